# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide's pictures, taken of the program as it is now:

    RAPPORT_PROGRAM=build/ui/rapport PYTHONPATH=tests/support python3 tests/support/guide_pictures.py
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATASET = os.path.join(ROOT, 'data', 'azerbaijan-italy.json')
FOLDER = os.path.join(ROOT, 'data', 'guide')


def window(app):
    app.set_state('win.view', 'both')
    app.set_state('win.details', True)
    for _ in range(2):
        app.key('Next')


def search(app):
    app.set_state('win.view', 'timeline')
    app.key('ctrl+f')
    app.type('minister')


def network(app):
    for _ in range(4):
        app.key('Escape')
        time.sleep(0.3)
    app.set_state('win.view', 'network')


def sources(app):
    app.set_state('win.view', 'sources')


def smaller(name):
    """As few bytes as they can be kept in without changing a colour."""
    subprocess.run(['convert', name, '-strip', '-alpha', 'off', '-define', 'png:compression-level=9', '-define', 'png:compression-filter=0',
                    '-define', 'png:exclude-chunk=date,time', name], check=True)


def main():
    import uitest
    warnings.simplefilter('ignore', DeprecationWarning)
    desktop = uitest.Desktop('1280x800')
    try:
        uitest._bindings()
        with uitest.App(DATASET) as app:
            app.wait_state('win.range', lambda text: text != '')
            app.resize(1280, 800)
            app.xdotool('windowmove', app.window_of(), 0, 0)
            for show in (window, search, network, sources):
                show(app)
                app.xdotool('mousemove', 1279, 799)
                time.sleep(2)
                picture = os.path.join(FOLDER, show.__name__ + '.png')
                subprocess.run(['import', '-window', 'root', picture], check=True)
                smaller(picture)
    finally:
        desktop.stop()
    program = os.environ['RAPPORT_PROGRAM']
    paper = os.path.join(FOLDER, 'paper.png')
    subprocess.run([program, 'export', DATASET, '-o', paper, '--view', 'timeline', '--size', 'a4', '--dpi', '110'], check=True)
    smaller(paper)
    with tempfile.TemporaryDirectory() as scenes:
        subprocess.run([program, 'export', DATASET, '-o', scenes + '/', '--size', '1280x720',
                        '--briefing', os.path.join(ROOT, 'data', 'azerbaijan-italy.briefing.json')], check=True)
        stage = os.path.join(FOLDER, 'stage.png')
        shutil.copy(os.path.join(scenes, sorted(os.listdir(scenes))[3]), stage)
        smaller(stage)


if __name__ == '__main__':
    sys.exit(main())
