# SPDX-License-Identifier: GPL-3.0-or-later
"""A dataset of every combination of status, basis and kinds of ends, with what its marks have to say."""
import datetime
import json
import sys

STATUSES = ("done", "ongoing", "planned")
BASES = ("stated", "inferred", "published")
QUALIFIERS = {"exact": "", "approximate": "~", "uncertain": "?", "both": "%"}
STEP = datetime.timedelta(days=220)


def day(date, qualifier):
    return date.isoformat() + QUALIFIERS[qualifier]


def said(end):
    """What the dump calls an end: %% is uncertain, and approximate too."""
    return "uncertain" if end == "both" else end


def dates(first):
    """Each kind of date from FIRST on: name, EDTF, start, end."""
    last = first + datetime.timedelta(days=60)
    month = first.strftime("%Y-%m")
    for quality, sign in QUALIFIERS.items():
        yield f"day {quality}", day(first, quality), quality, quality
        yield f"month {quality}", month + sign, quality, quality
    yield "by", f"[..{first}]", "open", "exact"
    yield "from", f"[{first}..]", "exact", "open"
    for start in (*QUALIFIERS, "open", "unknown"):
        for end in (*QUALIFIERS, "open", "unknown"):
            ends = [day(when, kind) if kind in QUALIFIERS else ".." if kind == "open" else ""
                    for when, kind in ((first, start), (last, end))]
            if any(e not in ("", "..") for e in ends):
                yield f"{start} to {end}", "/".join(ends), start, end


def combinations(statuses=STATUSES, bases=BASES, step=STEP):
    """The events and, by id, what is wanted of their marks."""
    events, wanted = [], {}
    for status in statuses:
        for basis in bases:
            for number, (name, _, _, _) in enumerate(dates(datetime.date(1900, 1, 1))):
                first = datetime.date(1900, 3, 1) + number * step
                _, when, start, end = list(dates(first))[number]
                key = f"{status} {basis} {name}"
                events.append({"id": key, "kind": f"{status}_{basis}", "title": name, "when": when, "status": status,
                               "when_basis": basis})
                wanted[key] = {"status": status, "basis": basis, "start": said(start), "end": said(end)}
                too = [side for side, kind in (("start", start), ("end", end)) if kind == "both"]
                if too:
                    wanted[key]["approximate"] = too[0] if len(too) == 1 else "both"
    return events, wanted


def dataset(events, **more):
    return {"rapport": 1, "title": "Marks", "events": events, **more}


if __name__ == "__main__":
    json.dump(dataset(combinations()[0]), sys.stdout)
