# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of pictures share: running the program, and counting as TAP does."""
import json
import os
import subprocess
import sys

PROGRAM = os.environ.get("RAPPORT_BIN") or sys.argv[1]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUNDLED = os.path.join(ROOT, "data", "azerbaijan-italy.json")


class Tally:
    """Checks counted; ends with a line for people and an exit status for machines."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print("not ok:", what)
        return good

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed or not self.passed else 0)


def run(*arguments, **options):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **options.pop("env", {})}
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, env=environment, timeout=120, **options)


def dump(path, *arguments, env=None):
    done = run("dump", path, "--json", *arguments, env=env or {})
    assert done.returncode == 0, (arguments, done.stderr.decode())
    return json.loads(done.stdout)


def generate(path, **numbers):
    arguments = [f"--{key}={value}" for key, value in numbers.items()]
    with open(path, "wb") as out:
        subprocess.run([sys.executable, os.path.join(ROOT, "tests", "bench", "generate"), *arguments], stdout=out, check=True)
    return path


def box(shape):
    return shape["x"], shape["y"], shape["x"] + shape["width"], shape["y"] + shape["height"]


def meet(a, b, slack=0.05):
    """Whether two boxes share more than a hair."""
    ax0, ay0, ax1, ay1 = box(a)
    bx0, by0, bx1, by1 = box(b)
    return ax0 < bx1 - slack and bx0 < ax1 - slack and ay0 < by1 - slack and by0 < ay1 - slack
