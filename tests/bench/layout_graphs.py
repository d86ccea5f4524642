# SPDX-License-Identifier: GPL-3.0-or-later
"""The graphs that compare-layout lays out: a number of nodes and pairs of them, connected, without loops and doubles."""
import json
import os
import random
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 1


class Graph:
    def __init__(self, name, edges):
        self.name = name
        self.n, self.edges = connected(edges)

    def write(self, path):
        """As network-run and the peers read it."""
        with open(path, "w", encoding="ascii") as out:
            out.write(f"{self.n} {len(self.edges)}\n")
            out.writelines(f"{a} {b}\n" for a, b in self.edges)


def connected(edges):
    """The largest connected part, with its nodes numbered anew in their order, and its edges without loops and doubles."""
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    near = {}
    for a, b in pairs:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    seen, largest = set(), []
    for start in sorted(near):
        if start in seen:
            continue
        part = [start]
        seen.add(start)
        for node in part:
            fresh = [other for other in near[node] if other not in seen]
            seen.update(fresh)
            part += fresh
        if len(part) > len(largest):
            largest = part
    number = {node: i for i, node in enumerate(sorted(largest))}
    return len(number), [(number[a], number[b]) for a, b in pairs if a in number]


def miserables():
    """Who appears with whom in a chapter of Victor Hugo's novel (D. E. Knuth, The Stanford GraphBase, 1993)."""
    with open(os.path.join(os.path.dirname(HERE), "data", "good", "les-miserables.json"), encoding="utf-8") as file:
        data = json.load(file)
    index = {entity["id"]: i for i, entity in enumerate(data["entities"])}
    return [(index[tie["from"]], index[tie["to"]]) for tie in data["relations"]]


def grid(side):
    return [(y * side + x, y * side + x + 1) for y in range(side) for x in range(side - 1)] + \
           [(y * side + x, y * side + x + side) for y in range(side - 1) for x in range(side)]


def scale_free(n, ties=2):
    """Barabási and Albert: newcomers tie themselves to those who have many ties."""
    rand = random.Random(SEED)
    ends, edges = [0, 1], [(0, 1)]
    for i in range(2, n):
        chosen = set()
        while len(chosen) < min(ties, i):
            chosen.add(ends[rand.randrange(len(ends))])
        for other in sorted(chosen):
            edges.append((i, other))
            ends += [i, other]
    return edges


def tree(n):
    """A random recursive tree: each node below one of those before it."""
    rand = random.Random(SEED)
    return [(i, rand.randrange(max(0, i - 60), i)) for i in range(1, n)]


_packages = []


def packages(most=None):
    """What depends on what among the packages that apt knows; MOST: those with the most ties, equal ones by name."""
    if not _packages:
        text = subprocess.run(["apt-cache", "dumpavail"], check=True, stdout=subprocess.PIPE).stdout.decode(errors="replace")
        _packages.append(dependencies(text))
    ties = _packages[0]
    degree = {}
    for pair in ties:
        for name in pair:
            degree[name] = degree.get(name, 0) + 1
    kept = sorted(degree, key=lambda name: (-degree[name], name))[:most]
    index = {name: i for i, name in enumerate(sorted(kept))}
    return [(index[a], index[b]) for a, b in ties if a in index and b in index]


def dependencies(text):
    wants = {}
    for paragraph in text.split("\n\n"):
        name = re.search(r"^Package: (\S+)", paragraph, re.M)
        if name:
            lines = re.findall(r"^(?:Pre-)?Depends: (.*)", paragraph, re.M)
            wants.setdefault(name[1], set()).update(re.findall(r"(?:^|[,|])\s*([a-z0-9][a-z0-9+.-]*)", ",".join(lines)))
    return sorted((name, other) for name, others in wants.items() for other in others if other in wants)


# In this order in the table; the names are those of --graphs.
MAKERS = {
    "miserables": miserables,
    "grid32": lambda: grid(32),
    "ba1000": lambda: scale_free(1000),
    "tree1000": lambda: tree(1000),
    "debian1000": lambda: packages(1000),
    "grid100": lambda: grid(100),
    "ba10000": lambda: scale_free(10000),
    "debian10000": lambda: packages(10000),
    "ba100000": lambda: scale_free(100000),
    "debian": packages,
}
