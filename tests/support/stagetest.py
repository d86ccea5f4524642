# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of presenting share: a briefing of three scenes beside a dataset, and the windows of a presentation that
a window has begun. The window is win, the presenter's is win2, the stage is win3."""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'ui'))

from sample import sample, write  # noqa: E402  (found by the path above)

NOTES = ('Begin slowly.', 'Then *faster*.', 'And end.')


def briefing(durations=(60, 60, 60)):
    scenes = [{'id': 'one', 'view': 'timeline', 'title': 'Scene of time', 'caption': 'All that there is.'},
              {'id': 'two', 'view': 'network', 'title': 'Scene of people', 'caption': 'Who met whom.'},
              {'id': 'three', 'view': 'text', 'title': 'Scene of words', 'caption': '- One\n- Two'}]
    for scene, notes, duration in zip(scenes, NOTES, durations):
        scene.update(notes=notes, duration=duration)
    return {'rapport-briefing': 1, 'title': 'A talk', 'scenes': scenes}


def files():
    """A dataset with its briefing; gives the dataset's path."""
    path = write(sample())
    with open(path.replace('.json', '.briefing.json'), 'w', encoding='utf-8') as file:
        json.dump(briefing(), file)
    return path


def begin(app, scene=1):
    """Begins by F5 and waits for the first scene to stand on stage."""
    app.wait_state('win.page', 'main')
    app.wait_state('win.scene', lambda _: app.enabled('win.present'))
    app.key('F5' if scene == 1 else 'shift+F5')
    app.wait_state('win.presenting', True)
    app.wait_state('win2.stage', scene)
    wait_for_focus(app)


def wait_for_focus(app):
    """Waits for the focus: the window that it was begun from has it a moment longer, and keys mean something else there."""
    app.wait(lambda: app.xdotool('getactivewindow', 'getwindowname').startswith(('Stage: ', 'Presenter: ')), what='the focus on stage')


def side_by_side(app):
    """On one screen the stage fills it: the presenter's window comes beside it only when asked for."""
    app.wait_state('win2.full', True)
    wait_for_focus(app)
    app.key('F11')
    app.wait_state('win2.full', False)
    frame(app, 'Presenter')


def frame(app, kind):
    """The window 'Stage' or 'Presenter'."""
    return app.find(re.compile(f'^{kind}: '), 'frame')


def on_stage(app, words):
    return app.find(re.compile(words), ('image', 'img', 'graphic'), within=frame(app, 'Stage'))


def at_presenter(app, words):
    return app.find(re.compile(words), within=frame(app, 'Presenter'))
