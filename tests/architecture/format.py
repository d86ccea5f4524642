#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""format.py [--fix]: every C file stands as .clang-format would set it; --fix sets it. One version is the measure, since
each sets the same style a little differently: Debian 12 and 13 both have it."""

import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
TOOL = 'clang-format-19'


def c_files():
    for top in ('app', 'ui', 'tests'):
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(('.c', '.h')))


def main(arguments):
    if not shutil.which(TOOL):
        print(f'1..0 # SKIP {TOOL} is not installed')
        return 0
    files = list(c_files())
    if '--fix' in arguments:
        return subprocess.run([TOOL, '-i', *files], cwd=ROOT).returncode
    # All in one process: seven hundred of them take a minute.
    told = subprocess.run([TOOL, '--dry-run', *files], cwd=ROOT, capture_output=True, text=True, check=True).stderr
    places = re.findall(r'^(.+?):([0-9]+):[0-9]+: .*code should be clang-formatted', told, re.MULTILINE)
    first = {}
    for path, line in places:
        first.setdefault(path, line)
    wrong = [f'{os.path.relpath(path, ROOT)}:{line}' for path, line in first.items()]
    print('1..1')
    print(f'{"not ok" if wrong or not files else "ok"} 1 - {len(files)} files stand as .clang-format sets them')
    for place in wrong:
        print(f'# {place}: tests/architecture/format.py --fix')
    return 1 if wrong or not files else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
