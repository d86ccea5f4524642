# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and the window: the pages before there is a dataset, changes from outside, pictures."""

import json
import os
import re
import shlex
import subprocess
import tempfile

from sample import sample, write
from uitest import App, main


def test_start_page_and_the_example():
    with App(env={'RAPPORT_DATADIR': os.environ['RAPPORT_DATA']}) as app:
        app.wait_state('win.page', 'start')
        app.find('Open a Dataset…', 'button')
        app.shot('start')
        app.click(app.find('Explore the Example', 'button'))
        app.wait_state('win.page', 'main')
        app.wait_state('win.range', lambda text: text != '')
        app.shot('example')


def test_error_page_names_the_place():
    path = write('{"rapport": 1,\n "title": nonsense}', 'broken.json')
    with App(path) as app:
        app.wait_state('win.page', 'error')
        app.find(re.compile('line 2, column'))
        app.shot('error')
        app.click(app.find('Start Page', 'button'))
        app.wait_state('win.page', 'start')


def test_a_missing_file_is_said():
    with App('/nowhere/at-all.json') as app:
        app.wait_state('win.page', 'error')
        app.find('at-all.json Cannot Be Shown')


def test_problems_are_listed():
    data = sample()
    data['events'][2]['when'] = 'soon'
    data['events'][3]['participants'] = ['nobody']
    with App(write(data)) as app:
        app.wait_state('win.page', 'main')
        app.find('Problems', 'heading')
        app.find(re.compile('line [0-9]+, column'))


def test_reload_keeps_the_state():
    data = sample()
    path = write(data)
    with App(path) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.set_state('win.selected', 'e4')
        app.activate('win.fit-selection')
        seen = app.wait_state('win.range', lambda text: text != '')
        data['title'] = 'Changed'
        data['events'].insert(0, {'id': 'new', 'kind': 'meeting', 'title': 'New one', 'when': '2010-07'})
        # As an editor saves: a new file takes the place of the old.
        write(data, 'next.json', os.path.dirname(path))
        os.rename(os.path.join(os.path.dirname(path), 'next.json'), path)
        app.find('Changed', seconds=3)
        assert app.state('win.selected') == 'e4'
        assert app.state('win.range') == seen


def test_a_broken_save_keeps_what_was_shown():
    path = write(sample())
    with App(path) as app:
        app.wait_state('win.range', lambda text: text != '')
        write('{"rapport": 1,', os.path.basename(path), os.path.dirname(path))
        app.wait_state('win.notice', lambda text: 'cannot be read' in text)
        assert app.state('win.page') == 'main'
        app.shot('notice')
        write(sample(), os.path.basename(path), os.path.dirname(path))
        app.wait_state('win.notice', '')


def test_another_file_in_the_same_window():
    with App(write(sample())) as app:
        app.wait_state('win.page', 'main')
        other = write({'rapport': 1, 'title': 'Other', 'events': []}, 'other.json')
        app.activate('win.open')
        app.wait(lambda: len(app.windows()) > 1)
        app.choose_file(other)
        app.wait_state('win.dataset', other)
        app.find('Other', 'label')


def test_no_empty_pane_to_begin_with():
    people = {'rapport': 1, 'title': 'P', 'entities': [{'id': 'a', 'kind': 'person', 'name': 'A'}, {'id': 'b', 'kind': 'person', 'name': 'B'}]}
    for data, view in ((people, 'network'), ({'rapport': 1, 'title': 'E', 'events': {'kind': 'k', 'title': 'T', 'when': '2001'}}, 'timeline'),
                       (sample(), 'both')):
        with App(write(data)) as app:
            app.wait_state('win.loads', 1)
            app.wait_state('win.view', view)


def test_other_programs_files_open():
    table = write('Datum;Titel;Personen\n3.5.2001;Treffen;Ann\n', 'treffen.csv')
    graph = write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><node id="a"/><node id="b"/>'
                  '<edge source="a" target="b"/></graph></graphml>', 'ties.graphml')
    with App(table) as app:
        app.wait_state('win.page', 'main')
        app.find('treffen', 'label')
        app.activate('win.open')
        app.wait(lambda: len(app.windows()) > 1)
        app.choose_file(graph)
        app.wait_state('win.dataset', graph)
        app.find('ties', 'label')
        app.wait_state('win.view', 'network')


def test_dates_of_two_readings_are_asked_for():
    table = write('Date;Title;People\n03/04/2023;Meeting;Ann\n05/06/2023;Visit;Bob\n', 'two.csv')
    for answer, span in (('3 April 2023', '3 April 2023 – 5 June 2023'), ('4 March 2023', '4 March 2023 – 6 May 2023')):
        with App(table) as app:
            app.do(app.find(re.compile(re.escape(answer) + '$'), 'button'))
            app.wait_state('win.loads', 2)
            app.find(span, 'label')
    with App(table) as app:
        app.find(re.compile('4 March 2023$'), 'button')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1)
        assert app.state('win.loads') == 1
        app.activate('win.reload')
        app.wait_state('win.loads', 2)
        assert len(app.windows()) == 1, 'a reload asks again'


def test_hostile_texts_are_texts():
    data = sample()
    data['title'] = '<b>bold</b> & "quoted"'
    data['events'][1].update(title='<span size="99999">& %s _x</span>', summary='<a href="file:///etc/passwd">x</a>',
                             url='javascript:alert(1)')
    with App(write(data)) as app:
        app.wait_state('win.page', 'main')
        app.find('<b>bold</b> & "quoted"')
        app.set_state('win.selected', 'e1')
        app.find('<span size="99999">& %s _x</span>', 'label')


def test_export_writes_a_picture():
    path = write(sample())
    picture = os.path.join(os.path.dirname(path), 'out.png')
    with App(path) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.key('ctrl+e')
        app.find('Picture of')
        app.shot('export')
        app.click(app.find('Save…', 'button'))
        app.wait(lambda: len(app.windows()) > 2)
        app.choose_file(picture)
        app.wait_state('win.last-told', lambda text: 'is written' in text)
        assert open(picture, 'rb').read(8) == b'\x89PNG\r\n\x1a\n'


def test_sources_are_exported_as_by_the_command():
    path = write(sample())
    folder = os.path.dirname(path)
    picture, same = os.path.join(folder, 'out.png'), os.path.join(folder, 'same.png')
    with App(path) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.set_state('win.view', 'sources')
        app.set_state('win.selected', 'e3')
        app.set_state('win.period', '2010-02/2010-08')
        app.wait_state('win.period', lambda text: text != '')
        app.key('ctrl+e')
        app.find('Picture of')
        app.find('Sources', 'label')
        app.shot('export-sources')
        app.click(app.find('Save…', 'button'))
        app.wait(lambda: len(app.windows()) > 2)
        app.choose_file(picture)
        app.wait_state('win.last-told', lambda text: 'is written' in text)
    program = shlex.split(os.environ['RAPPORT_PROGRAM'])
    subprocess.run([*program, 'export', path, '-o', same, '--view', 'sources', '--select', 'e3', '--period', '2010-02/2010-08',
                    '--dim'], check=True)
    assert open(picture, 'rb').read() == open(same, 'rb').read()
    subprocess.run([*program, 'export', path, '-o', same, '--view', 'timeline', '--select', 'e3', '--period', '2010-02/2010-08',
                    '--dim'], check=True)
    assert open(picture, 'rb').read() != open(same, 'rb').read()


def test_new_dataset():
    folder = os.path.dirname(write(sample()))
    with App() as app:
        app.wait_state('win.page', 'start')
        app.activate('win.new')
        app.wait(lambda: len(app.windows()) > 1)
        app.choose_file(os.path.join(folder, 'mine.json'))
        app.wait_state('win.page', 'main')
        assert json.load(open(os.path.join(folder, 'mine.json'), encoding='utf-8'))['rapport'] == 1


def names(app):
    """The recent datasets on the start page, from the top."""
    rows = [row.get_name() for row in app.find_all(re.compile(r'\.json$'), 'list item')]
    return rows


def test_recent_files():
    home = tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])
    paths = [write(dict(sample(), title=name), name + '.json') for name in ('one', 'two_with_a_line', 'three')]
    for path in (*paths, paths[0]):
        with App(path, home=home) as app:
            app.wait_state('win.page', 'main')
            app.wait_state('win.recent', lambda n: n > 0)
    with App(home=home) as app:
        app.wait(lambda: names(app) == ['one.json', 'three.json', 'two_with_a_line.json'])
        app.shot('recent')
        assert app.enabled('win.open-path') and app.state('win.recent') == 3
        # what is gone is not offered
        os.unlink(paths[2])
        app.activate('win.forget-path', '/not/there.json')
        app.do(app.find_all('Remove from the list', 'button')[0])
        app.wait(lambda: names(app) == ['two_with_a_line.json'])
        app.activate('win.open-path', paths[1])
        app.wait_state('win.dataset', paths[1])
    with App(home=home) as app:
        app.wait(lambda: names(app) == ['two_with_a_line.json'])
        app.do(app.find('Clear', 'button'))
        app.gone('Recent', 'list')
        app.wait_state('win.recent', 0)
        assert not app.enabled('win.forget-all')
    with App(home=home) as app:
        app.wait_state('win.page', 'start')
        assert names(app) == []


main()
