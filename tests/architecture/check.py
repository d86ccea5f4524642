#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py [ROOT]: holds the project against the rules of its house (rules.py, arrows.txt); one TAP point a rule."""

import os
import sys

from rules import RULES
from tree import Tree


def main(root):
    tree = Tree(root)
    if not tree.c_files:
        print(f'Bail out! {root} has no C file')
        return 1
    wrong = 0
    print(f'1..{len(RULES)}')
    for number, rule in enumerate(RULES, 1):
        places = list(dict.fromkeys(rule(tree)))
        wrong += bool(places)
        print(f'{"not ok" if places else "ok"} {number} - {rule.__name__}: {rule.__doc__}')
        for place in places:
            print(f'# {place}')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')))
