# SPDX-License-Identifier: GPL-3.0-or-later
"""The search as hands and eyes use it: keys, results, their order, and what is said."""

import re

from sample import sample, write
from uitest import App, main


def open_search(key='ctrl+f', data=None, **options):
    app = App(write(data or sample()), **options)
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    app.key(key)
    app.wait_state('win.search', True)
    return app


def status(app, text):
    app.find(text, seconds=5)


def results(app):
    return app.find('Results', 'list')


def test_enter_steps_through_the_results():
    with open_search() as app:
        app.type('meeting')
        app.wait_state('win.hits', 12)
        status(app, '12 results')
        app.key('Return')
        app.wait_state('win.selected', 'e0')
        status(app, '12 results, 1 of 12')
        app.key('Return')
        app.wait_state('win.selected', 'e1')
        app.key('shift+Return')
        app.key('shift+Return')
        app.wait_state('win.selected', 'e11')
        status(app, '12 results, 12 of 12')


def test_person_first_and_what_one_takes_part_in():
    with open_search('slash') as app:
        app.type('ada')
        app.key('Return')
        app.wait_state('win.selected', 'ada')
        app.find(re.compile('^With: Ada'), within=results(app))
        app.shot('search-person')


def test_limits_and_what_is_said_of_them():
    with open_search() as app:
        app.type('kind:vis')
        app.wait_state('win.hits', 3)
        app.type(' after:')
        app.find(re.compile('“after:” wants a date'))
        app.wait_state('win.hits', 3)
        app.type('2012')
        app.wait_state('win.hits', 0)
        app.key('ctrl+a')
        app.type('nobody')
        status(app, 'Nothing found')
        app.find(re.compile('All the words must stand in one record'))
        app.shot('search-nothing')


def test_escape_gives_the_focus_back_and_keeps_the_query():
    with App(write(sample())) as app:
        app.wait_state('win.page', 'main')
        app.wait_state('win.range', lambda text: text != '')
        app.click(app.find('Meeting 3', within=app.find('Timeline', 'list')))
        app.wait_state('win.selected', 'e3')
        before = app.wait(app.focused).get_name()
        app.key('slash')
        app.wait_state('win.search', True)
        app.type('lost')
        app.wait_state('win.hits', 1)
        app.key('Escape')
        app.wait_state('win.search', False)
        app.wait(lambda: (app.focused() or app.tree).get_name() == before)
        assert app.state('win.selected') == 'e3'
        app.key('slash')
        app.wait_state('win.search', True)
        assert app.state('win.query') == 'lost' and app.state('win.hits') == 1
        # The query is selected: typing begins anew, and the one before is offered.
        app.key('BackSpace')
        app.wait_state('win.query', '')
        app.click(app.find('lost', 'list item'))
        app.wait_state('win.query', 'lost')


def test_click_on_a_result_selects():
    with open_search() as app:
        app.type('stop')
        app.wait_state('win.hits', 2)
        app.click(app.find('Second stop', within=results(app)))
        app.wait_state('win.selected', 'p2')
        status(app, '2 results, 2 of 2')


def test_hits_are_marked_in_every_view_and_nothing_moves():
    with open_search() as app:
        timeline, network = app.find('Timeline', 'list'), app.find('Network', 'list')
        names = ['Meeting 3', 'Visit 1']
        before = {name: app.extents(app.find(name, within=timeline)) for name in names if app.find_all(name, within=timeline)}
        app.type('meeting')
        app.wait_state('win.hits', 12)
        app.find(re.compile('; hit$'), within=timeline)
        app.find(re.compile('^12 found'))
        after = {name: app.extents(app.find(name, within=timeline)) for name in before}
        assert before and before == after, (before, after)
        app.key('Return')
        app.wait_state('win.selected', 'e0')
        app.find(re.compile('; current hit$'), within=timeline)
        assert not app.find_all(re.compile('; hit$'), within=network)
        app.key('Escape')
        app.set_state('win.view', 'table')
        app.find('current hit', 'label')
        assert len(app.find_all('hit', 'label')) == 11
        # Escape again: the selection, then the marks.
        app.set_state('win.view', 'both')
        app.shot('search-marks')
        app.activate('win.drop')
        app.wait_state('win.selected', '')
        assert app.state('win.query') == 'meeting'
        app.activate('win.drop')
        app.wait_state('win.query', '')
        app.wait(lambda: not app.find_all(re.compile('; (current )?hit$')))


def test_a_person_is_marked_in_the_network():
    with open_search() as app:
        app.type('ada')
        app.wait_state('win.hits', lambda n: n > 0)
        app.find(re.compile('; hit$'), within=app.find('Network', 'list'))


def test_hostile_texts_are_only_text():
    data = sample()
    data['events'][0]['title'] = '<b>needle</b> & ' + 'x' * 1000000
    data['events'][1]['summary'] = '‮needle‬ <span size="9999">'
    with open_search(data=data) as app:
        app.type('needle')
        app.wait_state('win.hits', 2)
        title = app.find(re.compile('^<b>needle</b> & x'), within=results(app)).get_name()
        assert len(title) < 300
        app.find(re.compile('^Summary: .*needle.* <span size="9999">'), within=results(app))


def test_small_window_and_dark():
    with open_search(dark=True) as app:
        app.resize(360, 600)
        app.type('paper paragraph')
        app.key('ctrl+a')
        app.type('report')
        app.wait_state('win.hits', lambda n: n > 0)
        x, _, width, _ = app.extents(results(app))
        assert width > 250
        app.shot('search-small')


def is_of_all(app):
    """Whether the list's scrollbar is of hundreds of rows. Older toolkits do not tell that, but all rows that they made."""
    results = app.find('Results', 'list')
    bars = [bar.get_value_iface() for bar in app.find_all(role='scroll bar', within=results.get_parent())]
    if any(bars):
        return max(bar.get_maximum_value() for bar in bars if bar) > 600 * 20
    return len(app.find_all(re.compile('^Meeting [0-9]+$'), 'label', results)) > 100


def test_the_list_has_every_result_before_it_is_scrolled():
    with open_search(data=sample(600)) as app:
        app.type('meeting')
        app.wait_state('win.hits', 600)
        first = app.find('Meeting 0', 'label', app.find('Results', 'list'))
        app.wait(lambda: is_of_all(app), what='a scrollbar of six hundred rows')
        app.click(first)
        app.wait_state('win.selected', 'e0')
        app.key('End')
        app.wait_state('win.selected', lambda text: text not in ('', 'e0'))
        app.wait(lambda: app.find_all(re.compile('600 results, 600 of 600')))
        app.shot('end')


main()
