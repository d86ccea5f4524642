# SPDX-License-Identifier: GPL-3.0-or-later
"""A briefing leaves the window as a hand-out: what is chosen comes out as the command line makes it."""

import json
import os
import re
import shlex
import subprocess

from forms import choose, says, switch, type_into
from sample import sample, write
from uitest import App, main

PROGRAM = shlex.split(os.environ['RAPPORT_PROGRAM'])


def content(path):
    with open(path, 'rb') as file:
        return file.read()


def prepare(scenes, **more):
    """A dataset with a briefing beside it, and both paths."""
    path = write(dict(sample(), marking='TLP:GREEN'))
    briefing = write(json.dumps({'rapport-briefing': 1, 'title': 'Two days', 'scenes': scenes, **more}), 'sample.briefing.json', os.path.dirname(path))
    return path, briefing


def some():
    return [{'id': f's{i}', 'view': view, 'title': f'Scene of {view}', 'notes': f'Notes of *{view}*.'}
            for i, view in enumerate(('text', 'timeline', 'network', 'both'))]


def exported(path, briefing, suffix, *choices):
    """The bytes that the command line makes."""
    same = os.path.join(os.path.dirname(path), 'same' + suffix)
    subprocess.run([*PROGRAM, 'export', path, '--briefing', briefing, '-o', same, *choices], check=True, stderr=subprocess.PIPE)
    return content(same)


def opened(path, n):
    app = App(path)
    app.wait_state('win.range', lambda text: text != '')
    app.wait_state('win.scene-names', lambda names: len(names) == n)
    return app


def open_dialog(app):
    before = len(app.windows())
    app.key('ctrl+shift+e')
    app.wait(lambda: len(app.windows()) > before, what='the dialog')
    app.find('Format', 'combo box')


def save(app, out, name):
    windows = len(app.windows())
    app.click(app.find('Save…', 'button'))
    app.wait(lambda: len(app.windows()) > windows, what='the chooser')
    app.choose_file(out)
    app.wait_state('win.last-told', name + ' is written', seconds=60)
    app.wait(lambda: len(app.windows()) == windows - 1, what='the dialog is gone')


def test_choices_make_the_bytes_of_the_command_line():
    path, briefing = prepare(some())
    folder = os.path.dirname(path)
    with opened(path, 4) as app:
        open_dialog(app)
        assert says(app, 'Size') == ['Size', 'Usual: A4, portrait']
        app.find('The first page as it will be')
        app.shot('handout')
        save(app, os.path.join(folder, 'a.pdf'), 'a.pdf')
        assert content(os.path.join(folder, 'a.pdf')) == exported(path, briefing, '.pdf')
        open_dialog(app)
        choose(app, 'On each page', 'Three scenes, lines')
        choose(app, 'Size', 'Letter')
        choose(app, 'Colours', 'Light')
        switch(app, 'Sources')
        type_into(app, 'Handling marking', 'TLP:AMBER')
        app.shot('handout-three')
        save(app, os.path.join(folder, 'b'), 'b.pdf')  # the suffix is added
        assert content(os.path.join(folder, 'b.pdf')) == exported(
            path, briefing, '.pdf', '--handout', 'three', '--size', 'letter', '--theme', 'light', '--no-sources', '--marking', 'TLP:AMBER')
        # what was chosen stays chosen, but for the marking, which is the dataset's
        open_dialog(app)
        assert says(app, 'Size') == ['Size', 'Letter']
        choose(app, 'Format', says(app, 'Format')[1])
        choose(app, 'On each page', 'One scene')
        choose(app, 'Size', 'Usual: slide')
        choose(app, 'Colours', 'Usual: light')
        switch(app, 'Sources')
        save(app, os.path.join(folder, 'c.pdf'), 'c.pdf')
        assert content(os.path.join(folder, 'c.pdf')) == exported(path, briefing, '.pdf', '--handout', 'scenes')
        # slides have notes or not, and no pages
        open_dialog(app)
        choose(app, 'Format', 'Slides (PPTX)')
        app.gone('On each page', 'combo box')
        switch(app, 'Notes')
        save(app, os.path.join(folder, 'd.pptx'), 'd.pptx')
        assert content(os.path.join(folder, 'd.pptx')) == exported(path, briefing, '.pptx', '--no-notes')


def test_a_folder_of_pictures():
    path, briefing = prepare(some())
    folder = os.path.dirname(path)
    pictures = os.path.join(folder, 'pictures')
    os.mkdir(pictures)
    with opened(path, 4) as app:
        open_dialog(app)
        choose(app, 'Format', 'Folder of PNG pictures')
        app.gone('On each page', 'combo box')
        app.click(app.find('Save…', 'button'))
        app.wait(lambda: len(app.windows()) > 2, what='the chooser')
        app.choose_file(pictures)
        app.wait_state('win.last-told', 'scene-01.png and 3 more are written', seconds=60)
        subprocess.run([*PROGRAM, 'export', path, '--briefing', briefing, '-o', os.path.join(folder, 'same/')], check=True)
        names = sorted(os.listdir(pictures))
        assert names == [f'scene-0{i}.png' for i in (1, 2, 3, 4)], names
        for name in names:
            assert content(os.path.join(pictures, name)) == content(os.path.join(folder, 'same', name)), name
        # what there is of another hand-out is left alone, and nothing of it is left among these
        app.wait(lambda: len(app.windows()) == 1)
        open_dialog(app)
        app.click(app.find('Save…', 'button'))
        app.wait(lambda: len(app.windows()) > 2, what='the chooser')
        app.choose_file(pictures)
        inner = os.path.join(pictures, 'sample-briefing')
        app.wait(lambda: os.path.isdir(inner) and sorted(os.listdir(inner)) == names, 60, 'a folder of its own')
        assert len(os.listdir(pictures)) == len(names) + 1


def test_without_scenes_there_is_none():
    path = write(sample())
    with App(path) as app:
        app.wait_state('win.range', lambda text: text != '')
        assert not app.enabled('win.export-handout')
        app.key('ctrl+d')
        app.wait_state('win.scene-names', lambda names: len(names) == 1)
        assert app.enabled('win.export-handout')


def test_what_is_to_be_known_is_said_and_long_work_is_cancelled():
    # so many that the work is still going on when a hand that is slow comes
    scenes = [{'id': f's{i}', 'view': 'both', 'title': f'Scene {i}', 'selected': 'nobody' if i == 2 else 'ada'} for i in range(600)]
    path, briefing = prepare(scenes)
    folder = os.path.dirname(path)
    before = content(briefing)
    with opened(path, 600) as app:
        open_dialog(app)
        app.find(re.compile('scene 3, “Scene 2”: 1 record'), 'label')
        app.shot('handout-remarks')
        app.click(app.find('Save…', 'button'))
        app.wait(lambda: len(app.windows()) > 2, what='the chooser')
        app.choose_file(os.path.join(folder, 'late.pdf'))
        app.wait_state('win.exporting', 1)
        app.find('Writing late.pdf', 'progress bar')
        app.do(app.find_all(re.compile('^Cancel'), 'button')[-1])  # a hand may come too late
        app.wait_state('win.last-told', 'No file was made')
        assert not os.path.exists(os.path.join(folder, 'late.pdf'))
        assert content(briefing) == before


main('1300x900')
