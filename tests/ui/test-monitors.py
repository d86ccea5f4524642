# SPDX-License-Identifier: GPL-3.0-or-later
"""A briefing on two monitors: the stage fills the audience's, the presenter's window the other; and monitors that come
and go. Needs Xorg with its dummy driver, since no other X server shows two."""

import subprocess

from stagetest import at_presenter, begin, files, frame, on_stage

from uitest import App, main

FIRST, SECOND = '1280x720', '1920x1080'


def place(app, kind):
    return tuple(app.geometry(app.window_of(frame(app, kind))))


def test_each_window_has_its_monitor():
    with App(files()) as app:
        begin(app)
        app.wait(lambda: place(app, 'Stage') == (1280, 0, 1920, 1080), what='the stage on the second monitor')
        app.wait(lambda: place(app, 'Presenter') == (0, 0, 1280, 720), what='the presenter on the first')
        app.wait_state('win2.monitor', 'DUMMY1')
        for key, scene, words in (('Page_Down', 2, 'people'), ('Page_Up', 1, 'time')):
            app.key(key)
            app.wait_state('win2.stage', scene)
            on_stage(app, f'^Scene of {words}.*scene {scene} of 3')
        at_presenter(app, 'Begin slowly')
        app.key('b')
        on_stage(app, '^Blank$')
        app.wait(lambda: app.colours(app.shot('blank', app.window_of(frame(app, 'Stage')))) == 1)
        assert app.colours(app.shot('presenter', app.window_of(frame(app, 'Presenter')))) > 50
        app.key('b', 'f', 'Page_Down')
        app.wait_state('win2.scene', 2)
        on_stage(app, '^Scene of time')
        app.key('f')
        on_stage(app, '^Scene of people')
        app.key('Tab', 'Home', 'Return')
        app.wait_state('win2.stage', 1)
        app.shot('both', 'root')
        app.key('Escape')
        app.wait_state('win.presenting', False)


def test_the_monitor_is_chosen_and_remembered():
    with App(files()) as app:
        begin(app)
        app.wait(lambda: place(app, 'Stage')[0] == 1280)
        app.activate('win2.monitor', 'DUMMY0')
        app.wait(lambda: place(app, 'Stage') == (0, 0, 1280, 720), what='the stage on the first monitor')
        app.wait(lambda: place(app, 'Presenter')[0] == 1280, what='the presenter on the second')
        app.key('Escape')
        app.wait_state('win.presenting', False)
        app.activate('win.present')
        app.wait(lambda: place(app, 'Stage') == (0, 0, 1280, 720), what='the stage where it was')


def test_monitors_come_and_go():
    with App(files()) as app:
        begin(app)
        app.wait(lambda: place(app, 'Stage')[0] == 1280)
        try:
            subprocess.run(['xrandr', '--output', 'DUMMY1', '--off'], check=True)
            subprocess.run(['xrandr'], check=True, capture_output=True)
            app.wait_state('win2.monitor', '')
            app.wait(lambda: place(app, 'Stage')[2] < 1280, what='the stage as a window')
            on_stage(app, '^Scene of time')
        finally:
            subprocess.run(['xrandr', '--output', 'DUMMY1', '--mode', SECOND, '--right-of', 'DUMMY0'], check=True)
            subprocess.run(['xrandr'], check=True, capture_output=True)
        app.wait_state('win2.monitor', 'DUMMY1')
        app.wait(lambda: place(app, 'Stage') == (1280, 0, 1920, 1080), what='the stage on the second monitor again')


main(monitors=(FIRST, SECOND))
