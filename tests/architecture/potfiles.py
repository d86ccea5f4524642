#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""potfiles.py [--write]: resources/po/POTFILES names every file with a string for people, and none besides; --write makes
it so. A language's list of strings is only as complete as this."""

import os
import re
import sys

from tree import Tree, code_of

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
LIST = os.path.join(ROOT, 'resources/po/POTFILES')
HEADING = '# Every file with a string for people; tests/architecture/potfiles.py keeps the list complete.\n'
MARKED = re.compile(r'(?<![\w"])(N?C?_|NC_|Q_|D?C?N?P?gettext|g_dngettext|g_dpgettext2)\s*\(\s*"', re.IGNORECASE)


def has_strings(file):
    if file.folder.startswith('tests'):
        return False
    if file.name.endswith(('.c', '.h')):
        return bool(MARKED.search(code_of(file, keep_strings=True)))
    if file.name.endswith(('.ui', '.blp')):
        return 'translatable="yes"' in file.text or 'translatable="true"' in file.text
    return file.name.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml'))


def main(arguments):
    wanted = sorted(file.path for file in Tree(ROOT).files if has_strings(file))
    if '--write' in arguments:
        with open(LIST, 'w', encoding='utf-8') as file:
            file.write(HEADING + ''.join(path + '\n' for path in wanted))
        return 0
    with open(LIST, encoding='utf-8') as file:
        named = [line.strip() for line in file if line.strip() and not line.startswith('#')]
    print('1..1')
    print(f'{"ok" if named == wanted else "not ok"} 1 - POTFILES names the {len(wanted)} files with strings, in order')
    for path in sorted(set(wanted) - set(named)):
        print(f'# {path} is missing: tests/architecture/potfiles.py --write')
    for path in sorted(set(named) - set(wanted)):
        print(f'# {path} is gone, or has no string: tests/architecture/potfiles.py --write')
    return 0 if named == wanted else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
