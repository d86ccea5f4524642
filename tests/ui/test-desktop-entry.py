# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop asks over its bus is answered, a file's type is known by name and by content, and preferences are reached."""

import os
import shutil
import subprocess
import tempfile

from sample import sample, write

from uitest import App, main, wait

ROOT = os.path.dirname(os.environ['RAPPORT_DATA'])
RESOURCES = os.path.join(ROOT, 'resources')
BUILT = os.environ.get('RAPPORT_RESOURCES') or os.path.join(os.path.dirname(os.path.dirname(os.environ['RAPPORT_PROGRAM'])), 'resources')
WITH_SCHEMA = {'GSETTINGS_SCHEMA_DIR': BUILT, 'RAPPORT_DATADIR': os.environ['RAPPORT_DATA']}
SEEN = '/io/github/rapport/Rapport'


def test_a_service_answers_the_desktop():
    path = write(sample())
    with App('--gapplication-service', env=WITH_SCHEMA, expect_window=False) as app:
        def ask(method, signature, *values):
            app.call(SEEN, 'org.freedesktop.Application', method, signature, *values)
        def windows(n):
            wait(lambda: len(app.windows()) == n, what=f'{n} windows')
        def answers():
            app.actions('app')
            return True
        wait(answers, what='the service on the bus')
        assert not app.windows(), 'a service opens no window by itself'
        ask('Activate', '(a{sv})', {})
        windows(1)
        ask('Open', '(asa{sv})', ['file://' + path], {})
        app.wait_state('win.page', 'main')
        windows(1)
        for action, count in (('new-window', 2), ('example', 2), ('example', 3)):
            ask('ActivateAction', '(sava{sv})', action, [], {})
            windows(count)


def test_preferences_and_about_are_reached():
    with App(write(sample()), env=WITH_SCHEMA) as app:
        app.wait_state('win.page', 'main')
        app.key('ctrl+comma')
        for name in ('Style', 'Reduce Motion', 'Open as It Was Left'):
            app.find(name)
        app.wait(lambda: len(app.windows()) == 2, what='the preferences')
        app.shot('preferences')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, what='no preferences')
        app.activate('app.about')
        app.find('Rapport', 'label')
        app.wait(lambda: len(app.windows()) == 2, what='the about window')
        app.shot('about')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, what='no about window')


def test_the_guide_opens_in_the_browser():
    # a browser that writes down what it was asked for
    seen = os.path.join(os.environ['HOME'], 'asked-for')
    applications = os.path.join(os.environ['HOME'], 'browser', 'applications')
    os.makedirs(applications)
    with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as file:
        file.write(f'[Desktop Entry]\nType=Application\nName=Browser\nMimeType=text/html;\nExec=sh -c "echo %u > {seen}"\n')
    with open(os.path.join(applications, 'mimeapps.list'), 'w', encoding='utf-8') as file:
        file.write('[Default Applications]\ntext/html=browser.desktop\n')
    data_home = {'XDG_DATA_HOME': os.path.dirname(applications)}
    with App(write(sample()), env={**WITH_SCHEMA, **data_home}) as app:
        app.wait_state('win.page', 'main')
        app.key('F1')
        app.wait(lambda: os.path.exists(seen) and os.path.getsize(seen) > 0, what='the browser')
        with open(seen, encoding='utf-8') as file:
            asked = file.read().strip()
    assert asked.endswith('/data/guide/index.html'), asked


def test_a_guide_that_cannot_be_shown_is_said():
    with App(write(sample()), env={**WITH_SCHEMA, 'RAPPORT_DATADIR': '/nowhere'}) as app:
        app.wait_state('win.page', 'main')
        app.key('F1')
        app.find('The guide could not be opened')
        app.shot('guide-missing')
        app.key('Escape')


def test_without_the_schema_nothing_breaks():
    with App(env={'GSETTINGS_SCHEMA_DIR': '/nowhere'}) as app:
        app.activate('app.preferences')
        app.find('Nothing to Choose')


def test_types_are_known_by_name_and_by_content():
    folder = tempfile.mkdtemp(dir=os.environ['HOME'])
    home = os.path.join(folder, 'share')
    os.makedirs(os.path.join(home, 'mime', 'packages'))
    shutil.copy(os.path.join(RESOURCES, 'io.github.rapport.Rapport.mime.xml'),
                os.path.join(home, 'mime', 'packages', 'io.github.rapport.Rapport.xml'))
    subprocess.run(['update-mime-database', os.path.join(home, 'mime')], check=True, capture_output=True)
    cases = {'a.rapport.json': ('{}', 'application/vnd.rapport+json'),
             'a.arrangement.json': ('{}', 'application/vnd.rapport.arrangement+json'),
             'a.briefing.json': ('{}', 'application/vnd.rapport.briefing+json'),
             'a.json': ('{"a": 1}', 'application/json'),
             'nameless': ('{\n  "$schema": "x",\n  "rapport": 1 }', 'application/vnd.rapport+json'),
             'marked': ('\ufeff{ "rapport": 1 }', 'application/vnd.rapport+json'),
             'other': ('a report on "rapport"', 'text/plain')}
    for name, (text, expected) in cases.items():
        path = os.path.join(folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        said = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], check=True, text=True, capture_output=True,
                              env={**os.environ, 'XDG_DATA_HOME': home}).stdout
        assert f'standard::content-type: {expected}\n' in said, (name, said)


main()
