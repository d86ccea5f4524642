# SPDX-License-Identifier: GPL-3.0-or-later
"""A file changes while it is shown: in all the ways in which files change."""

import json
import os
import re
import shutil
import tempfile
import time

from sample import sample, write
from uitest import App, main

SOON = 1.5  # what is said of a second, and what the test itself needs


def titled(title):
    return json.dumps(dict(sample(), title=title), indent=1)


def overwrite(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def replace(path, text):
    """As editors save: a new file takes the place of the old."""
    beside = path + '.new'
    overwrite(beside, text)
    os.rename(beside, path)


class Shown(App):
    """A dataset in a window, with something selected that must stay so."""

    def __init__(self, path, **options):
        super().__init__(path, **options)
        self.wait_state('win.range', lambda text: text != '')
        self.set_state('win.selected', 'e4')
        self.activate('win.fit-selection')
        self.range = self.wait_state('win.range', lambda text: text != '')
        time.sleep(0.2)

    def expect(self, title, seconds=SOON):
        self.wait(lambda: title in [self.xdotool('getwindowname', window) for window in self.windows()], seconds, title)
        assert self.state('win.selected') == 'e4'
        assert self.state('win.range') == self.range
        assert self.state('win.notice') == ''

    def title(self):
        return self.xdotool('getwindowname', self.window_of())

    def loads(self):
        """How often a dataset has come into the session."""
        return self.state('win.loads')


def test_written_in_place():
    path = write(titled('First'))
    with Shown(path) as app:
        overwrite(path, titled('Second'))
        app.expect('Second')
        overwrite(path, titled('Third'))
        app.expect('Third')
        assert app.loads() == 3


def test_replaced_by_rename():
    path = write(titled('First'))
    with Shown(path) as app:
        for title in ('Second', 'Third', 'Fourth'):
            replace(path, titled(title))
            app.expect(title)
        assert app.loads() == 4


def test_truncated_and_written_slowly():
    path = write(titled('First'))
    with Shown(path) as app:
        text = titled('Second')
        with open(path, 'w', encoding='utf-8') as file:
            for at in range(0, len(text), len(text) // 12):
                file.write(text[at:at + len(text) // 12])
                file.flush()
                time.sleep(0.25)
                assert app.state('win.notice') == ''
                assert app.state('win.page') == 'main'
        app.expect('Second')
        assert app.loads() == 2


def test_deleted_and_made_anew():
    path = write(titled('First'))
    with Shown(path) as app:
        os.unlink(path)
        time.sleep(0.3)
        assert app.state('win.notice') == ''
        overwrite(path, titled('Second'))
        app.expect('Second')
        os.unlink(path)
        app.wait_state('win.notice', lambda text: 'no longer there' in text, 4)
        assert app.title() == 'Second'
        overwrite(path, titled('Third'))
        app.expect('Third', 2)


def test_deleted_and_back_as_it_was():
    path = write(titled('First'))
    with Shown(path) as app:
        os.rename(path, path + '~')
        app.wait_state('win.notice', lambda text: 'no longer there' in text, 4)
        os.rename(path + '~', path)
        app.wait_state('win.notice', '', 3)
        assert app.loads() == 1


def test_a_link_leads_elsewhere():
    first, second = write(titled('First')), write(titled('Second'))
    link = os.path.join(tempfile.mkdtemp(dir=os.environ['HOME']), 'current.json')
    os.symlink(first, link)
    with Shown(link) as app:
        os.symlink(second, link + '.new')
        os.rename(link + '.new', link)
        app.expect('Second')
        overwrite(second, titled('Third'))
        app.expect('Third')
        # what it led to before is nobody's business any more
        overwrite(first, titled('Other'))
        time.sleep(1.5)
        assert app.title() == 'Third' and app.loads() == 3


def test_a_linked_folder_leads_elsewhere():
    folder = tempfile.mkdtemp(dir=os.environ['HOME'])
    for name in ('one', 'two'):
        os.mkdir(os.path.join(folder, name))
        overwrite(os.path.join(folder, name, 'data.json'), titled(name))
    os.symlink('one', os.path.join(folder, 'now'))
    with Shown(os.path.join(folder, 'now', 'data.json')) as app:
        os.symlink('two', os.path.join(folder, 'new'))
        os.rename(os.path.join(folder, 'new'), os.path.join(folder, 'now'))
        app.expect('two', 3)


def test_touched_without_a_change():
    path = write(titled('First'))
    with Shown(path) as app:
        for _ in range(3):
            os.utime(path)
            time.sleep(0.5)
        replace(path, titled('First'))
        time.sleep(1.5)
        assert app.loads() == 1
        app.expect('First')


def test_many_saves_in_a_row():
    path = write(titled('First'))
    with Shown(path) as app:
        for number in range(40):
            replace(path, titled(f'Save {number}'))
            time.sleep(0.02)
        app.expect('Save 39')
        # some on the way may be shown, not each
        assert app.loads() <= 8, app.loads()


def test_changed_while_it_is_read():
    path = write(dict(sample(60000), title='First'))
    with Shown(path) as app:
        overwrite(path, json.dumps(dict(sample(60000), title='Second')))
        time.sleep(0.35)
        overwrite(path, json.dumps(dict(sample(60000), title='Third')))
        app.wait(lambda: app.title() == 'Third', 8, 'Third')


def test_changed_before_it_is_shown():
    path = write(dict(sample(60000), title='First'))
    with App(path) as app:
        replace(path, titled('Second'))
        app.wait(lambda: 'Second' in [app.xdotool('getwindowname', window) for window in app.windows()], 10, 'Second')


def test_the_folder_is_gone_and_back():
    path = write(titled('First'))
    folder = os.path.dirname(path)
    with Shown(path) as app:
        shutil.rmtree(folder)
        app.wait_state('win.notice', lambda text: 'no longer there' in text, 4)
        assert app.title() == 'First' and app.state('win.page') == 'main'
        app.shot('gone')
        os.mkdir(folder)
        overwrite(path, titled('Second'))
        app.expect('Second', 4)


def test_it_may_not_be_read():
    path = write(titled('First'))
    with Shown(path) as app:
        if os.geteuid() == 0:
            # to the superuser nothing is forbidden: a folder in its place cannot be read either
            os.rename(path, path + '~')
            os.mkdir(path)
        else:
            os.chmod(path, 0)
        app.wait_state('win.notice', lambda text: 'cannot be read' in text, 4)
        assert app.title() == 'First'
        if os.geteuid() == 0:
            os.rmdir(path)
            os.rename(path + '~', path)
        else:
            os.chmod(path, 0o644)
        app.wait_state('win.notice', '', 4)
        assert app.loads() == 1


def test_a_broken_version_is_told_of():
    path = write(titled('First'))
    with Shown(path) as app:
        replace(path, '{"rapport": 1,\n "title": nonsense}')
        told = app.wait_state('win.notice', lambda text: text != '', 3)
        assert 'cannot be read: line 2, column' in told and 'the version before' in told, told
        assert app.title() == 'First' and app.state('win.selected') == 'e4' and app.state('win.page') == 'main'
        app.shot('broken')
        app.click(app.find('Show Problems', 'button'))
        app.find(re.compile('^Problems of '))
        app.find(re.compile('line 2, column [0-9]+'), 'label')
        app.wait(lambda: len(app.windows()) == 2)
        app.shot('problems')
        replace(path, titled('Second'))
        app.expect('Second')
        app.wait(lambda: len(app.windows()) == 1, 3)
        app.gone('Show Problems', 'button')


def test_of_two_broken_versions_the_later_is_told_of():
    path = write(titled('First'))
    with Shown(path) as app:
        replace(path, '{"rapport": 1,\n "title": nonsense}')
        app.wait_state('win.notice', lambda text: 'line 2' in text, 3)
        app.click(app.find('Show Problems', 'button'))
        app.find(re.compile('line 2, column [0-9]+'), 'label')
        replace(path, '{"rapport": 1,\n\n\n "title": nonsense}')
        app.wait_state('win.notice', lambda text: 'line 4' in text, 3)
        app.find(re.compile('line 4, column [0-9]+'), 'label')
        app.gone(re.compile('line 2, column [0-9]+'), 'label')
        assert len(app.windows()) == 2


def test_the_broken_version_is_taken_back():
    path = write(titled('First'))
    with Shown(path) as app:
        overwrite(path, 'oops')
        app.wait_state('win.notice', lambda text: text != '', 3)
        overwrite(path, titled('First'))
        app.wait_state('win.notice', '', SOON)
        assert app.loads() == 1


def test_an_unreadable_file_is_read_again():
    path = write('{"rapport": 1,\n "title": nonsense}', 'broken.json')
    with App(path) as app:
        app.wait_state('win.page', 'error')
        app.find(re.compile('line 2, column'))
        app.click(app.find('Read the File Again', 'button'))
        app.wait_state('win.page', 'error')
        app.find(re.compile('line 2, column'))
        # a saved file shows by itself
        overwrite(path, '{"rapport": 1,\n\n "title": nonsense}')
        app.find(re.compile('line 3, column'), seconds=SOON)
        overwrite(path, titled('Mended'))
        app.wait_state('win.page', 'main', SOON)
        app.wait(lambda: 'Mended' in [app.xdotool('getwindowname', window) for window in app.windows()], 2)
        overwrite(path, titled('And on'))
        app.wait(lambda: 'And on' in [app.xdotool('getwindowname', window) for window in app.windows()], SOON)


def test_behind_the_error_page():
    path, broken = write(titled('First')), write('oops', 'broken.json')
    with Shown(path) as app:
        app.activate('win.open-path', broken)
        app.wait_state('win.page', 'error')
        app.activate('win.cancel')
        app.wait_state('win.page', 'main')
        replace(path, titled('Second'))
        app.expect('Second')


def test_dropped_files():
    first, second, third = write(titled('First')), write(titled('Second')), write(titled('Third'))
    from gi.repository import GLib
    with Shown(first) as app:
        # what a drop calls
        app.activate('win.open-paths', GLib.Variant('as', [second, third]))
        app.wait_state('win.dataset', second)
        app.wait_state('win2.dataset', third)


main()
