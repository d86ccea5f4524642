# SPDX-License-Identifier: GPL-3.0-or-later
"""What is hidden, not dimmed, is in no byte of a file: every record of a dataset has words of its own in every field, and
those of the hidden are looked for in each format. What is visible is there, as far as the format has a place for it."""
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import Case, main, read, sample  # noqa: E402

TABLES = ("events", "entities", "relations", "sources")
VIEWS = ("timeline", "network", "both", "sources", "overview", "table")
PREFIX = 7  # letters by which a word is known: labels may be cut


class Words:
    """A word for each field of each record, none of which has another's beginning."""

    def __init__(self):
        self.of = {}

    def __call__(self, record, field):
        number, letters = sum(map(len, self.of.values())) * 7919 + 26 ** 3, ""
        for _ in range(5):
            number, letter = divmod(number, 26)
            letters += chr(ord("a") + letter)
        word = "zq" + letters + "x"
        self.of.setdefault(record, {})[field] = word
        return word


def make():
    """The dataset and its words. Records of all types hang on one another across whatever a filter divides."""
    word = Words()

    def common(record, url=True):
        given = {"id": "id-" + word(record, "id"), "summary": f"Summary {word(record, 'summary')}.",
                 "tags": ["even" if int(record[-1]) % 2 == 0 else "odd", word(record, "tag")],
                 "attributes": [{"label": word(record, "figure"), "value": word(record, "value"), "evidence": proof(record, "figure-")}],
                 "x-note": word(record, "ignored")}
        if url:
            given["url"] = f"https://example.org/{word(record, 'url')}"
        return given

    def proof(record, of=""):
        source = f"s{(int(record[-1]) + (1 if of else 0)) % 4}"
        return {"source": ids(source), "locator": word(record, of + "locator"), "passage": word(record, of + "passage"),
                "origin": word(record, of + "origin"), "grade": "B2"}

    def ids(record):
        return "id-" + word.of[record]["id"]

    sources, entities, events, relations = [], [], [], []
    for i in range(6):
        word(f"s{i}", "id")
    for i in range(6):  # the last two support nothing
        name = f"s{i}"
        kept = word.of[name]["id"]
        sources.append({"id": "id-" + kept, "title": f"Title {word(name, 'title')}", "publisher": word(name, "publisher"),
                        "author": word(name, "author"), "published": f"200{i}-02-03", "url": f"https://example.org/{word(name, 'url')}",
                        "summary": word(name, "summary"), "tags": [word(name, "tag")], "language": "en",
                        "origin": ids(f"s{(i + 1) % 6}") if i % 2 else word(name, "origin"), "reliability": "B",
                        "file": f"papers/{word(name, 'file')}.txt"})
    for i in range(8):
        name = f"n{i}"
        record = common(name)
        record.update(kind=("person", "place", "company")[i % 3], name=f"Name {word(name, 'name')}", aliases=[word(name, "alias")],
                      evidence=proof(name))
        if i % 3 == 1:
            record["location"] = {"lat": 40 + i, "lon": 10 + i}
        if i > 4:
            record["when"] = f"200{i - 4}/200{i - 3}"
        if i == 6:
            record["possibly_same"] = ids("n0")
        entities.append(record)
    for i in range(10):
        name = f"e{i}"
        record = common(name, url=i % 2 == 0)
        record.update(kind=("talk", "visit")[i % 2], title=f"Title {word(name, 'title')}", when=f"200{i}-0{1 + i % 9}-12",
                      when_text=word(name, "worded"), when_note=word(name, "note"), place=ids(f"n{(1, 4, 7)[i % 3]}"),
                      participants=[{"entity": ids(f"n{(i + k) % 8}"), "role": word(name, f"role{k}")} for k in range(3)],
                      evidence=[proof(name), {"source": ids("s0"), "passage": word(name, "second"), "says": {"when": "1999-01-01"}}],
                      marking=word(name, "marking"), status="planned" if i == 9 else "done")
        if i > 0:
            record["links"] = [{"to": ids(f"e{i - 1}"), "kind": "caused"}]
        if i in (3, 4):
            record["part_of"] = ids("e2")
        if i == 5:
            record.pop("when")
            record["after"] = ids("e4")
        events.append(record)
    for i in range(8):
        name = f"r{i}"
        record = common(name)
        record.update(kind="pays" if i % 2 else "knows", label=f"Label {word(name, 'label')}", **{"from": ids(f"n{i}"), "to": ids(f"n{(i + 3) % 8}")},
                      when=f"200{i}", evidence=proof(name), events=[ids(f"e{i}")])
        relations.append(record)
    head = {"rapport": 1, "title": "Leaks", "updated": "2010-01-01", "sources": sources, "entities": entities, "events": events,
            "relations": relations}
    return head, word.of


# The first leave out records of every type, the last few cut through what hangs together.
CHOICES = (
    ("--filter", "kind=talk"),
    ("--filter", "tag=odd"),
    ("--filter", "entity-kind=person"),
    ("--filter", "relation-kind=pays"),
    ("--period", "2003/2005"),
    ("--period", "2004", "--period-mode", "as-of"),
    ("--period", "2004", "--period-mode", "up-to"),
    ("--filter", "status=planned", "--period", "2004/.."),
    ("--filter", "entity-kind=place", "--filter", "kind=visit", "--period", "2001/2006"),
)


def inflated(data):
    """A PDF and all that is compressed in it."""
    parts = [data]
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            parts.append(zlib.decompressobj().decompress(data[found.end():]))
        except zlib.error:
            continue
    return b"\n".join(parts)


def spellings(word):
    """As a PDF may write it, in lower case."""
    wide = word.encode("utf-16-be")
    return (word.encode(), wide, wide.hex().encode(), word.encode().hex().encode())


class Leaks(Case):
    @classmethod
    def setUpClass(cls):
        cls.dataset, cls.words = make()
        cls.seen = {}

    def setUp(self):
        super().setUp()
        self.input = self.write("leaks.json", json.dumps(self.dataset))
        self.record_of = {"id-" + words["id"]: record for record, words in self.words.items()}

    def visible(self, *choices):
        if choices not in self.seen:
            found = set()
            for table in TABLES:
                rows = json.loads(self.expect(0, "list", self.input, "--" + table, "--json", *choices).stdout)["rows"]
                found |= {self.record_of[row["id"]] for row in rows}
            self.seen[choices] = found
        return self.seen[choices]

    def export(self, name, *arguments):
        """All pages of it."""
        for left in glob.glob(self.path("out*")):
            os.remove(left)
        self.expect(0, "export", self.input, "-o", self.path(name), *arguments)
        files = sorted(glob.glob(self.path("out*")))
        self.assertTrue(files)
        return b"\n".join(read(path) for path in files)

    def assert_silent(self, data, hidden, where, spell=lambda word: (word.encode(),)):
        data = data.lower()
        for record in sorted(hidden):
            for field, word in self.words[record].items():
                for spelling in spell(word[:PREFIX]):
                    self.assertNotIn(spelling, data, (where, record, field))

    def assert_found(self, data, seen, where, spell=lambda word: (word.encode(),)):
        """The search finds what is there: else it would find nothing of the hidden either."""
        self.assertTrue(any(spelling in data.lower() for record in seen if record[0] in "en"
                            for field in ("title", "name") if field in self.words[record]
                            for spelling in spell(self.words[record][field][:PREFIX])), where)

    def test_the_choices_hide_some_of_everything(self):
        kinds = set()
        for choices in CHOICES:
            hidden = set(self.words) - self.visible(*choices)
            self.assertTrue(hidden, choices)
            kinds |= {record[0] for record in hidden}
        self.assertEqual(kinds, set("enrs"))
        self.assertEqual(self.visible(), set(self.words))

    def test_data(self):
        for choices in sample(CHOICES, 2):
            hidden = set(self.words) - self.visible(*choices)
            for suffix in ("csv", "entities.csv", "relations.csv", "sources.csv", "ics", "graphml", "gexf"):
                for more in ((), ("--network-events", "nodes")) if suffix in ("graphml", "gexf") else ((),):
                    data = self.export("out." + suffix, *choices, *more)
                    # lines of a calendar are folded within words
                    self.assert_silent(data.replace(b"\r\n ", b""), hidden, (suffix, choices, more))

    def test_lists(self):
        for choices in sample(CHOICES, 3):
            hidden = set(self.words) - self.visible(*choices)
            for table in TABLES:
                for form in ((), ("--csv",)):
                    out = self.expect(0, "list", self.input, "--" + table, *form, *choices).stdout
                    self.assert_silent(out, hidden, (table, form, choices))

    def test_svg(self):
        for number, choices in sample(enumerate(CHOICES), 3):
            seen = self.visible(*choices)
            hidden = set(self.words) - seen
            for view in VIEWS if number % 3 == 0 else ("timeline", "network", "table"):
                for more in ((), ("--network-events", "nodes")) if view == "network" else ((),):
                    data = self.export("out.svg", "--view", view, "--size", "2400x1600", *choices, *more)
                    self.assert_silent(data, hidden, ("svg", view, choices, more))
                    if view != "overview":
                        self.assert_found(data, seen, ("svg", view, choices, more))

    def test_lanes(self):
        """Lanes have names of their own, and so has what is selected."""
        for choices in sample(CHOICES, 5):
            seen = self.visible(*choices)
            event = next((record for record in sorted(seen) if record[0] == "e"), None)
            select = ("--select", "id-" + self.words[event]["id"]) if event else ()
            for lanes in ("entity", "place", "source", "tag", "none"):
                data = self.export("out.svg", "--lanes", lanes, "--size", "2400x1600", *choices, *select)
                self.assert_silent(data, set(self.words) - seen, ("svg", lanes, choices, select))

    def test_pdf(self):
        for choices in sample(CHOICES[1:6:2] + CHOICES[-1:], 4):
            seen = self.visible(*choices)
            hidden = set(self.words) - seen
            for view in VIEWS:
                data = inflated(self.export("out.pdf", "--view", view, "--size", "a3", *choices))
                self.assert_silent(data, hidden, ("pdf", view, choices), spellings)
                text = subprocess.run(["pdftotext", self.path("out.pdf"), "-"], check=True, capture_output=True).stdout
                text = re.sub(rb"\s", b"", text)
                self.assert_silent(text, hidden, ("pdf text", view, choices))
                if view != "overview":
                    self.assert_found(text, seen, ("pdf text", view, choices))
                    self.assert_found(data, seen, ("pdf", view, choices), spellings)

    def test_png(self):
        for choices in CHOICES[::3]:
            hidden = set(self.words) - self.visible(*choices)
            data = self.export("out.png", *choices)
            at, chunks = 8, []
            while at < len(data):
                length = int.from_bytes(data[at:at + 4], "big")
                if data[at + 4:at + 8] not in (b"IDAT", b"PLTE"):
                    chunks.append(data[at + 4:at + 8 + length])
                at += 12 + length
            self.assertIn(b"IHDR", chunks[0])
            self.assert_silent(b"\n".join(chunks), hidden, ("png", choices))

    def test_hidden_kinds_of_the_network(self):
        hidden = {"n1", "n4", "n7"}
        for suffix in ("graphml", "gexf", "svg"):
            data = self.export("out." + suffix, "--view", "network", "--hide-kind", "place")
            self.assert_silent(data, hidden, suffix)

    def test_a_hub_that_is_hidden(self):
        """Its leaves are folded into one node, which is named after it."""
        people = [{"id": f"leaf{i}", "kind": "person", "name": f"Leaf {i}"} for i in range(5)]
        dataset = {"rapport": 1, "title": "Hub", "entities": [{"id": "zqhubx", "kind": "company", "name": "zqcompanyx"}, *people],
                   "relations": [{"kind": "knows", "from": "zqhubx", "to": f"leaf{i}", "label": "zqlabelx"} for i in range(5)]}
        self.input = self.write("hub.json", json.dumps(dataset))
        folded = self.write("hub.arrangement.json", json.dumps({"rapport-arrangement": 1, "fold_leaves": True, "hide": True}))
        for suffix in ("svg", "pdf", "graphml", "gexf"):
            data = self.export("out." + suffix, "--view", "network", "--arrangement", folded, "--filter", "entity-kind=person")
            data = inflated(data).lower()
            for word in ("zqhub", "zqcompany", "zqlabel"):
                for spelling in spellings(word):
                    self.assertNotIn(spelling, data, (suffix, word))

    def test_scope(self):
        """A selection with its neighbours: of what is further away nothing is said."""
        own = "id-" + self.words["s5"]["id"]
        far = {record for record in self.words if record[0] in "enr"}
        for suffix in ("csv", "entities.csv", "relations.csv", "ics", "graphml", "gexf", "svg"):
            data = self.export("out." + suffix, "--scope", "selection", "--select", own)
            self.assert_silent(data.replace(b"\r\n ", b""), far, suffix)

    def test_range(self):
        """Events out of sight are in no table of events, and in no calendar."""
        early = {f"e{i}" for i in range(4)}
        for suffix in ("csv", "ics"):
            data = self.export("out." + suffix, "--from", "2006-01-01").replace(b"\r\n ", b"")
            text = data.lower()
            for record in early:
                for field in ("title", "summary", "passage", "marking"):
                    self.assertNotIn(self.words[record][field][:PREFIX].encode(), text, (suffix, record, field))
            self.assertIn(self.words["e8"]["title"].encode(), text)

    # ---- and what is visible is there ----

    def assert_said(self, data, records, fields, where):
        text = data.lower()
        for record in sorted(records):
            for field in fields:
                self.assertIn(self.words[record][field].encode(), text, (where, record, field))

    def test_what_is_visible_is_there(self):
        common = ("id", "summary", "tag", "figure", "value", "locator", "passage")
        for choices in ((), *CHOICES):
            seen = self.visible(*choices)
            of = {letter: {record for record in seen if record[0] == letter} for letter in "enrs"}
            self.assert_said(self.export("out.csv", *choices), of["e"], common + ("title", "worded", "marking", "second"), choices)
            self.assert_said(self.export("out.entities.csv", *choices), of["n"], common + ("name", "alias", "url"), choices)
            self.assert_said(self.export("out.relations.csv", *choices), of["r"], common + ("label", "url"), choices)
            self.assert_said(self.export("out.sources.csv", *choices), of["s"],
                             ("id", "title", "publisher", "author", "url", "summary", "tag", "file"), choices)
            calendar = self.export("out.ics", *choices).replace(b"\r\n ", b"")
            self.assert_said(calendar, of["e"] - {"e5"}, ("title", "summary", "worded", "tag", "locator", "marking"), choices)
            for suffix in ("graphml", "gexf"):
                data = self.export("out." + suffix, *choices)
                self.assert_said(data, of["n"], ("id", "name", "alias", "summary", "tag", "url"), (suffix, choices))

    def test_people_and_places_that_are_visible_are_named(self):
        rows = list(csv.DictReader(io.StringIO(self.export("out.csv", "--filter", "entity-kind=person").decode(), newline="")))
        self.assertEqual(len(rows), 10)
        for row in rows:
            self.assertEqual(row["place"], "")
            number = int(self.record_of[row["id"]][1:])
            people = [n % 8 for n in range(number, number + 3) if n % 8 % 3 == 0]
            self.assertEqual(len(row["people"].split("; ")), len(people), row)
            for person in people:
                self.assertIn(self.words[f"n{person}"]["name"], row["people"])

    def test_what_is_dimmed_is_there(self):
        data = self.export("out.csv", "--filter", "kind=talk", "--dim")
        rows = {self.record_of[row["id"]]: row for row in csv.DictReader(io.StringIO(data.decode(), newline=""))}
        self.assertEqual({name for name, row in rows.items() if row["shown"] == "true"}, {f"e{i}" for i in range(0, 10, 2)})
        self.assert_said(data, rows, ("title", "summary"), "dim")


if __name__ == "__main__":
    main()
