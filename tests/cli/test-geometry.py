# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of a network as a reader sees it, by the shapes that `dump --json` tells of: nothing overlaps, nothing is outside,
the room is used and the weight lies in the middle. Hostile graphs end in a picture too. And a timeline with a crowded day."""
import json
import math
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import Case, box, main, meeting  # noqa: E402

MISERABLES = os.environ["RAPPORT_MISERABLES"]
WIDTH, HEIGHT = 1280, 800
INK = ("node", "label", "tie")


class Geometry(Case):
    def shapes(self, path, *arguments):
        done = self.expect(0, "dump", path, "--view", "network", "--json", "--size", f"{WIDTH}x{HEIGHT}", *arguments, seconds=120)
        self.assertEqual(done.stderr, b"")
        shapes = json.loads(done.stdout)["shapes"]
        for shape in shapes:
            self.assertTrue(all(math.isfinite(value) for value in box(shape)), shape)
        return shapes

    def file(self, name, data):
        path = self.path(name)
        with open(path, "w", encoding="utf-8") as out:
            json.dump({"rapport": 1, "title": name, **data}, out)
        return path

    def generated(self, entities):
        path = self.path(f"{entities}.json")
        with open(path, "wb") as out:
            subprocess.run([os.environ["RAPPORT_GENERATE"], "--events", "20", "--entities", str(entities), "--relations", str(2 * entities)],
                           stdout=out, check=True, timeout=60)
        return path

    def assert_apart(self, shapes):
        nodes = [shape for shape in shapes if shape["role"] == "node"]
        labels = [shape for shape in shapes if shape["role"] == "label"]
        self.assertEqual(meeting(nodes, []), [])
        self.assertEqual(meeting(labels, []), [])
        foreign = [pair for pair in meeting(nodes, labels) if not {pair[0].get("of"), pair[1].get("of")} & {pair[0]["id"], pair[1]["id"]} - {None}]
        self.assertEqual(foreign, [])
        return nodes, labels

    def assert_well_placed(self, shapes):
        self.assert_apart(shapes)
        ink = [box(shape) for shape in shapes if shape["role"] in INK]
        for left, top, right, bottom in ink:
            self.assertTrue(left >= 0 and top >= 0 and right <= WIDTH and bottom <= HEIGHT, (left, top, right, bottom))
        wide = max(b[2] for b in ink) - min(b[0] for b in ink)
        high = max(b[3] for b in ink) - min(b[1] for b in ink)
        room = self.room(shapes)
        self.assertTrue(wide >= 0.6 * (room[2] - room[0]) or high >= 0.6 * (room[3] - room[1]), (wide, high))
        weights = [(b, (b[2] - b[0]) * (b[3] - b[1])) for b in (box(s) for s in shapes if s["role"] in ("node", "label"))]
        total = sum(weight for _, weight in weights)
        x = sum((b[0] + b[2]) / 2 * weight for b, weight in weights) / total
        y = sum((b[1] + b[3]) / 2 * weight for b, weight in weights) / total
        self.assertLessEqual(abs(x - (room[0] + room[2]) / 2), 0.15 * (room[2] - room[0]))
        self.assertLessEqual(abs(y - (room[1] + room[3]) / 2), 0.15 * (room[3] - room[1]))

    @staticmethod
    def room(shapes):
        """What title and legend leave."""
        top = max([shape["y"] + shape["height"] for shape in shapes if shape["role"] == "title"], default=0)
        bottom = min([shape["y"] for shape in shapes if shape["role"] == "legend"], default=HEIGHT)
        return 0, top, WIDTH, bottom

    def test_bundled(self):
        self.assert_well_placed(self.shapes(self.dataset()))

    def test_les_miserables(self):
        self.assert_well_placed(self.shapes(MISERABLES))

    def test_two_hundred(self):
        self.assert_well_placed(self.shapes(self.generated(200)))

    def test_two_thousand(self):
        self.assert_well_placed(self.shapes(self.generated(2000)))

    @staticmethod
    def dataset():
        return os.environ["RAPPORT_DATASET"]

    # ---- the chronology ----

    def chronology(self, path, *arguments):
        done = self.expect(0, "dump", path, "--view", "table", "--json", *arguments, seconds=120)
        self.assertEqual(done.stderr, b"")
        dump = json.loads(done.stdout)
        pages = [[] for _ in range(dump.get("pages", 1))]
        for shape in dump["shapes"]:
            pages[shape.get("page", 1) - 1].append(shape)
        for page in pages:
            texts = [shape for shape in page if shape.get("text")]
            self.assertTrue(texts)
            self.assertEqual(meeting(texts, []), [])
            for left, top, right, bottom in map(box, texts):
                self.assertTrue(left >= 0 and top >= 0 and right <= dump["width"] + 0.01 and bottom <= dump["height"] + 0.01,
                                (left, top, right, bottom))
        return pages

    def assert_told(self, path, pages):
        """Each event once, and each word of its title beside its mark."""
        with open(path, encoding="utf-8") as file:
            titles = {event["id"]: event["title"] for event in json.load(file)["events"]}
        marks = [shape["id"] for page in pages for shape in page if shape["role"] == "mark"]
        self.assertEqual(sorted(marks), sorted(titles))
        for event, title in titles.items():
            words = " ".join(shape["text"] for page in pages for shape in page if shape.get("of") == event)
            self.assertIn("".join(title.split()), "".join(words.split()))

    def test_chronology(self):
        for size in "a4-portrait", "a4", "letter-portrait", "slide", "1280x800", "600x900", "360x640", "220x400":
            with self.subTest(size):
                self.assert_told(self.dataset(), self.chronology(self.dataset(), "--size", size))

    def test_chronology_of_two_thousand(self):
        path = self.path("events.json")
        with open(path, "wb") as out:
            subprocess.run([os.environ["RAPPORT_GENERATE"], "--events", "2000", "--entities", "100"], stdout=out, check=True, timeout=60)
        pages = self.chronology(path, "--size", "a4-portrait")
        self.assertGreater(len(pages), 20)
        self.assert_told(path, pages)

    def test_chronology_of_all_scripts(self):
        titles = ["اجتماع الوزراء في القاهرة لمناقشة الاتفاقية الجديدة بين الدول الأعضاء", "ישיבת הממשלה בירושלים על הסכם הסחר",
                  "外交部长会见意大利国防部长并签署合作备忘录以及若干其他文件", "प्रधानमंत्री की यात्रा और संयुक्त घोषणा पर हस्ताक्षर",
                  "Emoji 🎉 🇦🇿 and a Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung", "การประชุมระหว่างประเทศ"]
        path = self.file("scripts", {
            "entities": [{"id": f"p{i}", "kind": "person", "name": title} for i, title in enumerate(titles)],
            "sources": [{"id": f"s{i}", "title": title, "url": "https://example.org/" + "y" * 300} for i, title in enumerate(titles)],
            "events": [{"id": f"e{i}", "kind": "k", "title": title, "when": f"{2000 + i}~", "when_text": title, "summary": 9 * (title + " "),
                        "participants": [{"entity": f"p{i}", "role": title}, "p0"], "evidence": [f"s{i}, {title}", "s0"]}
                       for i, title in enumerate(titles)]})
        for size in "a4-portrait", "slide", "300x500":
            self.chronology(path, "--size", size)

    # ---- hostile graphs ----

    @staticmethod
    def entities(n, **more):
        return [{"id": f"n{i}", "kind": "person", "name": f"N {i}", **more} for i in range(n)]

    @staticmethod
    def ties(pairs, **more):
        return [{"id": f"r{i}", "kind": "knows", "from": f"n{a}", "to": f"n{b}", **more} for i, (a, b) in enumerate(pairs)]

    def drawn(self, name, n, pairs, **more):
        shapes = self.shapes(self.file(name, {"entities": self.entities(n), "relations": self.ties(pairs, **more)}))
        self.assertEqual(len([shape for shape in shapes if shape["role"] == "node"]), n)
        return shapes

    def test_nobody_and_one(self):
        self.drawn("none", 0, [])
        self.assert_apart(self.drawn("one", 1, []))

    def test_loops_and_parallels(self):
        self.assert_apart(self.drawn("loops", 6, [(0, 0)] * 9 + [(1, 1), (1, 2), (2, 3), (3, 1), (4, 5)]))
        self.assert_apart(self.drawn("parallel", 3, [(0, 1)] * 500 + [(1, 2)]))

    def test_extreme_weights(self):
        pairs = [(i, (i * 7 + 1) % 40) for i in range(40)] + [(i, (i + 1) % 40) for i in range(40)]
        data = {"entities": self.entities(40), "relations": self.ties(pairs)}
        for i, tie in enumerate(data["relations"]):
            tie["weight"] = (1e308, 1e-300, 1, 5e-324, 1e9)[i % 5]
        self.assert_well_placed(self.shapes(self.file("weights", data)))

    def test_large_ones(self):
        self.drawn("isolated", 5000, [])
        self.drawn("path", 5000, [(i, i + 1) for i in range(4999)])
        self.drawn("star", 20001, [(0, i) for i in range(1, 20001)])


class Crowded(Case):
    def timeline(self, n_crowd):
        """Of some events over years and very many on one day the labels. Each is drawn or counted, once."""
        events = [{"id": f"s{i}", "title": f"Some time {i}", "when": f"{1961 + i}-03"} for i in range(15)]
        events += [{"id": f"d{i}", "title": f"On that day {i}", "when": "1963-11-22"} for i in range(n_crowd)]
        path = self.write("crowd.json", json.dumps({"rapport": 1, "events": events}))
        done = self.expect(0, "dump", path, "--view", "timeline", "--json", "--size", "1280x800")
        shapes = json.loads(done.stdout)["shapes"]
        labels = [shape for shape in shapes if shape["role"] == "label" and shape["text"].startswith(("Some", "On"))]
        marks = {shape["id"] for shape in shapes if shape["role"] in ("mark", "bar") and shape["id"]}
        counted = sum(shape["count"] for shape in shapes if shape["role"] == "cluster")
        self.assertEqual(len(marks) + counted, len(events))
        self.assertEqual(meeting(labels), [])
        return labels

    def test_a_crowded_day_fills_the_rows_that_others_leave(self):
        ys = {round(label["y"]) for label in self.timeline(115)}
        self.assertGreaterEqual(len(ys), 18, ys)
        self.assertLess(len(self.timeline(20000)), 60)


if __name__ == "__main__":
    main()
