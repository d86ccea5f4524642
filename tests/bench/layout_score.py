# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores a layout, by numpy and scipy alone: nothing here knows how any layout is made."""
import numpy
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

ALL_PAIRS_UP_TO = 2000  # nodes; beyond, so many sources:
SOURCES = 200
SEED = 1


class Scorer:
    def __init__(self, graph):
        a, b = numpy.array(graph.edges, dtype=numpy.int64).T
        self.n, self.a, self.b = graph.n, a, b
        ones = numpy.ones(2 * len(a), dtype=numpy.int8)
        self.near = csr_matrix((ones, (numpy.concatenate((a, b)), numpy.concatenate((b, a)))), shape=(graph.n, graph.n))
        self.sources = numpy.arange(graph.n)
        if graph.n > ALL_PAIRS_UP_TO:
            self.sources = numpy.sort(numpy.random.RandomState(SEED).permutation(graph.n)[:SOURCES])
        self.hops = numpy.array([self.breadth_first(source) for source in self.sources])

    def breadth_first(self, source):
        first, to = self.near.indptr, self.near.indices
        hops = numpy.full(self.n, -1, dtype=numpy.int32)
        hops[source] = 0
        front, step = numpy.array([source]), 0
        while len(front):
            step += 1
            counts = first[front + 1] - first[front]
            starts = numpy.repeat(first[front] - numpy.concatenate(([0], numpy.cumsum(counts)[:-1])), counts)
            reached = to[starts + numpy.arange(counts.sum())]
            reached = reached[hops[reached] < 0]
            hops[reached] = step
            front = numpy.unique(reached)
        return hops

    def stress(self, points):
        """The mean of ((s · distance − hops) / hops)² over the pairs, at the scale s that makes it least."""
        n_pairs = sum_x = sum_xx = 0
        for source, hops in zip(self.sources, self.hops):
            others = hops > 0
            x = numpy.hypot(*(points[others] - points[source]).T) / hops[others]
            n_pairs += len(x)
            sum_x += x.sum()
            sum_xx += (x * x).sum()
        return float(1 - sum_x * sum_x / sum_xx / n_pairs)

    def neighbourhoods(self, points):
        """How alike a node's neighbours and as many nearest nodes are (Jaccard), on average over the nodes."""
        tree, first, to = cKDTree(points), self.near.indptr, self.near.indices
        degree, likeness = first[1:] - first[:-1], 0.0
        for most in sorted({int(2 ** k) for k in range(20)}):
            nodes = numpy.flatnonzero((degree <= most) & (degree > most // 2))
            if not len(nodes):
                continue
            for part in numpy.array_split(nodes, len(nodes) * most // 2000000 + 1):
                _, found = tree.query(points[part], k=min(most + 1, self.n))
                for node, row in zip(part, found):
                    near = set(to[first[node]:first[node + 1]].tolist())
                    both = len(near.intersection([other for other in row.tolist() if other != node][:len(near)]))
                    likeness += both / (2 * len(near) - both)
        return float(likeness / self.n)

    def edge_variation(self, points):
        """The standard deviation of the lengths of the edges, in parts of their mean."""
        lengths = numpy.hypot(*(points[self.a] - points[self.b]).T)
        return float(lengths.std() / lengths.mean())
