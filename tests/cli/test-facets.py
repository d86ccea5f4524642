# SPDX-License-Identifier: GPL-3.0-or-later
"""What facets count and what a filter shows, against what is reckoned here from the JSON alone: every value of every facet,
by itself and beside a second choice and a period."""
import calendar
import json
import os
import random
import re
import subprocess
import sys

import runner

NO_YEAR = "XXXX"  # how EDTF writes the year of a date that has none known: it has no place on the axis
DUMP = os.environ["RAPPORT_FACET_DUMP"]
GENERATE = os.environ["RAPPORT_GENERATE"]
FAR = 10**9
EVENT_FACETS = ("kind", "entity", "place", "source", "tag", "status", "certainty", "grade", "marking", "disputed", "origins")


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def day_number(year, month, day):
    """Days since the first of year 1, as calendars count."""
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + sum(calendar.monthrange(year, m)[1] for m in range(1, month)) + day


def one_date(text):
    """First and last day of a date without an interval."""
    text = text.rstrip("?~%").split("T")[0]
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return (day_number(*parts),) * 2
    if len(parts) == 2:
        return day_number(*parts, 1), day_number(*parts, calendar.monthrange(*parts)[1])
    return day_number(parts[0], 1, 1), day_number(parts[0], 12, 31)


def bounds(text):
    """First and last possible day; None: it has no place."""
    if text is None or text.startswith(NO_YEAR):
        return None
    if text.startswith("["):
        first, last = text.strip("[]").split("..")
        return one_date(first)[0] if first else -FAR, one_date(last)[1] if last else FAR
    first, slash, last = text.partition("/")
    if not slash:
        return one_date(text)
    return (-FAR if first in ("", "..") else one_date(first)[0], FAR if last in ("", "..") else one_date(last)[1])


def certainty(event, parts_dated):
    when = event.get("when")
    if when is None or when.startswith(NO_YEAR):
        return "unknown" if listed(event.get("as_of")) or parts_dated else "undated"
    if when.startswith("["):
        return "uncertain"
    if ".." in when:
        return "open"
    if when.startswith("/") or when.endswith("/"):
        return "unknown"
    if re.search("[?%X]", when):
        return "uncertain"
    return "approximate" if "~" in when else "exact"


def pieces(record):
    """Evidence in its long form."""
    for one in listed(record.get("evidence")):
        if isinstance(one, str):
            one = {"source": one.split(",")[0].strip()}
        yield one


def all_pieces(record):
    yield from pieces(record)
    for attribute in listed(record.get("attributes")):
        yield from pieces(attribute)


class Dataset:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        self.tables = {name: data.get(name, []) for name in ("events", "entities", "relations", "sources")}
        self.source_ids = {s["id"]: s for s in self.tables["sources"]}
        self.parts = {}
        for event in self.tables["events"]:
            if "part_of" in event:
                self.parts.setdefault(event["part_of"], []).append(event)
        self.values = {t: [self.facets(t, r) for r in records] for t, records in self.tables.items()}

    def dated(self, event):
        own = [event["when"]] if event.get("when") else []
        return any(bounds(d) for d in own + listed(event.get("as_of")))

    def dated_parts(self, event):
        return [p for p in self.parts.get(event.get("id"), []) if self.dated(p) or self.dated_parts(p)]

    def origin(self, piece):
        source, seen = piece["source"], set()
        if "origin" in piece and piece["origin"] not in self.source_ids:
            return "name " + piece["origin"]
        source = piece.get("origin", source)
        while source in self.source_ids and source not in seen and "origin" in self.source_ids[source]:
            seen.add(source)
            origin = self.source_ids[source]["origin"]
            if origin not in self.source_ids:
                return "name " + origin
            source = origin
        return source

    def is_disputed(self, record):
        """Dates alone: what the datasets here hold."""
        said = [bounds(p["says"]["when"]) for p in pieces(record) if "when" in p.get("says", {})]
        own = bounds(record.get("when"))
        days = [b for b in said + [own] if b]
        if any(p.get("stance") == "disputes" for p in pieces(record)):
            return True
        if said and max(d[0] for d in days) > min(d[1] for d in days):
            return True
        texts = {p["says"]["when"] for p in pieces(record) if str(p.get("says", {}).get("when", "")).startswith(NO_YEAR)}
        if record.get("when") and re.fullmatch(r"\d{4}-\d\d-\d\d", record["when"]):
            texts |= {NO_YEAR + record["when"][4:]} if texts else set()
        return len(texts) > 1

    def facets(self, table, record):
        """By facet the record's values."""
        grades = [p["grade"] for p in all_pieces(record) if p.get("grade")]
        whole = all(p.get("for") for p in pieces(record))  # what is for fields counts for the record where it has no other
        origins = {self.origin(p) for p in pieces(record) if p.get("stance") != "disputes" and (whole or not p.get("for"))}
        marking = record.get("marking") or None
        found = {"tag": set(listed(record.get("tags"))), "source": {p["source"] for p in all_pieces(record)},
                 "grade": set(grades) | {g[0].upper() for g in grades if re.match("[A-Fa-f][0-9]", g)},
                 "marking": {marking} if marking else {""} if table in ("events", "relations") else set(),
                 "disputed": {"yes" if self.is_disputed(record) else "no"},
                 "origins": {("none", "one", "several")[min(2, len(origins))]}}
        if table == "events":
            people = {p if isinstance(p, str) else p["entity"] for p in listed(record.get("participants"))}
            place = {record["place"]} if record.get("place") else set()
            found |= {"kind": {record["kind"]}, "entity": people | place, "place": place,
                      "status": {record.get("status", "done")},
                      "certainty": {certainty(record, bool(self.dated_parts(record)))}}
        elif table == "relations":
            found |= {"relation-kind": {record["kind"]}, "entity": {record["from"], record["to"]}}
        elif table == "entities":
            found |= {"entity-kind": {record["kind"]}, "entity": {record["id"]}, "place": {record["id"]}}
            found["disputed"] -= {"no"}
        else:
            found = {"tag": found["tag"], "marking": found["marking"], "source": {record["id"]}}
        return found

    # What FORMAT.md's table says.
    NARROWS = {"kind": "events", "entity-kind": "entities", "relation-kind": "relations", "entity": "events relations",
               "place": "events", "source": "events relations sources", "tag": "events relations", "status": "events",
               "certainty": "events", "grade": "events relations", "marking": "events entities relations sources",
               "disputed": "events relations", "origins": "events relations"}
    KEEPS = {"entity": "entities", "place": "entities", "source": "entities sources", "tag": "entities sources",
             "grade": "entities", "marking": "entities sources", "disputed": "entities"}

    def in_period(self, table, record, period, mode):
        if not period:
            return True
        first, last = period
        when = bounds(record.get("when" if table != "sources" else "published"))
        spans = [(when, True)] if when and when != (-FAR, FAR) else []
        if table in ("events", "relations"):
            spans += [(bounds(d), False) for d in listed(record.get("as_of"))]
        if table == "events" and not record.get("when"):
            parts = [b for p in self.dated_parts(record) for b in [self.span(p)] if b]
            if parts:
                spans.append(((min(p[0] for p in parts), max(p[1] for p in parts)), True))
        if table in ("events", "sources"):
            mode = "during"
        if not spans:
            return True
        if mode == "as-of":
            first = last
        return any(a <= last if mode == "up-to" else a <= last and b >= first for (a, b), _ in spans)

    def span(self, event):
        days = [b for d in [event.get("when")] + listed(event.get("as_of")) if d for b in [bounds(d)] if b]
        if not event.get("when"):
            days += [b for p in self.dated_parts(event) for b in [self.span(p)] if b]
        return (min(d[0] for d in days), max(d[1] for d in days)) if days else None

    def shown(self, choices, period, mode):
        """Of each table the indices that are left."""
        left = {}
        for table, records in self.tables.items():
            left[table] = {i for i, r in enumerate(records) if table == "sources" or self.in_period(table, r, period, mode)}
            for facet, wanted in choices.items():
                if table in self.NARROWS[facet].split():
                    left[table] = {i for i in left[table] if self.values[table][i].get(facet, set()) & wanted
                                   or (facet == "marking" and not self.values[table][i]["marking"])}
        narrowed = {t for f in choices for t in self.NARROWS[f].split()}

        def kept(table, i):
            keepers = [f for f in choices if table in self.KEEPS.get(f, "").split()]
            return keepers and all(self.values[table][i].get(f, set()) & choices[f] for f in keepers)

        if narrowed & {"events", "relations"}:
            touched = {e for i in left["events"] for e in self.values["events"][i]["entity"]}
            if "relations" in narrowed:
                touched |= {e for i in left["relations"] for e in self.values["relations"][i]["entity"]}
            left["entities"] = {i for i in left["entities"]
                                if self.tables["entities"][i]["id"] in touched or kept("entities", i)}
        if choices:
            there = {self.tables["entities"][i]["id"] for i in left["entities"]}
            left["relations"] = {i for i in left["relations"] if self.values["relations"][i]["entity"] <= there}
        if choices or period:
            used = {s for t in ("events", "entities", "relations") for i in left[t] for s in self.values[t][i]["source"]}
            left["sources"] = {i for i in left["sources"] if self.tables["sources"][i]["id"] in used or kept("sources", i)
                               or (not choices and self.in_period("sources", self.tables["sources"][i], period, mode))}
        return left

    def counts(self, choices, period, mode, whole):
        """By facet and value: how many of each table it would show."""
        found = {}
        for facet in self.NARROWS:
            others = {f: v for f, v in choices.items() if f != facet}
            left = self.shown(others, period, mode) if facet in choices else whole
            for table in self.tables:
                if table not in (self.NARROWS[facet] + " " + self.KEEPS.get(facet, "")).split():
                    continue
                if (facet, table) in (("entity", "entities"), ("place", "entities"), ("source", "sources")):
                    continue  # values themselves
                for i, values in enumerate(self.values[table]):
                    for value in values.get(facet, ()):
                        one = found.setdefault((facet, value), dict.fromkeys(self.tables, 0))
                        one[table] += i in left[table]
        return found


class Facets(runner.Case):
    def dump(self, path, choices=(), period=None, mode="during"):
        arguments = [f"--filter={f}={v}" for f, values in choices for v in values]
        if period:
            arguments += ["--period", "/".join(period), "--period-mode", mode]
        done = subprocess.run([DUMP, path, *arguments], capture_output=True, timeout=60, check=True)
        return json.loads(done.stdout)

    def compare(self, path, dataset, choices=(), period=None, mode="during"):
        out = self.dump(path, choices, period, mode)
        chosen = {f: set(v) for f, v in choices}
        days = (one_date(period[0])[0], one_date(period[1])[1]) if period else None
        left = dataset.shown(chosen, days, mode)
        about = f"{path} {choices} {period} {mode}"
        for table, records in dataset.tables.items():
            theirs = out["shown"][table]
            self.assertEqual(len(theirs), len(left[table]), f"{about}: {table}")
            # An id that the file does not give is not known here.
            ours = {records[i]["id"] for i in left[table] if "id" in records[i]}
            self.assertLessEqual(ours, set(theirs), f"{about}: {table}")
        wanted = dataset.counts(chosen, days, mode, left)
        theirs = {(f, v["value"]): {t: v[t] for t in dataset.tables} for f, values in out["facets"].items() for v in values}
        for key, one in wanted.items():
            self.assertEqual(theirs.get(key), one, f"{about}: {key}")
        for key, one in theirs.items():
            self.assertTrue(key in wanted or not any(one.values()), f"{about}: {key} is nowhere in the file")
        return out

    def thoroughly(self, path, n_choices, times=6):
        dataset, rand = Dataset(path), random.Random(7)
        whole = self.compare(path, dataset)
        values = [(f, v["value"]) for f, many in whole["facets"].items() for v in many]
        few = {}
        for facet, value in values:
            few.setdefault(facet, []).append(value)
        # Every facet is asked by itself; of those with many values, some.
        singles = [(f, v) for f, many in few.items() for v in (many if len(many) <= n_choices else rand.sample(many, n_choices))]
        for facet, value in singles:
            self.compare(path, dataset, [(facet, [value])])
        for _ in range(times):
            one, other = rand.sample(sorted(few), 2)
            choices = [(f, rand.sample(few[f], min(len(few[f]), rand.randint(1, 2)))) for f in (one, other)]
            year = rand.randint(1985, 2024)
            self.compare(path, dataset, choices, (str(year), str(year + rand.randint(0, 9))),
                         rand.choice(("during", "as-of", "up-to")))
        return whole

    def generated(self, events, *more):
        path = self.path(f"{events}.json")
        with open(path, "wb") as file:
            subprocess.run([sys.executable, GENERATE, "--events", str(events), "--facets", "--disputed", str(events // 40),
                            *map(str, more)], stdout=file, check=True)
        return path

    def test_bundled(self):
        self.thoroughly(runner.DATASET, 60, 40)

    def test_generated(self):
        whole = self.thoroughly(self.generated(2000), 3, 8)
        for facet in EVENT_FACETS:
            self.assertGreater(len(whole["facets"][facet]), 1, facet)

    def test_many(self):
        n = 20000 if os.environ.get("RAPPORT_SANITIZED") else 100000
        path = self.generated(n, "--entities", n // 5, "--relations", n * 3 // 10)
        dataset = Dataset(path)
        self.compare(path, dataset)
        out = self.compare(path, dataset, [("kind", ["meeting", "visit"]), ("tag", ["trade"])], ("1980", "1999"), "as-of")
        print(f"# {n} events: index {out['index_ms']} ms, shown {out['shown_ms']} ms, counts {out['counts_ms']} ms")

    def test_hidden_leaks_nowhere(self):
        dataset = Dataset(runner.DATASET)
        left = dataset.shown({"entity": {"cavo-dragone"}}, None, "during")

        def names(hidden):
            return {r.get("title") or r.get("name") for t, records in dataset.tables.items() if t != "relations"
                    for i, r in enumerate(records) if (i not in left[t]) == hidden} - {None}

        shown = " ".join(names(False)) + " Azerbaijan–Italy defence ties"
        # Who published what is shown is named with it.
        shown += " ".join(str(s.get(k)) for i, s in enumerate(dataset.tables["sources"]) if i in left["sources"]
                          for k in ("publisher", "author"))
        hidden = {n for n in names(True) if n not in shown}
        self.assertGreater(len(hidden), 40)
        for view in ("timeline", "network"):
            for suffix in ("svg", "pdf"):
                out = self.path(f"{view}.{suffix}")
                self.expect(0, "export", runner.DATASET, "-o", out, "--view", view, "--filter", "entity=cavo-dragone", "--hide")
                text = runner.read(out)
                if suffix == "pdf":
                    text = subprocess.run(["pdftotext", "-", "-"], input=text, capture_output=True, check=True).stdout
                text = " ".join(text.decode("utf-8", "replace").split())
                self.assertIn("Cavo Dragone", text, (view, suffix))
                for name in hidden | {"1992"}:
                    self.assertNotIn(name, text, (view, suffix))

    def test_wrong_key(self):
        done = self.expect(2, "dump", runner.DATASET, "--filter", "kin=meeting")
        self.assertIn(b"did you mean kind?", done.stderr)
        self.expect(2, "dump", runner.DATASET, "--filter", "meeting")
        done = self.expect(0, "dump", runner.DATASET, "--filter", "kind=none")
        self.assertIn("no record has the kind “none”".encode(), done.stderr)


if __name__ == "__main__":
    runner.main()
