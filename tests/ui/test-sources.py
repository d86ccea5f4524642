# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of sources: who says what, picked, scrolled, walked and ordered by real input."""

import os
import re
import shlex
import subprocess

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
    data['events'][3]['evidence'] = [{'source': 'diary', 'locator': 'page 29', 'says': {'when': '1999'}}]
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
        app.wait(lambda: rows(app)[:3] == ['Meeting 0', 'Meeting 1', 'Meeting 2'], what='the first three rows')
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
        app.key('Return')  # what it speaks of is picked already: its passage
        app.key('Return')  # and that too: on to the source
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


def details(app):
    return app.find('Details', 'panel')


def in_panel(app, text):
    """Whether a text of the details is in sight, whole."""
    panel = details(app)
    node = app.find(text, within=panel)
    (_, y, _, h), (_, top, _, height) = app.extents(node), app.extents(panel)
    return top <= y and y + h <= top + height


def panel_picture(app, name):
    """A picture of the details, without the scrollbar at their edge."""
    left, top, _, _ = app.geometry()
    x, y = app.place(details(app), 0, 0)
    _, _, width, height = app.extents(details(app))
    path = app.shot(name)
    subprocess.run(['convert', path, '-crop', f'{width - 24}x{height}+{x - left}+{y - top}', '+repage', path], check=True)
    return path


def unlike(one, other):
    """The box in which two pictures are unlike each other: its width and height, or None."""
    found = subprocess.run(['compare', '-metric', 'AE', one, other, 'null:'], capture_output=True, text=True)
    if found.stderr.split()[0] == '0':
        return None
    asked = ['convert', one, other, '-compose', 'difference', '-composite', '-format', '%@', 'info:']
    box = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return tuple(int(number) for number in re.match(r'(\d+)x(\d+)', box).groups())


def many_say_it():
    """Forty-five sources speak of one event, each at some length."""
    data = press(12)
    data['sources'] += [{'id': f's{i}', 'title': f'Letter {i}', 'published': f'2012-01-{i % 28 + 1:02}'} for i in range(45)]
    data['events'][6]['evidence'] = [{'source': f's{i}', 'locator': f'page {i}', 'passage': f'On page {i} the writer says: ' + 'they met again. ' * 12}
                                     for i in range(45)]
    return data


def test_a_cell_leads_to_its_passage():
    with open_sources(many_say_it()) as app:
        app.click(app.find('Meeting 6', within=matrix(app)))
        app.wait_state('win.selected', 'e6')
        app.find('page 28', 'label')
        assert not in_panel(app, 'page 28')
        app.click(cell(app, 'Letter 28', 'Meeting 6'))
        app.wait(lambda: in_panel(app, 'page 28'))
        assert app.state('win.selected') == 'e6'
        marked = panel_picture(app, 'marked')
        # the one passage of those in two columns, two below each other
        width, height = app.wait(lambda: unlike(marked, panel_picture(app, 'unmarked')), 8, 'that the mark goes')
        _, _, all_width, all_height = app.extents(details(app))
        assert width < 0.6 * all_width and height < 0.6 * all_height, (width, height)
        plain = panel_picture(app, 'unmarked')
        app.click(cell(app, 'Letter 28', 'Meeting 6'))
        app.wait(lambda: unlike(plain, panel_picture(app, 'marked')), 5, 'the mark')
        app.wait(lambda: not unlike(plain, panel_picture(app, 'marked')), 5, 'that the mark goes')
        # one that stands beyond the first rows of the list
        app.activate('win.show-evidence', 's44')
        app.wait(lambda: in_panel(app, 'page 44'))
        # and from another record, by key
        app.click(app.find('Meeting 5', within=matrix(app)))
        app.wait_state('win.selected', 'e5')
        app.key('F6', 'Down')
        app.wait(lambda: app.focused().get_name() == 'Meeting 6')
        for _ in range(3):
            app.key('Right')
        name = app.focused().get_name()
        app.key('Return')
        app.wait_state('win.selected', 'e6')
        app.wait(lambda: in_panel(app, f"page {re.match('Letter ([0-9]+)', name).group(1)}"))


def test_a_link_between_source_and_record_leads_to_the_passage():
    with open_sources(many_say_it()) as app:
        app.set_state('win.selected', 'paper')
        app.do(app.find('Meeting 11', 'button'))
        app.wait_state('win.selected', 'e11')
        app.do(app.find('The Paper', 'button'))
        app.wait_state('win.selected', 'paper')
        app.wait(lambda: in_panel(app, 'Meeting 11'))
        app.set_state('win.selected', 's2')
        app.do(app.find('Meeting 6', 'button'))
        app.wait_state('win.selected', 'e6')
        app.wait(lambda: in_panel(app, 'page 2'))


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


def test_a_picture_has_the_rows_of_the_window():
    data = press(12)
    data['relations'] = [{'id': 'r1', 'kind': 'knows', 'from': 'ada', 'to': 'ben', 'evidence': 'diary, page 3'},
                         {'id': 'r2', 'kind': 'knows', 'from': 'ben', 'to': 'ada', 'evidence': 'paper'}]
    path = write(data)
    with App(path) as app:
        app.wait_state('win.page', 'main')
        app.set_state('win.view', 'sources')
        app.set_state('win.selected', 'diary')
        app.set_state('win.sources-order', 'source')
        for name in ('events', 'relations'):
            app.set_state('win.sources-rows', name)
            app.activate('win.export')
            picture, same = (os.path.join(app.home, f'{name}-{of}.png') for of in ('window', 'shell'))
            app.wait(lambda: len(app.windows()) > 1, what='the dialog')
            app.key('Return')
            app.wait(lambda: len(app.windows()) > 2, what='the chooser')
            app.choose_file(picture)
            app.wait_state('win.last-told', f'{name}-window.png is written')
            subprocess.run([*shlex.split(os.environ['RAPPORT_PROGRAM']), 'export', path, '-o', same, '--view', 'sources',
                            '--rows', name, '--order', 'diary', '--select', 'diary'], check=True)
            with open(picture, 'rb') as ours, open(same, 'rb') as theirs:
                assert ours.read() == theirs.read(), name
            app.shot(f'picture-of-{name}')


main()
