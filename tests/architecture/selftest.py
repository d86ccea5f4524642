#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that every rule of the house bites: a small tree that keeps them all passes, and each wrong change to it fails
the one rule that it breaks."""

import os
import shutil
import sys
import tempfile

from rules import RULES
from tree import Tree

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
GOOD = {
    'app/model/stone.h': TOP + '#pragma once\n#include <glib.h>\nint rp_stone (void);\n',
    'app/model/stone.c': TOP + '#include "stone.h"\n\n/* #include <gtk/gtk.h> */\nstatic const char *const names[] = { "a;" };\n'
                         'static GQuark quark;\nG_DEFINE_QUARK (x, y)\n\nint\nrp_stone (void)\n{\n  static int calls;\n  return calls++;\n}\n',
    'app/layout/place.h': TOP + '#pragma once\n#include "stone.h"\ntypedef struct\n{\n  int x;\n} RpPlace;\n',
    'app/layout/place.c': TOP + '#include "place.h"\n#include "place-part.h"\nstatic guint signals[2];\n',
    'app/layout/place-part.h': TOP + '#pragma once\n#include "place.h"\n',
    'ui/view/pane.c': TOP + '#include <gtk/gtk.h>\n#include "place.h"\n',
    'ui/view/pane.h': TOP + '#pragma once\n',
    'ui/table/sheet.h': TOP + '#pragma once\n',
    'tests/unit/test-stone.c': TOP + '#include "stone.h"\n',
    'tests/run': '#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n',
}
NO_MUTABLE = 'no_mutable_variable'
# rule, file, what is put at its end (or None and a whole new file)
WRONG = [
    ('arrows', 'app/model/stone.c', '#include "place.h"\n'),
    ('arrows', 'app/layout/place.c', '#include "pane.h"\n'),
    ('arrows', 'ui/view/pane.c', '#include "sheet.h"\n'),
    ('arrows', 'app/strange/new-thing.h', TOP + '#pragma once\n'),
    ('include_by_stem', 'app/layout/place.c', '#include "../model/stone.h"\n'),
    ('include_by_stem', 'ui/view/pane.c', '#include "layout/place.h"\n'),
    ('include_by_stem', 'ui/view/pane.c', '#include "nobody.h"\n'),
    ('no_ring', 'app/model/stone.h', '#include "place.h"\n'),
    ('no_ring', 'app/layout/place.h', '#include "place-part.h"\n'),
    ('one_stem', 'app/json/stone.h', TOP + '#pragma once\n'),
    ('no_system_stem', 'app/model/search.h', TOP + '#pragma once\n'),
    ('short_files', 'app/model/stone.c', '/* one line */\n' * 600),
    ('short_functions', 'app/model/stone.c', 'void\nrp_long (void)\n{\n' + '  rp_stone ();\n' * 61 + '}\n'),
    ('core_without_gtk', 'app/model/stone.c', '#include <gtk/gtk.h>\n'),
    ('core_without_gtk', 'app/layout/place.c', '#include <adwaita.h>\n'),
    ('core_without_machine', 'app/model/stone.c', 'double\nf (void)\n{\n  return strtod ("1", NULL);\n}\n'),
    ('core_without_machine', 'app/layout/place.c', 'void\nf (void)\n{\n  tm = localtime (&t);\n}\n'),
    ('exact_layout', 'app/layout/place.c', 'double\nf (void)\n{\n  return sin (1.0);\n}\n'),
    (NO_MUTABLE, 'app/model/stone.c', 'static int counter;\n'),
    (NO_MUTABLE, 'app/model/stone.c', 'static int table[] = { 1, 2 };\n'),
    (NO_MUTABLE, 'app/model/stone.c', 'static const char *last = NULL;\n'),
    (NO_MUTABLE, 'ui/view/pane.c', 'GtkWidget *window = NULL;\n'),
    (NO_MUTABLE, 'ui/view/pane.h', 'extern int counter;\n'),
    ('spdx', 'tests/cli/bare.py', 'print ()\n'),
    ('spdx', 'app/cli/meson.build', 'files()\n'),
    ('pragma_once', 'app/model/open.h', TOP),
    ('floor', 'ui/view/pane.c', 'void\nf (void)\n{\n  gtk_file_dialog_new ();\n}\n'),
    ('floor', 'ui/view/pane.c', 'AdwToolbarView *view;\n'),
    ('floor', 'ui/view/pane.ui', '<object class="AdwBanner"/>\n'),
    ('floor', 'ui/view/pane.c', 'void\nf (void)\n{\n  gtk_uri_launcher_new ("");\n}\n'),
    ('no_utils', 'app/utils/stuff.h', TOP + '#pragma once\n'),
]


def broken_rules(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), 'w', encoding='utf-8') as file:
                file.write(text)
        os.makedirs(os.path.join(root, 'tests/architecture'))
        shutil.copy(os.path.join(HERE, 'arrows.txt'), os.path.join(root, 'tests/architecture'))
        tree = Tree(root)
        return {rule.__name__: list(rule(tree)) for rule in RULES}


def main():
    points = []
    found = {name: places for name, places in broken_rules(GOOD).items() if places}
    points.append((not found, f'a good tree breaks no rule {found or ""}'))
    for rule, path, text in WRONG:
        found = broken_rules({**GOOD, path: GOOD.get(path, '') + text})
        points.append((bool(found[rule]), f'{rule} fails on {path}: {text.strip().splitlines()[-1][:60]}'))
    untried = {rule.__name__ for rule in RULES} - {rule for rule, _, _ in WRONG}
    points.append((not untried, f'every rule is tried {untried or ""}'))
    print(f'1..{len(points)}')
    for number, (good, words) in enumerate(points, 1):
        print(f'{"ok" if good else "not ok"} {number} - {words.replace("#", "")}')
    return 0 if all(good for good, _ in points) else 1


if __name__ == '__main__':
    sys.exit(main())
