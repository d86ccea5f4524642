# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of sources: who says what, picked, scrolled, walked and ordered by real input."""

import re

from sample import sample, write
from uitest import App, main


def press(n_events=60):
    """A paper, an agency's two copies, and a diary; the diary tells the events in an order of its own."""
    data = sample(0)
    data['sources'] = [
        {'id': 'paper', 'publisher': 'The Paper', 'title': 'A report', 'published': '2011-01-01'},
        {'id': 'wire', 'publisher': 'First Wire', 'title': 'Wire one', 'origin': 'The Agency', 'published': '2011-02-01'},
        {'id': 'copy', 'publisher': 'Second Wire', 'title': 'Wire two', 'origin': 'The Agency', 'published': '2011-02-02'},
        {'id': 'diary', 'title': 'A diary'}]
    data['relations'] = []
    data['events'] = [{'id': f'e{i}', 'kind': 'meeting', 'title': f'Meeting {i}', 'when': f'{1950 + i}',
                       'evidence': 'paper, paragraph 3'} for i in range(n_events)]
    data['events'][1]['evidence'] = ['wire', 'copy']
    data['events'][2]['evidence'] = ['wire', {'source': 'paper', 'locator': 'page 4', 'passage': 'they did meet'}]
    data['events'][3]['evidence'] = [{'source': 'diary', 'locator': 'page 10', 'says': {'when': '1999'}}]
    data['events'][4]['evidence'] = [{'source': 'diary', 'locator': 'page 2'}]
    data['events'][5].pop('evidence')
    return data


def open_sources(data=None, **options):
    app = App(write(data or press()), **options)
    app.wait_state('win.page', 'main')
    app.key('ctrl+5')
    app.wait_state('win.view', 'sources')
    app.find(re.compile('^Meeting 0'), within=matrix(app))
    return app


def matrix(app):
    return app.find('Sources', 'list')


def cell(app, source, event):
    """What a source says of an event: named after the source and how, described by the event."""
    def found():
        return next((node for node in app.find_all(re.compile(f'^{source}: '), 'list item', matrix(app))
                     if node.get_description() == event and app.extents(node)[2] > 0), None)
    return app.wait(found, what=f'what {source} says of {event}')


def rows(app):
    """The titles in sight from top to bottom."""
    found = [(app.extents(node)[1], node.get_name()) for node in app.find_all(re.compile(r'^Meeting \d+$'), None, matrix(app))
             if app.extents(node)[2] > 0 and node.get_name().startswith('Meeting')]
    return [name for _, name in sorted(found)]


def test_rows_cells_and_heads_are_there_and_say_how():
    with open_sources() as app:
        assert rows(app)[:3] == ['Meeting 0', 'Meeting 1', 'Meeting 2'], rows(app)
        assert 'supports it (1 passage)' in cell(app, 'Wire one', 'Meeting 1').get_name()
        assert 'differs' in cell(app, 'A diary', 'Meeting 3').get_name()
        app.find('Wire two', within=matrix(app))
        app.shot('sources')
        assert not app.complaints(), app.complaints()


def test_a_title_a_head_and_a_cell_are_picked():
    with open_sources() as app:
        app.click(app.find('Meeting 7', within=matrix(app)))
        app.wait_state('win.selected', 'e7')
        app.click(app.find('Wire two', within=matrix(app)))
        app.wait_state('win.selected', 'copy')
        app.click(cell(app, 'Wire one', 'Meeting 2'))
        app.wait_state('win.selected', 'e2')
        app.click(cell(app, 'A diary', 'Meeting 3'), count=2)
        app.wait_state('win.selected', 'diary')


def test_a_whole_line_and_a_whole_head_are_picked():
    with open_sources() as app:
        app.click(app.find('Meeting 4', within=matrix(app)), across=0.97)
        app.wait_state('win.selected', 'e4')
        app.click(app.find('A report', within=matrix(app)), across=0.05)
        app.wait_state('win.selected', 'paper')


def test_the_wheel_keys_and_a_drag_scroll():
    with open_sources() as app:
        app.scroll(matrix(app), 5)
        app.wait_state('win.sources-scroll', lambda at: at[1] >= 100)
        app.wait(lambda: rows(app) and rows(app)[0] != 'Meeting 0')
        app.key('ctrl+0')
        app.wait_state('win.sources-scroll', lambda at: at[1] == 0)
        app.key('F6')
        app.wait(lambda: app.focused() and app.focused().get_name() == 'A report')
        app.key('End')
        app.wait(lambda: 'Meeting 59' in rows(app))
        app.key('Home')
        app.wait_state('win.sources-scroll', lambda at: at[1] == 0)
        x, y = app.place(matrix(app))
        app.drag((x, y + 60), (x, y - 90))
        app.wait_state('win.sources-scroll', lambda at: at[1] > 100)


def test_the_selection_is_brought_into_sight():
    with open_sources() as app:
        app.activate('win.select', 'e55')
        app.wait_state('win.sources-scroll', lambda at: at[1] > 0)
        app.wait(lambda: 'Meeting 55' in rows(app))


def test_the_arrows_walk_from_cell_to_cell_and_on():
    with open_sources() as app:
        app.click(cell(app, 'Wire one', 'Meeting 1'))
        app.wait_state('win.selected', 'e1')
        app.key('F6')
        app.wait(lambda: app.focused() and app.focused().get_name() == 'Meeting 1')
        app.key('Right')
        app.wait(lambda: app.focused().get_name().startswith('Wire one: '))
        app.key('Right')
        app.wait(lambda: app.focused().get_name().startswith('Wire two: '))
        app.key('Return')  # what it speaks of is picked already: on to the source
        app.wait_state('win.selected', 'copy')
        app.activate('win.select', 'e9')
        app.key('Escape')
        for _ in range(40):
            app.key('Down')
        app.wait_state('win.sources-scroll', lambda at: at[1] > 0)


def test_no_row_is_passed_over_beyond_the_edge():
    with open_sources() as app:
        app.click(app.find('Meeting 0', within=matrix(app)))
        app.wait_state('win.selected', 'e0')
        app.key('F6')
        for i in range(45):
            app.wait(lambda: app.focused() and app.focused().get_name() == f'Meeting {i}', what=f'the focus at Meeting {i}')
            app.key('Down')
        app.wait_state('win.sources-scroll', lambda at: at[1] > 0)


def test_orders():
    with open_sources() as app:
        app.key('alt+8')
        app.wait_state('win.sources-order', 'standing')
        app.wait(lambda: rows(app)[:2] == ['Meeting 5', 'Meeting 3'])
        app.key('alt+9')
        app.wait_state('win.sources-order', 'standing')
        app.click(app.find('A diary', within=matrix(app)))
        app.wait_state('win.selected', 'diary')
        app.key('alt+9')
        app.wait_state('win.sources-order', 'source')
        app.wait(lambda: rows(app) == ['Meeting 4', 'Meeting 3'])
        app.key('alt+7')
        app.wait_state('win.sources-order', 'time')
        app.wait(lambda: rows(app)[0] == 'Meeting 0')
        app.activate('win.sources-rows', 'entities')
        app.find('Ada', within=matrix(app))


def test_without_evidence_a_page_says_so():
    data = press()
    for event in data['events']:
        event.pop('evidence', None)
    with App(write(data)) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.view', 'sources')
        app.find('No Evidence')


def test_small_and_dark():
    with open_sources(dark=True) as app:
        app.resize(360, 600)
        app.wait(lambda: 'Meeting 0' in rows(app))
        app.shot('sources-small')
        assert not app.complaints(), app.complaints()


main()
