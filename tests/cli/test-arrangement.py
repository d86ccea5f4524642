# SPDX-License-Identifier: GPL-3.0-or-later
"""--arrangement: what it arranges, what goes before it, what is refused; and that nothing is read without being asked for."""
import json
import os
import shutil

import runner
from runner import DATASET, run


def shapes(done):
    return json.loads(done.stdout)["shapes"]


class Arrangement(runner.Case):
    def dump(self, *options, view="network", dataset=DATASET, status=0):
        return self.expect(status, "dump", dataset, "--view", view, "--json", "--measure", "fixed", *options)

    def arrangement(self, text=None, name="a.arrangement.json", **members):
        return self.write(name, text if text is not None else json.dumps({"rapport-arrangement": 1, **members}))

    def node(self, done, name):
        return next(((one["x"] + one["width"] / 2, one["y"] + one["height"] / 2) for one in shapes(done)
                     if one["role"] == "node" and one["id"] == name), None)

    def test_beside_changes_nothing(self):
        copy = shutil.copy(DATASET, self.path("copy.json"))
        plain = self.dump(dataset=copy)
        self.arrangement(name="copy.arrangement.json", lanes="tag", pins=[{"id": "crosetto", "x": 0, "y": 0}], area=[800, 600])
        self.assertEqual(self.dump(dataset=copy).stdout, plain.stdout)
        self.assertEqual(self.dump("--arrangement", "none", dataset=copy).stdout, plain.stdout)

    def test_nothing_arranged(self):
        for view in ("timeline", "network"):
            self.assertEqual(self.dump("--arrangement", self.arrangement(), view=view).stdout, self.dump(view=view).stdout)

    def test_pins(self):
        area = [1000, 700]
        one = self.arrangement(name="1", area=area, pins=[{"id": "crosetto", "x": 500, "y": 300}, {"id": "aliyev", "x": 600, "y": 300}])
        two = self.arrangement(name="2", area=area, pins=[{"id": "crosetto", "x": 500, "y": 300}, {"id": "aliyev", "x": 600, "y": 350}])
        ids = [shape["id"] for shape in shapes(self.dump()) if shape["role"] == "node"]
        self.assertIn("crosetto", ids)
        first, second = self.dump("--arrangement", one), self.dump("--arrangement", two)
        self.assertNotEqual(self.dump().stdout, first.stdout)
        self.assertEqual(first.stdout, self.dump("--arrangement", one).stdout)
        moved = [name for name in ids if any(abs(a - b) > 0.01 for a, b in zip(self.node(first, name), self.node(second, name)))]
        self.assertLessEqual(set(moved), {"aliyev"})

    def test_pins_of_events(self):
        def put(y, **members):
            pins = [{"id": "E02", "x": 400, "y": y}, {"id": "crosetto", "x": 90, "y": 80}]
            return self.arrangement(name=f"{y}.json", area=[1000, 700], pins=pins, **members)
        high = self.dump("--arrangement", put(300, network_events="nodes"))
        low = self.dump("--arrangement", put(350, network_events="nodes"))
        self.assertEqual(high.stderr, b"")
        across, down = (b - a for a, b in zip(self.node(high, "E02"), self.node(low, "E02")))
        self.assertLess(abs(across), 2)
        self.assertGreater(down, 5)
        # where events are no nodes it waits
        self.assertEqual(self.dump("--arrangement", put(300)).stdout, self.dump("--arrangement", put(350)).stdout)
        self.assertEqual(self.dump("--arrangement", put(300)).stderr, b"")

    def test_timeline(self):
        path = self.arrangement(lanes="place", fold="off", links=True)
        self.assertEqual(self.dump("--arrangement", path, view="timeline").stdout != self.dump(view="timeline").stdout, True)
        # what is said goes before it
        self.assertEqual(self.dump("--arrangement", path, "--lanes", "kind", view="timeline").stdout,
                         self.dump("--arrangement", self.arrangement(fold="off", links=True), view="timeline").stdout)
        self.assertEqual(self.dump("--arrangement", self.arrangement(lanes="place"), view="timeline").stdout,
                         self.dump("--lanes", "place", view="timeline").stdout)

    def test_filters(self):
        hidden = self.arrangement(filter=["kind=visit"], hide=True)
        faint = self.arrangement(name="b", filter=["kind=visit"])
        for view in ("timeline", "network"):
            said = self.dump("--filter", "kind=visit", view=view).stdout
            self.assertEqual(self.dump("--arrangement", hidden, view=view).stdout, said)
            self.assertEqual(self.dump("--arrangement", faint, "--hide", view=view).stdout, said)
            self.assertEqual(self.dump("--arrangement", faint, view=view).stdout,
                             self.dump("--filter", "kind=visit", "--dim", view=view).stdout)
            self.assertEqual(self.dump("--arrangement", hidden, "--filter", "kind=meeting", view=view).stdout,
                             self.dump("--filter", "kind=meeting", view=view).stdout)
        rows = self.expect(0, "list", DATASET, "--events", "--csv", "--arrangement", hidden).stdout
        self.assertEqual(rows, self.expect(0, "list", DATASET, "--events", "--csv", "--filter", "kind=visit").stdout)

    def test_export(self):
        out = self.path("out.svg")
        self.expect(0, "export", DATASET, "-o", out, "--arrangement", self.arrangement(lanes="place"))
        with_it = runner.read(out)
        self.expect(0, "export", DATASET, "-o", out)
        self.assertNotEqual(runner.read(out), with_it)

    def test_what_is_gone(self):
        path = self.arrangement(pins=[{"id": "nobody", "x": 1, "y": 2}, {"id": "crosetto", "x": 1, "y": 2}], open=["no-event"],
                                lanes_order=["entity:nobody", "entity:crosetto", "kind:meeting"], filter=["tag=no-tag"])
        done = self.dump("--arrangement", path)
        self.assertIn(b"4 choices of the arrangement belong to nothing in this dataset", done.stderr)

    def test_refused(self):
        for text, words in (('{"rapport-arrangement": 2}', b"version 2"), ("", b"line 1"), ("[" * 100000, b"line 1"),
                            ('{"rapport": 1}', b"is a dataset"), ('{"rapport-arrangement": 1, "area": [NaN, 1]}', b"line 1"),
                            ('{"rapport-arrangement": 1, "area": [1e400, 1]}', b"line 1")):
            done = self.dump("--arrangement", self.arrangement(text), status=1)
            self.assertIn(words, done.stderr)
            self.assertEqual(done.stdout, b"")
        self.assertIn(b"there is no such file", self.dump("--arrangement", self.path("no.json"), status=1).stderr)
        self.dump("--arrangement", self.folder, status=1)
        os.mkfifo(self.path("pipe"))
        self.dump("--arrangement", self.path("pipe"), status=1)
        self.dump("--arrangement", "", status=2)
        big = self.path("big")
        with open(big, "wb") as file:
            file.truncate(1 << 33)
        self.assertIn(b"MiB", self.dump("--arrangement", big, status=1).stderr)

    def test_hostile(self):
        """What a person cannot have arranged is passed over with a word; the picture comes, and is sound."""
        pins = [{"id": "crosetto", "x": 1e308, "y": 0}, {"id": "x" * 1000000, "x": 0, "y": 0}, {"id": "aliyev", "x": -1e6, "y": 1e6},
                {"id": "crosetto", "x": "NaN", "y": 0}, 7, None, [], {"x": 1}]
        done = self.dump("--arrangement", self.arrangement(pins=pins, area=[1e308, 0], lanes=7, open="x"))
        self.assertIn(b"10 values are passed over", done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1)
        for one in shapes(done):
            self.assertTrue(all(abs(one[key]) < 1e7 for key in ("x", "y") if key in one), one)
        many = [{"id": f"n{i}", "x": i, "y": -i} for i in range(100000)]
        done = self.dump("--arrangement", self.arrangement(pins=many))
        self.assertIn(b"100000 choices", done.stderr)

    def test_every_prefix(self):
        text = json.dumps({"rapport-arrangement": 1, "lanes": "place", "pins": [{"id": "crosetto", "x": 1.5, "y": 2}], "later": [{}]})
        for length in range(len(text)):
            done = run("dump", DATASET, "--view", "timeline", "--arrangement", self.arrangement(text[:length]))
            self.assertEqual(done.returncode, 1, text[:length])


runner.main()
