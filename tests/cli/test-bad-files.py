# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file of tests/data/bad through the commands: what is wrong in a file is said, and never ends a command by itself.

Here each file meets `check` and one other in turn; with --all each meets all of them, which takes minutes under a
sanitizer: see CONTRIBUTING.md."""
import concurrent.futures
import glob
import os
import re
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import main, run  # noqa: E402

BAD = sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "bad", "*.json")))
VIEWS = ("timeline", "network", "sources")
COMMANDS = [("check", "--json"), ("info",), ("info", "--json"), ("info", "--strict"),
            *(("list", "--" + table, form) for table in ("events", "entities", "relations", "sources") for form in ("--csv", "--json")),
            *(("dump", "--view", view) for view in (*VIEWS, "details")),
            *(("dump", "--view", view, "--json") for view in VIEWS),
            *(("export", "--view", view, "-o", "picture." + kind) for view in VIEWS for kind in ("svg", "png", "pdf"))]
COMPLAINT = re.compile(rb"CRITICAL|WARNING \*\*|Sanitizer|runtime error:")
ALL = "--all" in sys.argv or bool(os.environ.get("RAPPORT_ALL"))


def chosen(index):
    return [("check",), *(COMMANDS if ALL else [COMMANDS[index % len(COMMANDS)]])]


def complaints_of(path, commands):
    """What went wrong when the file met the commands, as lines."""
    lines = []
    with tempfile.TemporaryDirectory(prefix="rapport-bad-") as folder:
        for command in commands:
            done = run(command[0], path, *command[1:], seconds=60, cwd=folder)
            said = done.stdout[-2000:] + done.stderr
            right = done.returncode in ((1,) if command == ("check",) else (0, 1))
            if not right or COMPLAINT.search(said) or (done.returncode == 1 and len(said) < 10):
                lines.append(f"{os.path.basename(path)}: {' '.join(command)}: status {done.returncode}: "
                             + said[-1500:].decode(errors="replace"))
    return lines


class BadFiles(unittest.TestCase):
    def test_every_file(self):
        self.assertGreater(len(BAD), 90)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            made = [pool.submit(complaints_of, path, chosen(i)) for i, path in enumerate(BAD)]
            lines = [line for done in made for line in done.result()]
        self.assertEqual(lines, [], "\n".join(lines))


if ALL:
    sys.argv = [argument for argument in sys.argv if argument != "--all"]
main()
