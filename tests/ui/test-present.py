# SPDX-License-Identifier: GPL-3.0-or-later
"""A briefing is presented on one screen: the stage alone, or in a window to share with the presenter's beside it, by
real keys."""

import json
import os
import re
import shlex
import subprocess
import tempfile
import time

import uitest
from sample import sample, write
import stagetest
from stagetest import at_presenter, briefing, files, frame, on_stage, side_by_side

from uitest import App, main


def begin(app):
    stagetest.begin(app)
    side_by_side(app)


def test_one_screen_is_the_audiences():
    path, home = files(), tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])
    for full in (True, False):
        with App(path, home=home) as app:
            stagetest.begin(app)
            app.wait_state('win2.full', full)
            shown = [node for node in app.find_all(re.compile('^Presenter: '), 'frame') if app.extents(node)[2] > 0]
            assert bool(shown) is not full, 'a mirrored screen shows the notes to nobody who did not ask'
            app.shot(f'one-screen-{int(full)}')
            if full:
                app.key('Page_Down')
                app.wait_state('win2.stage', 2)
                side_by_side(app)
                at_presenter(app, 'Then faster')
                app.key('F11')
                app.wait_state('win2.full', True)
                app.gone(re.compile('^Presenter: '), 'frame')
                side_by_side(app)
            app.key('Escape')
            app.wait_state('win.presenting', False)


def test_no_key_is_lost_however_quick():
    path = files()
    scenes = [{'id': str(i), 'view': ('timeline', 'network', 'text')[i % 3], 'title': f'Scene {i}'} for i in range(12)]
    with open(path.replace('.json', '.briefing.json'), 'w', encoding='utf-8') as file:
        json.dump({'rapport-briefing': 1, 'scenes': scenes}, file)
    with App(path, animations=True) as app:
        stagetest.begin(app)
        app.xdotool('key', '--delay', 15, *['Page_Down'] * 10)
        app.wait_state('win2.scene', 11)
        app.wait_state('win2.stage', 11)
        on_stage(app, '^Scene 10, scene 11 of 12')
        app.xdotool('key', '--delay', 15, *['Page_Up', 'Page_Down', 'Page_Up'] * 3)
        app.wait_state('win2.stage', 8)


def test_keys_lead_through_the_scenes():
    with App(files()) as app:
        begin(app)
        on_stage(app, '^Scene of time. All that there is., scene 1 of 3')
        at_presenter(app, 'Begin slowly')
        at_presenter(app, 'Next: Scene of people')
        assert app.state('win2.clock') is False, 'the clock waits for the first scene to be left'
        app.key('Page_Down')
        app.wait_state('win2.stage', 2)
        app.wait_state('win2.clock', True)
        on_stage(app, '^Scene of people.*scene 2 of 3')
        at_presenter(app, 'Then faster')
        for key, scene in (('Page_Up', 1), ('Right', 2), ('Left', 1), ('space', 2), ('BackSpace', 1), ('Down', 2), ('n', 3),
                           ('Page_Down', 3), ('Up', 2), ('Home', 1), ('End', 3)):
            app.key(key)
            app.wait_state('win2.scene', scene)
            app.wait_state('win2.stage', scene)
        app.key('g', '2', 'Return')
        app.wait_state('win2.stage', 2)
        app.key('3', 'Return')
        app.wait_state('win2.stage', 3)
        app.key('g', '1', 'Escape')
        app.key('Tab')
        app.wait_state('win2.overview', True)
        app.find('Scene of people, scene 2 of 3', within=frame(app, 'Presenter'))
        app.key('Left', 'Return')
        app.wait_state('win2.overview', False)
        app.wait_state('win2.stage', 2)
        app.shot('presenter', app.window_of(frame(app, 'Presenter')))
        app.key('Escape')
        app.wait_state('win.presenting', False)


def test_blank_and_frozen_are_for_the_audience_alone():
    with App(files()) as app:
        begin(app)
        stage = app.window_of(frame(app, 'Stage'))
        for key in ('b', 'period'):
            app.key(key)
            app.wait_state('win2.blank', True)
            on_stage(app, '^Blank$')
            at_presenter(app, '^Scene of time. All')
            app.wait(lambda: app.colours(app.shot('blank', stage)) == 1, what='a black stage')
            app.key(key)
            app.wait_state('win2.blank', False)
        app.wait(lambda: app.colours(app.shot('seen', stage)) > 20, what='the scene again')
        app.key('f')
        app.wait_state('win2.freeze', True)
        app.key('Page_Down')
        app.wait_state('win2.scene', 2)
        at_presenter(app, '^Scene of people. Who')
        at_presenter(app, 'Frozen: the audience sees scene 1')
        on_stage(app, '^Scene of time')
        assert app.state('win2.stage') == 1 and app.state('win2.clock') is False
        app.key('f')
        app.wait_state('win2.stage', 2)
        on_stage(app, '^Scene of people')


def point_at_something(app):
    """The pointer goes over the stage until it is told what is there."""
    x, y, width, height = app.geometry(app.window_of(frame(app, 'Stage')))
    for down in range(20, 95, 3):
        for across in range(20, 95, 3):
            app.xdotool('mousemove', x + width * across // 100, y + height * down // 100, 'sleep', 0.06)
            if app.state('win2.told'):
                return app.state('win2.told')
    raise AssertionError('nothing on stage is told')


def test_a_pointer_at_rest_asks_nothing():
    with App(files()) as app:
        begin(app)
        told = point_at_something(app)
        app.key('Page_Down')
        app.wait_state('win2.scene', 2)
        app.key('Page_Up')
        app.wait_state('win2.scene', 1)
        assert app.state('win2.told') == '', app.state('win2.told')
        app.xdotool('mousemove_relative', 1, 0)
        app.wait_state('win2.told', told)


def test_a_click_explores_and_escape_returns():
    for animations in (False, True):
        with App(files(), animations=animations) as app:
            begin(app)
            point_at_something(app)
            app.xdotool('mousedown', 1, 'sleep', 0.08, 'mouseup', 1)
            app.wait_state('win2.exploring', True)
            app.wait_state('win2.picked', lambda id: id != '')
            time.sleep(0.5)
            app.shot(f'explored-{int(animations)}')
            assert app.state('win2.scene') == 1, 'a click never advances'
            app.key('Escape')
            app.wait_state('win2.exploring', False)
            assert app.state('win.presenting')
            app.xdotool('click', 4)
            app.wait_state('win2.exploring', True)
            app.key('Page_Down')  # the next key returns as well
            app.wait_state('win2.exploring', False)
            assert app.state('win2.scene') == 1
            app.key('Page_Down')
            app.wait_state('win2.stage', 2)
            app.key('Escape')
            app.wait_state('win.presenting', False)


def test_spotlight_pointer_marks_and_notes():
    with App(files()) as app:
        begin(app)
        app.key('l', 'p', 'i')
        for state, expected in (('spotlight', True), ('pointer', True), ('progress', False)):
            app.wait_state(f'win2.{state}', expected)
        x, y, width, height = app.geometry(app.window_of(frame(app, 'Stage')))
        app.drag((x + 200, y + 200), (x + 400, y + 300), button=3)
        app.shot('marks', app.window_of(frame(app, 'Stage')))
        assert app.state('win2.exploring') is False
        app.key('c', 'l', 'p')
        app.wait_state('win2.spotlight', False)
        size = app.state('win2.notes-size')
        app.key('ctrl+plus')
        app.wait_state('win2.notes-size', size + 2)
        app.key('ctrl+minus')
        app.wait_state('win2.notes-size', size)


def test_closing_a_window_ends_it():
    with App(files()) as app:
        for kind in ('Stage', 'Presenter'):
            app.wait_state('win.presenting', False)
            app.activate('win.present')
            app.wait_state('win.presenting', True)
            if kind == 'Stage':
                side_by_side(app)
            frame(app, kind)
            window = app.wait(lambda k=kind: app.window_of(frame(app, k)))
            app.xdotool('windowactivate', '--sync', window, 'key', 'alt+F4')
            app.wait_state('win.presenting', False)


def test_without_scenes_it_says_what_to_do():
    with App(write(sample())) as app:
        app.wait_state('win.page', 'main')
        app.key('F5')
        app.wait_state('win.last-told', lambda text: 'Ctrl+D' in text)
        assert app.state('win.presenting') is False


def test_the_dataset_may_change_and_its_window_close():
    path = files()
    with App(path) as app:
        begin(app)
        data = sample(14)
        write(data, os.path.basename(path), os.path.dirname(path))
        app.wait_state('win.page', 'main')
        on_stage(app, '^Scene of time')
        app.key('Page_Down')
        app.wait_state('win2.stage', 2)
        app.activate('win.close')
        app.gone('A sample', 'frame')
        app.key('Page_Up')
        app.wait_state('win2.stage', 1)


def test_the_screen_saver_waits():
    calls = []
    node = uitest.Gio.DBusNodeInfo.new_for_xml(
        '<node><interface name="org.freedesktop.ScreenSaver"><method name="Inhibit"><arg type="s" direction="in"/>'
        '<arg type="s" direction="in"/><arg type="u" direction="out"/></method><method name="UnInhibit">'
        '<arg type="u" direction="in"/></method></interface></node>')
    bus = uitest.Gio.bus_get_sync(uitest.Gio.BusType.SESSION, None)

    def called(_bus, _sender, _path, _interface, method, parameters, invocation):
        calls.append((method, parameters.unpack()))
        invocation.return_value(uitest.GLib.Variant('(u)', (42,)) if method == 'Inhibit' else None)
    bus.register_object('/org/freedesktop/ScreenSaver', node.interfaces[0], called, None, None)
    own = uitest.Gio.bus_own_name_on_connection(bus, 'org.freedesktop.ScreenSaver', uitest.Gio.BusNameOwnerFlags.NONE, None, None)
    try:
        with App(files()) as app:
            begin(app)
            app.wait(lambda: [call[0] for call in calls] == ['Inhibit'], what='the screen saver asked to wait')
            app.key('Escape')
            app.wait(lambda: calls[1:] == [('UnInhibit', (42,))], what='the screen saver let go')
    finally:
        uitest.Gio.bus_unown_name(own)


def command(*words):
    return subprocess.run([*shlex.split(os.environ['RAPPORT_PROGRAM']), 'present', *words], capture_output=True, text=True, timeout=60)


def test_the_command_says_what_is_wrong():
    path = files()
    for words, status, said in (((), 2, 'no file'), (('--help',), 0, ''), ((path, '--scene', 'x'), 2, '--scene'),
                                ((path, '--unheard'), 2, '--unheard'), ((path, '--dates', 'ymd'), 2, 'dmy or mdy'), (('/nowhere.json',), 1, '/nowhere.json'),
                                ((path, '--scene', '9'), 1, '3 scenes'), ((path, '--briefing', '/nowhere.json'), 1, '/nowhere.json')):
        done = command(*words)
        assert done.returncode == status and said in done.stderr, (words, done)


def test_the_command_goes_straight_there_and_ends_with_it():
    path = files()
    other = os.path.join(os.path.dirname(path), 'other.briefing.json')
    with open(other, 'w', encoding='utf-8') as file:
        json.dump({**briefing(), 'title': 'Another talk'}, file)
    for words, scene in (((path,), 'time.*1 of 3'), ((path, '--scene', '2', '--windowed'), 'people.*2 of 3'),
                         ((path, '--briefing', other), 'time')):
        with App('present', *words) as app:
            on_stage(app, f'^Scene of {scene}')
            app.key('Escape')
            assert app.process.wait(10) == 0
    with App('present', write(sample(), 'alone.json')) as app:
        on_stage(app, '^A sample, scene 1 of 1')
    table = os.path.join(os.path.dirname(path), 'table.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write('Date,Title\n03/04/2023,Lunch\n05/06/2023,Dinner\n')
    pictures = set()
    for choice in ([], ['--dates', 'dmy'], ['--dates', 'mdy']):
        with App('present', table, *choice) as app:
            on_stage(app, 'scene 1 of 1')
            time.sleep(1)
            shot = app.shot(f'dates-{"-".join(choice)}', app.window_of(frame(app, 'Stage')))
            pictures.add(subprocess.run(['identify', '-format', '%#', shot], capture_output=True, check=True).stdout)
    assert len(pictures) == 3, 'each reading of a date is a picture of its own'


main('1600x900')
