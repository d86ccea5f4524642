# SPDX-License-Identifier: GPL-3.0-or-later
"""From record to record and back: along links, and through what was shown before, by real input."""

import re
import time

from sample import sample, write

from uitest import App, main


def timeline(app):
    return app.find('Timeline', 'list')


def test_each_link_has_its_turn():
    data = sample(12)
    data['events'][2]['links'] = [{'to': 'e5', 'kind': 'led_to'}, {'to': 'e7', 'kind': 'led_to'},
                                  {'to': 'e9', 'kind': 'led_to'}]
    with App(write(data)) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.view', 'timeline')
        app.find('Meeting 2', within=timeline(app))
        app.activate('win.select', 'e2')
        for key, expected, words in (('bracketright', 'e5', 'Link 1 of 3 of “Meeting 2”'), ('bracketleft', 'e2', ''),
                                     ('bracketright', 'e7', 'Link 2 of 3 of “Meeting 2”'),
                                     ('bracketright', 'e9', 'Link 3 of 3 of “Meeting 2”'),
                                     ('bracketright', 'e5', 'Link 1 of 3 of “Meeting 2”')):
            app.key(key)
            app.wait_state('win.selected', expected)
            app.wait_state('win.link', words)
            if words:
                app.find(words)
        app.shot('link')


def in_network(animations=False):
    app = App(write(sample()), animations=animations)
    app.wait_state('win.page', 'main')
    app.activate('win.view', 'network')
    network = app.find('Network', 'list')
    app.find(re.compile('^Ada'), 'list item', network)
    return app, network


def test_the_network_comes_back_where_it_was():
    for animations in (False, True):
        app, network = in_network(animations)
        with app:
            def ada():
                return app.extents(app.find(re.compile('^Ada'), 'list item', network))[:2]
            def at(place):
                return lambda: max(abs(a - b) for a, b in zip(ada(), place)) <= 2
            def still():
                before = ada()
                time.sleep(0.4)
                return ada() == before and before
            all_fits = app.wait(still)
            app.scroll(network, -1)
            app.wait(lambda: not at(all_fits)())
            near = app.wait(still)
            time.sleep(1.1)  # another move is another step
            app.drag(app.place(network, 0.97, 0.2), app.place(network, 0.8, 0.3))  # Ada, who is high up, stays in sight
            app.wait(lambda: ada()[0] < near[0] - 50)
            aside = app.wait(still)
            for key, place in (('Left', near), ('Left', all_fits), ('Right', near), ('Right', aside), ('Left', near)):
                app.key(f'alt+{key}')
                app.wait(at(place), what=f'{key}: {place}')
            app.shot('network')


def test_nodes_are_moved_by_keys():
    with App(write(sample()), text=100) as app:
        app.wait_state('win.page', 'main')
        app.set_state('win.view', 'network')
        network = app.find('Network', 'list')
        app.click(app.find('Ada', within=network))
        app.wait_state('win.selected', 'ada')

        def place(name='Ada'):
            return app.extents(app.find(name, within=app.find('Network', 'list')))[:2]
        time.sleep(0.5)
        x, y = place()
        other = place('Ben')
        app.key('ctrl+shift+Right', 'ctrl+shift+Right', 'ctrl+Down')
        app.wait(lambda: place() == (x + 30, y + 1), 5, f'{(x + 30, y + 1)}, it is at {place()}')
        assert place('Ben') == other
        app.find(re.compile('; pinned$'), within=network)
        app.shot('nudged')
        # a run of them is one step
        app.key('ctrl+z')
        app.wait(lambda: place() == (x, y), 5)
        assert not app.find_all(re.compile('pinned$'), within=network)
        # several together
        app.click(app.find('Ben', within=network), held='ctrl')
        app.wait_state('win.selected-also', lambda ids: len(ids) == 1)
        app.key('ctrl+shift+Down')
        app.wait(lambda: place() == (x, y + 15) and place('Ben') == (other[0], other[1] + 15), 5,
                 f'both 15 px lower than {(x, y)} and {other}')
        app.key('ctrl+z')
        app.wait(lambda: place() == (x, y) and place('Ben') == other, 5)


def test_a_moved_node_ends_that_all_fits():
    with App(write(sample())) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.set_state('win.view', 'network')
        app.wait_state('win.busy', False)
        network = app.find('Network', 'list')
        def cleo():
            return app.place(app.find('Cleo', within=network))
        x, y = app.wait(cleo)
        app.key('ctrl+0')
        assert not app.enabled('win.back')  # all fits already
        app.drag((x, y), (x + 60, y + 30))
        app.wait(lambda: cleo()[0] > x + 50, what='Cleo elsewhere')
        there, zoom = cleo(), app.state('win.zoom-network')
        # what is in sight is as a hand left it, and so there is a way back to it
        app.key('ctrl+0')
        app.wait(lambda: app.enabled('win.back'), what='a way back')
        app.key('ctrl+plus')
        app.wait_state('win.zoom-network', lambda value: value > 1.2 * zoom)
        app.key('alt+Left')
        app.wait_state('win.zoom-network', lambda value: abs(value - zoom) < 0.01 * zoom)
        app.key('alt+Left')
        app.wait(lambda: max(abs(a - b) for a, b in zip(cleo(), there)) <= 3, what=f'Cleo at {there}')


if __name__ == '__main__':
    main()
