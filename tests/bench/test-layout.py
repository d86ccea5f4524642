# SPDX-License-Identifier: GPL-3.0-or-later
"""The short form of compare-layout: the layout is as good as it was on graphs that are quickly scored, by a score that shares
nothing with it, and its bytes are the same in every run and with any number of processors."""
import collections
import math
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import layout_graphs  # noqa: E402

RUN = os.environ["RAPPORT_NETWORK_RUN"]


def hops_from(near, source):
    hops, queue = {source: 0}, collections.deque([source])
    while queue:
        node = queue.popleft()
        for other in near[node]:
            if other not in hops:
                hops[other] = hops[node] + 1
                queue.append(other)
    return hops


def stress(graph, points, sources):
    near = collections.defaultdict(list)
    for a, b in graph.edges:
        near[a].append(b)
        near[b].append(a)
    ways = [math.dist(points[source], points[node]) / hops for source in sources for node, hops in hops_from(near, source).items() if hops]
    return 1 - sum(ways) ** 2 / sum(way * way for way in ways) / len(ways)


class Layouts(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="rapport-layout-")
        self.addCleanup(self.folder.cleanup)

    def points(self, graph, before=()):
        path, out = os.path.join(self.folder.name, "graph.txt"), os.path.join(self.folder.name, "points.txt")
        graph.write(path)
        subprocess.run([*before, RUN, path, out], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=120)
        with open(out, encoding="ascii") as file:
            return [tuple(map(float, line.split())) for line in file]

    def assert_stress(self, name, edges, most, every=1):
        graph = layout_graphs.Graph(name, edges)
        points = self.points(graph)
        self.assertEqual(len(points), graph.n)
        self.assertTrue(all(math.isfinite(x) and math.isfinite(y) for x, y in points))
        self.assertLessEqual(stress(graph, points, range(0, graph.n, every)), most)

    def test_small(self):
        self.assert_stress("miserables", layout_graphs.miserables(), 0.0832)

    def test_mesh(self):
        self.assert_stress("grid", layout_graphs.grid(32), 0.0122, 8)

    def test_hubs(self):
        self.assert_stress("ba", layout_graphs.scale_free(1000), 0.149, 8)

    def test_tree(self):
        self.assert_stress("tree", layout_graphs.tree(1000), 0.0505, 8)

    def test_large_hubs(self):
        self.assert_stress("ba", layout_graphs.scale_free(10000), 0.166, 97)

    def test_large_mesh(self):
        self.assert_stress("grid", layout_graphs.grid(100), 0.0119, 97)

    def test_same_bytes(self):
        for graph in (layout_graphs.Graph("ba", layout_graphs.scale_free(500)), layout_graphs.Graph("ba", layout_graphs.scale_free(9000))):
            one = self.points(graph)
            self.assertEqual(one, self.points(graph))
            # one processor: no second thread
            self.assertEqual(one, self.points(graph, ("taskset", "--cpu-list", str(min(os.sched_getaffinity(0))))))


if __name__ == "__main__":
    unittest.main()
