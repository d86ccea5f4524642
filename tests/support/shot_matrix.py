# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the window in every size, text scale and look, for a person to look at: nothing may be cut or covered.

    RAPPORT_PROGRAM=…/ui/rapport python3 tests/support/shot_matrix.py DATASET FOLDER [WORD …]

makes FOLDER/360x600-200-dark-both.png and so on; with words only those whose names have one of them."""

import itertools
import os
import subprocess
import sys
import time
import warnings

SIZES = ('360x600', '1280x800', '1920x1080')
SCALES = (100, 200)
LOOKS = {'light': {}, 'dark': {'dark': True}, 'contrast': {'contrast': True}, 'contrast-dark': {'dark': True, 'contrast': True}}


def panels(app):
    """What is to be seen, by name: a way there each."""
    yield 'both', lambda: None
    yield 'details', lambda: (app.set_state('win.view', 'timeline'), app.set_state('win.details', True), app.key('Next'))
    yield 'filters', lambda: (app.set_state('win.details', False), app.set_state('win.period', '2023-01-01/2023-12-31'),
                              app.set_state('win.filters', True))
    yield 'search', lambda: (app.set_state('win.filters', False), app.key('ctrl+f'), app.type('a'))
    yield 'table', lambda: (app.key('Escape'), app.set_state('win.view', 'table'))
    yield 'sources', lambda: app.set_state('win.view', 'sources')


def shoot(size, dataset, folder, words):
    import uitest
    desktop = uitest.Desktop(size)
    try:
        uitest._bindings()
        for scale, (look, options) in itertools.product(SCALES, LOOKS.items()):
            name = f'{size}-{scale}-{look}'
            if words and not any(word in name for word in words):
                continue
            with uitest.App(dataset, text=scale, **options) as app:
                app.wait_state('win.range', lambda text: text != '')
                app.resize(*size.split('x'))
                app.xdotool('windowmove', app.window_of(), 0, 0)
                for panel, show in panels(app):
                    show()
                    time.sleep(1.2)
                    subprocess.run(['import', '-window', 'root', os.path.join(folder, f'{name}-{panel}.png')], check=True)
    finally:
        desktop.stop()


def main():
    dataset, folder, *words = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    warnings.simplefilter('ignore', DeprecationWarning)
    if words and words[0] in SIZES:
        shoot(words[0], dataset, folder, words[1:])
        return
    # The accessibility bindings know the first desktop of a process only.
    for size in SIZES:
        subprocess.run([sys.executable, __file__, dataset, folder, size, *words], check=True)


main()
