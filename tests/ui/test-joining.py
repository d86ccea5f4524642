# SPDX-License-Identifier: GPL-3.0-or-later
"""Further files in the dataset that is shown: what is one by its id, what only looks alike and is asked about, undo in its
turn, a new dataset, and what is asked before it is lost."""

import json
import os
import re
import shlex
import subprocess
import tempfile
import time

from gi.repository import GLib

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


OWN = {'people': [{'id': 'a', 'fullName': 'Anna Bianchi', 'town': 'Rome'}, {'id': 'b', 'fullName': 'Rashid Aliyev', 'town': 'Baku'}],
       'meetings': [{'on': '2023-04-03', 'subject': 'Talks', 'who': ['a', 'b'], 'remark': 'A long table'},
                    {'on': '2023-05-06', 'subject': 'Lunch', 'who': ['a'], 'remark': 'A short one'}]}


def two():
    return write(FIRST, 'first.json'), write(SECOND, 'second.json')


def added(app, path):
    app.wait_state('win.page', 'main')
    app.activate('win.add-path', path)
    app.wait_state('win.joined', 1)


def opener(app):
    """The button of the dialog, not that of the header, which has a description."""
    return app.wait(lambda: next((node for node in app.find_all('Open', 'button') if node.get_description() in ('', None, 'Open')), None),
                    what='the button Open')


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


def test_quick_fingers_and_caps_lock():
    people = [f'Person {chr(65 + i)}' for i in range(12)]
    first = write({'rapport': 1, 'title': 'F', 'entities': [{'id': f'a{i}', 'kind': 'person', 'name': name} for i, name in enumerate(people)]}, 'first.json')
    second = write({'rapport': 1, 'title': 'S', 'entities': [{'id': f'b{i}', 'kind': 'person', 'name': name.upper()} for i, name in enumerate(people)]}, 'second.json')
    with App(first) as app:
        added(app, second)
        app.wait_state('win.alike', 12)
        app.activate('win.review-alike')
        app.find('Records That Look Alike')
        app.key('k', 'm', 'k', 'm', 'k', 'M', 'K', 'm')
        app.wait_state('win.alike', 4)
        app.key('ctrl+z', 'ctrl+z')
        app.wait_state('win.alike', 6)
        app.key('ctrl+shift+z')
        app.wait_state('win.alike', 5)
        app.key('k', 'k', 'k', 'k', 'k')
        app.wait_state('win.alike', 0)
        app.find('Nothing Left to Decide')
        app.shot('nothing-left-of-many')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, what='the review closed')
        app.activate('win.save-dataset-to', os.path.join(os.path.dirname(first), 'made.rapport.json'))
        app.wait_state('win.joined', 0)
    names = [entity['name'] for entity in saved(os.path.join(os.path.dirname(first), 'made.rapport.json'))['entities']]
    assert len(names) == 24 - 3, names


def test_what_was_said_of_one_is_not_said_of_another():
    judge = {'kind': 'person', 'name': 'Ann Lee', 'summary': 'the judge'}
    first = write({'rapport': 1, 'title': 'F', 'entities': [judge]}, 'first.json')
    second = write({'rapport': 1, 'title': 'S', 'entities': [{'kind': 'person', 'name': 'Lee, Ann', 'summary': 'judge, retired'}]}, 'second.json')
    with App(first) as app:
        added(app, second)
        app.wait_state('win.alike', 1)
        app.activate('win.review-alike')
        app.find('Records That Look Alike')
        app.key('m')
        app.wait_state('win.alike', 0)
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, what='the review closed')
        loads = app.state('win.loads')
        with open(first, 'w', encoding='utf-8') as file:
            json.dump({'rapport': 1, 'title': 'F', 'entities': [{**judge, 'summary': 'a sailor'}]}, file)
        app.wait_state('win.loads', loads + 1)
        app.wait_state('win.alike', 1)
        app.activate('win.save-dataset-to', os.path.join(os.path.dirname(first), 'made.rapport.json'))
        app.wait_state('win.joined', 0)
    assert len(saved(os.path.join(os.path.dirname(first), 'made.rapport.json'))['entities']) == 2


def test_opening_another_file_asks_first():
    first, second = two()
    third = write({'rapport': 1, 'title': 'Third', 'events': [{'kind': 'm', 'title': 'T', 'when': '2001'}]}, 'third.json')
    with App(first) as app:
        added(app, second)
        app.activate('win.open-path', third)
        app.find('Save the Joined Dataset?')
        app.key('Escape')
        app.gone('Save the Joined Dataset?')
        app.wait(lambda: len(app.windows()) == 1, what='the question gone')
        assert app.state('win.joined') == 1 and app.state('win.dataset') == first
        app.activate('win.open-path', third)
        app.do(app.find(re.compile('Discard$'), 'button'))
        app.wait_state('win.dataset', third)
        assert app.state('win.joined') == 0
        app.key('ctrl+w')
        assert app.process.wait(10) == 0


def test_saving_keeps_all_in_its_place():
    first, second = two()
    target = os.path.join(os.path.dirname(first), 'joined.rapport.json')
    place = tempfile.mkdtemp(dir=os.environ['HOME'])
    with App(first, home=place) as app:
        app.wait_state('win.page', 'main')
        app.set_state('win.lanes', 'entity')
        added(app, second)
        app.set_state('win.view', 'network')
        # what is not laid out yet cannot be pinned
        app.wait(lambda: app.activate('win.pin-all') or app.enabled('win.unpin-all'), what='pins')
        app.activate('win.next-event')
        selected, undo = app.wait_state('win.selected', lambda name: name != ''), app.state('win.undo-name')
        app.activate('win.save-dataset-to', target)
        app.wait_state('win.dataset', target)
        app.wait_state('win.joined', 0)
        assert app.state('win.selected') == selected and app.state('win.undo-name') == undo
        assert app.enabled('win.unpin-all') and app.state('win.lanes') == 'entity' and app.state('win.view') == 'network'
        # what was saved is a file like any other: it is watched
        loads = app.state('win.loads')
        with open(target, encoding='utf-8') as file:
            content = json.load(file)
        with open(target, 'w', encoding='utf-8') as file:
            json.dump({**content, 'title': 'Changed'}, file)
        app.wait_state('win.loads', loads + 1)
        app.key('ctrl+w')
        assert app.process.wait(10) == 0
    with App(target, home=place) as app:
        app.wait_state('win.page', 'main')
        app.wait_state('win.lanes', 'entity')
        app.wait(lambda: app.enabled('win.unpin-all'), what='pins of the next time')


def test_an_added_file_that_changes_is_read_again():
    first, second = two()
    with App(first) as app:
        added(app, second)
        app.wait_state('win.alike', 2)
        with open(second, 'w', encoding='utf-8') as file:
            json.dump({**SECOND, 'entities': [{'id': 'new', 'kind': 'person', 'name': 'New'}], 'events': []}, file)
        app.wait_state('win.alike', 0)
        with open(second, 'w', encoding='utf-8') as file:
            file.write('{"rapport": 1, "events": [')
        app.wait_state('win.notice', re.compile('second.json has changed and cannot be read').match)
        with open(second, 'w', encoding='utf-8') as file:
            json.dump(SECOND, file)
        app.wait_state('win.alike', 2)
        app.wait_state('win.notice', '')
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)
        # also while it is taken back
        with open(second, 'w', encoding='utf-8') as file:
            json.dump({**SECOND, 'events': []}, file)
        app.wait_state('win.undo-name', '')
        time.sleep(1.5) # until the file has settled and is read: nothing of that is seen
        app.key('ctrl+shift+z')
        app.wait_state('win.joined', 1)
        app.wait_state('win.alike', 1)
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)


def test_added_files_are_read_as_their_own_kind():
    first, _ = two()
    graph = write({'nodes': [{'id': 'n1', 'name': 'Nora'}, {'id': 'n2', 'name': 'Nils'}], 'links': [{'source': 'n1', 'target': 'n2'}]}, 'graph.json')
    own = write(json.dumps(OWN), 'own.json')
    table = write('Date;Title;People\n03/04/2023;Meeting;Ann\n05/06/2023;Visit;Bob\n', 'two.csv')
    target = os.path.join(os.path.dirname(first), 'made.rapport.json')
    with App(own) as app:
        app.do(opener(app))
        app.wait_state('win.page', 'main')
        app.activate('win.add-path', graph)
        app.wait_state('win.joined', 1)
        app.activate('win.add-path', table)
        app.do(app.find(re.compile('3 April 2023$'), 'button'))
        app.wait_state('win.joined', 2)
        app.activate('win.save-dataset-to', target)
        app.wait_state('win.dataset', target)
    made = saved(target)
    assert {entity['name'] for entity in made['entities']} >= {'Nora', 'Nils', 'Anna Bianchi', 'Ann'}, made['entities']
    assert {event.get('when') for event in made['events']} >= {'2023-04-03', '2023-06-05'}, made['events']
    with App(first) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.add-path', own)
        app.find(re.compile('Anna Bianchi'))
        app.shot('mapping-of-an-added-file')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, what='the mapping given up')
        assert app.state('win.joined') == 0
        app.activate('win.add-path', own)
        app.do(opener(app))
        app.wait_state('win.joined', 1)
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)


def test_dropped_files_are_opened_or_added():
    first, second = two()
    with App(first) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.open-or-add', GLib.Variant('as', [second]))
        app.find('Open or Add “second.json”?')
        app.shot('open-or-add')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, what='the question gone')
        assert app.state('win.joined') == 0 and app.state('win.dataset') == first
        app.activate('win.open-or-add', GLib.Variant('as', [second]))
        app.do(app.find(re.compile('Add$'), 'button'))
        app.wait_state('win.joined', 1)
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)
        app.activate('win.open-or-add', GLib.Variant('as', [second]))
        app.find('Open or Add “second.json”?')
        app.key('Return')
        app.wait_state('win.dataset', second)


def test_redo_goes_when_something_else_is_done():
    first, second = two()
    with App(first) as app:
        added(app, second)
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)
        assert app.state('win.redo-name') == 'Adding second.json'
        app.set_state('win.lanes', 'entity')
        app.wait_state('win.redo-name', '')
        app.key('ctrl+z')
        app.wait_state('win.lanes', 'kind')
        assert app.state('win.redo-name') != 'Adding second.json'
        app.key('ctrl+shift+z')
        app.wait_state('win.lanes', 'entity')
        assert app.state('win.redo-name') == ''
        # and the other way round
        app.key('ctrl+z')
        app.wait_state('win.lanes', 'kind')
        added(app, second)
        app.wait_state('win.redo-name', '')
        app.key('ctrl+z')
        app.wait_state('win.joined', 0)
        app.wait_state('win.undo-name', '')


def test_saving_while_it_is_made_saves_what_it_comes_to():
    folder = tempfile.mkdtemp(dir=os.environ['HOME'])
    paths = []
    for number in range(2):
        events = [{'id': f'{number}-{i}', 'kind': 'meeting', 'title': f'Event {number} {i}', 'when': f'{1950 + i % 70}'} for i in range(5000)]
        paths.append(os.path.join(folder, f'{number}.json'))
        with open(paths[-1], 'w', encoding='utf-8') as file:
            json.dump({'rapport': 1, 'title': str(number), 'events': events}, file)
    target = os.path.join(folder, 'made.rapport.json')
    with App(paths[0]) as app:
        added(app, paths[1])
        app.activate('win.undo')
        app.activate('win.save-dataset-to', target)
        app.wait_state('win.dataset', target)
    assert len(saved(target)['events']) == 5000


def test_a_large_file_is_given_up():
    first, _ = two()
    large = os.path.join(os.path.dirname(first), 'large.json')
    with open(large, 'w', encoding='utf-8') as file:
        json.dump({'rapport': 1, 'title': 'L', 'events': [{'id': f'x{i}', 'kind': 'meeting', 'title': f'Event {i}', 'when': '2001'} for i in range(200000)]}, file)
    with App(first) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.add-path', large)
        app.activate('win.cancel-adding')
        app.wait(lambda: not app.enabled('win.cancel-adding'), what='the end of reading')
        time.sleep(2) # in which it would have come
        assert app.state('win.joined') == 0 and app.state('win.undo-name') == ''


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
