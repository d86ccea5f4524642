# SPDX-License-Identifier: GPL-3.0-or-later
"""The network from a shell against readings of the JSON by other means: measures by networkx."""
import json
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import Case, main, read  # noqa: E402

try:
    import networkx
except ImportError:
    networkx = None

MISERABLES = os.environ["RAPPORT_MISERABLES"]


def generated(path, *arguments):
    with open(path, "wb") as out:
        subprocess.run([os.environ["RAPPORT_GENERATE"], *map(str, arguments)], stdout=out, check=True, timeout=60)
    return path


def top_ten(values):
    """The ten largest: names, where equal ones (to what is printed) may change places or fall off the end."""
    ranked = sorted(values.items(), key=lambda item: (-item[1], item[0]))[:10]
    least = ranked[-1][1]
    return {name for name, value in ranked if value > least + 1e-3}, least


@unittest.skipUnless(networkx, "python3-networkx is not installed")
class Measures(Case):
    def rows(self, path, *arguments):
        done = self.expect(0, "list", path, "--entities", "--json", *arguments, seconds=60)
        return {row["id"]: row for row in json.loads(done.stdout)["rows"]}

    def graphs(self, path, rows, relations):
        raw = json.loads(read(path))
        crowd, directed = networkx.MultiGraph(), networkx.DiGraph()
        crowd.add_nodes_from(rows)
        directed.add_nodes_from(rows)
        for tie in raw["relations"]:
            if relations is not None and tie["id"] not in relations or tie["from"] not in rows or tie["to"] not in rows:
                continue
            crowd.add_edge(tie["from"], tie["to"])
            pairs = [(tie["from"], tie["to"])] + ([] if tie.get("directed", True) else [(tie["to"], tie["from"])])
            for a, b in pairs if tie["from"] != tie["to"] else []:
                before = directed.get_edge_data(a, b, {"weight": 0})["weight"]
                directed.add_edge(a, b, weight=before + tie.get("weight", 1))
        return crowd, directed

    def compare(self, path, relations, *arguments):
        rows = self.rows(path, *arguments)
        crowd, directed = self.graphs(path, rows, relations)
        simple = networkx.Graph(crowd)
        simple.remove_edges_from(list(networkx.selfloop_edges(simple)))
        expected = {"ties": {n: d - crowd.number_of_edges(n, n) for n, d in crowd.degree()},
                    "betweenness": networkx.betweenness_centrality(simple, normalized=False),
                    "pagerank": {n: v * len(rows) for n, v in networkx.pagerank(directed, tol=1e-10, max_iter=500).items()}}
        for measure, values in expected.items():
            found = {n: row[measure] for n, row in rows.items()}
            for name, value in values.items():
                self.assertAlmostEqual(found[name], value, delta=max(1e-3, abs(value) * 1e-4), msg=(measure, name))
            self.assertEqual(top_ten(found)[0], top_ten(values)[0], measure)
        self.assertEqual({n: row["core"] for n, row in rows.items()}, networkx.core_number(simple))
        parts = {frozenset(part) for part in networkx.connected_components(simple)}
        self.assertEqual(self.groups(rows, "component"), parts)
        return rows, simple

    @staticmethod
    def groups(rows, key):
        found = {}
        for name, row in rows.items():
            found.setdefault(row[key], set()).add(name)
        return {frozenset(group) for group in found.values()}

    def test_les_miserables(self):
        rows, simple = self.compare(MISERABLES, None)
        self.assertEqual(len(rows), 77)
        self.assertEqual(max(rows.values(), key=lambda row: row["betweenness"])["name"], "Valjean")
        weighed = networkx.Graph()
        weighed.add_weighted_edges_from((t["from"], t["to"], t["weight"]) for t in json.loads(read(MISERABLES))["relations"])
        communities = self.groups(rows, "community")
        self.assertEqual(set().union(*communities), set(weighed))
        best = networkx.community.modularity(weighed, networkx.community.greedy_modularity_communities(weighed, "weight"))
        self.assertGreaterEqual(networkx.community.modularity(weighed, communities), best)
        sizes = [sum(row["community"] == k + 1 for row in rows.values()) for k in range(len(communities))]
        self.assertEqual(sizes, sorted(sizes, reverse=True))

    def test_one_year_of_a_generated_dataset(self):
        path = generated(self.path("g.json"), "--events", 400, "--entities", 300, "--relations", 900, "--span", 1990, 2020)
        listed = self.expect(0, "list", path, "--relations", "--json", "--period", "2004")
        relations = {row["id"] for row in json.loads(listed.stdout)["rows"]}
        self.assertTrue(100 < len(relations) < 900, len(relations))
        self.compare(path, relations, "--period", "2004")

    def test_two_runs_are_equal(self):
        runs = {self.expect(0, "list", MISERABLES, "--entities", "--json").stdout for _ in range(3)}
        self.assertEqual(len(runs), 1)


class Names(Case):
    def test_les_miserables_names_sixty_nodes(self):
        done = self.expect(0, "dump", MISERABLES, "--view", "network", "--size", "1920x1080", "--json", seconds=60)
        shapes = json.loads(done.stdout)["shapes"]
        nodes = {shape["id"] for shape in shapes if shape["role"] == "node"}
        named = {shape["of"] for shape in shapes if shape["role"] == "label"} & nodes
        self.assertEqual(len(nodes), 77)
        self.assertGreaterEqual(len(named), 60)


if __name__ == "__main__":
    main()
