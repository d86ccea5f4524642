# SPDX-License-Identifier: GPL-3.0-or-later
"""Further files in the dataset that is shown: what is one by its id, what only looks alike and is asked about, undo in its
turn, a new dataset, and what is asked before it is lost."""

import json
import os
import re
import shlex
import subprocess
import tempfile

from sample import write

from uitest import App, main

FIRST = {'rapport': 1, 'title': 'First', 'sources': [{'id': 's', 'title': 'Gazette'}],
         'entities': [{'id': 'ana', 'kind': 'person', 'name': 'Ana Mora'}, {'id': 'quay', 'kind': 'organisation', 'name': 'Quay Works'}],
         'events': [{'id': 'lunch', 'kind': 'meeting', 'title': 'Lunch', 'when': '2024-02-03', 'participants': ['ana'], 'evidence': 's'}]}
SECOND = {'rapport': 1, 'title': 'Second',
          'entities': [{'id': 'p7', 'kind': 'person', 'name': 'ana MORA', 'summary': 'Councillor'},
                       {'id': 'quay', 'kind': 'organisation', 'name': 'Quay Works'}, {'id': 'per', 'kind': 'person', 'name': 'Per Lind'}],
          'events': [{'id': 'x1', 'kind': 'meeting', 'title': 'Lunch', 'when': '2024-02-03', 'participants': ['p7']},
                     {'id': 'x2', 'kind': 'meeting', 'title': 'Dinner', 'when': '2024-02-04', 'participants': ['per', 'p7']}]}


def two():
    return write(FIRST, 'first.json'), write(SECOND, 'second.json')


def added(app, path):
    app.wait_state('win.page', 'main')
    app.activate('win.add-path', path)
    app.wait_state('win.joined', 1)


def saved(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def test_a_file_is_added_reviewed_and_taken_back():
    first, second = two()
    with App(first) as app:
        added(app, second)
        app.wait_state('win.alike', 2)
        app.shot('added')
        assert app.state('win.undo-name') == 'Adding second.json'
        app.activate('win.review-alike')
        app.find('Records That Look Alike')
        app.shot('review')
        app.key('m')
        app.wait_state('win.alike', 1)
        app.key('k')
        app.wait_state('win.alike', 0)
        app.find('Nothing Left to Decide')
        app.shot('nothing-left')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, what='the review closed')
        assert app.state('win.undo-name').startswith('Keeping')
        app.key('ctrl+z')
        app.wait_state('win.alike', 1)
        app.key('ctrl+z')
        app.wait_state('win.alike', 2)
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)
        for _ in range(3):
            app.key('ctrl+shift+z')
        app.wait_state('win.alike', 0)
        assert app.state('win.joined') == 1
        for _ in range(3):
            app.key('ctrl+z')
        app.wait_state('win.joined', 0)


def test_undo_takes_its_turn_among_what_is_arranged():
    first, second = two()
    with App(first) as app:
        app.wait_state('win.page', 'main')
        app.set_state('win.lanes', 'entity')
        app.wait_state('win.undo-name', lambda name: name != '')
        arranged = app.state('win.undo-name')
        added(app, second)
        app.set_state('win.lanes', 'place')
        app.key('ctrl+z')
        app.wait_state('win.lanes', 'entity')
        assert app.state('win.joined') == 1
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)
        assert app.state('win.undo-name') == arranged
        app.key('ctrl+z')
        app.wait_state('win.lanes', 'kind')
        for _ in range(3):
            app.key('ctrl+shift+z')
        app.wait_state('win.lanes', 'place')
        app.wait_state('win.joined', 1)
        app.key('ctrl+z', 'ctrl+z', 'ctrl+z')
        app.wait_state('win.joined', 0)


def test_what_is_saved_is_what_the_command_makes():
    first, second = two()
    folder = os.path.dirname(first)
    with App(first) as app:
        added(app, second)
        target = os.path.join(folder, 'joined.rapport.json')
        app.activate('win.save-dataset-to', target)
        app.wait_state('win.dataset', target)
        app.wait_state('win.joined', 0)
    made = os.path.join(folder, 'made.json')
    subprocess.run([*shlex.split(os.environ['RAPPORT_PROGRAM']), 'convert', first, '--with', second, '-o', made], check=True, capture_output=True)
    with open(made, 'rb') as one, open(target, 'rb') as other:
        assert one.read() == other.read()
    assert saved(first) == FIRST and saved(second) == SECOND


def test_files_that_are_open_are_never_written():
    first, second = two()
    with App(first) as app:
        added(app, second)
        for path in (first, second, '/nowhere/at/all.json'):
            app.activate('win.save-dataset-to', path)
            app.find('The Dataset Cannot Be Saved There')
            app.key('Escape')
            app.gone('The Dataset Cannot Be Saved There')
        assert saved(first) == FIRST and saved(second) == SECOND
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)


def test_a_bad_file_is_told_and_the_same_file_twice_changes_nothing():
    first, _ = two()
    bad = os.path.join(os.path.dirname(first), 'bad.json')
    with open(bad, 'w', encoding='utf-8') as file:
        file.write('{"rapport": 1, "events": [')
    with App(first) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.add-path', bad)
        app.find(re.compile('bad.json cannot be added'))
        assert app.state('win.joined') == 0
        added(app, first)
        app.wait_state('win.alike', 0)
        target = os.path.join(os.path.dirname(first), 'same.rapport.json')
        app.activate('win.save-dataset-to', target)
        app.wait_state('win.dataset', target)
    assert len(saved(target)['entities']) == 2 and len(saved(target)['events']) == 1


def test_closing_asks_for_what_is_not_saved():
    first, second = two()
    with App(first) as app:
        added(app, second)
        app.key('ctrl+w')
        app.find('Save the Joined Dataset?')
        app.shot('closing')
        app.key('Escape')
        app.gone('Save the Joined Dataset?')
        assert app.process.poll() is None
        app.wait(lambda: len(app.windows()) == 1, what='the question gone')
        app.activate('win.close')
        app.do(app.find(re.compile('Discard$'), 'button'))
        assert app.process.wait(10) == 0


def test_a_changed_file_is_joined_anew():
    first, second = two()
    with App(first) as app:
        added(app, second)
        app.wait_state('win.alike', 2)
        changed = {**FIRST, 'entities': FIRST['entities'] + [{'id': 'pl', 'kind': 'person', 'name': 'Per Lind'}]}
        with open(first, 'w', encoding='utf-8') as file:
            json.dump(changed, file)
        app.wait_state('win.alike', 3)
        assert app.state('win.joined') == 1
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)


def test_many_records_are_joined():
    folder = tempfile.mkdtemp(dir=os.environ['HOME'])
    paths = []
    for number in range(2):
        events = [{'id': f'{number}-{i}', 'kind': 'meeting', 'title': f'Event {number} {i}', 'when': f'{1950 + i % 70}'} for i in range(10000)]
        paths.append(os.path.join(folder, f'{number}.json'))
        with open(paths[-1], 'w', encoding='utf-8') as file:
            json.dump({'rapport': 1, 'title': str(number), 'events': events}, file)
    with App(paths[0]) as app:
        added(app, paths[1])
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)


main()
