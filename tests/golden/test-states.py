#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The views answer each other: states for every selected record, and what periods show, against a reading of the JSON that
shares no code with the program."""
import json
import os
import random
import sys
import tempfile

from pictures import BUNDLED, Tally, dump, generate

tally = Tally()


def as_list(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def source_of(evidence):
    text = evidence if isinstance(evidence, str) else evidence["source"]
    return text.split(",")[0].strip() if isinstance(evidence, str) else text


class Reading:
    """The dataset read by hand: ids and who relates to whom."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        self.events = {e["id"]: e for e in data.get("events", [])}
        self.entities = {e["id"]: e for e in data.get("entities", [])}
        self.relations = {r["id"]: r for r in data.get("relations", [])}
        self.sources = {s["id"]: s for s in data.get("sources", [])}
        self.related = {i: set() for table in (self.events, self.entities, self.relations, self.sources) for i in table}
        for i, e in self.events.items():
            for other in self.people(e) | {e.get("place")} | {e.get("part_of")} | {l["to"] for l in as_list(e.get("links"))}:
                if other:
                    self.tie(i, other)
            for source in self.cited(e):
                self.tie(i, source)
        for i, r in self.relations.items():
            self.tie(i, r["from"])
            self.tie(i, r["to"])
            rests = as_list(r.get("events"))
            if not rests:
                rests = [k for k, e in self.events.items() if {r["from"], r["to"]} <= self.people(e)]
            for k in rests:
                self.tie(i, k)
            for source in self.cited(r):
                self.related[source].add(i)
        for i, e in self.entities.items():
            for source in self.cited(e):
                self.related[source].add(i)

    def tie(self, a, b):
        self.related[a].add(b)
        self.related[b].add(a)

    @staticmethod
    def people(event):
        return {p if isinstance(p, str) else p["entity"] for p in as_list(event.get("participants"))}

    @staticmethod
    def cited(record):
        found = {source_of(x) for x in as_list(record.get("evidence"))}
        for attribute in as_list(record.get("attributes")):
            found |= {source_of(x) for x in as_list(attribute.get("evidence"))}
        return found

    def parts(self, event):
        below = {i for i, e in self.events.items() if e.get("part_of") == event}
        for i in list(below):
            below |= self.parts(i)
        return below


def want_state(reading, picked, ids):
    if picked in ids and len(ids) == 1:
        return "selected"
    return "related" if picked in ids or ids & reading.related[picked] else "other"


def check_selection(reading, path, picked):
    for view in ("timeline", "network"):
        shapes = dump(path, "--view", view, "--select", picked)["shapes"]
        drawn = {s["id"] for s in shapes if s["role"] in ("mark", "bar") and s.get("id")}
        for shape in shapes:
            if shape["role"] not in ("mark", "bar", "node", "tie", "cluster") or "state" not in shape:
                tally.check(shape["role"] not in ("mark", "bar", "node"), f"{picked}: a {shape['role']} has no state")
                continue
            ids = set(shape.get("ids", [])) or {shape.get("id")}
            if ids == {None} or any(i and i.startswith(("shared:", "same:")) for i in ids):
                continue
            if shape["role"] in ("mark", "bar") and ids != {picked}:
                hidden = reading.parts(next(iter(ids))) - drawn
                want = want_state(reading, picked, ids) if not hidden else want_state(reading, picked, ids | hidden)
            else:
                want = want_state(reading, picked, ids)
            tally.check(shape["state"] == want, f"{view} --select {picked}: {ids} is {shape['state']}, should be {want}")


def day_span(date):
    """Earliest and latest day of the dates that the generator and the bundled dataset write, as YYYY-MM-DD strings."""
    date = date.strip()
    if date.startswith("[") or date.startswith("{"):
        date = date[1:-1]
        if date.startswith(".."):
            return "0000-00-00", day_span(date[2:])[1]
        if date.endswith(".."):
            return day_span(date[:-2])[0], "9999-99-99"
        first, last = date.split("..")
        return day_span(first)[0], day_span(last)[1]
    if "/" in date:
        first, last = date.split("/")
        return ("0000-00-00" if first in ("..", "") else day_span(first)[0],
                "9999-99-99" if last in ("..", "") else day_span(last)[1])
    date = date.rstrip("?~%").split("T")[0]
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10], date + {4: "-12-31", 7: "-31", 10: ""}[len(date)]


def spans(record):
    found = [day_span(record["when"])] if "when" in record else []
    return found + [day_span(d) for d in as_list(record.get("as_of"))]


def touches(found, first, last):
    return any(a <= last and b >= first for a, b in found)


def event_spans(reading, event):
    """An event's spans; a parent without a date has those of its dated parts."""
    found = spans(reading.events[event])
    if not found:
        inner = [s for part in reading.parts(event) for s in spans(reading.events[part])]
        if inner:
            found = [(min(a for a, _ in inner), max(b for _, b in inner))]
    elif len(found) > 1:
        found = [(min(a for a, _ in found), max(b for _, b in found))]
    return found


def shown(found, first, last, mode):
    if not found:
        return True
    if mode == "during":
        return touches(found, first, last)
    if mode == "as-of":
        return touches(found, last, last)
    return any(a <= last for a, _ in found)


def check_period(reading, path, first, last, mode):
    arguments = ("--period", f"{first}/{last}", "--period-mode", mode)
    timeline = dump(path, "--view", "timeline", *arguments)["shapes"]
    network = dump(path, "--view", "network", *arguments)["shapes"]
    drawn = {s["id"] for s in timeline if s["role"] in ("mark", "bar") and s.get("id")}
    drawn |= {i for s in timeline if s["role"] == "cluster" for i in s.get("ids", [])}
    in_period = {i for i in reading.events if not event_spans(reading, i) or touches(event_spans(reading, i), first, last)}
    top = {i for i in in_period if not any(p in in_period for p in parents(reading, i))}
    tally.check(top <= drawn, f"period {first}/{last}: not drawn: {sorted(top - drawn)[:5]}")
    tally.check(drawn <= in_period, f"period {first}/{last}: drawn outside: {sorted(drawn - in_period)[:5]}")
    nodes = {s["id"] for s in network if s["role"] == "node"}
    want_nodes = {i for i, e in reading.entities.items() if shown(spans(e), first, last, mode)}
    tally.check(nodes == want_nodes, f"period {first}/{last} {mode}: nodes differ: {sorted(nodes ^ want_nodes)[:5]}")
    ties = {s["id"] for s in network if s["role"] == "tie" and s.get("id") in reading.relations}
    want_ties = {i for i, r in reading.relations.items()
                 if shown(spans(r), first, last, mode) and {r["from"], r["to"]} <= want_nodes}
    tally.check(ties == want_ties, f"period {first}/{last} {mode}: ties differ: {sorted(ties ^ want_ties)[:5]}")


def parents(reading, event):
    found = []
    while "part_of" in reading.events[event]:
        event = reading.events[event]["part_of"]
        found.append(event)
    return found


bundled = Reading(BUNDLED)
# under a sanitizer a sample: every record is selected in the plain build
SLOW = bool(os.environ.get("RAPPORT_SANITIZED")) and not os.environ.get("RAPPORT_ALL")
for record in sorted(bundled.related)[::24 if SLOW else 1]:
    check_selection(bundled, BUNDLED, record)
rand = random.Random(20)
with tempfile.TemporaryDirectory() as folder:
    made = generate(os.path.join(folder, "made.json"), events=80, entities=30, relations=50, seed=4)
    made_reading = Reading(made)
    for record in rand.sample(sorted(made_reading.related), 3 if SLOW else 12):
        check_selection(made_reading, made, record)
    for number in range(6 if SLOW else 20):
        mode = ("during", "as-of", "up-to")[number % 3]
        for reading, path, low, high in ((bundled, BUNDLED, 1990, 2026), (made_reading, made, 1950, 2026)):
            a, b = sorted(f"{rand.randint(low, high)}-{rand.randint(1, 12):02d}-{rand.randint(1, 28):02d}" for _ in "ab")
            check_period(reading, path, a, b, mode)
tally.finish()
