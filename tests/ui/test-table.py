# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables: seen, sorted, picked, copied and filtered by hand."""

import os
import re

from gi.repository import GLib

from sample import sample, write
from uitest import App, main


def data():
    made = sample()
    made['relations'] += [{'id': 'r2', 'kind': 'knows', 'from': 'cleo', 'to': 'dan', 'when': '2010/2010'},
                          {'id': 'r3', 'kind': 'works_for', 'from': 'ben', 'to': 'cleo', 'when': '2012'}]
    made['entities'].append({'id': 'hall', 'kind': 'place', 'name': 'The hall'})
    made['events'][0]['place'] = 'hall'
    made['events'][3]['title'] = 'Meeting\t3 — «Ünïcode»'
    return made


def open_table(made=None, **options):
    app = App(write(made or data()), **options)
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    app.key('ctrl+4')
    app.wait_state('win.view', 'table')
    app.wait_state('win.table-rows', lambda n: n > 0)
    return app


def rows(app, name='Events'):
    """The names of the rows in sight, from the top."""
    table = app.find(name, 'table') if app.find_all(name, 'table') else app.find('Table', 'panel')
    known = {}
    found = [(app.node(seen, known), seen.name)
             for seen in app.seen_all(role=('list item', 'table row', 'row'), within=table) if seen.name != 'Columns']
    placed = sorted((app.extents(node)[1], name) for node, name in found if node and app.extents(node)[3] > 0)
    return [name for _, name in placed]


def header(app, title):
    """The header of a column: what is called so highest up."""
    def found():
        return [node for node in app.find_all(title) if app.extents(node)[2] > 0]
    return min(app.wait(found, what=f'a header called {title}'), key=lambda node: app.extents(node)[1])


def test_every_record_is_a_row_and_every_cell_has_a_name():
    with open_table() as app:
        assert app.state('win.table-rows') == 15
        first = app.wait(lambda: rows(app))
        assert first[0] == 'Meeting 0', first
        app.find('15 January 2010')
        app.find('Ada; Ben')
        app.find('Sources: 1')
        named = [seen.name for seen in app.seen_all(role=('button', 'toggle button', 'list item', 'label'))
                 if re.match('(Gtk|Adw|Rp)[A-Z]', seen.name)]
        assert not named, named
        assert app.colours(app.shot('light')) > 20


def test_dark_and_small():
    with open_table(dark=True) as app:
        app.shot('dark')
        app.resize(360, 600)
        app.wait(lambda: app.geometry()[2] < 460)
        app.find('Meeting 0')
        app.shot('small')


def test_a_click_selects_and_another_view_follows():
    with open_table() as app:
        app.click(app.find('Meeting 4'))
        app.wait_state('win.selected', 'e4')
        app.key('Down')
        app.wait_state('win.selected', 'e5')
        app.key('ctrl+1')
        app.wait_state('win.view', 'timeline')
        app.set_state('win.selected', 'e9')
        app.key('ctrl+4')
        app.wait(lambda: any(app.has(node, 'selected') for node in app.find_all('Meeting 9')))


def test_the_table_of_what_is_selected_is_shown():
    with open_table() as app:
        app.set_state('win.selected', 'ada')
        app.wait_state('win.table', 'entities')
        app.set_state('win.selected', 'r2')
        app.wait_state('win.table', 'relations')
        app.find('Cleo')


def test_headers_sort():
    with open_table() as app:
        app.wait_state('win.table-sort', 'when')
        app.click(header(app, 'Title'))
        app.wait_state('win.table-sort', 'title')
        app.wait(lambda: rows(app)[:1] == ['First stop'])
        app.click(header(app, 'Title'))
        app.wait_state('win.table-sort', 'title:desc')
        app.wait(lambda: rows(app)[:1] == ['Second stop'])
        app.shot('sorted')
        app.set_state('win.table-sort', 'when:desc')
        app.wait(lambda: rows(app)[:1] == ['Meeting 11'])
        assert rows(app)[-1] in ('Second stop', 'Lost in time', 'First stop'), rows(app)[-1]


def test_measures_follow_the_period():
    with open_table() as app:
        app.key('ctrl+Next')
        app.wait_state('win.table', 'entities')
        app.wait_state('win.table-measures', 'exact')
        app.find('Betweenness: 3')
        app.find('Measures of 3 relations')
        app.shot('entities')
        app.set_state('win.period', '2010/2010')
        app.find('Measures of the 2 of 3 relations shown')
        app.wait_state('win.table-measures', 'exact')
        app.wait(lambda: not app.find_all('Betweenness: 3'))


def test_what_is_filtered_out_stands_last_and_is_counted():
    with open_table() as app:
        app.set_state('win.period', '2010-03/2010-05')
        app.find('Events  6 of 15')  # three in it, and three without a date
        app.wait(lambda: rows(app)[:7] == ['Meeting 2', 'Meeting\t3 — «Ünïcode»', 'Meeting 4', 'First stop', 'Second stop',
                                           'Lost in time', 'Meeting 0'])
        app.shot('dimmed')
        app.key('Escape')
        app.wait_state('win.period', '')
        app.find('Events  15')
        app.wait(lambda: rows(app)[:1] == ['Meeting 0'])


def test_an_empty_table_says_why():
    made = data()
    made['relations'] = []
    with open_table(made) as app:
        app.set_state('win.table', 'relations')
        app.find('No Relations')
        app.find('The dataset has none.')
        app.shot('empty')
        app.key('ctrl+Next')
        app.wait_state('win.table', 'sources')
        app.find('The Paper')


def test_all_is_shown_again_and_what_was_set_can_be_come_back_to():
    with open_table() as app:
        app.set_state('win.period', '2010-03/2010-05')
        app.wait_state('win.period', lambda text: text.startswith('2010-03-01/'))
        period = app.state('win.period')
        app.set_state('win.filter', GLib.Variant('as', ['kind=nothing']))
        app.set_state('win.dim', False)
        app.find('What is filtered out leaves no row.')
        app.do(app.find('Show All', 'button'))
        app.wait_state('win.table-rows', 15)
        assert app.state('win.period') == '' and list(app.state('win.filter')) == []
        app.key('alt+Left')
        app.wait_state('win.filter', lambda now: list(now) == ['kind=nothing'])
        app.wait_state('win.period', period)


def test_rows_are_copied_for_a_spreadsheet():
    with open_table() as app:
        app.click(app.find('Meeting 2'))
        app.click(app.find('Meeting 4'), held='shift')
        app.key('ctrl+c')
        app.wait_state('win.last-told', '3 rows copied')
        lines = app.clipboard().rstrip('\n').split('\n')
        assert lines[0].split('\t')[:4] == ['When', 'Status', 'Kind', 'Title'], lines[0]
        assert [line.split('\t')[3] for line in lines[1:]] == ['Meeting 2', 'Meeting 3 — «Ünïcode»', 'Meeting 4']
        app.key('ctrl+a')
        app.key('ctrl+c')
        app.wait_state('win.last-told', '15 rows copied')


def test_enter_goes_to_where_it_is_drawn():
    with open_table() as app:
        app.click(app.find('Meeting 7'))
        app.key('Return')
        app.wait_state('win.view', lambda view: view in ('both', 'timeline'))
        app.find('Meeting 7', within=app.find('Timeline', 'list'))
        assert app.state('win.selected') == 'e7'


def test_f6_comes_to_the_rows():
    with open_table() as app:
        app.set_state('win.selected', 'e6')
        for _ in range(5):
            app.key('F6')
            focus = app.wait(app.focused)
            if focus.get_name() == 'Meeting 6':
                break
        assert focus.get_name() == 'Meeting 6', focus.get_name()
        app.key('Next')
        app.wait_state('win.selected', lambda text: text not in ('', 'e6', 'e7'))
        app.key('Escape')
        app.wait_state('win.selected', '')


def test_a_column_can_be_hidden():
    with open_table() as app:
        app.click(app.find('Sort, columns, copy'))
        app.key('c')  # Columns
        app.key('Down', 'Down', 'Down', 'Down', 'Return')
        app.key('Escape', 'Escape')
        app.wait(lambda: len([node for node in app.find_all('Place') if app.extents(node)[2] > 0]) == 0)
        app.shot('hidden')


def test_a_column_of_nothing_is_not_seen_until_it_is_asked_for():
    with open_table(sample()) as app:
        def is_seen(name):
            row = app.find('Columns')
            return any(app.extents(node)[2] > 0 for node in app.find_all(name, within=row))
        assert is_seen('Participants') and is_seen('Parts') and not is_seen('Place') and not is_seen('Tags')
        # the words stand over their column, whatever was left out before it
        assert abs(app.extents(app.find('Participants', 'label', app.find('Columns')))[0] - app.extents(app.find('Ada; Ben'))[0]) <= 6
        app.click(app.find('Sort, columns, copy'))
        app.key('c')  # Columns
        app.key('Down', 'Down', 'Down', 'Down', 'Return')
        app.key('Escape', 'Escape')
        app.wait(lambda: is_seen('Place'))
        # and where something comes to stand in another
        made = sample()
        made['events'][1]['tags'] = ['secret']
        write(made, folder=os.path.dirname(app.state('win.dataset')))
        app.wait(lambda: is_seen('Tags'), 15)
        assert is_seen('Place')


def test_many_rows():
    with open_table(sample(20000)) as app:
        assert app.state('win.table-rows') == 20003
        app.set_state('win.selected', 'e15000')
        app.find('Meeting 15000')
        app.set_state('win.table-sort', 'title')
        app.wait_state('win.table-sort', 'title')
        app.find('Meeting 15000')
        app.shot('many')


main()
