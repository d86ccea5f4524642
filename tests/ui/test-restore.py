# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window showed of a dataset comes back with it."""

import glob
import json
import os
import re
import signal
import stat
import tempfile
import time

from sample import sample, write
from uitest import App, main

STATES = {'view': 'timeline', 'fold': 'off', 'lanes': 'entity', 'spans': 'on', 'links': True, 'selected': 'e4', 'query': 'meeting',
          'details': False, 'lanes-by-role': True, 'lanes-hide-empty': True, 'lanes-collapsed': ['entity:ada'],
          'range': '1270000000.000/1290000000.000'}


def home():
    return tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])


def shown(app):
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    return app


def kept(folder):
    return glob.glob(os.path.join(folder, '.state', 'rapport', 'views', '*.json'))


def set_all(app):
    from gi.repository import GLib
    for name, value in STATES.items():
        app.set_state('win.' + name, GLib.Variant('as', value) if isinstance(value, list) else value)
    app.set_state('win.period', '2010-02/2010-11')
    return app.wait_state('win.period', lambda text: text != '')


def check_all(app, period):
    for name, value in STATES.items():
        app.wait_state('win.' + name, value)
    assert app.state('win.period') == period


def test_all_of_it_comes_back():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        period = set_all(shown(app))
        app.resize(900, 640)
        app.wait(lambda: app.geometry()[2:] == (900, 640))
        time.sleep(0.3)
    assert not [name for name in os.listdir(os.path.dirname(path)) if name != os.path.basename(path)]
    files = kept(place)
    assert len(files) == 1 and stat.S_IMODE(os.stat(files[0]).st_mode) == 0o600
    with App(path, home=place) as app:
        shown(app)
        check_all(app, period)
        app.wait(lambda: app.geometry()[2:] == (900, 640))
        assert not app.enabled('win.back')
        app.shot('back')
        # the words of the search are kept; what it found is marked when it is asked for again
        assert app.state('win.hits') == 0
        app.key('ctrl+f')
        app.wait_state('win.hits', lambda n: n > 0)


def test_the_network_stands_where_it_stood():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).set_state('win.view', 'network')
    # laid out for this size from the start, in both
    with App(path, home=place) as app:
        shown(app).find('Cleo', within=app.find('Network', 'list'))
        app.wait_state('win.busy', False)
        fitted = app.state('win.zoom-network')
        app.set_state('win.selected', 'cleo')
        app.activate('win.fit-selection')
        zoom = app.wait_state('win.zoom-network', lambda value: value != fitted)
        app.wait_state('win.busy', False)
        where = app.at_rest(app.find('Cleo', within=app.find('Network', 'list')))
    with App(path, home=place) as app:
        shown(app)
        app.wait_state('win.view', 'network')
        app.wait_state('win.zoom-network', lambda value: abs(value - zoom) < 0.01 * zoom)
        again = app.at_rest(app.find('Cleo', within=app.find('Network', 'list')))
        assert max(abs(a - b) for a, b in zip(where, again)) <= 3, (where, again)


def test_moved_nodes_stay_moved():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).set_state('win.view', 'network')
    with App(path, home=place) as app:
        shown(app)
        app.wait_state('win.busy', False)
        before = app.place(app.find('Cleo', within=app.find('Network', 'list')))
        app.drag(before, (before[0] + 70, before[1] - 50))
        app.wait(lambda: app.place(app.find('Cleo', within=app.find('Network', 'list')))[0] > before[0] + 60)
        where = app.place(app.find('Cleo', within=app.find('Network', 'list')))
    with App(path, home=place) as app:
        shown(app)
        app.wait_state('win.busy', False)
        def stands():
            again = app.place(app.find('Cleo', within=app.find('Network', 'list')))
            return max(abs(a - b) for a, b in zip(where, again)) <= 3
        app.wait(stands, 5, f'Cleo at {where}')


def header_row(app):
    """Of the table that was made last: older toolkits list those out of sight as well."""
    return app.wait(lambda: app.find_all('Columns', 'table row') or app.find_all('Columns', 'row'))[-1]


def titles(app):
    """The headers of the table in sight: {name: (x, width)}."""
    row = header_row(app)
    names = ('Name', 'Kind', 'Aliases', 'Ties', 'Betweenness', 'PageRank')
    return {name: (app.extents(node)[0], app.extents(node)[2]) for name in names for node in app.find_all(name, within=row)[:1]
            if app.extents(node)[2] > 0}


def test_the_tables_are_set_as_they_were():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).set_state('win.view', 'table')
        app.wait_state('win.table-rows', lambda n: n > 0)
        app.set_state('win.table-sort', 'title:desc')
        app.set_state('win.table', 'entities')
        app.wait_state('win.table-measures', 'exact')
        app.set_state('win.table-sort', 'ties:desc')
        app.click(app.find('Sort, columns, copy'))
        app.key('c', 'Down', 'Return')
        app.key('Escape', 'Escape')  # one is enough where a menu closes by itself; the other goes to the window
        app.wait(lambda: len(app.windows()) == 1, 5, 'no menu')
        app.set_state('win.selected', 'e3')
        app.set_state('win.table', 'entities')
        before = app.wait(lambda: len(titles(app)) == 4 and titles(app))
        assert 'Kind' not in before
        x, y = app.place(app.find('PageRank', within=header_row(app)), 0)
        # what is left of it grows; where it stands then is the toolkit's, which lets another column give way or not
        app.drag((x - 4, y), (x + 56, y))
        app.wait(lambda: titles(app)['Betweenness'][1] != before['Betweenness'][1], what='a column of another width')
        after = titles(app)
        app.shot('tables')
    with App(path, home=place) as app:
        shown(app).wait_state('win.view', 'table')
        # that which was open, though an event is selected
        app.wait_state('win.selected', 'e3')
        app.wait_state('win.table', 'entities')
        app.wait_state('win.table-sort', 'ties:desc')
        app.wait(lambda: titles(app) == after, what=f'{after}')
        app.shot('tables-again')
        app.set_state('win.table', 'events')
        app.wait_state('win.table-sort', 'title:desc')


def test_the_tables_of_another_dataset_begin_anew():
    place, path = home(), write(sample())
    other = write(dict(sample(6), title='The other one'), 'other.json')
    with App(path, home=place) as app:
        shown(app).set_state('win.view', 'table')
        app.wait_state('win.table-sort', 'when')
        app.set_state('win.table-sort', 'title:desc')
        app.wait_state('win.table-sort', 'title:desc')
        app.activate('win.open-path', other)
        app.wait_state('win.dataset', other)
        app.wait_state('win.table-sort', 'when')
        app.activate('win.open-path', path)
        app.wait_state('win.table-sort', 'title:desc')


def test_what_was_kept_before_there_were_tables_comes_back():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).set_state('win.selected', 'e3')
        app.set_state('win.view', 'table')
    kept_file = kept(place)[0]
    with open(kept_file, encoding='utf-8') as file:
        memory = json.load(file)
    assert memory.pop('tables') and memory.pop('table') == 'events'
    for more in ({}, {'table': 'nonsense', 'tables': ['', 'events', 'events sort nothing', 'events wide title 1e300', 'events wide title nan',
                                                      'events hide when', 'entities hide nothing', 'x y z']}):
        with open(kept_file, 'w', encoding='utf-8') as file:
            json.dump({**memory, **more}, file)
        with App(path, home=place) as app:
            shown(app).wait_state('win.selected', 'e3')
            app.wait_state('win.view', 'table')
            app.wait_state('win.table', 'events')
            app.wait_state('win.table-sort', 'when')


def test_closed_parents_stay_closed():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app)
        app.find('First stop', 'list item')
        app.click(app.find('Meeting 5', within=app.find('Timeline', 'list')), count=2)
        app.gone('First stop', 'list item')
    with App(path, home=place) as app:
        shown(app)
        app.find('Meeting 6', 'list item')
        assert not app.find_all('First stop', 'list item')


def test_a_crash_costs_little():
    place, path = home(), write(sample())
    app = App(path, home=place)
    shown(app).set_state('win.selected', 'e3')
    app.wait(lambda: kept(place) and json.load(open(kept(place)[0], encoding='utf-8')).get('selected') == 'e3', 6)
    os.killpg(app.pid, signal.SIGKILL)
    app.process.wait()
    with App(path, home=place) as app:
        shown(app).wait_state('win.selected', 'e3')


def test_a_broken_state_is_as_none():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).set_state('win.selected', 'e3')
    for text in ('{"version": 1, "selected": "e', '[[[[', '\0' * 4000, '{"version": 1, "view": "x", "width": 9e99, "split": 1e300, '
                 '"network_zoom": 1e300, "network_x": -5, "from": 1, "to": 1e300, "lanes": "\\u0000", "known": ["e1"]}'):
        with open(kept(place)[0], 'w', encoding='utf-8') as file:
            file.write(text)
        with App(path, home=place) as app:
            shown(app)
            assert app.state('win.selected') == ''
            app.wait_state('win.notice', '')


def test_moved_and_replaced():
    place, path = home(), write(sample())
    folder = tempfile.mkdtemp(dir=os.environ['HOME'])
    with App(path, home=place) as app:
        shown(app).set_state('win.selected', 'e3')
    moved = os.path.join(folder, 'other-name.json')
    os.rename(path, moved)
    with App(moved, home=place) as app:
        shown(app).wait_state('win.selected', 'e3')
        app.set_state('win.lanes', 'place')
    # another dataset in its place, where one record has the same id by chance
    write({'rapport': 1, 'title': 'Other', 'events': [{'id': f'x{i}', 'title': f'X{i}', 'kind': 'visit', 'when': '1999'}
                                                     for i in range(9)] + [{'id': 'e3', 'title': 'Same', 'kind': 'visit'}]},
          os.path.basename(moved), folder)
    with App(moved, home=place) as app:
        shown(app)
        assert app.state('win.selected') == '' and app.state('win.lanes') == 'kind'


def test_each_dataset_has_its_own():
    place, path = home(), write(sample())
    other = write(dict(sample(6), title='The other one'), 'other.json')
    with App(path, home=place) as app:
        shown(app).set_state('win.selected', 'e9')
        app.set_state('win.view', 'network')
        app.activate('win.open-path', other)
        app.wait_state('win.dataset', other)
        app.wait_state('win.selected', '')
        app.set_state('win.selected', 'e1')
        app.set_state('win.view', 'timeline')
        app.activate('win.open-path', path)
        app.wait_state('win.selected', 'e9')
        app.wait_state('win.view', 'network')
    with App(other, home=place) as app:
        shown(app).wait_state('win.selected', 'e1')
        app.wait_state('win.view', 'timeline')


def test_the_last_window_closed_wins():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).set_state('win.selected', 'e1')
        app.call('/' + app.app_id.replace('.', '/'), 'org.freedesktop.Application', 'Open', '(asa{sv})', ['file://' + path], {})
        app.wait_state('win2.range', lambda text: text != '')
        app.set_state('win2.selected', 'e2')
        app.activate('win2.close')
        app.wait(lambda: len(app.windows()) == 1)
    with App(path, home=place) as app:
        shown(app).wait_state('win.selected', 'e1')


main()
