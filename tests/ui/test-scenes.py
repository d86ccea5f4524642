# SPDX-License-Identifier: GPL-3.0-or-later
"""A briefing is made in the window: scenes kept, shown, put in order, reworded, taken back, saved, and never lost."""

import glob
import json
import os
import re
import signal
import tempfile
import time

from sample import sample, write
from uitest import App, main


def home():
    return tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])


def beside(path):
    return path.removesuffix('.json') + '.briefing.json'


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def put(path, **members):
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'rapport-briefing': 1, **members}, file)


def shown(app):
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    return app


def button(app, label):
    """A button of a dialog; older toolkits call it by its mnemonic as well."""
    return app.find(re.compile(re.escape(label) + '$'), 'button')


def row(app, title):
    return app.find(re.compile(r'Scene \d+ of \d+: ' + re.escape(title) + '$'), within=app.find('Scenes', 'list'))


def names(app, *expected):
    app.wait_state('win.scene-names', list(expected))


def focused_scene(app):
    node = app.focused()
    found = re.match(r'Scene \d+ of \d+: (.*)', node.get_name() or '') if node else None
    return found and found.group(1)


def told(app, words):
    app.wait_state('win.last-told', lambda text: words in text)


def three(app):
    """Three scenes of a meeting each, made by hand."""
    shown(app)
    app.key('F7')
    app.wait_state('win.scenes', True)
    for event, view in (('e1', 'timeline'), ('e2', 'network'), ('e3', 'both')):
        app.set_state('win.view', view)
        app.set_state('win.selected', event)
        app.wait_state('win.selected', event)
        app.key('ctrl+d')
        app.wait_state('win.last-told', lambda text: f'Meeting {event[1:]}' in text)
    names(app, 'Meeting 1', 'Meeting 2', 'Meeting 3')
    return app


def save(app, path):
    app.key('ctrl+alt+s')
    app.wait_state('win.briefing-unsaved', False)
    told(app, 'is saved as')
    return load(beside(path))


def answer(app, label):
    app.do(button(app, label))


def test_three_scenes_kept_ordered_reworded_saved_and_reopened():
    place, path = home(), write(sample())
    before = open(path, 'rb').read()
    with App(path, home=place) as app:
        three(app)
        assert app.state('win.scene') == 2 and app.state('win.briefing-unsaved')
        assert not os.path.exists(beside(path))
        # shown as it was kept, and what is done then changes nothing in it
        app.click(row(app, 'Meeting 1'))
        app.wait_state('win.selected', 'e1')
        app.wait_state('win.view', 'timeline')
        assert app.state('win.scene') == 0
        app.set_state('win.lanes', 'entity')
        app.set_state('win.selected', 'e7')
        app.click(row(app, 'Meeting 2'))
        app.wait_state('win.selected', 'e2')
        app.wait_state('win.view', 'network')
        app.wait_state('win.lanes', 'kind')
        assert 'Meeting 2' in app.state('win.undo-name')
        # by key: down the list, its order, and back
        app.wait(lambda: focused_scene(app) == 'Meeting 2')
        app.key('alt+Down')
        names(app, 'Meeting 1', 'Meeting 3', 'Meeting 2')
        app.wait(lambda: focused_scene(app) == 'Meeting 2')
        app.key('ctrl+z')
        names(app, 'Meeting 1', 'Meeting 2', 'Meeting 3')
        app.key('ctrl+shift+z')
        names(app, 'Meeting 1', 'Meeting 3', 'Meeting 2')
        # renamed
        app.key('F2')
        app.find('Title of the scene', 'entry')
        app.key('ctrl+a')
        app.type('Two')
        app.key('Return')
        names(app, 'Meeting 1', 'Meeting 3', 'Two')
        assert app.state('win.briefing-undo-name') == 'New Title of “Meeting 2”'
        # a copy behind it, gone again, and back by the toast's way
        app.activate('win.duplicate-scene')
        names(app, 'Meeting 1', 'Meeting 3', 'Two', 'Two')
        app.wait(lambda: app.state('win.scene') == 3)
        app.click(row(app, 'Meeting 3'))
        app.wait_state('win.selected', 'e3')
        app.key('Delete')
        names(app, 'Meeting 1', 'Two', 'Two')
        told(app, '“Meeting 3” is removed')
        app.shot('removed')
        app.activate('win.undo-briefing')
        names(app, 'Meeting 1', 'Meeting 3', 'Two', 'Two')
        app.activate('win.undo-briefing')
        names(app, 'Meeting 1', 'Meeting 3', 'Two')
        # the last comes to show something else
        app.click(row(app, 'Two'))
        app.wait_state('win.selected', 'e2')
        app.set_state('win.selected', 'e9')
        app.key('ctrl+Return')
        told(app, '“Two” shows what is seen now')
        saved = save(app, path)
        assert [scene['title'] for scene in saved['scenes']] == ['Meeting 1', 'Meeting 3', 'Two']
        assert [scene['selected'] for scene in saved['scenes']] == ['e1', 'e3', 'e9']
    assert open(path, 'rb').read() == before
    with App(path, home=place) as app:
        shown(app)
        names(app, 'Meeting 1', 'Meeting 3', 'Two')
        assert not app.state('win.briefing-unsaved') and app.state('win.scene') == -1
        app.set_state('win.scenes', True)
        app.click(row(app, 'Two'))
        app.wait_state('win.selected', 'e9')
        app.wait_state('win.view', 'network')


def test_a_scene_is_dragged_to_another_place():
    path = write(sample())
    with App(path) as app:
        three(app)
        time.sleep(0.5)
        first, last = app.place(row(app, 'Meeting 1')), app.place(row(app, 'Meeting 3'))
        app.drag(first, (last[0], last[1] + 40))
        names(app, 'Meeting 2', 'Meeting 3', 'Meeting 1')
        assert app.state('win.briefing-undo-name') == 'Move of “Meeting 1”'
        save(app, path)


main()
