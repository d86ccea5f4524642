# SPDX-License-Identifier: GPL-3.0-or-later
"""`rapport list`: the tables as text, CSV and JSON, as data/FORMAT.md, "From a shell", has them."""
import csv
import io
import json
import os
import sys
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, main, read  # noqa: E402

TABLES = ("events", "entities", "relations", "sources")

SMALL = {
    "rapport": 1, "title": "S",
    "sources": [{"id": "s", "title": "Paper, \"the\" one", "published": "2011"}],
    "entities": [{"id": "a", "kind": "person", "name": "Ärnst", "sort": "zz"}, {"id": "b", "kind": "person", "name": "bob"},
                 {"id": "c", "kind": "person", "name": "Čapek"}, {"id": "d", "kind": "person", "name": "日本語"}],
    "events": [{"id": "e1", "kind": "talk", "title": "=1+1", "when": "2005-03-01", "participants": ["a", "b"], "evidence": "s"},
               {"id": "e2", "kind": "talk", "title": "Line\nbreak \u001b[2J", "when": "2001", "participants": "b", "tags": ["x, y", "z"]},
               {"id": "e3", "kind": "talk", "title": "Undated", "participants": "c"},
               {"id": "e4", "kind": "talk", "title": "Later", "when": "2015/..", "status": "ongoing"}],
    "relations": [{"id": "r1", "kind": "knows", "from": "a", "to": "b", "directed": False, "weight": 2, "events": "e1"},
                  {"id": "r2", "kind": "knows", "from": "b", "to": "c", "when": "2001/2002"}],
}


class Lists(Case):
    def setUp(self):
        super().setUp()
        self.small = self.write("small.json", json.dumps(SMALL))

    def json_of(self, *arguments, path=None):
        return json.loads(self.expect(0, "list", path or self.small, "--json", *arguments).stdout)

    def ids(self, *arguments, **options):
        return [row["id"] for row in self.json_of(*arguments, **options)["rows"]]

    def csv_of(self, *arguments, path=None):
        out = self.expect(0, "list", path or self.small, "--csv", *arguments).stdout.decode()
        return list(csv.reader(io.StringIO(out, newline="")))

    def test_all_records_stand_in_every_form(self):
        raw = json.loads(read(DATASET))
        for table in TABLES:
            found = self.json_of("--" + table, path=DATASET)
            self.assertEqual((found["table"], found["listed"], found["of"]), (table, len(raw[table]), len(raw[table])))
            rows = self.csv_of("--" + table, path=DATASET)
            self.assertEqual(rows[0], list(found["rows"][0]))
            self.assertEqual([row[0] for row in rows[1:]], [row["id"] for row in found["rows"]])
            text = self.expect(0, "list", DATASET, "--" + table)
            self.assertEqual(len(text.stdout.decode().splitlines()), len(raw[table]) + 1)
            self.assertEqual(text.stderr, b"")
            given = {r["id"] for r in raw[table] if "id" in r}
            self.assertTrue(given <= {row["id"] for row in found["rows"]})

    def test_csv_is_rfc_4180_and_mangles_nothing(self):
        out = self.expect(0, "list", self.small, "--events", "--csv").stdout
        self.assertEqual(out.count(b"\r\n"), 5)
        rows = {row[0]: row for row in self.csv_of("--events")[1:]}
        title = self.csv_of("--events")[0].index("title")
        self.assertEqual(rows["e1"][title], "=1+1")
        self.assertEqual(rows["e2"][title], "Line\nbreak \u001b[2J")
        self.assertIn(b'"Paper, ""the"" one"', self.expect(0, "list", self.small, "--sources", "--csv").stdout)

    def test_json_has_types(self):
        row = {r["id"]: r for r in self.json_of("--events")["rows"]}
        self.assertEqual(row["e2"]["tags"], ["x, y", "z"])
        self.assertEqual(row["e1"]["participants"], ["Ärnst", "bob"])
        self.assertEqual((row["e1"]["when"], row["e1"]["in_words"]), ("2005-03-01", "1 March 2005"))
        self.assertIsNone(row["e3"]["when"])
        self.assertEqual((row["e1"]["sources"], row["e1"]["disputed"]), (1, False))
        self.assertEqual(row["e4"]["status"], "ongoing")

    def test_measures(self):
        row = {r["id"]: r for r in self.json_of("--entities")["rows"]}
        self.assertEqual([row[i]["ties"] for i in "abcd"], [1, 2, 1, 0])
        self.assertEqual([row[i]["betweenness"] for i in "abcd"], [0, 1, 0, 0])
        self.assertAlmostEqual(sum(r["pagerank"] for r in row.values()), 4, delta=0.01)
        during = {r["id"]: r for r in self.json_of("--entities", "--period", "2010/2011")["rows"]}
        self.assertEqual([during[i]["ties"] for i in "abcd"], [1, 1, 0, 0])
        self.assertEqual(during["b"]["betweenness"], 0)
        self.assertEqual(during["b"]["events"], 0)

    def test_sorting(self):
        self.assertEqual(self.ids("--events"), ["e2", "e1", "e4", "e3"])
        self.assertEqual(self.ids("--events", "--sort", "when:desc"), ["e4", "e1", "e2", "e3"])
        self.assertEqual(self.ids("--entities"), ["a", "b", "c", "d"])
        self.assertEqual(self.ids("--entities", "--sort", "name"), ["b", "c", "a", "d"])
        self.assertEqual(self.ids("--entities", "--sort=ties:desc"), ["b", "a", "c", "d"])
        self.assertEqual(self.ids("--entities", "--sort", "ties:asc"), ["d", "a", "c", "b"])
        self.assertEqual(self.ids("--relations", "--sort", "to"), ["r1", "r2"])

    def test_order_does_not_hang_on_the_locale(self):
        for locale in ("C", "C.UTF-8", "sv_SE.UTF-8"):
            done = self.expect(0, "list", self.small, "--entities", "--csv", "--sort", "name", LC_ALL=locale)
            self.assertEqual([line.split(b",")[0] for line in done.stdout.splitlines()[1:]], [b"b", b"c", b"a", b"d"])

    def test_what_is_filtered_out_is_said(self):
        done = self.expect(0, "list", self.small, "--events", "--period", "2000/2002")
        self.assertIn(b"2 of 4 events", done.stderr)
        self.assertEqual(self.ids("--events", "--period", "2000/2002"), ["e2", "e3"])
        self.assertEqual(self.ids("--events", "--from", "2004", "--to", "2006"), ["e1", "e3"])
        self.assertIn(b"0 of 1 source\n", self.expect(0, "list", self.small, "--sources", "--period", "1900").stderr)
        dimmed = self.json_of("--events", "--period", "2000/2002", "--dim")
        self.assertEqual([(r["id"], r["shown"]) for r in dimmed["rows"]],
                         [("e2", True), ("e3", True), ("e1", False), ("e4", False)])

    def test_filter(self):
        self.assertEqual(self.ids("--events", "--filter", "status=ongoing"), ["e4"])
        self.assertIn(b"1 of 4 events", self.expect(0, "list", self.small, "--events", "--filter", "status=ongoing").stderr)

    def test_selection(self):
        states = {r["id"]: r["state"] for r in self.json_of("--events", "--select", "e1")["rows"]}
        self.assertEqual(states, {"e1": "selected", "e2": "other", "e3": "other", "e4": "other"})
        states = {r["id"]: r["state"] for r in self.json_of("--entities", "--select", "e1")["rows"]}
        self.assertEqual(states, {"a": "related", "b": "related", "c": "other", "d": "other"})
        self.assertIn(b"no record has the id", self.expect(0, "list", self.small, "--events", "--select", "nobody").stderr)

    def test_text_is_aligned_and_safe(self):
        out = self.expect(0, "list", self.small, "--events").stdout.decode()
        self.assertNotIn("\x1b", out)
        self.assertEqual(len(out.splitlines()), 5)
        lines = self.expect(0, "list", self.small, "--entities").stdout.decode().splitlines()
        at = lines[0].index("kind")

        def place(line, word):
            before = line[:line.index(word)]
            return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in before)
        self.assertEqual({place(line, "Person") for line in lines[1:]}, {at})

    def test_wrong_usage(self):
        for arguments in (["--events", "--entities"], ["--events", "--csv", "--json"], [], ["--events", "--sort"],
                          ["--events", "--sort", "name"], ["--events", "--sort", "when:down"], ["--sort", "when"],
                          ["--events", "--sort", ""], ["--events=yes"]):
            self.expect(2, "list", self.small, *arguments)
        done = self.expect(2, "list", self.small, "--entities", "--sort", "betweeness")
        self.assertIn("“betweenness”", done.stderr.decode())
        self.expect(2, "check", self.small, "--events")

    def test_strict_and_missing(self):
        broken = self.write("b.json", '{"rapport": 1, "title": "B", "events": [{"kind": "k", "title": "E"}, {"kind": "k"}]}')
        self.assertIn(b"left out", self.expect(0, "list", broken, "--events").stderr)
        self.expect(1, "list", broken, "--events", "--strict")
        self.expect(1, "list", self.path("none.json"), "--events")

    def test_the_same_at_every_run(self):
        first = self.expect(0, "list", DATASET, "--entities", "--json").stdout
        self.assertEqual(first, self.expect(0, "list", DATASET, "--entities", "--json").stdout)
        self.assertNotRegex(first.decode(), r"\d\.\d{4}")


if __name__ == "__main__":
    main()
