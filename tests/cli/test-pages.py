# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures over several pages, by the shapes that `dump --json` tells of: everything is on some page, rows and lanes go on at the
same height, and no text leaves its page or meets another."""
import json
import os
import subprocess
import sys
from collections import defaultdict

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import Case, DATASET, main, run  # noqa: E402

A4 = (297 * 96 / 25.4, 210 * 96 / 25.4)
EVENTS = 2000


def box(shape):
    return shape["x"], shape["y"], shape["x"] + shape["width"], shape["y"] + shape["height"]


def meeting(texts):
    """Pairs whose boxes meet by more than a hundredth px; by a sweep from left to right."""
    alive, found = [], []
    for (left, top, right, bottom), text in sorted(((box(t), t["text"]) for t in texts), key=lambda entry: entry[0]):
        alive = [other for other in alive if other[0][2] > left + 0.01]
        found += [(text, other[1]) for other in alive if other[0][1] < bottom - 0.01 and other[0][3] > top + 0.01]
        alive.append(((left, top, right, bottom), text))
    return found


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

    # ---- files ----

    def test_files(self):
        self.expect(0, "export", DATASET, "-o", self.path("a.pdf"), "--pages", "3", "--size", "a4")
        self.expect(0, "export", DATASET, "-o", self.path("b.png"), "--pages", "3", "--size", "a4")
        self.expect(0, "export", DATASET, "-o", self.path("c.svg"), "--pages", "3", "--size", "a4")
        self.assertEqual(self.in_folder(), ["a.pdf"] + [f"{name}-{n:03}.{name2}" for name, name2 in (("b", "png"), ("c", "svg")) for n in (1, 2, 3)])

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
