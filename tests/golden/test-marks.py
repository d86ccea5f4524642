#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every combination of status, basis and kinds of ends: the dump says it and the legend explains it."""
import json
import os
import tempfile

import marks
from pictures import BUNDLED, Tally, dump, run

tally = Tally()
SHAPES = ("mark", "bar")
WORDS = {"planned": "planned", "ongoing": "ongoing", "inferred": "inferred", "published": "published",
         "approximate": "approximate", "uncertain": "uncertain", "open": "open", "unknown": "unknown"}


def write(folder, name, data):
    path = os.path.join(folder, name + ".json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(data, file)
    return path


def events_of(picture):
    return [s for s in picture["shapes"] if s["role"] in SHAPES and s.get("id") and "status" in s]


def legend_of(picture):
    return [s["text"] for s in picture["shapes"] if s["role"] == "legend"]


def said_of(shape):
    return {key: shape[key] for key in ("status", "basis", "start", "end", "approximate") if key in shape}


def check_all(folder):
    """All combinations, one status and basis at a time, so that nothing has to cluster."""
    compared = 0
    for status in marks.STATUSES:
        for basis in marks.BASES:
            events, wanted = marks.combinations([status], [basis])
            path = write(folder, f"{status}-{basis}", marks.dataset(events))
            picture = dump(path, "--size", "12000x1600", "--no-fold", "--measure", "fixed")
            found = {s["id"]: said_of(s) for s in events_of(picture)}
            for key, want in wanted.items():
                compared += tally.check(found.get(key) == want, f"{key}: {found.get(key)} instead of {want}")
            legend = legend_of(picture)
            for word in {value for want in wanted.values() for value in want.values()} & set(WORDS):
                tally.check(WORDS[word] in legend, f"{status} {basis}: no {word!r} in the legend {legend}")
            for word in {status, basis} ^ set(marks.STATUSES + marks.BASES):
                tally.check(WORDS.get(word) not in legend, f"{status} {basis}: the legend names {word!r}, which does not occur")
    tally.check(compared > 300, f"{compared} combinations compared")


def check_sources(folder):
    """Disputes, and dates that sources give."""
    sources = [{"id": "s1", "title": "One"}, {"id": "s2", "title": "Two"}]

    def event(key, **more):
        return {"id": key, "kind": "meeting", "title": key, "when": "2003-05-01", **more}

    events = [
        event("plain", evidence=["s1", "s2"]),
        event("denied", evidence=["s1", {"source": "s2", "stance": "disputes"}]),
        event("another day", evidence=[{"source": "s1", "says": {"when": "2003-06-02"}}]),
        event("another day of no year", evidence=[{"source": "s1", "says": {"when": "XXXX-06-02"}}]),
        event("the same", evidence=[{"source": "s1", "says": {"when": "2003-05-01"}}]),
        event("less precise", evidence=[{"source": "s1", "says": {"when": "2003-05"}}]),
        event("two that exclude each other", when="2003",
              evidence=[{"source": "s1", "says": {"when": "2003-02"}}, {"source": "s2", "says": {"when": "2003-09"}}]),
    ]
    disputed = {"denied", "another day", "another day of no year", "two that exclude each other"}
    path = write(folder, "sources", marks.dataset(events, sources=sources))
    picture = dump(path, "--size", "3000x900", "--no-fold")
    found = {s["id"] for s in events_of(picture) if s.get("disputed") and not s.get("said")}
    tally.check(found == disputed, f"disputed: {sorted(found)} instead of {sorted(disputed)}")
    tally.check("disputed" in legend_of(picture), "the legend names disputed")
    path = write(folder, "peace", marks.dataset(events[:1], sources=sources))
    tally.check("disputed" not in legend_of(dump(path)), "no dispute, no word of it in the legend")


def check_bundled():
    """The contract's example: each end by itself."""
    wanted = {"E13": ("open", "exact"), "E17": ("open", "exact"), "E03": ("exact", "open"), "E10": ("unknown", "unknown"),
              "E08": ("exact", "exact"), "E09": ("exact", "exact")}
    found = {s["id"]: (s["start"], s["end"]) for s in events_of(dump(BUNDLED, "--size", "1920x1080"))}
    for key, ends in wanted.items():
        tally.check(found.get(key) == ends, f"{key}: {found.get(key)} instead of {ends}")


with tempfile.TemporaryDirectory() as scratch:
    check_all(scratch)
    check_sources(scratch)
check_bundled()
tally.finish()
