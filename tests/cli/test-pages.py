# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures over several pages, by the shapes that `dump --json` tells of: everything is on some page, rows and lanes go on at the
same height, and no text leaves its page or meets another."""
import json
import os
import re
import subprocess
import sys
from collections import defaultdict

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import Case, DATASET, box, main, meeting, read, run  # noqa: E402

A4 = (297 * 96 / 25.4, 210 * 96 / 25.4)
EVENTS = 2000


class Pages(Case):
    def dump(self, path, *arguments, seconds=60):
        done = self.expect(0, "dump", path, "--json", *arguments, seconds=seconds)
        self.assertEqual(done.stderr, b"")
        dump = json.loads(done.stdout)
        self.assert_readable(dump)
        return dump

    def assert_readable(self, dump):
        pages = defaultdict(list)
        for shape in dump["shapes"]:
            if shape.get("text"):
                pages[shape.get("page", 1)].append(shape)
        for number, texts in pages.items():
            for text in texts:
                left, top, right, bottom = box(text)
                self.assertTrue(left >= 0 and top >= 0 and right <= dump["width"] and bottom <= dump["height"], (number, text))
            self.assertEqual(meeting(texts), [], number)

    def generated(self, events):
        path = self.path(f"{events}.json")
        with open(path, "wb") as out:
            subprocess.run([os.environ["RAPPORT_GENERATE"], "--events", str(events)], stdout=out, check=True, timeout=60)
        return path

    def assert_all_there(self, path, shapes, roles=("mark", "bar", "label")):
        """Every event has a mark, a bar or a place in a list, or is one of those that a cluster counts."""
        with open(path, encoding="utf-8") as file:
            events = {event["id"] for event in json.load(file)["events"]}
        drawn = {shape.get("id") or shape.get("of") for shape in shapes if shape["role"] in roles}
        counted = {member for shape in shapes if shape["role"] == "cluster" for member in shape.get("ids", ())}
        parts = events - drawn - counted
        with open(path, encoding="utf-8") as file:
            parents = {event["id"]: event.get("part_of") for event in json.load(file)["events"]}
        self.assertEqual([event for event in parts if not parents[event]], [])  # a parent stands for its parts
        return events & drawn, counted

    def assert_joined(self, dump, columns=1000):
        """Lanes and rows stand at one height on pages beside one another."""
        lanes, rows = defaultdict(set), defaultdict(set)
        for shape in dump["shapes"]:
            if shape["role"] == "lane" and shape.get("text"):
                lanes[shape["text"], shape.get("id"), (shape["page"] - 1) // columns].add((shape["x"], shape["y"], shape["height"]))
            if shape["role"] in ("mark", "bar") and shape.get("id"):
                rows[shape["role"], shape["id"], shape["height"], (shape["page"] - 1) // columns].add((shape["page"], shape["y"]))
        self.assertTrue(lanes)
        for name, places in lanes.items():
            self.assertEqual(len(places), 1, name)
        n_joined = 0
        for key, places in rows.items():
            heights = defaultdict(set)  # of an event on several lanes
            for page, y in places:
                heights[page].add(y)
            n_joined += len(heights) > 1
            self.assertEqual(len(set(map(frozenset, heights.values()))), 1, (key, places))
        return n_joined

    # ---- a timeline ----

    def test_two_thousand_events_on_twenty_pages(self):
        path = self.generated(EVENTS)
        dump = self.dump(path, "--pages", "20", "--size", "a4", "--measure", "fixed")
        self.assertEqual(dump["pages"], 20)
        self.assertEqual({shape["page"] for shape in dump["shapes"]}, set(range(1, 21)))
        drawn, counted = self.assert_all_there(path, dump["shapes"])
        self.assertGreater(len(drawn), 0.8 * EVENTS)
        self.assertLess(len(counted), 0.1 * EVENTS)
        self.assertGreater(self.assert_joined(dump), 20)
        words = {shape["text"] for shape in dump["shapes"] if shape.get("text")}
        self.assertLessEqual({f"Page {n} of 20" for n in range(1, 21)}, words)
        ticks = {shape["page"] for shape in dump["shapes"] if shape["role"] == "tick" and shape.get("text")}
        self.assertEqual(ticks, set(range(1, 21)))

    def test_as_many_as_it_needs(self):
        self.assertEqual(self.dump(DATASET, "--pages", "auto", "--size", "a4").get("pages", 1), 1)
        path = self.generated(600)
        dump = self.dump(path, "--pages", "auto", "--size", "a4", "--measure", "fixed")
        self.assertGreater(dump["pages"], 3)
        drawn, counted = self.assert_all_there(path, dump["shapes"])
        self.assertLessEqual(len(counted), 600 / 20)

    def test_bundled_on_three_pages(self):
        dump = self.dump(DATASET, "--pages", "3", "--size", "a4")
        self.assertEqual(dump["pages"], 3)
        self.assertGreater(self.assert_joined(dump), 0)
        self.assert_all_there(DATASET, dump["shapes"])
        undated = [shape["text"] for shape in dump["shapes"] if shape["role"] == "cluster"]
        self.assertEqual(undated, [])

    def test_pages_below_one_another(self):
        path = self.generated(300)
        dump = self.dump(path, "--pages", "3x2", "--lanes", "entity", "--size", "a4", "--measure", "fixed")
        self.assertEqual(dump["pages"], 6)
        self.assert_joined(dump, 3)
        self.assert_all_there(path, dump["shapes"])
        lanes = [{shape["text"] for shape in dump["shapes"] if shape["role"] == "lane" and shape.get("text") and shape["page"] == page}
                 for page in (1, 2, 4, 5)]
        self.assertEqual(lanes[0], lanes[1])
        self.assertEqual(lanes[2], lanes[3])
        self.assertLessEqual(len(lanes[0] & lanes[2]), 1)  # one may go on below

    def test_sizes_and_ranges(self):
        path = self.generated(200)
        for arguments in (("--size", "a4-portrait"), ("--size", "slide"), ("--size", "500x400"), ("--from", "1980", "--to", "1990"),
                          ("--no-fold",), ("--lanes", "none"), ("--no-legend", "--no-title", "--no-sources", "--margin", "4")):
            dump = self.dump(path, "--pages", "4", *arguments)
            self.assertEqual(dump["pages"], 4, arguments)
            self.assert_joined(dump)

    def test_nothing_and_tiny(self):
        empty = self.write("empty.json", json.dumps({"rapport": 1, "title": "Empty"}))
        undated = self.write("undated.json", json.dumps({"rapport": 1, "title": "Undated", "events": [
            {"id": f"e{i}", "kind": "talk", "title": f"Undated event number {i}"} for i in range(300)]}))
        for path in (empty, undated):
            for size in ("a4", "320x240"):
                for pages in ("3", "auto", "2x2"):
                    self.dump(path, "--pages", pages, "--size", size)
        dump = self.dump(undated, "--pages", "2", "--size", "a4")
        self.assert_all_there(undated, dump["shapes"])
        self.assertEqual([s for s in dump["shapes"] if s["role"] == "cluster"], [])

    # ---- a poster ----

    OVERLAP = 72

    def sheets(self, dump, columns):
        """By page where the sheet lies on the poster, and its shapes there."""
        edges = {}
        for shape in dump["shapes"]:
            if shape["role"] == "decoration" and shape["width"] > dump["width"] / 2 and shape["height"] > dump["height"] / 4:
                edges[shape["page"]] = box(shape)
        self.assertEqual(len(edges), dump["pages"])
        self.assertEqual(len(set(edges.values())), 1)
        left, top, right, bottom = edges[1]
        shapes = defaultdict(list)
        for shape in dump["shapes"]:
            column, row = (shape["page"] - 1) % columns, (shape["page"] - 1) // columns
            dx = column * (right - left - self.OVERLAP) - left
            dy = row * (bottom - top - self.OVERLAP) - top
            if shape["role"] in ("node", "label", "tie"):
                # nothing reaches out of the sheet
                self.assertTrue(shape["x"] >= left - 0.1 and shape["y"] >= top - 0.1 and shape["x"] + shape["width"] <= right + 0.1
                                and shape["y"] + shape["height"] <= bottom + 0.1, shape)
                shapes[shape["page"]].append((shape, dx, dy))
        return shapes, (right - left, bottom - top)

    def assert_poster(self, path, pages, columns, *arguments):
        whole = self.dump(path, "--view", "network", "--size", "a4", *arguments)
        dump = self.dump(path, "--view", "network", "--size", "a4", "--pages", pages, *arguments)
        nodes = {shape["id"] for shape in whole["shapes"] if shape["role"] == "node"}
        ties = {shape["id"] for shape in whole["shapes"] if shape["role"] == "tie"}
        on_sheets, size = self.sheets(dump, columns)
        places, names, lines = defaultdict(set), defaultdict(set), defaultdict(dict)
        for page, shapes in on_sheets.items():
            for shape, dx, dy in shapes:
                if shape["role"] == "node":
                    places[shape["id"]].add((round(shape["x"] + dx, 1), round(shape["y"] + dy, 1)))
                elif shape["role"] == "label" and "of" in shape:
                    names[shape["of"], shape["text"]].add((round(shape["x"] + dx, 1), round(shape["y"] + dy, 1)))
                elif shape["role"] == "tie":
                    lines[shape["id"]].setdefault(page, []).append([(x + dx, y + dy) for x, y in self.points(shape)])
        self.assertEqual(set(places), nodes)
        self.assertLessEqual(ties, set(lines))
        for name, where in (*places.items(), *names.items()):
            self.assertLessEqual(max(x for x, _ in where) - min(x for x, _ in where), 0.2, name)
            self.assertLessEqual(max(y for _, y in where) - min(y for _, y in where), 0.2, name)
        self.assert_ties_go_on(lines, size, columns)
        return dump, names

    @staticmethod
    def points(shape):
        points = shape["points"]
        return [(p["x"], p["y"]) if isinstance(p, dict) else tuple(p) for p in points]

    def assert_ties_go_on(self, lines, size, columns):
        """Where a line leaves its sheet it is still one's that has the place too: its cut end lies on a piece there."""
        joined = 0
        for identity, by_page in lines.items():
            for page, pieces in by_page.items():
                left = (page - 1) % columns * (size[0] - self.OVERLAP)
                for piece in pieces:
                    for x, y in (piece[0], piece[-1]):
                        if abs(x - left - size[0]) < 0.05 and page % columns:  # cut at the right: the next sheet has the place
                            self.assertIn(page + 1, by_page, identity)
                            joined += 1
                            if len(piece) == 2:
                                near = min(self.way(a, b, (x, y)) for line in by_page[page + 1] for a, b in zip(line, line[1:]))
                                self.assertLess(near, 0.5, identity)
        self.assertGreater(joined, 0)

    @staticmethod
    def way(a, b, p):
        length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
        t = max(0, min(1, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length)) if length else 0
        return ((a[0] + t * (b[0] - a[0]) - p[0]) ** 2 + (a[1] + t * (b[1] - a[1]) - p[1]) ** 2) ** 0.5

    def test_poster(self):
        dump, names = self.assert_poster(DATASET, "2x2", 2)
        self.assertEqual(dump["pages"], 4)
        once = self.dump(DATASET, "--view", "network", "--size", "a4")
        self.assertGreaterEqual(len(names), sum(shape["role"] == "label" for shape in once["shapes"]))

    def test_large_poster(self):
        path = self.path("network.json")
        with open(path, "wb") as out:
            subprocess.run([os.environ["RAPPORT_GENERATE"], "--events", "0", "--entities", "600", "--relations", "1200"], stdout=out, check=True)
        dump, names = self.assert_poster(path, "6", 3, "--measure", "fixed")
        self.assertEqual(dump["pages"], 6)
        once = self.dump(path, "--view", "network", "--size", "a4", "--measure", "fixed")
        self.assertGreater(len(names), 2 * sum(shape["role"] == "label" for shape in once["shapes"]))

    def test_poster_as_large_as_it_needs(self):
        self.assertEqual(self.dump(DATASET, "--view", "network", "--size", "a4", "--pages", "auto").get("pages", 1), 1)

    # ---- the table of sources ----

    def test_a_part_of_a_network(self):
        """What is asked for stands between title and legend; the rest, which a window hides behind its edges, is not there."""
        for view, sight in (("network", "3@0.6,0.7"), ("network", "4@0.2,0.9"), ("both", "2@0.5,0.5")):
            dump = self.dump(DATASET, "--view", view, "--sight", sight)
            top = max(box(s)[3] for s in dump["shapes"] if s["role"] == "title")
            bottom = min(s["y"] for s in dump["shapes"] if s["role"] == "legend")
            inner = [s for s in dump["shapes"] if s["role"] in ("node", "tie") or s["role"] == "label" and s.get("pane") == "network"]
            self.assertGreater(len(inner), 3, sight)
            for shape in inner:
                left, y0, right, y1 = box(shape)
                self.assertTrue(left >= 0 and y0 >= top - 0.5 and right <= dump["width"] and y1 <= bottom + 0.5, shape)
            self.assertLess(sum(s["role"] == "node" for s in inner), 42)

    def test_sources(self):
        """Every row, every column, and every cell once, though it takes pages beside and below one another."""
        path = self.path("sources.json")
        events, sources = 70, 25
        with open(path, "w", encoding="utf-8") as out:
            json.dump({"rapport": 1, "title": "Sources", "sources": [{"id": f"s{i}", "title": f"The Daily Paper {i}"} for i in range(sources)],
                       "events": [{"id": f"e{i}", "kind": "talk", "title": f"Event {i}", "when": f"{1900 + i}",
                                   "evidence": [f"s{i % sources}", f"s{(i * 7 + 3) % sources}"]} for i in range(events)]}, out)
        dump = self.dump(path, "--view", "sources", "--pages", "auto", "--size", "a4")
        self.assertGreater(dump["pages"], 4)
        rows = {shape["id"] for shape in dump["shapes"] if shape["role"] == "row"}
        columns = {shape["id"] for shape in dump["shapes"] if shape["role"] == "column"}
        cells = [(shape["id"], shape["of"]) for shape in dump["shapes"] if shape["role"] == "cell"]
        self.assertEqual(rows, {f"e{i}" for i in range(events)})
        self.assertEqual(columns, {f"s{i}" for i in range(sources)})
        self.assertEqual(sorted(cells), sorted({(f"e{i}", f"s{j}") for i in range(events) for j in (i % sources, (i * 7 + 3) % sources)}))
        self.assertEqual([shape["text"] for shape in dump["shapes"] if re.search("more (row|column)", shape.get("text") or "")], [])

    # ---- letters ----

    def test_no_text_is_too_small(self):
        """6 pt on paper, 14 px on a slide."""
        for view in ("timeline", "network", "sources"):
            for size, least in (("a4", 8), ("slide", 14)):
                out = self.path(f"{view}-{size}.svg")
                self.expect(0, "export", DATASET, "-o", out, "--view", view, "--pages", "2x2", "--size", size)
                pages = [name for name in self.in_folder() if name.startswith(f"{view}-{size}-")]
                self.assertGreater(len(pages), 1)
                for name in pages:
                    with open(self.path(name), encoding="utf-8") as file:
                        svg = file.read()
                    width, box = re.search(r'<svg [^>]*? width="([\d.]+)"', svg), re.search(r'viewBox="0 0 ([\d.]+)', svg)
                    sizes = [float(px) for px in re.findall(r'font-size="([\d.]+)(?:px)?"', svg)]
                    self.assertGreater(len(sizes), 3)
                    self.assertGreaterEqual(min(sizes) * float(width[1]) / float(box[1]), least, name)

    # ---- files ----

    def test_files(self):
        self.expect(0, "export", DATASET, "-o", self.path("a.pdf"), "--pages", "3", "--size", "a4")
        self.expect(0, "export", DATASET, "-o", self.path("b.png"), "--pages", "3", "--size", "a4")
        self.expect(0, "export", DATASET, "-o", self.path("c.svg"), "--pages", "3", "--size", "a4")
        self.assertEqual(self.in_folder(), ["a.pdf"] + [f"{name}-{n:03}.{name2}" for name, name2 in (("b", "png"), ("c", "svg")) for n in (1, 2, 3)])

    def test_same_bytes(self):
        for view in ("timeline", "network", "sources"):
            made = []
            for environment in ({}, {"TZ": "Asia/Kolkata", "LC_ALL": "de_DE.UTF-8"}):
                out = self.path(f"{view}{len(made)}.pdf")
                self.expect(0, "export", DATASET, "-o", out, "--view", view, "--pages", "2x2", "--size", "a4", **environment)
                made.append(read(out))
            self.assertEqual(*made)

    def test_wrong_numbers(self):
        for pages in ("0", "-1", "x", "3x", "x2", "1001", "40x40", "1.5", "", "3x2x1"):
            self.assertEqual(run("dump", DATASET, "--pages", pages).returncode, 2, pages)

    def test_takes_no_longer_for_each_page(self):
        """User time grows no faster than the pages, a little allowed."""
        path = self.generated(20000)
        self.dump(path, "--pages", "4", "--size", "a4")
        times = []
        for pages in ("10", "40"):
            began = os.times().children_user
            self.dump(path, "--pages", pages, "--size", "a4", seconds=120)
            times.append(os.times().children_user - began)
        self.assertLess(times[1], 8 * max(times[0], 0.1))


if __name__ == "__main__":
    main()
