# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with a dataset in it: what hands and keys do to the views."""

import re

from sample import sample, write
from uitest import App, main


def open_sample(data=None, **options):
    app = App(write(data or sample()), **options)
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    return app


def span(app):
    begin, end = app.state('win.range').split('/')
    return float(begin), float(end)


def timeline(app):
    return app.find('Timeline', 'list')


def network(app):
    return app.find('Network', 'list')


def test_shows_both_views_and_the_card():
    with open_sample() as app:
        app.find('A sample', 'label')
        app.find('Meeting 3', within=timeline(app))
        app.find('Ada', within=network(app))
        app.find(re.compile('15 events'))
        assert app.colours(app.shot('light')) > 20


def test_dark_too():
    with open_sample(dark=True) as app:
        app.find('Meeting 3', within=timeline(app))
        assert app.colours(app.shot('dark')) > 20


def test_every_control_has_a_name():
    with open_sample() as app:
        app.find('Ada', within=network(app))
        named = [seen for seen in app.seen_all(role=('button', 'toggle button', 'entry', 'list item'))
                 if re.match('(Gtk|Adw|Rp)[A-Z]', seen.name)]
        assert not named, [f'{seen.name} in {seen.above.above.name}' for seen in named]


def test_an_item_selects_without_a_pointer():
    with open_sample() as app:
        app.do(app.find('Meeting 3', within=timeline(app)), 'item.select')
        app.wait_state('win.selected', 'e3')
        app.find('Evidence', 'heading')
        app.find('The Paper', 'button')


def test_click_selects_and_empty_space_drops():
    with open_sample() as app:
        app.click(app.find('Ada', within=network(app)))
        app.wait_state('win.selected', 'ada')
        app.click(network(app), across=0.01, down=0.9)
        app.wait_state('win.selected', '')


def test_a_mark_can_be_clicked():
    with open_sample() as app:
        app.click(app.find('Meeting 7', within=timeline(app)))
        app.wait_state('win.selected', 'e7')


def test_links_lead_on_and_back():
    with open_sample() as app:
        app.set_state('win.selected', 'e3')
        app.do(app.find('Dan', 'button'))  # a place deep in a panel is not told exactly by every version of GTK
        app.wait_state('win.selected', 'dan')
        app.key('alt+Left')
        app.wait_state('win.selected', 'e3')
        app.key('alt+Right')
        app.wait_state('win.selected', 'dan')


def test_wheel_zooms_at_the_pointer():
    with open_sample() as app:
        begin, end = span(app)
        app.scroll(timeline(app), -4, across=0.5, down=0.5)
        app.wait(lambda: span(app)[1] - span(app)[0] < (end - begin) * 0.7)
        app.key('ctrl+0')
        app.wait(lambda: span(app) == (begin, end))


def test_drag_and_shift_wheel_pan():
    with open_sample() as app:
        app.scroll(timeline(app), -5)
        first = app.wait(lambda: span(app))
        x, y = app.place(timeline(app), 0.6, 0.9)
        app.drag((x, y), (x - 120, y))
        app.wait(lambda: span(app)[0] > first[0])
        second = span(app)
        app.scroll(timeline(app), -1, held='shift')
        app.wait(lambda: span(app)[0] < second[0])
        # Panning keeps the width.
        assert abs((second[1] - second[0]) / (first[1] - first[0]) - 1) < 0.3


def test_shift_drag_sets_the_period_and_escape_drops_it():
    with open_sample() as app:
        app.set_state('win.selected', 'e3')
        app.drag(app.place(timeline(app), 0.4, 0.9), app.place(timeline(app), 0.7, 0.9), held='shift')
        app.wait_state('win.period', lambda text: text.startswith('2010-'))
        drawn = app.state('win.period')
        app.key('alt+Left')
        app.wait_state('win.period', '')
        app.key('alt+Right')
        app.wait_state('win.period', drawn)
        app.find(re.compile('showing [0-9]+ of 15'))
        app.key('Escape')
        app.wait_state('win.selected', '')
        app.key('Escape')
        app.wait_state('win.period', '')


def test_held_keys_move():
    with open_sample() as app:
        app.hover(timeline(app))
        begin, end = span(app)
        with app.holding('w'):
            app.wait(lambda: span(app)[1] - span(app)[0] < (end - begin) * 0.8)
        narrow = app.wait(lambda: span(app))
        with app.holding('d'):
            app.wait(lambda: span(app)[0] > narrow[0])


def test_overview_drags():
    with open_sample() as app:
        app.scroll(timeline(app), -6)
        overview = app.find('Overview of the whole time', 'list')
        before = app.wait(lambda: span(app))
        app.drag(app.place(overview, 0.2, 0.4), app.place(overview, 0.35, 0.4))
        app.wait(lambda: span(app) != before)


def test_network_zooms_and_a_node_is_moved():
    with open_sample() as app:
        ada = app.find('Ada', within=network(app))
        app.wait_state('win.busy', False)
        x, y = app.place(ada)
        app.drag((x, y), (x + 60, y + 20))
        app.wait(lambda: abs(app.place(app.find('Ada', within=network(app)))[0] - x - 60) < 6)
        zoom = app.state('win.zoom-network')
        app.scroll(network(app), -2)
        app.wait_state('win.zoom-network', lambda now: now > zoom * 1.2)


def test_what_was_arranged_is_taken_back():
    with open_sample() as app:
        ada = app.find('Ada', within=network(app))
        app.wait_state('win.busy', False)
        assert not app.enabled('win.undo')
        x, y = app.place(ada)

        def ada_is_off(dx, dy):
            now = app.place(app.find('Ada', within=network(app)))
            return abs(now[0] - x - dx) < 6 and abs(now[1] - y - dy) < 6

        app.drag((x, y), (x + 60, y + 20))
        app.wait_state('win.undo-name', 'Move of Ada')
        app.drag((x + 60, y + 20), (x + 90, y - 30))
        app.wait(lambda: ada_is_off(90, -30))
        app.key('alt+2')
        app.wait_state('win.undo-name', 'Choice of Lanes')
        app.key('ctrl+z')
        app.wait_state('win.lanes', 'kind')
        app.key('ctrl+z')
        app.wait(lambda: ada_is_off(60, 20))
        app.key('ctrl+z')
        app.wait(lambda: ada_is_off(0, 0))
        app.wait_state('win.undo-name', '')
        app.wait_state('win.redo-name', 'Move of Ada')
        app.key('ctrl+shift+z')
        app.wait(lambda: ada_is_off(60, 20))
        # each version of the toolkit tells of an open menu in another way: what it would say
        app.wait_state('win.undo-name', 'Move of Ada')
        app.wait_state('win.redo-name', 'Move of Ada')


def test_several_are_picked_with_ctrl():
    with open_sample() as app:
        app.wait_state('win.busy', False)
        app.click(app.find('Ada', within=network(app)))
        app.wait_state('win.selected', lambda text: text != '')
        first = app.state('win.selected')
        app.click(app.find('Ben', within=network(app)), held='ctrl')
        app.wait_state('win.selected-also', [first])
        assert app.has(app.find('Ada', within=network(app)), 'selected')
        assert app.has(app.find('Ben', within=network(app)), 'selected')
        app.click(app.find('Ben', within=network(app)), held='ctrl')
        app.wait_state('win.selected', first)
        app.wait_state('win.selected-also', [])
        app.key('F6')
        app.key('Right')
        app.key('ctrl+space')
        app.wait_state('win.selected-also', [first])
        app.key('Escape')
        app.wait_state('win.selected', '')


def test_views_one_at_a_time():
    with open_sample() as app:
        app.key('ctrl+1')
        app.wait_state('win.view', 'timeline')
        app.gone('Network', 'list')
        app.click(app.find(re.compile('Show the network')))
        app.wait_state('win.view', 'network')
        app.key('ctrl+2')
        app.wait_state('win.view', 'both')


def test_arrows_walk_and_enter_picks():
    with open_sample() as app:
        app.find('Meeting 3', within=timeline(app))
        app.key('F6')
        first = app.wait(lambda: (app.focused() or timeline(app)).get_name())
        app.key('Right')
        app.wait(lambda: app.focused() and app.focused().get_name() not in ('', first))
        app.key('Return')
        app.wait_state('win.selected', lambda text: text != '')


def test_diagrams_alone_and_steps_in_time():
    with open_sample() as app:
        app.key('F11')
        app.wait_state('win.diagrams-alone', True)
        app.key('Next')
        app.wait_state('win.selected', 'e0')
        app.key('Next', 'Next')
        app.wait_state('win.selected', 'e2')
        app.find(re.compile('^15 March 2010 — Meeting 2'), 'log')
        app.wait_state('win.caption', lambda text: text.startswith('15 March 2010 — Meeting 2'))
        app.key('Prior')
        app.wait_state('win.selected', 'e1')
        app.shot('alone')
        app.key('Escape', 'Escape')
        app.wait_state('win.diagrams-alone', False)


def test_double_click_closes_and_opens_the_parts():
    with open_sample() as app:
        app.find('First stop', within=timeline(app))
        app.click(app.find('Meeting 5', within=timeline(app)), count=2)
        app.wait_state('win.selected', 'e5')
        app.gone('First stop', 'list item')
        app.click(app.find('Meeting 5', within=timeline(app)), count=2)
        app.find('First stop', within=timeline(app))


def test_fold_lanes_details():
    with open_sample() as app:
        app.key('g')
        app.wait_state('win.fold', lambda fold: fold in ('on', 'off'))
        app.activate('win.lanes', 'entity')
        app.wait_state('win.lanes', 'entity')
        app.find('Meeting 3', within=timeline(app))
        app.key('F9')
        app.wait_state('win.details', False)


def test_links_and_spans():
    data = sample()
    data['events'][0]['links'] = [{'to': 'e5', 'kind': 'caused'}]
    data['entities'][0]['when'] = '2000/2010'
    name = data['entities'][0]['name']
    with open_sample(data) as app:
        assert app.state('win.links') is False
        app.key('k')
        app.wait_state('win.links', True)
        app.shot('links')
        app.key('k')
        app.wait_state('win.links', False)
        assert not app.find_all(name, within=timeline(app))
        app.key('t')
        app.wait_state('win.spans', 'on')
        span = app.find(name, within=timeline(app))
        app.shot('spans')
        app.click(span)
        app.wait_state('win.selected', data['entities'][0]['id'])
        app.key('t')
        app.wait_state('win.spans', 'off')
        app.wait(lambda: not app.find_all(name, within=timeline(app)))


def test_search_finds_in_every_view():
    with open_sample() as app:
        app.key('ctrl+f')
        app.wait_state('win.search', True)
        app.type('meeting 1')
        app.wait_state('win.hits', lambda n: n == 3)
        app.key('Return')
        app.wait_state('win.selected', 'e1')
        app.key('Return')
        app.wait_state('win.selected', lambda text: text in ('e10', 'e11'))
        app.key('shift+Return')
        app.wait_state('win.selected', 'e1')
        app.shot('search')
        app.key('Escape')
        app.wait_state('win.search', False)


def test_letters_are_inert_while_typing():
    with open_sample() as app:
        fold = app.state('win.fold')
        app.key('slash')
        app.wait_state('win.search', True)
        app.type('gdaws')
        app.wait_state('win.query', 'gdaws')
        assert app.state('win.fold') == fold


def test_shortcuts_window():
    with open_sample() as app:
        app.key('question')
        app.wait(lambda: len(app.windows()) > 1)
        app.find('Fold long empty stretches')
        app.shot('shortcuts')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1)


def test_small_window():
    with open_sample() as app:
        app.resize(420, 500)
        app.wait(lambda: app.geometry()[2] < 520)
        app.wait_state('win.details', False)
        app.shot('small')


def test_many_events():
    app = App(write(sample(3000)))
    with app:
        app.wait_state('win.page', 'main')
        app.find(re.compile('3003 events'))
        app.wait_state('win.range', lambda text: text != '')
        begin, end = span(app)
        app.scroll(timeline(app), -4)
        app.wait(lambda: span(app)[1] - span(app)[0] < (end - begin) * 0.7)
        app.shot('many')


main()
