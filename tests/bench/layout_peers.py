# SPDX-License-Identifier: GPL-3.0-or-later
"""layout_peers.py PEER GRAPH OUT: lays out the graph in that file with one of the peers, by the peer's own library and in a
process of its own, writes the points to OUT and prints the seconds of processor time that the layout alone took, and the
most memory (KiB)."""
import ctypes
import resource
import sys


def read(path):
    with open(path, encoding="ascii") as file:
        n, _ = map(int, file.readline().split())
        return n, [tuple(map(int, line.split())) for line in file]


def cpu_s():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def most_memory():
    """Of this program alone: getrusage counts what stood there before it was begun."""
    with open("/proc/self/status", encoding="ascii") as file:
        return next(line.split()[1] for line in file if line.startswith("VmHWM:"))


def graphviz(engine, path):
    """Through libgvc, so that neither reading nor rendering counts. Nodes are points, as in the other peers."""
    gvc, cgraph = ctypes.CDLL("libgvc.so.6"), ctypes.CDLL("libcgraph.so.6")
    for library, name, result, arguments in (
            (gvc, "gvContext", "p", ""), (gvc, "gvLayout", "i", "pps"), (gvc, "attach_attrs", None, "p"),
            (cgraph, "agmemread", "p", "s"), (cgraph, "agget", "s", "ps"), (cgraph, "agnode", "p", "psi")):
        kinds = {"p": ctypes.c_void_p, "s": ctypes.c_char_p, "i": ctypes.c_int, None: None}
        function = getattr(library, name)
        function.restype, function.argtypes = kinds[result], [kinds[letter] for letter in arguments]
    n, edges = read(path)
    lines = ["graph g {", 'node [shape=point label="" width=0.01]', *(f"n{i}" for i in range(n)), *(f"n{a} -- n{b}" for a, b in edges)]
    graph = cgraph.agmemread(("\n".join(lines) + "}").encode())
    context = gvc.gvContext()
    begun = cpu_s()
    if gvc.gvLayout(context, graph, engine.encode()) != 0:
        sys.exit(f"{engine} refused")
    taken = cpu_s() - begun
    gvc.attach_attrs(graph)
    points = [cgraph.agget(cgraph.agnode(graph, f"n{i}".encode(), 0), b"pos") for i in range(n)]
    return taken, [tuple(map(float, point.decode().rstrip("!").split(","))) for point in points]


def igraph(method, path):
    import random
    import igraph as library
    n, edges = read(path)
    random.seed(1)  # igraph takes its random numbers from there
    graph = library.Graph(n, edges)
    begun = cpu_s()
    layout = graph.layout_kamada_kawai(maxiter=50 * n) if method == "kk" else graph.layout_fruchterman_reingold(grid="auto")
    return cpu_s() - begun, layout.coords


def main():
    peer, path, out = sys.argv[1:]
    if peer.startswith("igraph-"):
        taken, points = igraph(peer[7:], path)
    else:
        taken, points = graphviz(peer, path)
    with open(out, "w", encoding="ascii") as file:
        file.writelines(f"{point[0]!r} {point[1]!r}\n" for point in points)
    print(taken, most_memory())


if __name__ == "__main__":
    main()
