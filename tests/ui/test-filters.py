# SPDX-License-Identifier: GPL-3.0-or-later
"""What is filtered: the sidebar with its numbers, the bar that says it, dim and hide, by real input."""

import os
import re

from gi.repository import GLib

from uitest import App, main

DATASET = os.path.join(os.environ['RAPPORT_DATA'], 'azerbaijan-italy.json')


def start(**options):
    app = App(DATASET, **options)
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    return app


def choices(app):
    return list(app.state('win.filter'))


def box(app, name):
    return app.find(re.compile('^' + re.escape(name) + ', '), 'check box')


def bar(app):
    """What the bar says is left."""
    for node in app.find_all(re.compile(r'^\d+ of \d+ events')):
        if app.extents(node)[2] > 0:
            return node.get_name()
    return None


def test_a_value_is_chosen_and_taken_back():
    with start() as app:
        assert bar(app) is None
        app.key('F8')
        app.wait_state('win.filters', True)
        meetings = box(app, 'Meetings')
        assert '8 events' in meetings.get_name(), meetings.get_name()
        app.click(meetings, across=0.1)
        app.wait_state('win.filter', lambda now: list(now) == ['kind=meeting'])
        app.wait(lambda: (bar(app) or '').startswith('8 of 36 events'))
        # The facet's own numbers stay, those of the others follow.
        app.wait(lambda: app.find_all(re.compile('^Guido Crosetto, [1-8] events'), 'check box'))
        assert '6 events' in box(app, 'Visits').get_name()
        app.shot('filters-dim')
        app.click(app.find('Remove the filter: Meetings', 'button'))
        app.wait_state('win.filter', lambda now: list(now) == [])
        app.wait(lambda: bar(app) is None)


def test_keys_alone():
    with start() as app:
        app.key('F8')
        app.wait(lambda: app.focused() is not None)
        app.wait(lambda: app.find_all(re.compile('^Meetings, '), 'check box'))
        for _ in range(16):
            node = app.focused()
            if node is not None and (node.get_name() or '').startswith('Meetings, '):
                break
            app.key('Tab')
            app.wait(lambda: app.focused() is not None)
        app.key('space')
        app.wait_state('win.filter', lambda now: list(now) == ['kind=meeting'])
        app.key('shift+F8')
        app.wait_state('win.filter', lambda now: list(now) == [])
        app.key('alt+Left')
        app.wait_state('win.filter', lambda now: list(now) == ['kind=meeting'])


def test_the_card_shows_only_its_record_and_all_again():
    with start() as app:
        app.set_state('win.selected', 'crosetto')
        app.do(app.find('Show only this'))  # a place deep in a panel is not told exactly by every version of GTK
        app.wait_state('win.filter', lambda now: list(now) == ['entity=crosetto'])
        app.wait(lambda: app.has(app.find('Show only this'), 'pressed') or app.has(app.find('Show only this'), 'checked'))
        app.shot('only')
        # another record's is not pressed: it would show that one
        app.set_state('win.selected', 'baku')
        app.wait_state('win.filter-selected', False)
        app.do(app.find('Show only this'))
        app.wait_state('win.filter', lambda now: list(now) == ['entity=baku'])
        app.wait_state('win.filter-selected', True)
        app.do(app.find('Show only this'))
        app.wait_state('win.filter', lambda now: list(now) == [])
        app.wait_state('win.filter-selected', False)


def test_hide_and_dim():
    with start() as app:
        app.activate('win.select', 'crosetto')
        app.wait_state('win.selected', 'crosetto')
        app.key('ctrl+shift+f')
        app.wait_state('win.filter', lambda now: list(now) == ['entity=crosetto'])
        app.wait(lambda: app.find_all(re.compile('^Portolano’s visit')), what='what recedes: it is still there')
        app.key('h')
        app.wait_state('win.dim', False)
        app.wait(lambda: not app.find_all(re.compile('^Portolano’s visit')))
        app.wait(lambda: app.find_all(re.compile('^Aliyev receives Crosetto')))
        assert app.state('win.selected') == 'crosetto'
        app.shot('filters-hide')
        app.key('h')
        app.wait_state('win.dim', True)
        app.wait(lambda: app.find_all(re.compile('^Portolano’s visit')))
        # The order of what Escape drops is the old one: what is filtered stays.
        app.key('Escape')
        app.wait_state('win.selected', '')
        assert choices(app) == ['entity=crosetto']


def resize(app, width, height):
    """The window and what is in it."""
    app.resize(width, height)
    # with the shadow about it
    app.wait(lambda: abs(app.extents(app.tree.get_child_at_index(0))[2] - width) < 100)


def test_one_panel_gives_way_where_there_is_no_room():
    with start() as app:
        resize(app, 1000, 700)
        app.wait_state('win.details', True)
        app.key('F8')
        app.wait_state('win.filters', True)
        app.wait_state('win.details', False)
        app.key('F9')
        app.wait_state('win.details', True)
        app.wait_state('win.filters', False)
        app.key('F8')
        app.wait_state('win.details', False)
        app.key('F8')
        app.wait_state('win.details', True)
        resize(app, 1260, 800)
        app.key('F8')
        app.wait_state('win.filters', True)
        assert app.state('win.details')
        app.key('F11')
        app.wait_state('win.filters', False)
        app.wait_state('win.details', False)
        app.key('F11')
        app.wait_state('win.filters', True)


def test_panels_that_come_and_go_leave_nothing_undrawn():
    """The legend has more and less room each time. What is laid out too late is not drawn, and GTK complains of it,
    which ends the test."""
    with start() as app:
        resize(app, 1000, 700)
        for shown in [True, False] * 20:
            app.key('F8')
            app.wait_state('win.filters', shown)
            app.wait_state('win.details', not shown)


def test_small_and_dark():
    with start(dark=True) as app:
        app.resize(360, 600)
        app.set_state('win.filter', GLib.Variant('as', ['kind=meeting', 'entity=crosetto', 'certainty=exact']))
        app.wait(lambda: bar(app))
        app.shot('filters-small')
        app.key('F8')
        app.wait_state('win.filters', True)
        app.wait(lambda: app.find_all(re.compile('^Meetings, '), 'check box'))
        app.shot('filters-small-sidebar')


if __name__ == '__main__':
    main()
