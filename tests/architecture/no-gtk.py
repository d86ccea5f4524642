#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""no-gtk.py PROGRAM…: the command line made of the core alone links no toolkit, and works without a display."""

import os
import re
import subprocess
import sys

TOOLKIT = re.compile(r'lib(gtk|gdk|gsk|adwaita)[-\w.]*\.so[.\d]*')


def main(programs):
    if not programs:
        print('Bail out! no program given')
        return 1
    wrong = 0
    print(f'1..{2 * len(programs)}')
    for number, program in enumerate(programs):
        linked = subprocess.run(['ldd', program], capture_output=True, text=True, check=True).stdout
        toolkit = sorted({match.group() for match in TOOLKIT.finditer(linked)})
        good = 'libglib' in linked and not toolkit
        wrong += not good
        print(f'{"ok" if good else "not ok"} {2 * number + 1} - links no toolkit {" ".join(toolkit)}')

        bare = {k: v for k, v in os.environ.items() if k not in ('DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR')}
        ran = subprocess.run([program, '--version'], env=bare, capture_output=True, text=True, timeout=60)
        good = ran.returncode == 0 and ran.stdout.strip() != ''
        wrong += not good
        print(f'{"ok" if good else "not ok"} {2 * number + 2} - says its version without a display')
        if not good:
            print(f'# exit status {ran.returncode}: {ran.stdout!r} {ran.stderr!r}')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
