# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands, options and exit statuses as data/FORMAT.md, "From a shell", has them."""
import json
import os
import re
import resource
import struct
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import CORE, DATASET, Case, limits, main, read  # noqa: E402

BROKEN = """{"rapport": 1, "title": "B", "entities": [{"id": "a", "kind": "person", "name": "A"}],
 "events": [{"id": "e", "kind": "k", "title": "E", "when": "2020-13", "participants": ["nobody"]},
            {"kind": "k"}], "colour": 1}"""


class Words(Case):
    def test_version_and_help(self):
        self.assertRegex(self.expect(0, "--version").stdout, rb"^rapport \d+\.\d+\.\d+\n$")
        self.assertIn(b"check", self.expect(0, "--help").stdout)
        for command in ("check", "info", "list", "export", "dump", "convert", "new"):
            self.assertIn(command.encode(), self.expect(0, command, "--help").stdout)

    def test_wrong_usage(self):
        for arguments in ([], ["frobnicate"], ["list", DATASET], ["convert", DATASET], ["present", DATASET], ["check"],
                          ["check", DATASET, DATASET], ["check", DATASET, "--frob"], ["check", DATASET, "--size", "a4"],
                          ["check", "--json=yes", DATASET], ["export", DATASET], ["export", DATASET, "-o"],
                          ["export", DATASET, "-o", "x.gif"], ["dump", DATASET, "--view", "chart"],
                          ["dump", DATASET, "--size", "12"], ["dump", DATASET, "--size", "0x5"],
                          ["dump", DATASET, "--size", "1e3x5"], ["dump", DATASET, "--size", "a4-sideways"],
                          ["dump", DATASET, "--size", "-5x5"], ["dump", DATASET, "--scale", "nan"],
                          ["dump", DATASET, "--seed", "-1"], ["dump", DATASET, "--from", "yesterday"],
                          ["dump", DATASET, "--from", "2020", "--to", "2019"], ["dump", DATASET, "--from", "../2020"],
                          ["dump", DATASET, "--period", "2020/2019"], ["dump", DATASET, "--period-mode", "as-of"],
                          ["dump", DATASET, "--lanes", "colour"], ["dump", DATASET, "--filter", "kin=a"],
                          ["dump", DATASET, "--sight", "2@0.5"], ["dump", DATASET, "--sight", "1,2@3"], ["dump", DATASET, "--pages", "0x2"],
                          ["dump", DATASET, "--scope", "lane:"], ["dump", DATASET, "--scope", "selection"], ["dump", DATASET, "--margin", "12cm"],
                          ["dump", DATASET, "--dpi", "0"], ["dump", DATASET, "--theme", "Dark"], ["dump", DATASET, "--measure", "pango"]):
            done = self.expect(2, *arguments)
            self.assertEqual(done.stdout, b"", arguments)
            self.assertTrue(done.stderr.startswith(b"rapport: "), arguments)

    def test_ends_of_options(self):
        self.write("-x.json", read(DATASET))
        self.expect(0, "check", "--", "-x.json", cwd=self.folder)
        self.expect(2, "check", "-x.json", cwd=self.folder)


class Check(Case):
    def test_clean(self):
        self.assertEqual(self.expect(0, "check", DATASET).stdout.splitlines()[-1], b"0 errors, 0 warnings")

    def test_lines_and_json(self):
        path = self.write("b.json", BROKEN)
        lines = self.expect(1, "check", path).stdout.decode().splitlines()
        found = json.loads(self.expect(1, "check", "--json", path).stdout)
        self.assertEqual(found["file"], path)
        self.assertEqual(len(found["problems"]), found["errors"] + found["warnings"])
        self.assertGreaterEqual(found["errors"], 3)
        self.assertEqual(found["warnings"], 1)
        self.assertEqual(len(lines), len(found["problems"]) + 1)
        for line, problem in zip(lines, found["problems"]):
            start = f"{path}:{problem['line']}:{problem['column']}: {problem['severity']}: {problem['path']}"
            self.assertTrue(line.startswith(start), (line, start))
            self.assertIn(problem["message"], line)
            self.assertEqual(set(problem), {"severity", "line", "column", "path", "id", "message"})

    def test_no_escape_reaches_the_terminal(self):
        path = self.write("b.json", '{"rapport": 1, "title": "B", "events": [{"id": "\\u001b[2J", "kind": "k", "title": "E", '
                                    '"when": "\\u001b]0;x\\u0007"}]}')
        self.assertNotIn(b"\x1b", self.expect(1, "check", path).stdout)

    def test_missing(self):
        self.assertIn(b"rapport: ", self.expect(1, "check", self.path("none.json")).stderr)


class Info(Case):
    def test_facts(self):
        raw = json.loads(read(DATASET))
        found = json.loads(self.expect(0, "info", DATASET, "--json").stdout)
        self.assertEqual(list(found), ["title", "events", "entities", "relations", "sources", "errors", "warnings",
                                       "earliest", "latest"])
        for key in ("events", "entities", "relations", "sources"):
            self.assertEqual(found[key], len(raw[key]))
        self.assertEqual(found["earliest"], "1992-05-08")
        self.assertIn("title: " + raw["title"], self.expect(0, "info", DATASET).stdout.decode())

    def test_strict(self):
        path = self.write("b.json", BROKEN)
        self.assertIn(b"left out", self.expect(0, "info", path).stderr)
        self.expect(1, "info", path, "--strict")
        self.expect(0, "info", DATASET, "--strict")

    def test_closed_output(self):
        with open("/dev/full", "wb") as full:
            self.assertIn(b"standard output", self.expect(1, "info", DATASET, stdout=full).stderr)
        reader, writer = os.pipe()
        os.close(reader)
        self.expect(1, "info", DATASET, stdout=writer)
        os.close(writer)


class Pictures(Case):
    def test_sizes(self):
        for size, scale, expected in (("640x480", "2", (1280, 960)), ("a4", "1", (1123, 794)), ("slide", "1", (1920, 1080)),
                                      ("letter-portrait", "1", (816, 1056))):
            out = self.path("x.png")
            self.expect(0, "export", DATASET, "-o", out, f"--size={size}", "--scale", scale)
            data = read(out)
            self.assertEqual(struct.unpack(">II", data[16:24]), expected)
            dots = struct.unpack(">I", data[data.index(b"pHYs") + 4:][:4])[0]
            self.assertAlmostEqual(dots * 0.0254, 96 * float(scale), delta=0.1)
            self.assertNotIn(b"tIME", data)

    def test_too_large(self):
        done = self.expect(1, "export", DATASET, "-o", self.path("x.png"), "--scale", "100")
        self.assertRegex(done.stderr, rb"largest scale for this picture is [\d.]+")
        self.assertEqual(self.in_folder(), [])

    def test_svg_is_xml(self):
        import xml.etree.ElementTree as tree
        for view in ("timeline", "network"):
            out = self.path("x.svg")
            self.expect(0, "export", DATASET, "-o", out, "--view", view, "--select", "none-such")
            texts = [e.text for e in tree.parse(out).iter("{http://www.w3.org/2000/svg}text")]
            self.assertIn("TLP:CLEAR", texts)
            self.assertGreater(len(texts), 40)

    def test_refusals(self):
        copy = self.write("in.json", read(DATASET))
        os.symlink("in.json", self.path("in.png"))
        os.mkfifo(self.path("fifo.png"))
        os.mkdir(self.path("folder.png"))
        before = self.in_folder()
        for out in ("in.png", "fifo.png", "folder.png", "none/x.png"):
            self.expect(1, "export", copy, "-o", self.path(out))
        self.assertEqual(self.in_folder(), before)
        self.assertEqual(read(copy), read(DATASET))

    def test_limit_of_file_size(self):
        def small():
            limits()
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        old = self.write("x.png", b"old")
        self.expect(1, "export", DATASET, "-o", old, preexec=small)
        self.assertEqual(read(old), b"old")
        self.assertEqual(self.in_folder(), ["x.png"])

    def test_unknown_selection_and_empty_period(self):
        self.assertIn(b"no record has the id", self.expect(0, "dump", DATASET, "--select", "none").stderr)
        path = self.write("p.json", '{"rapport": 1, "title": "P", "events": [{"kind": "k", "title": "E", "when": "2020"}]}')
        self.assertIn(b"period", self.expect(0, "dump", path, "--period", "2100/2101").stderr)
        self.assertEqual(self.expect(0, "dump", path, "--period", "2020/2101").stderr, b"")


class Dump(Case):
    def shapes(self, *arguments):
        return json.loads(self.expect(0, "dump", DATASET, "--json", *arguments).stdout)

    def test_form(self):
        for view in ("timeline", "network"):
            dump = self.shapes("--view", view, "--size", "1000x700")
            self.assertEqual((dump["format"], dump["view"], dump["width"], dump["height"], dump["unit"]),
                             (1, view, 1000, 700, "px"))
            roles = {s["role"] for s in dump["shapes"]}
            self.assertTrue({"title", "marking", "legend", "label"} <= roles)
            self.assertTrue(({"mark", "bar"} if view == "timeline" else {"node", "tie"}) <= roles)
            for shape in dump["shapes"]:
                self.assertNotIn("state", shape)
                for key in ("x", "y", "width", "height"):
                    self.assertRegex(repr(shape[key]), r"^-?\d+(\.\d{1,3})?$")

    def test_nothing_to_show(self):
        """A view without records says so, and its legend speaks of nothing that is not there."""
        path = self.write("empty.json", '{"rapport": 1, "title": "Empty", "sources": [{"id": "s", "title": "Report"}]}')
        for view, words in (("timeline", "has a date"), ("network", "No entity is shown"), ("both", "No entity is shown"),
                            ("overview", "has a date"), ("table", "No event is shown"), ("sources", "0 events")):
            texts = [s["text"] for s in json.loads(self.expect(0, "dump", path, "--json", "--view", view, "--size", "600x400").stdout)["shapes"] if s["text"]]
            self.assertTrue(any(words in text for text in texts), (view, texts))
            self.assertEqual([t for t in texts if t.startswith(("Size:", "A source", "Together"))], [], view)

    def test_endless_words(self):
        """A name without a space is broken rather than left out."""
        name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
        path = self.write("words.json", json.dumps({"rapport": 1, "entities": [{"id": "a", "kind": "firm", "name": name}, {"id": "b", "kind": "firm", "name": name * 2}],
                                                    "relations": [{"kind": "owns", "from": "a", "to": "b"}]}))
        texts = [s["text"] for s in json.loads(self.expect(0, "dump", path, "--json", "--view", "network", "--size", "a4").stdout)["shapes"] if s["text"]]
        for wanted in (name, name * 2):
            self.assertIn(wanted, [text.replace(" ", "").replace("\n", "") for text in texts])

    def test_nothing_touches(self):
        for view in ("timeline", "network"):
            for size in ("1280x800", "a4", "a4-portrait", "slide", "640x480", "360x480"):
                dump = self.shapes("--view", view, "--size", size)
                w, h = dump["width"], dump["height"]
                texts = [s for s in dump["shapes"] if s["text"]]
                for i, a in enumerate(texts):
                    self.assertTrue(a["x"] >= 0.049 * w and a["y"] >= 0.049 * h, (view, size, a))
                    self.assertTrue(a["x"] + a["width"] <= 0.9501 * w + 1, (view, size, a))
                    self.assertTrue(a["y"] + a["height"] <= 0.9501 * h + 1, (view, size, a))
                    for b in texts[:i]:
                        apart = (a["x"] >= b["x"] + b["width"] - 0.01 or b["x"] >= a["x"] + a["width"] - 0.01
                                 or a["y"] >= b["y"] + b["height"] - 0.01 or b["y"] >= a["y"] + a["height"] - 0.01)
                        self.assertTrue(apart, (view, size, a, b))

    def test_selection(self):
        raw = json.loads(read(DATASET))
        event = raw["events"][0]["id"]
        states = {s["id"]: s["state"] for s in self.shapes("--select", event)["shapes"] if s["role"] in ("mark", "bar")}
        self.assertEqual([i for i, s in states.items() if s == "selected"], [event])
        self.assertIn("other", states.values())

    def test_title_and_legend(self):
        shapes = self.shapes("--title", "Ein Titel", "--no-legend")["shapes"]
        self.assertIn("Ein Titel", [s["text"] for s in shapes if s["role"] == "title"])
        self.assertNotIn("planned", [s["text"] for s in shapes])
        self.assertIn("planned", [s["text"] for s in self.shapes()["shapes"]])

    def test_period_hides(self):
        def events(*arguments):
            return {s["id"] for s in self.shapes(*arguments)["shapes"] if s["role"] in ("mark", "bar")}
        self.assertLess(len(events("--period", "2023/2023")), len(events()))
        self.assertEqual(events("--period", "2023/2023", "--dim"), events())

    def test_rows_of_sources(self):
        def rows(*arguments):
            return [s["id"] for s in self.shapes("--view", "sources", *arguments)["shapes"] if s["role"] == "row"]
        raw = json.loads(read(DATASET))
        for table in ("events", "entities", "relations"):
            listed = rows("--rows", table)
            self.assertTrue(listed and set(listed) <= {r.get("id") for r in raw[table]}, table)
        by_time, by_standing, source = rows(), rows("--order", "standing"), raw["sources"][0]["id"]
        self.assertEqual(by_time, rows("--order", "time", "--rows", "events"))
        self.assertNotEqual(by_time, by_standing)
        told = {e["id"] for e in raw["events"] if f'"{source}' in json.dumps(e["evidence"])}
        self.assertTrue(set(rows("--order", source)) <= told)
        self.assertIn(b"no source has the id", self.expect(1, "dump", DATASET, "--view", "sources", "--order", "none").stderr)
        self.expect(2, "dump", DATASET, "--view", "sources", "--rows", "sources")

    def test_fixed_measure(self):
        shapes = self.shapes("--measure", "fixed")["shapes"]
        labels = [s for s in shapes if s["role"] == "label"]
        self.assertTrue(any(abs(s["width"] - 0.6 * 13 * len(s["text"])) < 0.01 for s in labels))


class New(Case):
    def test_new(self):
        path = self.path("n.json")
        self.expect(0, "new", path)
        self.assertEqual(self.expect(0, "check", path).stdout, b"0 errors, 0 warnings\n")
        before = read(path)
        self.expect(1, "new", path)
        self.assertEqual(read(path), before)
        os.symlink("nowhere", self.path("dangling"))
        self.expect(1, "new", self.path("dangling"))
        self.expect(1, "new", self.path("none/x.json"))

    def test_links_no_gtk(self):
        done = subprocess.run(["ldd", CORE], stdout=subprocess.PIPE, check=False)
        self.assertFalse(re.search(rb"libgtk|libgdk-|libadwaita", done.stdout))


if __name__ == "__main__":
    main()
