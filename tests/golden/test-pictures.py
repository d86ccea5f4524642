#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture says something and nothing collides: properties of dumps, on the bundled dataset and on generated ones."""
import json
import os
import tempfile

from pictures import BUNDLED, Tally, dump, generate, meet

tally = Tally()
MARKS = ("mark", "bar", "span", "node", "cluster")


def texts(shapes):
    return [s for s in shapes if s.get("text")]


def check_clean(name, picture):
    shapes = picture["shapes"]
    written = sorted(texts(shapes), key=lambda s: s["x"])
    marks = [s for s in shapes if s["role"] in MARKS]
    for i, a in enumerate(written):
        for b in written[i + 1:]:
            if b["x"] >= a["x"] + a["width"]:
                break
            if meet(a, b):
                tally.check(False, f"{name}: texts meet: {a['text']!r} and {b['text']!r}")
    for label in (s for s in shapes if s["role"] == "label"):
        for mark in marks:
            if mark.get("id") != label.get("of") and meet(label, mark, 0.5):
                tally.check(False, f"{name}: {label['text']!r} covers {mark['role']} {mark.get('id') or mark.get('count')}")
    for shape in written:
        inside = (shape["x"] >= -0.01 and shape["y"] >= -0.01 and shape["x"] + shape["width"] <= picture["width"] + 0.01
                  and shape["y"] + shape["height"] <= picture["height"] + 0.01)
        if not inside:
            tally.check(False, f"{name}: {shape['text']!r} leaves the picture")
    nodes = [s for s in shapes if s["role"] == "node"]
    for i, a in enumerate(nodes):
        for b in nodes[i + 1:]:
            if meet(a, b, 0.5):
                tally.check(False, f"{name}: nodes meet: {a['id']} and {b['id']}")
    tally.check(len(shapes) > 10, f"{name}: has shapes")


def check_timeline_says(name, picture, dataset, most_marks, most_titles):
    top = {e["id"] for e in dataset["events"] if "part_of" not in e}
    marks = {s["id"] for s in picture["shapes"] if s["role"] in ("mark", "bar")}
    titled = {s.get("of") for s in picture["shapes"] if s["role"] == "label" and s["text"] == s.get("full", s["text"])}
    print(f"# {name}: {len(top & marks)} of {len(top)} top events are marks, {len(top & titled)} titled whole")
    tally.check(len(top & marks) >= most_marks * len(top), f"{name}: {len(top & marks)} of {len(top)} top events are marks")
    tally.check(len(top & titled) >= most_titles * len(top), f"{name}: {len(top & titled)} of {len(top)} have their title")


def check_names_near(name, picture):
    """Each name stands nearer to its own node than to any other."""
    nodes = [s for s in picture["shapes"] if s["role"] == "node"]
    ids = {s["id"] for s in nodes}
    for label in (s for s in picture["shapes"] if s["role"] == "label" and s.get("of") in ids):
        ways = {}
        for node in nodes:
            x, y = node["x"] + node["width"] / 2, node["y"] + node["height"] / 2
            dx = max(label["x"] - x, x - label["x"] - label["width"], 0)
            dy = max(label["y"] - y, y - label["y"] - label["height"], 0)
            ways[node["id"]] = (dx * dx + dy * dy) ** 0.5 - node["width"] / 2
        nearest = min(ways, key=ways.get)
        if nearest != label["of"]:
            tally.check(False, f"{name}: {label['text']!r} stands nearer to {nearest}")


with open(BUNDLED, encoding="utf-8") as file:
    bundled = json.load(file)
for size in ("1280x800", "1920x1080", "a4", "800x600", "2560x1440", "a3-portrait"):
    timeline = dump(BUNDLED, "--view", "timeline", "--size", size)
    check_clean(f"timeline {size}", timeline)
    if size == "1920x1080":
        check_timeline_says(size, timeline, bundled, 0.8, 0.6)
    network = dump(BUNDLED, "--view", "network", "--size", size)
    check_clean(f"network {size}", network)
    check_names_near(f"network {size}", network)
    named = {s.get("of") for s in network["shapes"] if s["role"] == "label" and s["text"] == s.get("full", s["text"])}
    missing = [e["id"] for e in bundled["entities"] if e["id"] not in named]
    # the smallest has no room for some, for how many the fonts decide: one in five at most
    most = len(bundled["entities"]) // 5 if size == "800x600" else 0
    tally.check(len(missing) <= most, f"network {size}: not named: {missing}")
with tempfile.TemporaryDirectory() as folder:
    for events, entities, relations in ((40, 20, 30), (300, 60, 100), (2000, 300, 600)):
        path = generate(os.path.join(folder, f"{events}.json"), events=events, entities=entities, relations=relations)
        for view in ("timeline", "network"):
            for size in ("1280x800", "1920x1080"):
                picture = dump(path, "--view", view, "--size", size)
                check_clean(f"generated {events} {view} {size}", picture)
                check_names_near(f"generated {events} {view} {size}", picture)
        zoomed = dump(path, "--from", "1990", "--to", "1995-06")
        check_clean(f"generated {events} 1990 to 1995", zoomed)
tally.finish()
