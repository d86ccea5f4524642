# SPDX-License-Identifier: GPL-3.0-or-later
"""The network read in other ways, and played through time, by real input."""

import os
import re
import time

from uitest import App, main

DATASET = os.path.join(os.environ['RAPPORT_DATA'], 'azerbaijan-italy.json')


def in_network(**options):
    app = App(DATASET, **options)
    app.wait_state('win.page', 'main')
    app.activate('win.view', 'network')
    network = app.find('Network', 'list')
    app.find(re.compile('^Guido Crosetto'), 'list item', network)
    return app, network


def middle_of_baku(app, network):
    """Where it stands, once nothing moves it any more."""
    def still():
        before = app.extents(app.find(re.compile('^Baku'), 'list item', network))
        time.sleep(0.4)
        return before if app.extents(app.find(re.compile('^Baku'), 'list item', network)) == before else None
    app.wait_state('win.busy', False)
    x, y, width, height = app.wait(still)
    return x + width / 2, y + height / 2


def test_looks_are_chosen_by_keys_and_undone():
    app, network = in_network()
    with app:
        middle = middle_of_baku(app, network)
        app.wait_state('win.node-size', 'events')
        app.key('ctrl+alt+3')
        app.wait_state('win.node-size', 'betweenness')
        app.key('ctrl+alt+7')
        app.wait_state('win.node-color', 'community')
        app.shot('communities')
        now = middle_of_baku(app, network)
        assert max(abs(a - b) for a, b in zip(now, middle)) < 2, f'{now}, {middle} before'
        app.key('ctrl+z')
        app.wait_state('win.node-color', 'kind')
        app.key('ctrl+z')
        app.wait_state('win.node-size', 'events')
        app.key('ctrl+shift+z')
        app.wait_state('win.node-size', 'betweenness')


def test_layouts_are_chosen_by_keys_and_undone():
    app, network = in_network()

    def middles():
        return {name: (place[0] + place[2] / 2, place[1] + place[3] / 2) for name in ('Baku', 'Guido Crosetto', 'Italy')
                for place in [app.extents(app.find(re.compile(f'^{name}[,:]?'), 'list item', network))]}

    with app:
        middle_of_baku(app, network)
        before = middles()
        app.wait_state('win.network-layout', 'stress')
        app.key('n')
        app.wait_state('win.network-layout', 'clusters')
        app.wait_state('win.busy', False)
        app.wait(lambda: middles() != before, what='other places')
        app.shot('clusters')
        clusters = middles()
        app.activate('win.network-layout', 'circle')
        app.wait_state('win.network-layout', 'circle')
        app.wait_state('win.busy', False)
        app.wait(lambda: middles() not in (before, clusters), what='a circle')
        app.shot('circle')
        circle = middles()
        app.click(app.find(re.compile('^Baku'), 'list item', network))
        app.key('r')
        app.wait_state('win.network-layout', 'radial')
        app.wait(lambda: middles() != circle, what='rings')
        app.wait_state('win.busy', False)
        app.shot('radial')
        app.key('ctrl+z')
        app.wait_state('win.network-layout', 'circle')
        app.activate('win.network-layout', 'geographic')
        app.wait_state('win.last-told', 'No entity has coordinates')
        app.wait_state('win.network-layout', 'circle')
        app.key('ctrl+z')
        app.wait_state('win.network-layout', 'clusters')
        app.key('ctrl+z')
        app.wait_state('win.network-layout', 'stress')
        app.wait_state('win.busy', False)
        app.wait(lambda: middles() == before, what='all where it was')


def test_a_kind_is_hidden_by_click_and_by_key():
    app, network = in_network()
    with app:
        legend = app.find('Legend', 'list')
        entry = app.find('Place', 'check box', legend)
        app.click(entry)
        app.wait_state('win.hidden-kinds', ['entity:place'])
        app.wait(lambda: not app.find_all(re.compile('^Baku'), 'list item', network), what='no Baku')
        app.shot('hidden')
        app.key('space')
        app.wait_state('win.hidden-kinds', [])
        app.find(re.compile('^Baku'), 'list item', network)
        app.key('ctrl+z')
        app.wait_state('win.hidden-kinds', ['entity:place'])
        app.key('alt+0')
        app.wait_state('win.hidden-kinds', [])


def test_events_as_nodes():
    app, network = in_network()
    with app:
        app.key('ctrl+alt+9')
        app.find(re.compile('^Protocol of intent signed'), 'list item', network)
        app.shot('events')
        app.key('ctrl+z')
        app.wait(lambda: not app.find_all(re.compile('^Protocol of intent signed'), 'list item', network), what='no events')


def period(app):
    return app.state('win.period')


def test_play_pause_step_and_speed():
    for animations in (True, False):
        app, network = in_network(animations=animations)
        with app:
            app.key('period')
            app.wait_state('win.period', '1992-01-01/1992-12-31')
            time.sleep(0.5)  # the bar that says what is filtered has come, once
            node = app.extents(app.find(re.compile('^Italy'), 'list item', network))
            app.key('period')
            app.wait_state('win.period', '1993-01-01/1993-12-31')
            app.key('comma')
            app.wait_state('win.period', '1992-01-01/1992-12-31')
            app.key('greater', 'greater')
            app.wait_state('win.speed', 4.0)
            app.key('p')
            app.wait_state('win.play', True)
            app.wait(lambda: period(app) > '1995', what='the period moves')
            app.key('p')
            app.wait_state('win.play', False)
            there = period(app)
            time.sleep(0.6)
            assert period(app) == there, (period(app), there)
            now = app.extents(app.find(re.compile('^Italy'), 'list item', network))
            assert all(abs((a[i] + a[i + 2] / 2) - (b[i] + b[i + 2] / 2)) < 2 for a, b in [(node, now)] for i in (0, 1)), (node, now)
            # what it played is one step of the way
            app.key('alt+Left')
            app.wait_state('win.period', '1992-01-01/1992-12-31')
            app.key('alt+Right')
            app.wait_state('win.period', there)
            app.click(app.find('Play through time', 'button'))
            app.wait_state('win.play', True)
            # it stops by itself at the end
            app.key('greater')
            app.wait_state('win.play', False, seconds=40)
            assert period(app).endswith('2025-12-31'), period(app)
            app.shot('played')


if __name__ == '__main__':
    main()
