# SPDX-License-Identifier: GPL-3.0-or-later
"""The network from a shell against readings of the JSON by other means: measures by networkx, ties of periods by brute force."""
import datetime
import itertools
import json
import math
import os
import subprocess
import sys

import networkx

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, main, read  # noqa: E402

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


# ---- what a period draws, dims and hides, read from the JSON by other means ----

MODES = ("during", "as-of", "up-to")
LAST = datetime.date.max


def last_of(year, month=None):
    if month is None:
        return datetime.date(year, 12, 31)
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)


def day_span(text):
    """First and last day of a date of one piece; None where it is open or unknown."""
    text = text.split("T")[0].strip("?~%")
    if text in ("", ".."):
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return (datetime.date(*parts),) * 2
    return datetime.date(parts[0], (parts + [1])[1], 1), last_of(*parts)


def span(text):
    """The days that a date can touch."""
    if text is None:
        return None
    inner = text.strip("[]{}")
    first, _, last = inner.partition("/" if "/" in inner else "..") if "/" in inner or ".." in inner else (inner, "", inner)
    first, last = day_span(first), day_span(last)
    return first[0] if first else datetime.date.min, last[1] if last else LAST


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def within(record, period, mode):
    """True, False, or None: undated."""
    first, last = period
    found = [span(record.get("when"))] + [span(day) for day in listed(record.get("as_of"))]
    found = [s for s in found if s]
    if mode == "as-of":
        return any(s[0] <= last <= s[1] for s in found) if found else None
    if mode == "up-to":
        return any(s[0] <= last for s in found) if found else None
    return any(s[0] <= last and s[1] >= first for s in found) if found else None


def joins(events, event, period, mode):
    """The same for an event, which without a date of its own lasts from its first part to its last."""
    own = within(event, period, mode)
    if own is not None:
        return own
    spans = [s for part in events if part.get("part_of") == event["id"] for s in whole(events, part)]
    if not spans:
        return None
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    if mode == "up-to":
        return first <= period[1]
    return first <= period[1] and last >= (period[1] if mode == "as-of" else period[0])


def whole(events, event):
    own = [s for s in [span(event.get("when"))] + [span(day) for day in listed(event.get("as_of"))] if s]
    return own or [s for part in events if part.get("part_of") == event["id"] for s in whole(events, part)]


def participants(event):
    return {who if isinstance(who, str) else who["entity"] for who in listed(event.get("participants"))}


class Periods(Case):
    """For twenty periods and each mode, the ties that are drawn, dimmed and hidden."""

    def read_by_force(self, raw, period, mode):
        """All ties there are, and those that the period lets through: relations by id, shared events by pair."""
        ties, shown = {tie["id"] for tie in raw["relations"]}, set()
        for tie in raw["relations"]:
            if within(tie, period, mode) is not False:
                shown.add(tie["id"])
        related = {frozenset((tie["from"], tie["to"])) for tie in raw["relations"]}
        for event in raw["events"]:
            counts = joins(raw["events"], event, period, mode) is not False
            for pair in map(frozenset, itertools.combinations(sorted(participants(event)), 2)):
                if pair not in related:
                    ties.add(pair)
                    if counts:
                        shown.add(pair)
        return ties, shown

    def ties_of(self, path, *arguments):
        done = self.expect(0, "dump", path, "--view", "network", "--json", "--measure", "fixed", "--size", "1000x900",
                           "--layout", "circle", *arguments, seconds=60)  # where the nodes stand is all the same here
        drawn, shapes = {}, json.loads(done.stdout)["shapes"]
        for shape in shapes:
            if shape["role"] == "tie" and not shape["id"].startswith("same:"):
                shared = shape["id"].startswith("shared:")
                drawn[frozenset(shape["id"][7:].split(",")) if shared else shape["id"]] = shape
        return drawn, [shape["text"] for shape in shapes if shape["role"] == "legend"]

    def assert_undated(self, raw, drawn, legend):
        expected = {tie["id"] for tie in raw["relations"] if not span(tie.get("when")) and not listed(tie.get("as_of"))}
        found = {tie for tie, shape in drawn.items() if shape.get("undated")}
        self.assertEqual(found, expected & set(drawn))
        self.assertEqual([text for text in legend if text.startswith("undated")], [f"undated ({len(found)})"] if found else [])

    def compare(self, path, periods):
        listing = self.expect(0, "list", path, "--relations", "--json")
        raw = json.loads(read(path))
        for tie, row in zip(raw["relations"], json.loads(listing.stdout)["rows"]):
            tie["id"] = row["id"]
        seen = set()
        for number, text in enumerate(periods):
            halves = (text.split("/") * 2)[:2]
            period = span(halves[0])[0], span(halves[1])[1]
            for mode in MODES:
                ties, shown = self.read_by_force(raw, period, mode)
                chosen = ["--period", text, "--period-mode", mode]
                if number % 4 == MODES.index(mode):  # what dims and what hides are told apart in one place
                    hidden, legend = self.ties_of(path, *chosen, "--hide")
                    self.assertEqual(set(hidden), shown, chosen)
                    self.assertFalse(any(shape.get("dimmed") for shape in hidden.values()))
                    self.assert_undated(raw, hidden, legend)
                dimmed, legend = self.ties_of(path, *chosen, "--dim")
                self.assertEqual(set(dimmed), ties, chosen)
                self.assertEqual({tie for tie, shape in dimmed.items() if not shape.get("dimmed")}, shown, chosen)
                self.assert_undated(raw, dimmed, legend)
                seen.add((mode, len(shown)))
        self.assertGreater(len(seen), 3 * len(periods) / 2, "the periods tell nothing apart")

    def test_bundled(self):
        self.compare(DATASET, ["1992", "1997", "1992/1996", "2003", "2010", "2023-01-12", "2023-01-11", "2023-01/2023-06", "2023-10-31",
                               "2024-09-24", "2025-07-24", "2026", "1900/1950", "1990/2030", "2024/2025", "2023-10-30", "2023",
                               "2025-07-25", "1997/2003", "2023-11"])

    def test_generated(self):
        path = generated(self.path("g.json"), "--events", 120, "--entities", 40, "--relations", 90, "--span", 1990, 2020, "--seed", 5)
        years = [f"{1990 + i}" for i in range(0, 30, 3)]
        self.compare(path, years + ["1990/2020", "1995-05/1996-02", "2001-03-04", "2010/2012", "1985", "2030", "2007-07", "1999-12-31",
                                    "2015/2016", "2019-06/2020-01"])


class Looks(Case):
    def shapes(self, *arguments, path=DATASET):
        done = self.expect(0, "dump", path, "--view", "network", "--size", "1600x1000", "--json", *arguments, seconds=60)
        return json.loads(done.stdout)["shapes"]

    def nodes(self, *arguments, path=DATASET):
        return {shape["id"]: shape for shape in self.shapes(*arguments, path=path) if shape["role"] == "node"}

    def test_size_follows_the_measure(self):
        rows = json.loads(self.expect(0, "list", MISERABLES, "--entities", "--json").stdout)["rows"]
        for name in ("ties", "betweenness", "pagerank"):
            nodes = self.nodes("--node-size", name, path=MISERABLES)
            ranked = sorted(rows, key=lambda row: row[name])
            widths = [nodes[row["id"]]["width"] for row in ranked]
            self.assertEqual(widths[-1], max(widths))
            self.assertGreater(len(set(widths)), 3)
            self.assertLess(sum(a > b for a, b in zip(widths, widths[1:])), 8, name)
        self.assertEqual(len({node["width"] for node in self.nodes("--node-size", "none", path=MISERABLES).values()}), 1)

    def test_no_two_nodes_meet_at_any_size(self):
        path = generated(self.path("g.json"), "--events", 300, "--entities", 320, "--relations", 500)
        for name in ("events", "ties", "betweenness", "pagerank", "none"):
            nodes = list(self.nodes("--node-size", name, path=path).values())
            for a, b in itertools.combinations(nodes, 2):
                apart = abs(a["x"] - b["x"]) >= min(a["width"], b["width"]) or abs(a["y"] - b["y"]) >= min(a["height"], b["height"])
                self.assertTrue(apart, (name, a["id"], b["id"]))

    def test_the_legend_says_what_and_of_when(self):
        def legend(*arguments):
            return [shape["text"] for shape in self.shapes(*arguments) if shape["role"] == "legend"]
        self.assertIn("Size: events", legend())
        self.assertIn("Size: betweenness, as of 2024", legend("--node-size", "betweenness", "--period", "2023/2024", "--period-mode", "as-of"))
        self.assertIn("Size: PageRank, of what is filtered", legend("--node-size", "pagerank", "--filter", "relation-kind=met"))
        self.assertFalse([text for text in legend("--node-size", "none") if text.startswith("Size")])
        texts = legend("--node-color", "community", "--period", "2023")
        self.assertIn("Colour: community, during 2023", texts)
        self.assertTrue([text for text in texts if text.startswith("1 (")])

    def test_each_community_has_a_number(self):
        rows = {row["id"]: row for row in json.loads(self.expect(0, "list", MISERABLES, "--entities", "--json").stdout)["rows"]}
        shapes = self.shapes("--node-color", "community", path=MISERABLES)
        numbers = {shape["of"]: int(shape["text"]) for shape in shapes if shape["role"] == "decoration" and shape["shape"] == "text"}
        self.assertEqual(numbers, {name: row["community"] for name, row in rows.items()})

    def test_events_as_nodes(self):
        raw = json.loads(read(DATASET))
        shapes = self.shapes("--network-events", "nodes")
        nodes = {shape["id"] for shape in shapes if shape["role"] == "node"}
        events = {event["id"] for event in raw["events"] if event.get("participants") or event.get("place")}
        self.assertEqual(nodes, events | {entity["id"] for entity in raw["entities"]})
        ties = [shape["id"] for shape in shapes if shape["role"] == "tie"]
        self.assertFalse([tie for tie in ties if tie.startswith("shared:")])
        self.assertEqual({tie.split(",")[1] for tie in ties if tie.startswith("part:")}, events)
        none = [shape["id"] for shape in self.shapes("--network-events", "none") if shape["role"] == "tie"]
        self.assertFalse([tie for tie in none if tie.startswith(("shared:", "part:"))])

    def test_a_hidden_kind_is_nowhere(self):
        raw = json.loads(read(DATASET))
        kept = {entity["id"] for entity in raw["entities"] if entity["kind"] != "place"}
        shapes = self.shapes("--hide-kind", "place")
        self.assertEqual({shape["id"] for shape in shapes if shape["role"] == "node"}, kept)
        self.assertTrue(any(shape["text"] == "Without: Place" for shape in shapes if shape["role"] == "title"))
        ends = {tie["id"]: {tie["from"], tie["to"]} for tie in raw["relations"] if "id" in tie}
        for shape in shapes:
            self.assertTrue(shape["role"] != "tie" or ends.get(shape["id"], set()) <= kept)
        self.expect(2, "dump", DATASET, "--node-size", "weight")
        self.expect(2, "dump", DATASET, "--hide-kind", "")


class Names(Case):
    def test_les_miserables_names_sixty_nodes(self):
        done = self.expect(0, "dump", MISERABLES, "--view", "network", "--size", "1920x1080", "--json", seconds=60)
        shapes = json.loads(done.stdout)["shapes"]
        nodes = {shape["id"] for shape in shapes if shape["role"] == "node"}
        named = {shape["of"] for shape in shapes if shape["role"] == "label"} & nodes
        self.assertEqual(len(nodes), 77)
        self.assertGreaterEqual(len(named), 60)


class Layouts(Case):
    """The further ways to lay out a network, by the shapes that are drawn."""

    METHODS = ("stress", "clusters", "radial", "layered", "circle", "grid", "geographic")

    def shapes(self, path, method, *arguments):
        done = self.expect(0, "dump", path, "--view", "network", "--layout", method, "--json", "--measure", "fixed", *arguments, seconds=60)
        return json.loads(done.stdout)["shapes"], done

    def nodes(self, path, method, *arguments):
        shapes, _ = self.shapes(path, method, *arguments)
        return {s["id"]: (s["x"] + s["width"] / 2, s["y"] + s["height"] / 2, s["width"]) for s in shapes if s["role"] == "node"}

    def places(self, **located):
        entities = [{"id": name, "kind": "place", "name": name, "location": {"lat": lat, "lon": lon}} for name, (lat, lon) in located.items()]
        entities.append({"id": "Nobody", "kind": "person", "name": "Nobody"})
        return self.write("places.json", json.dumps({"rapport": 1, "title": "Places", "entities": entities}))

    def test_nothing_overlaps_and_runs_are_equal(self):
        for path in (DATASET, MISERABLES):
            for method in self.METHODS:
                nodes = list(self.nodes(path, method).values())
                for i, (x, y, width) in enumerate(nodes):
                    for u, v, other in nodes[:i]:
                        self.assertGreater(math.hypot(x - u, y - v), (width + other) / 2 - 0.01, (path, method))
                self.assertEqual(self.nodes(path, method), self.nodes(path, method), method)

    def test_radial_looks_from_the_selected(self):
        raw = json.loads(read(DATASET))
        counts = {}
        for relation in raw["relations"]:
            for end in (relation["from"], relation["to"]):
                counts[end] = counts.get(end, 0) + 1
        root = min(counts, key=lambda node: (counts[node], node))
        shapes, _ = self.shapes(DATASET, "radial", "--select", root)
        nodes = {s["id"]: (s["x"] + s["width"] / 2, s["y"] + s["height"] / 2) for s in shapes if s["role"] == "node"}
        ties = {tuple(sorted((r["from"], r["to"]))) for r in raw["relations"]}
        tied = {a if b == root else b for a, b in ties if root in (a, b)}
        away = {node: ((x - nodes[root][0]) ** 2 + (y - nodes[root][1]) ** 2) ** 0.5 for node, (x, y) in nodes.items()}
        ring = max(away[node] for node in tied)
        self.assertLess(ring, max(away.values()) - 20)
        name = next(entity["name"] for entity in raw["entities"] if entity["id"] == root)
        self.assertTrue([s for s in shapes if s["role"] == "title" and "ring" in s["text"] and name in s["full"]])

    def test_layers_lead_downwards(self):
        ties = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("b", "e"), ("f", "d")]
        path = self.write("dag.json", json.dumps({"rapport": 1, "title": "Down", "entities": [{"id": i, "kind": "person", "name": i} for i in "abcdef"],
                                                  "relations": [{"kind": "leads", "from": a, "to": b} for a, b in ties]}))
        nodes = self.nodes(path, "layered")
        for a, b in ties:
            self.assertLess(nodes[a][1], nodes[b][1], (a, b))

    def test_map(self):
        path = self.places(Rome=(41.9, 12.5), Baku=(40.4, 49.9), London=(51.5, -0.1), Tokyo=(35.7, 139.7))
        shapes, _ = self.shapes(path, "geographic")
        nodes = self.nodes(path, "geographic")
        self.assertEqual(sorted(set(nodes) - {"Nobody"}, key=lambda name: nodes[name][0]), ["London", "Rome", "Baku", "Tokyo"])
        self.assertGreater(nodes["Nobody"][1], max(y for name, (_, y, _) in nodes.items() if name != "Nobody"))
        self.assertIn("Without coordinates (1)", [s.get("text") for s in shapes])

    def test_what_a_dataset_lacks_is_said(self):
        shapes, done = self.shapes(DATASET, "geographic")
        self.assertIn(b"No entity has coordinates", done.stderr)
        self.assertEqual(shapes, self.shapes(DATASET, "stress")[0])
        self.assertIn(b"No tie has a direction", self.shapes(MISERABLES, "layered")[1].stderr)
        self.assertIn(b"circle", self.expect(2, "dump", DATASET, "--layout", "spiral").stderr)

    def test_kinds_have_headings(self):
        shapes, _ = self.shapes(DATASET, "grid")
        raw = json.loads(read(DATASET))
        people = sum(e["kind"] == "person" for e in raw["entities"])
        self.assertIn(f"Person ({people})", [s.get("text") for s in shapes])


if __name__ == "__main__":
    main()
