# SPDX-License-Identifier: GPL-3.0-or-later
"""What the network consists of, by real input: opened from a search hit and grown, leaves folded and opened, the shortest way."""

import re

from sample import write
from uitest import App, main

LEAVES = ('Lia', 'Leo', 'Lou', 'Liv')


def data():
    """Ada – Ben – Dan and Ada – Cleo – Dan; Dan – Eve, and four leaves at Eve. Kai is tied to nobody."""
    names = ('Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Kai', *LEAVES)
    ties = [('ada', 'ben'), ('ben', 'dan'), ('ada', 'cleo'), ('cleo', 'dan'), ('dan', 'eve'), *(('eve', leaf.lower()) for leaf in LEAVES)]
    return {
        'rapport': 1, 'title': 'Ten people', 'events': [],
        'entities': [{'id': name.lower(), 'kind': 'person', 'name': name} for name in names],
        'relations': [{'id': f'{a}-{b}', 'kind': 'knows', 'from': a, 'to': b} for a, b in ties],
    }


def open_network():
    app = App(write(data()))
    app.wait_state('win.page', 'main')
    app.activate('win.view', 'network')
    app.find(re.compile('^Ada'), within=app.find('Network', 'list'))
    app.wait_state('win.busy', False)
    return app


def names(app):
    """What stands in the network: people by their first names, folded ones as "4 entities"."""
    items = app.seen_all(None, 'list item', app.find('Network', 'list'))
    return {name for name in (seen.name for seen in items) if not name.startswith('Knows')}


def wait_names(app, *wanted):
    app.wait(lambda: names(app) == set(wanted), 10, f'{wanted} are shown')


def item(app, name):
    return app.find(re.compile(f'^{name}$'), 'list item', app.find('Network', 'list'))


EVERYBODY = ('Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Kai', *LEAVES)


def test_a_network_is_opened_from_a_hit_and_grows():
    with open_network() as app:
        wait_names(app, *EVERYBODY)
        app.key('ctrl+f')
        app.type('Ada')
        app.key('Return')
        app.wait_state('win.selected', 'ada')
        app.key('alt+o')
        wait_names(app, 'Ada', 'Ben', 'Cleo')
        app.find('Remove the filter: Network of 3 of 10', 'push button')
        app.key('Escape')  # the search
        app.wait_state('win.busy', False)
        app.find(re.compile('1 neighbour is not in the network'), 'list item')
        app.shot('members-opened')
        # by a double click
        app.click(item(app, 'Ben'), count=2)
        wait_names(app, 'Ada', 'Ben', 'Cleo', 'Dan')
        app.find('Remove the filter: Network of 4 of 10', 'push button')
        # by the key
        app.click(item(app, 'Dan'))
        app.wait_state('win.selected', 'dan')
        app.key('e')
        wait_names(app, 'Ada', 'Ben', 'Cleo', 'Dan', 'Eve')
        app.shot('members-grown')
        app.key('x')
        wait_names(app, 'Ada', 'Ben', 'Cleo', 'Eve')
        app.key('ctrl+z')
        wait_names(app, 'Ada', 'Ben', 'Cleo', 'Dan', 'Eve')
        app.key('ctrl+z')
        wait_names(app, 'Ada', 'Ben', 'Cleo', 'Dan')
        app.key('ctrl+z')
        wait_names(app, 'Ada', 'Ben', 'Cleo')
        app.key('ctrl+z')
        wait_names(app, *EVERYBODY)
        app.key('ctrl+shift+z')
        wait_names(app, 'Ada', 'Ben', 'Cleo')
        app.click(app.find('Remove the filter: Network of 3 of 10', 'push button'))
        wait_names(app, *EVERYBODY)


def test_leaves_fold_and_open():
    with open_network() as app:
        wait_names(app, *EVERYBODY)
        app.key('c')
        wait_names(app, 'Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Kai', '4 entities')
        app.wait_state('win.busy', False)
        app.shot('leaves-folded')
        app.click(item(app, '4 entities'), count=2)
        wait_names(app, *EVERYBODY)
        app.key('ctrl+z')
        wait_names(app, 'Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Kai', '4 entities')
        app.key('ctrl+z')
        wait_names(app, *EVERYBODY)
        # those of one hub, which its menu offers too
        app.click(item(app, 'Eve'), button=3)
        app.wait_state('win.selected', 'eve')
        app.wait(lambda: len(app.windows()) > 1, 5, 'the menu')
        app.shot('leaves-menu', 'root')
        app.find(re.compile('^Fold Leaves of the Selected'), ('menu item', 'check menu item'))
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, 5, 'no menu')
        app.key('alt+c')
        wait_names(app, 'Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Kai', '4 entities')
        app.wait_state('win.fold-hub', True)
        app.key('ctrl+z')
        wait_names(app, *EVERYBODY)


def test_the_shortest_way_between_two():
    with open_network() as app:
        app.click(item(app, 'Ada'))
        app.wait_state('win.selected', 'ada')
        app.key('v')  # one alone has none
        app.click(item(app, 'Dan'), held='ctrl')
        app.wait_state('win.selected', 'dan')
        app.key('v')
        app.find(re.compile('Ada.* – .*Ben.* – .*Dan.*, 2 steps; 1 of 2 shortest ways'))
        app.wait(lambda: sorted([app.state('win.selected')] + app.state('win.selected-also')) == ['ada', 'ada-ben', 'ben', 'ben-dan', 'dan'], 5,
                 'the way is selected')
        app.shot('way-first')
        app.key('v')
        app.find(re.compile('Ada.* – .*Cleo.* – .*Dan.*, 2 steps; 2 of 2 shortest ways'))
        app.do(app.find('The next shortest way', 'push button'))  # a place deep in a panel is not told exactly by every version of GTK
        app.find(re.compile('1 of 2 shortest ways'))
        app.key('alt+v')
        app.find(re.compile('2 of 2 shortest ways'))
        app.key('Escape')
        app.gone(re.compile('shortest ways'))
        app.wait(lambda: sorted([app.state('win.selected')] + app.state('win.selected-also')) == ['ada', 'dan'], 5, 'the two are selected')
        # to Kai there is none
        app.click(item(app, 'Ada'))
        app.wait_state('win.selected', 'ada')
        app.click(item(app, 'Kai'), held='ctrl')
        app.wait_state('win.selected', 'kai')
        app.key('v')
        app.find(re.compile('No way between .*Ada.* and .*Kai'))
        app.shot('way-none')


if __name__ == '__main__':
    main()
