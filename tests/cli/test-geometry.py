# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of a network as a reader sees it, by the shapes that `dump --json` tells of: nothing overlaps, nothing is outside,
the room is used and the weight lies in the middle. Hostile graphs end in a picture too."""
import json
import math
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import Case, main  # noqa: E402

MISERABLES = os.environ["RAPPORT_MISERABLES"]
WIDTH, HEIGHT = 1280, 800
INK = ("node", "label", "tie")


def box(shape):
    return shape["x"], shape["y"], shape["x"] + shape["width"], shape["y"] + shape["height"]


def meeting(shapes, others):
    """Pairs of boxes that meet by more than a hundredth px; by a sweep from left to right."""
    entries = sorted([(box(s), 0, s) for s in shapes] + [(box(s), 1, s) for s in others], key=lambda entry: entry[0][0])
    alive, found = [], []
    for entry in entries:
        (left, top, _, bottom), side, shape = entry
        alive = [other for other in alive if other[0][2] > left + 0.01]
        found += [(shape, other[2]) for other in alive if other[1] != side or not others
                  if other[0][1] < bottom - 0.01 and other[0][3] > top + 0.01]
        alive.append(entry)
    return found


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


if __name__ == "__main__":
    main()
