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
from uitest import App, folders_under, main


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


def edit(app):
    app.key('ctrl+shift+d')
    return app.find('Title', 'entry')


def scene_file(app, path, number=0):
    return save(app, path)['scenes'][number]


def test_words_duration_and_callouts():
    path = write(sample())
    with App(path) as app:
        shown(app).set_state('win.view', 'timeline')
        app.set_state('win.selected', 'e4')
        app.key('ctrl+d')
        names(app, 'Meeting 4')
        app.click(edit(app))
        app.key('ctrl+a')
        app.type('The fourth')
        app.click(app.find('Caption, shown on stage', 'entry'))
        app.type('They meet *again*')
        app.key('Return', 'Return')
        app.type('1. and part')
        app.click(app.find('Notes, for who presents', 'entry'))
        app.type('Wait here')
        app.click(app.find('Planned duration (min:s)', 'entry'))
        app.type('1:3')
        app.type('0')
        names(app, 'The fourth')
        # each field is a step of its own
        app.wait_state('win.briefing-undo-name', 'Duration of “The fourth”')
        app.key('ctrl+z')
        app.wait_state('win.briefing-undo-name', 'Notes of “The fourth”')
        app.key('ctrl+shift+z')
        app.wait_state('win.briefing-undo-name', 'Duration of “The fourth”')
        # a callout at what is selected, reworded, and put in its place by hand and by key
        app.click(app.find(re.compile('Add a Callout to What Is Selected'), 'button'))
        app.wait(lambda: 'Callout 1' in (app.focused().get_name() or ''), 5, 'the callout’s field')
        app.key('ctrl+a')
        app.type('Look')
        grip = app.find('Callout 1 on the picture: Look', 'button')
        app.wait(lambda: app.extents(grip)[2] > 0)
        time.sleep(1.5)
        app.shot('editor')
        x, y = app.place(grip)
        app.drag((x, y), (x + 60, y - 50))
        app.wait_state('win.briefing-undo-name', 'Place of a Callout of “The fourth”')
        app.wait(lambda: max(abs(app.place(grip)[0] - x - 60), abs(app.place(grip)[1] - y + 50)) <= 4, 5, 'the callout at its place')
        app.wait(lambda: app.has(grip, 'focused'))
        time.sleep(1.3)
        app.key('shift+Right')
        app.wait(lambda: app.place(grip)[0] > x + 64, 5, 'the callout further to the right')
        app.key('Escape')
        app.gone('Planned duration (min:s)', 'entry')
        scene = scene_file(app, path)
        assert scene['title'] == 'The fourth' and scene['caption'] == 'They meet *again*\n\n1. and part', scene
        assert scene['notes'] == 'Wait here' and scene['duration'] == 90, scene
        callout = scene['callouts'][0]
        assert callout['text'] == 'Look' and callout['record'] == 'e4', callout
        app.activate('win.undo-briefing')
        app.activate('win.undo-briefing')
        undone = scene_file(app, path)['callouts'][0]
        assert 'dx' not in undone and 'at' not in undone, undone


def test_a_callout_that_cannot_be_seen_says_so():
    path = write(sample())
    with App(path) as app:
        shown(app).set_state('win.view', 'timeline')
        app.set_state('win.selected', 'ada')
        app.key('ctrl+d')
        names(app, 'Ada')
        app.activate('win.add-callout')
        app.find('at Ada, which this scene does not show')
        # and where it is
        app.set_state('win.view', 'network')
        app.activate('win.update-scene')
        app.find('at Ada')
        app.shot('callout')
        app.activate('win.discard-briefing')
        names(app)


def test_a_scene_of_text():
    path = write(sample())
    with App(path) as app:
        shown(app).activate('win.add-text-scene')
        field = app.find('Title', 'entry')
        app.wait(lambda: app.state('win.scene') == 0)
        app.click(field)
        app.key('ctrl+a')
        app.type('Agenda')
        names(app, 'Agenda')
        app.key('Escape')
        assert scene_file(app, path)['view'] == 'text'


def test_titles_are_proposed():
    path = write(sample())
    with App(path) as app:
        shown(app)
        app.key('ctrl+d')
        names(app, 'A sample')
        app.set_state('win.period', '2010-03-01/2010-06-30')
        app.wait_state('win.period', '2010-03-01/2010-06-30')
        app.key('ctrl+d')
        app.wait_state('win.scene-names', lambda all: len(all) == 2 and '2010' in all[1])
        app.activate('win.discard-briefing')
        names(app)


# Files

def other_dataset(path):
    put(beside(path), title='Other', dataset={'known': [f'x{i}' for i in range(20)]}, scenes=[{'id': 'a', 'view': 'timeline', 'title': 'Foreign'}])


def test_files_that_are_no_good_are_told_of_and_left_alone():
    for kind, text, words in (
            ('truncated', '{"rapport-briefing": 1, "scenes": [{"id": "a", "vi', 'cannot be used'),
            ('newer', '{"rapport-briefing": 99, "scenes": []}', 'cannot be used'),
            ('no briefing', '[1, 2, 3]', 'cannot be used')):
        path = write(sample())
        with open(beside(path), 'w', encoding='utf-8') as file:
            file.write(text)
        with App(path) as app:
            shown(app)
            told(app, words)
            app.key('ctrl+d')
            names(app, 'A sample')
            app.key('ctrl+alt+s')
            button(app, 'Replace')
            assert open(beside(path), encoding='utf-8').read() == text, kind
            if kind == 'newer':
                app.shot('asked')
            answer(app, 'Cancel')
            app.gone(re.compile('Replace$'), 'button')
            assert app.state('win.briefing-unsaved')
            assert open(beside(path), encoding='utf-8').read() == text, kind
            app.key('ctrl+alt+s')
            answer(app, 'Replace')
            app.wait_state('win.briefing-unsaved', False)
            assert load(beside(path))['scenes'][0]['title'] == 'A sample'


def test_a_briefing_of_another_dataset_is_opened_only_when_asked():
    path = write(sample())
    other_dataset(path)
    before = open(beside(path), encoding='utf-8').read()
    with App(path) as app:
        shown(app)
        told(app, 'was made for another dataset')
        names(app)
        answer(app, 'Open Anyway')
        names(app, 'Foreign')
    assert open(beside(path), encoding='utf-8').read() == before


def test_records_that_are_gone_are_told_in_the_row():
    path = write(sample())
    put(beside(path), scenes=[{'id': 'a', 'view': 'timeline', 'title': 'Half', 'selected': 'nobody', 'also': ['e1', 'noone']},
                              {'id': 'b', 'view': 'network', 'title': 'Whole'}])
    with App(path) as app:
        shown(app).set_state('win.scenes', True)
        app.find('2 records are gone', seconds=20)
        app.click(row(app, 'Half'))
        app.wait_state('win.selected', 'e1')
        app.shot('gone')


def test_what_somebody_else_wrote_meanwhile_is_not_lost():
    path = write(sample())
    put(beside(path), title='Mine', scenes=[{'id': 'a', 'view': 'timeline', 'title': 'One'}])
    with App(path) as app:
        names(shown(app), 'One')
        app.key('ctrl+d')
        app.wait_state('win.briefing-unsaved', True)
        put(beside(path), title='Theirs', scenes=[{'id': 'b', 'view': 'network', 'title': 'Theirs'}])
        app.key('ctrl+alt+s')
        button(app, 'Replace')
        answer(app, 'Take That')
        names(app, 'Theirs')
        assert not app.state('win.briefing-unsaved')


def test_several_briefings():
    path = write(sample())
    with App(path) as app:
        shown(app).key('ctrl+d')
        save(app, path)
        app.activate('win.new-briefing')
        names(app)
        second = path.removesuffix('.json') + '.2.briefing.json'
        app.wait_state('win.briefing-file', second)
        app.set_state('win.selected', 'e3')
        app.key('ctrl+d')
        names(app, 'Meeting 3')
        # another is opened only when that is answered
        app.set_state('win.briefing-file', beside(path))
        answer(app, 'Save')
        names(app, 'A sample')
        assert load(second)['scenes'][0]['title'] == 'Meeting 3'
        app.set_state('win.briefing-file', second)
        names(app, 'Meeting 3')


# Nothing is lost

def kill(app):
    os.kill(app.pid, signal.SIGKILL)
    app.process.wait()
    app.process.returncode = 0


def test_what_was_not_saved_comes_back_after_a_crash():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        three(app)
        save(app, path)
        before = open(beside(path), 'rb').read()
        app.set_state('win.selected', 'e8')
        app.key('ctrl+d')
        names(app, 'Meeting 1', 'Meeting 2', 'Meeting 3', 'Meeting 8')
        kill(app)
    assert open(beside(path), 'rb').read() == before
    with App(path, home=place) as app:
        shown(app)
        told(app, 'Unsaved changes of the briefing were brought back')
        names(app, 'Meeting 1', 'Meeting 2', 'Meeting 3', 'Meeting 8')
        assert app.state('win.briefing-unsaved')
        app.shot('brought-back')
        kill(app)
    with App(path, home=place) as app:
        shown(app)
        names(app, 'Meeting 1', 'Meeting 2', 'Meeting 3', 'Meeting 8')
        answer(app, 'Discard')
        names(app, 'Meeting 1', 'Meeting 2', 'Meeting 3')
        assert not app.state('win.briefing-unsaved')
    with App(path, home=place) as app:
        shown(app)
        names(app, 'Meeting 1', 'Meeting 2', 'Meeting 3')


def test_of_several_crashes_each_is_offered():
    place, path = home(), write(sample())
    store = os.path.join(folders_under(place)['XDG_DATA_HOME'], 'rapport', 'briefings')
    with App(path, home=place) as app:
        shown(app).key('ctrl+d')
        names(app, 'A sample')
        app.wait(lambda: glob.glob(store + '/*.kept'))
        kill(app)
    # as if two had run beside each other: another one, an hour older
    latest, other = glob.glob(store + '/*.kept')[0], store + '/0000000000000001.kept'
    with open(latest, encoding='utf-8') as file:
        text = file.read()
    with open(other, 'w', encoding='utf-8') as file:
        file.write(text.replace('"A sample"', '"An older one"'))
    os.utime(other, (time.time() - 3600,) * 2)
    with App(path, home=place) as app:
        shown(app)
        names(app, 'A sample')
        told(app, '1 more is in the menu')
        app.key('F7')
        app.click(app.find('Briefing', ('button', 'toggle button')))
        app.find(re.compile(r'sample\.briefing\.json, 1 scene, '), ('menu item', 'check menu item'))
        app.shot('left-unsaved')
        app.key('Escape')
        for file, title in ((other, 'An older one'), (latest, 'A sample'), (other, 'An older one')):
            app.activate('win.left-briefing', os.path.basename(file).removesuffix('.kept'))
            names(app, title)
        app.key('ctrl+alt+s')
        app.wait_state('win.briefing-unsaved', False)
        assert load(beside(path))['scenes'][0]['title'] == 'An older one'
        kill(app)
    with App(path, home=place) as app:
        names(shown(app), 'A sample')


def test_closing_asks_about_what_is_not_saved():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).key('ctrl+d')
        names(app, 'A sample')
        app.key('ctrl+w')
        app.find(re.compile('Save the Briefing'))
        app.shot('closing')
        answer(app, 'Cancel')
        app.gone(re.compile('Keep for Next Time'), 'button')
        app.key('ctrl+w')
        answer(app, 'Keep for Next Time')
        app.process.wait(10)
    assert not os.path.exists(beside(path))
    with App(path, home=place) as app:
        shown(app)
        names(app, 'A sample')
        app.key('ctrl+w')
        answer(app, 'Save')
        app.process.wait(10)
    assert load(beside(path))['scenes'][0]['title'] == 'A sample'
    with App(path, home=place) as app:
        names(shown(app), 'A sample')
        app.key('ctrl+d')
        app.wait_state('win.briefing-unsaved', True)
        app.key('ctrl+w')
        answer(app, 'Discard')
        app.process.wait(10)
    with App(path, home=place) as app:
        names(shown(app), 'A sample')
        assert not app.state('win.briefing-unsaved')


main()
