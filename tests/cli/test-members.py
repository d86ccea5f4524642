# SPDX-License-Identifier: GPL-3.0-or-later
"""What a network consists of, by an arrangement: members, growth in steps and folded leaves, against a reading of the JSON."""
import collections
import itertools
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import Case, box, main, read  # noqa: E402

MISERABLES = os.environ["RAPPORT_MISERABLES"]


def meet(a, b):
    (left, top, right, bottom), (x0, y0, x1, y1) = box(a), box(b)
    return left < x1 - 0.01 and x0 < right - 0.01 and top < y1 - 0.01 and y0 < bottom - 0.01


class Members(Case):
    def setUp(self):
        super().setUp()
        raw = json.loads(read(MISERABLES))
        self.beside = collections.defaultdict(list)
        for tie in raw["relations"]:
            self.beside[tie["from"]].append(tie["to"])
            self.beside[tie["to"]].append(tie["from"])
        self.everybody = {entity["id"] for entity in raw["entities"]}
        self.n_ties = len(raw["relations"])

    def shapes(self, *arguments, path=MISERABLES, **arrangement):
        arrangement = self.write("a.json", json.dumps({"rapport-arrangement": 1, **arrangement}))
        done = self.expect(0, "dump", path, "--view", "network", "--size", "1280x800", "--json", "--measure", "fixed", "--arrangement",
                           arrangement, *arguments, seconds=60)
        self.assertEqual(done.stderr, b"")
        return json.loads(done.stdout)["shapes"]

    @staticmethod
    def nodes(shapes):
        return {shape["id"]: shape for shape in shapes if shape["role"] == "node"}

    @staticmethod
    def clusters(shapes):
        return {shape["id"]: shape for shape in shapes if shape["role"] == "cluster"}

    @staticmethod
    def beyond(shapes):
        return {shape["of"]: int(shape["text"][1:]) for shape in shapes
                if shape["role"] == "decoration" and (shape["text"] or "").startswith("+")}

    def assert_apart(self, shapes):
        marks = [shape for shape in shapes if shape["role"] in ("node", "cluster")]
        labels = [shape for shape in shapes if shape["role"] == "label"]
        counts = [shape for shape in shapes if shape["role"] == "decoration" and (shape["text"] or "").startswith("+")]
        for some in (marks, labels, counts):
            self.assertEqual([(a.get("id"), b.get("id")) for a, b in itertools.combinations(some, 2) if meet(a, b)], [])
        self.assertEqual([(a["of"], b["text"]) for a in counts for b in labels if meet(a, b)], [])
        self.assertEqual([(a["text"], b["id"]) for a in labels for b in marks if meet(a, b) and a.get("of") != b["id"]], [])

    def test_members_and_what_lies_beyond(self):
        for who in ("valjean", "myriel", "gavroche", "jondrette"):
            chosen = [who, *sorted(set(self.beside[who]))]
            shapes = self.shapes(network=[chosen])
            self.assertEqual(set(self.nodes(shapes)), set(chosen))
            expected = {one: len(set(self.beside[one]) - set(chosen)) for one in chosen}
            self.assertEqual(self.beyond(shapes), {one: n for one, n in expected.items() if n > 0})
            ties = sum(other in chosen for one in chosen for other in self.beside[one]) // 2
            self.assertEqual(sum(shape["role"] == "tie" for shape in shapes), ties)
            self.assert_apart(shapes)

    def test_who_stands_stays(self):
        steps = [["myriel", "valjean"], sorted(set(self.beside["myriel"]) - {"valjean"}), sorted(self.beside["valjean"])]
        places = {}
        for n in range(1, len(steps) + 1):
            nodes = self.nodes(self.shapes(network=steps[:n]))
            self.assertEqual(set(nodes), set(itertools.chain(*steps[:n])))
            now = {one: (node["x"] + node["width"] / 2, node["y"] + node["height"] / 2) for one, node in nodes.items()}
            # the picture fits all of it: the same but for where it begins and how large it is
            a, b = "myriel", "valjean"
            scale = [(now[b][i] - now[a][i]) / (places[b][i] - places[a][i]) if places else 1 for i in (0, 1)]
            self.assertAlmostEqual(scale[0], scale[1], delta=0.02)
            for one, place in places.items():
                for i in (0, 1):
                    self.assertAlmostEqual(now[one][i] - now[a][i], (place[i] - places[a][i]) * scale[0], delta=0.5)
            places = now
            self.assert_apart(self.shapes(network=steps[:n]))

    def test_hidden_leave_the_others_where_they_are(self):
        whole = self.nodes(self.shapes())
        fewer = self.nodes(self.shapes(network_hidden=["valjean", "cosette", "nobody"][:2]))
        self.assertEqual(set(whole) - set(fewer), {"valjean", "cosette"})
        a, b = "myriel", "gavroche"
        middle = lambda nodes, one, i: nodes[one]["xy"[i]] + nodes[one]["width"] / 2  # noqa: E731
        for i in (0, 1):
            scale = (middle(fewer, b, i) - middle(fewer, a, i)) / (middle(whole, b, i) - middle(whole, a, i))
            for one in fewer:
                self.assertAlmostEqual(middle(fewer, one, i) - middle(fewer, a, i), (middle(whole, one, i) - middle(whole, a, i)) * scale,
                                       delta=0.5)

    def leaves(self, hubs=None):
        groups = collections.defaultdict(set)
        for one in self.everybody:
            if len(self.beside[one]) == 1 and (hubs is None or self.beside[one][0] in hubs):
                groups[self.beside[one][0]].add(one)
        return {f"leaves:{hub},person": leaves for hub, leaves in groups.items() if len(leaves) >= 3}

    def test_leaves_fold(self):
        expected = self.leaves()
        self.assertGreater(len(expected), 1)
        hub = sorted(expected)[0].split(":")[1].split(",")[0]
        for arrangement, wanted in (({"fold_leaves": True}, expected), ({"fold_hubs": [hub]}, self.leaves({hub})),
                                    ({"fold_leaves": True, "fold_hubs": [hub]}, self.leaves(self.everybody - {hub}))):
            shapes = self.shapes(**arrangement)
            clusters = self.clusters(shapes)
            self.assertEqual({one: set(cluster["ids"]) for one, cluster in clusters.items()}, wanted)
            self.assertEqual({one: cluster["count"] for one, cluster in clusters.items()}, {one: len(leaves) for one, leaves in wanted.items()})
            self.assertEqual(set(self.nodes(shapes)), self.everybody - set(itertools.chain(*wanted.values())))
            ties = self.n_ties - sum(len(leaves) for leaves in wanted.values()) + len(wanted)
            self.assertEqual(sum(shape["role"] == "tie" for shape in shapes), ties)
            self.assert_apart(shapes)

    def test_a_folded_one_that_is_selected_marks_its_node(self):
        group, leaves = sorted(self.leaves().items())[0]
        clusters = self.clusters(self.shapes("--select", sorted(leaves)[0], fold_leaves=True))
        self.assertEqual(clusters[group]["state"], "selected")
        self.assertNotIn("selected", {cluster.get("state") for one, cluster in clusters.items() if one != group})

    def test_measures_are_of_what_is_in(self):
        chosen = ["valjean", *sorted(set(self.beside["valjean"]))]
        nodes = self.nodes(self.shapes("--node-size", "ties", network=[chosen]))
        degrees = {one: sum(other in chosen for other in self.beside[one]) for one in chosen}
        ranked = sorted(chosen, key=lambda one: degrees[one])
        self.assertEqual(nodes[ranked[-1]]["width"], max(node["width"] for node in nodes.values()))
        # two that stand close share their room: a few are smaller than they would be
        widths = [nodes[one]["width"] for one in ranked]
        self.assertLess(sum(x > y for x, y in zip(widths, widths[1:])), len(chosen) / 3)

    def test_what_is_gone_is_counted(self):
        path = self.write("a.json", json.dumps({"rapport-arrangement": 1, "network": [["valjean", "nobody"]], "network_hidden": ["no one"]}))
        done = self.expect(0, "dump", MISERABLES, "--view", "network", "--json", "--arrangement", path)
        self.assertIn(b"2 choices of the arrangement belong to nothing", done.stderr)
        self.assertEqual(set(self.nodes(json.loads(done.stdout)["shapes"])), {"valjean"})


if __name__ == "__main__":
    main()
