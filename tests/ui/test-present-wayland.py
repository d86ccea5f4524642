# SPDX-License-Identifier: GPL-3.0-or-later
"""A briefing is presented on Wayland, by its actions: weston without a screen takes no keys of a test."""

import contextlib
import os
import shutil
import subprocess
import sys
import time

from stagetest import at_presenter, files, frame, on_stage

from uitest import PATIENCE, App, main

if not shutil.which('weston'):
    print('1..0 # SKIP not installed: weston')
    sys.exit(0)


@contextlib.contextmanager
def weston(*options):
    """With one monitor in memory; on an X server it shows as many as are asked for."""
    log = open(os.path.join(os.environ['HOME'], 'weston.log'), 'wb')
    process = subprocess.Popen(['weston', *(options or ('--backend=headless-backend.so', '--width=1920', '--height=1080')),
                                '--socket=rapport-test', '--idle-time=0'],
                               stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    socket = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'rapport-test')
    try:
        end = time.monotonic() + 10 * PATIENCE
        while not os.path.exists(socket):
            assert process.poll() is None and time.monotonic() < end, 'weston did not start'
            time.sleep(0.05)
        yield {'GDK_BACKEND': 'wayland', 'WAYLAND_DISPLAY': 'rapport-test'}
    finally:
        process.terminate()
        process.wait(10)
        log.close()


class WaylandApp(App):
    def windows(self):
        return ['none that X knows']


def test_a_talk_on_wayland():
    with weston() as env, WaylandApp(files(), env=env) as app:
        app.wait_state('win.page', 'main')
        app.wait(lambda: app.enabled('win.present'))
        app.activate('win.present')
        app.wait_state('win.presenting', True)
        app.wait_state('win2.stage', 1)
        on_stage(app, '^Scene of time.*scene 1 of 3')
        app.wait_state('win2.full', True)
        app.activate('win2.full')
        app.wait_state('win2.full', False)
        at_presenter(app, 'Begin slowly')
        app.activate('win2.next')
        app.wait_state('win2.stage', 2)
        app.wait_state('win2.clock', True)
        on_stage(app, '^Scene of people')
        app.activate('win2.blank')
        on_stage(app, '^Blank$')
        app.activate('win2.blank')
        app.activate('win2.freeze')
        app.activate('win2.next')
        app.wait_state('win2.scene', 3)
        on_stage(app, '^Scene of people')
        app.activate('win2.freeze')
        app.wait_state('win2.stage', 3)
        app.activate('win2.full')
        app.wait_state('win2.full', True)
        app.activate('win2.leave')
        app.wait_state('win.presenting', False)


def test_two_monitors_on_wayland():
    with weston('--backend=x11-backend.so', '--output-count=2', '--width=800', '--height=600', '--use-pixman') as env:
        with WaylandApp(files(), env=env) as app:
            app.wait_state('win.page', 'main')
            app.wait(lambda: app.enabled('win.present'))
            app.activate('win.present')
            app.wait_state('win2.monitor', lambda name: name != '')
            app.wait_state('win2.stage', 1)
            app.wait_state('win2.full', True)
            for kind in ('Stage', 'Presenter'):
                app.wait(lambda k=kind: app.extents(frame(app, k))[2:] == (800, 600), what=f'{kind} to fill a monitor')
            at_presenter(app, 'Begin slowly')
            app.shot('two-outputs', 'root')
            app.activate('win2.next')
            on_stage(app, '^Scene of people')
            app.activate('win2.blank')
            on_stage(app, '^Blank$')
            at_presenter(app, 'Then faster')
            app.activate('win2.end')
            app.wait_state('win.presenting', False)


main('1700x700')
