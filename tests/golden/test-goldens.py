#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled dataset's pictures as text, with a fixed text measure, against what is kept here. `--refresh` keeps the new ones
after somebody has looked at the difference."""
import difflib
import os
import sys

from pictures import BUNDLED, Tally, run

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = {
    "timeline": ["--view", "timeline"],
    "timeline-2023": ["--view", "timeline", "--from", "2023-01", "--to", "2023-12"],
    "timeline-selected": ["--view", "timeline", "--select", "E08", "--size", "1920x1080"],
    "sources": ["--view", "sources"],
    "sources-selected": ["--view", "sources", "--select", "E08", "--size", "1920x1080"],
    "network": ["--view", "network"],
    "table": ["--view", "table", "--size", "a4-portrait"],
    "details": ["--view", "details"],
    "network-period": ["--view", "network", "--period", "2023/2023"],
}
tally = Tally()
for name, arguments in CASES.items():
    done = run("dump", BUNDLED, "--measure", "fixed", *arguments)
    tally.check(done.returncode == 0, f"{name}: exit status {done.returncode}: {done.stderr.decode()}")
    path = os.path.join(HERE, name + ".txt")
    got = done.stdout.decode()
    if "--refresh" in sys.argv:
        with open(path, "w", encoding="utf-8") as file:
            file.write(got)
    with open(path, encoding="utf-8") as file:
        want = file.read()
    if not tally.check(got == want, f"{name} differs from its golden:"):
        sys.stdout.writelines(list(difflib.unified_diff(want.splitlines(True), got.splitlines(True), "golden", "now", n=0))[:40])
tally.finish()
