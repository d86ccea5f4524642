# SPDX-License-Identifier: GPL-3.0-or-later
"""A network that takes longer to draw than a frame: what is painted moves with the hand, and is exact once it rests."""

import re

from sample import write

from uitest import App, main


def star(n):
    """Ada, whom everybody knows: more than is drawn in a frame."""
    people = [{'id': 'ada', 'kind': 'person', 'name': 'Ada'}]
    people += [{'id': f'p{i}', 'kind': 'person', 'name': f'Person {i}'} for i in range(n)]
    return {'rapport': 1, 'title': 'A star', 'entities': people,
            'relations': [{'id': f'r{i}', 'kind': 'knows', 'from': 'ada', 'to': f'p{i}'} for i in range(n)]}


def test_a_large_network_moves_with_the_hand():
    with App(write(star(1500))) as app:
        app.wait_state('win.page', 'main', seconds=60)
        app.activate('win.view', 'network')
        network = app.find('Network', 'list', seconds=60)
        app.activate('win.select', 'ada')
        app.wait_state('win.busy', False, seconds=60)
        find = lambda: app.extents(app.find(re.compile('^Ada'), 'list item', network, seconds=60))[:2]
        before = find()
        start = app.place(network, 0.985, 0.985)
        app.drag(start, (start[0] - 200, start[1] - 90))
        app.wait(lambda: find() == (before[0] - 200, before[1] - 90), seconds=60, what='Ada 200 px to the left')
        app.shot('moved')
        # there it is hit, too
        there = app.place(app.find(re.compile('^Ada'), 'list item', network))
        app.activate('win.select', 'p0')
        app.wait_state('win.selected', 'p0')
        app.click(there)
        app.wait_state('win.selected', 'ada')
        app.scroll(network, -2, across=0.3, down=0.3)
        app.wait(lambda: abs(find()[1] - before[1] + 90) > 10, seconds=60, what='Ada further from where the wheel turned')
        app.shot('zoomed')


if __name__ == '__main__':
    main()
