# SPDX-License-Identifier: GPL-3.0-or-later
"""Several nodes of the network at once, by real input: box and lasso, moved together, in a line, pinned; snap lines."""

import json
import re

from sample import write
from uitest import App, main

NAMES = ('Ada', 'Ben', 'Cleo', 'Dan')


def data():
    """Four people who stand where the arrangement puts them, far enough from each other for a hand."""
    return {
        'rapport': 1, 'title': 'A square', 'events': [{'id': 'met', 'kind': 'meeting', 'title': 'A meeting', 'when': '2020', 'participants': ['ada', 'dan']}],
        'entities': [{'id': name.lower(), 'kind': 'person', 'name': name} for name in NAMES],
        'relations': [{'id': 'knows', 'kind': 'knows', 'from': 'ada', 'to': 'cleo'}],
    }


# (0, 0) is the upper left of the layout; nobody stands in a line with anybody.
PLACES = {'Ada': (200, 150), 'Ben': (420, 182), 'Cleo': (231, 360), 'Dan': (470, 398)}


def arranged():
    path = write(data())
    pins = [{'id': name.lower(), 'x': x, 'y': y} for name, (x, y) in PLACES.items()]
    with open(path.removesuffix('.json') + '.arrangement.json', 'w', encoding='utf-8') as file:
        json.dump({'rapport-arrangement': 1, 'area': [800, 600], 'pins': pins, 'node_size': 'none'}, file)
    return path


def open_square():
    app = App(arranged())
    app.wait_state('win.page', 'main')
    app.activate('win.view', 'network')
    app.find('Cleo', within=app.find('Network', 'list'))
    app.wait_state('win.busy', False)
    before = at_rest(app)
    app.key('ctrl+minus', 'ctrl+minus')  # room for a hand around everybody
    app.wait(lambda: places(app) != before, 5, 'they are nearer')
    at_rest(app)
    return app


def node(app, name):
    x, y, width, height = app.extents(app.find(re.compile(f'^{name}\\b'), 'list item', app.find('Network', 'list')))
    return x + width / 2, y + height / 2


def places(app):
    return {name: node(app, name) for name in NAMES}


def at_rest(app):
    """Where all stand, once they stand still."""
    seen = []

    def still():
        seen.append(places(app))
        return len(seen) > 3 and seen[-1] == seen[-2] == seen[-3] == seen[-4]
    app.wait(still, 10, 'all stands still')
    return seen[-1]


def on_screen(app, name, dx=0, dy=0):
    x, y = app.place(app.find(re.compile(f'^{name}\\b'), 'list item', app.find('Network', 'list')))
    return x + dx, y + dy


def selected(app):
    return sorted([app.state('win.selected')] + app.state('win.selected-also')) if app.state('win.selected') else []


def wait_selected(app, *names):
    wanted = sorted(name.lower() for name in names)
    app.wait(lambda: selected(app) == wanted, 5, f'{wanted} are selected')


def near(a, b, most=2):
    return all(max(abs(a[name][0] - b[name][0]), abs(a[name][1] - b[name][1])) <= most for name in a)


def walk(app, points, held=None, drop=True, steps=6):
    """A drag along POINTS of the screen."""
    (x, y), *way = points
    app.hover((x, y))
    words = ['mousedown', 1]
    for to_x, to_y in way:
        for step in range(1, steps + 1):
            words += ['sleep', 0.015, 'mousemove', x + (to_x - x) * step // steps, y + (to_y - y) * step // steps]
        x, y = to_x, to_y
    app._held(held, *words, 'sleep', 0.05, *(['mouseup', 1] if drop else []))


def around(app, name, reach=45):
    """Corners of a line around it."""
    x, y = on_screen(app, name)
    return [(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach), (x - reach, y - 10)]


def test_lasso():
    with open_square() as app:
        network = app.find('Network', 'list')
        app.hover(on_screen(app, 'Ada', -60, -60))
        with app.holding('l'):
            walk(app, around(app, 'Ada'), drop=False)
            app.shot('lasso')
            app.xdotool('mouseup', 1)
        wait_selected(app, 'Ada')
        app.wait(lambda: network.get_description() == '1 selected', 5, 'it says how many')
        app.click(app.find(re.compile('^Ben'), 'list item', network))
        wait_selected(app, 'Ben')
        app.wait(lambda: network.get_description() == '', 5, 'and no longer when that is not true')
        # one that crosses itself: there and back around two who stand across from each other
        ada, dan = on_screen(app, 'Ada'), on_screen(app, 'Dan')
        with app.holding('l'):
            walk(app, [(ada[0] - 40, ada[1] - 40), (ada[0] + 45, ada[1] - 40), (dan[0] - 45, dan[1] + 40), (dan[0] + 45, dan[1] + 40),
                       (dan[0] + 45, dan[1] - 40), (ada[0] - 40, ada[1] + 40)], steps=10)
        wait_selected(app, 'Ada', 'Dan')
        # with Ctrl one more
        app.hover(on_screen(app, 'Ben', -60, -60))
        with app.holding('l'):
            walk(app, around(app, 'Ben'), held='ctrl')
        wait_selected(app, 'Ada', 'Ben', 'Dan')
        # Escape: as if it had never begun
        app.hover(on_screen(app, 'Cleo', -60, -60))
        with app.holding('l'):
            walk(app, around(app, 'Cleo'), drop=False)
            app.key('Escape')
            app.xdotool('mouseup', 1)
        wait_selected(app, 'Ada', 'Ben', 'Dan')
        # without the key it is a pan
        before = at_rest(app)
        walk(app, [on_screen(app, 'Cleo', -60, -60), on_screen(app, 'Cleo', -20, -60)])
        app.wait(lambda: node(app, 'Ada')[0] > before['Ada'][0] + 20, 5, 'the picture moves')
        wait_selected(app, 'Ada', 'Ben', 'Dan')


def test_box():
    with open_square() as app:
        left = on_screen(app, 'Ada', -40, -40)
        walk(app, [left, on_screen(app, 'Ben', 40, 40)], held='shift', drop=False)
        app.shot('box')
        app.xdotool('mouseup', 1)
        wait_selected(app, 'Ada', 'Ben')
        walk(app, [on_screen(app, 'Cleo', 40, 40), on_screen(app, 'Cleo', -40, -40)], held='ctrl+shift')
        wait_selected(app, 'Ada', 'Ben', 'Cleo')
        walk(app, [on_screen(app, 'Dan', 40, 40), on_screen(app, 'Dan', -40, -40)], held='shift')
        wait_selected(app, 'Dan')
        # around nobody: nobody
        walk(app, [on_screen(app, 'Dan', 60, 40), on_screen(app, 'Dan', 90, 80)], held='shift')
        wait_selected(app)
        app.key('ctrl+a')
        wait_selected(app, *NAMES)
        app.click(app.find(re.compile('^Cleo'), 'list item', app.find('Network', 'list')))
        wait_selected(app, 'Cleo')
        app.key('ctrl+shift+a')
        wait_selected(app, 'Ada', 'Cleo')
        app.key('ctrl+shift+a')
        wait_selected(app, 'Ada', 'Cleo', 'Dan')


def test_moved_together_and_back():
    with open_square() as app:
        first = at_rest(app)
        walk(app, [on_screen(app, 'Ada', -40, -40), on_screen(app, 'Ben', 40, 40)], held='shift')
        wait_selected(app, 'Ada', 'Ben')
        walk(app, [on_screen(app, 'Ada'), on_screen(app, 'Ada', 57, 43)], held='ctrl')
        moved = {**first, **{name: (first[name][0] + 57, first[name][1] + 43) for name in ('Ada', 'Ben')}}
        app.wait(lambda: near(places(app), moved), 5, f'two have moved: {places(app)} {moved}')
        app.wait_state('win.undo-name', 'Move of 2 Nodes')
        # a node that is not selected goes alone
        walk(app, [on_screen(app, 'Dan'), on_screen(app, 'Dan', 40, 31)], held='ctrl')
        app.wait(lambda: near({'Dan': node(app, 'Dan')}, {'Dan': (first['Dan'][0] + 40, first['Dan'][1] + 31)}), 5, 'Dan has moved')
        assert near({'Ada': node(app, 'Ada')}, {'Ada': moved['Ada']})
        # Escape lets both stay
        walk(app, [on_screen(app, 'Ada'), on_screen(app, 'Ada', 90, 10)], drop=False)
        app.key('Escape')
        app.xdotool('mouseup', 1)
        app.wait(lambda: near({'Ben': node(app, 'Ben')}, {'Ben': moved['Ben']}), 5, 'all is as before')
        app.key('ctrl+z', 'ctrl+z')
        app.wait(lambda: near(places(app), first), 5, 'all where it stood at first')


def test_in_a_line():
    with open_square() as app:
        first = at_rest(app)
        assert not app.enabled('win.align') and not app.enabled('win.distribute')
        app.click(app.find(re.compile('^Ada'), 'list item', app.find('Network', 'list')))
        wait_selected(app, 'Ada')
        assert not app.enabled('win.align')
        app.key('ctrl+a')
        wait_selected(app, *NAMES)
        app.wait(lambda: app.enabled('win.align') and app.enabled('win.distribute'), 5, 'four can stand in a line')
        app.activate('win.align', 'left')
        app.wait_state('win.undo-name', 'Alignment of 4 Nodes')
        app.wait(lambda: max(x for x, _ in places(app).values()) - min(x for x, _ in places(app).values()) <= 1, 5, 'one left edge')
        assert abs(node(app, 'Ben')[0] - first['Ada'][0]) <= 2
        assert all(abs(node(app, name)[1] - first[name][1]) <= 2 for name in NAMES)
        app.activate('win.distribute', 'vertically')

        def equal():
            ys = sorted(y for _, y in places(app).values())
            return max(b - a for a, b in zip(ys, ys[1:])) - min(b - a for a, b in zip(ys, ys[1:])) <= 2
        app.wait(equal, 5, 'equal gaps')
        app.shot('line')
        app.key('ctrl+z', 'ctrl+z')
        app.wait(lambda: near(places(app), first), 5, 'all where it stood at first')


def test_pins():
    with open_square() as app:
        first = at_rest(app)
        app.wait_state('win.pins', 4)
        app.key('ctrl+alt+u')
        app.wait_state('win.pins', 0)
        free = at_rest(app)
        assert not near(free, first, 10)
        app.click(app.find(re.compile('^Ada'), 'list item', app.find('Network', 'list')))
        app.key('i')
        app.wait_state('win.pins', 1)
        app.wait_state('win.undo-name', 'Pinning of Ada')
        app.click(app.find(re.compile('^Ada'), 'list item', app.find('Network', 'list')), button=3)
        app.wait(lambda: len(app.windows()) > 1, 5, 'the menu')
        app.key('u')
        app.wait_state('win.pins', 0)
        app.wait(lambda: len(app.windows()) == 1, 5, 'the menu is closed')
        app.key('i')
        app.wait_state('win.pins', 1)
        app.key('ctrl+alt+i')
        app.wait_state('win.pins', 4)
        app.shot('pinned')
        app.key('u')
        app.wait_state('win.pins', 3)
        assert near(at_rest(app), free)
        for pins in (4, 1, 0, 1, 0, 4):
            app.key('ctrl+z')
            app.wait_state('win.pins', pins)
        app.wait(lambda: near(places(app), first), 5, 'all where it stood at first')


def test_snap_lines():
    with open_square() as app:
        first = at_rest(app)
        dx, dy = (first['Cleo'][i] - first['Ada'][i] for i in (0, 1))
        # 4 px beside the line in which Ada stands
        walk(app, [on_screen(app, 'Cleo'), on_screen(app, 'Cleo', round(-dx) + 4, 23)], drop=False)
        app.wait(lambda: abs(node(app, 'Cleo')[0] - first['Ada'][0]) <= 1, 5, 'it has snapped')
        app.shot('snapped')
        app.xdotool('mouseup', 1)
        app.wait(lambda: abs(at_rest(app)['Cleo'][0] - first['Ada'][0]) <= 1, 5, 'and stays there')
        app.key('ctrl+z')
        app.wait(lambda: near(places(app), first), 5, 'back')
        walk(app, [on_screen(app, 'Cleo'), on_screen(app, 'Cleo', round(-dx) + 4, 23)], held='ctrl')
        app.wait(lambda: abs(node(app, 'Cleo')[1] - first['Cleo'][1] - 23) <= 1, 5, 'it is put down')
        assert abs(at_rest(app)['Cleo'][0] - first['Ada'][0] - 4) <= 1.5


def test_events_are_moved_and_pinned():
    with open_square() as app:
        app.key('ctrl+alt+9')
        app.wait_state('win.busy', False)
        meeting = app.find(re.compile('^A meeting'), 'list item', app.find('Network', 'list'))
        at_rest(app)
        x, y = app.place(meeting)
        walk(app, [(x, y), (x + 37, y - 29)], held='ctrl')
        app.wait_state('win.pins', 5)
        app.wait(lambda: max(abs(a - b) for a, b in zip(app.place(app.find(re.compile('^A meeting'), 'list item', app.find('Network', 'list'))),
                                                       (x + 37, y - 29))) <= 2, 5, 'the meeting where it was put')
        app.shot('event')
        app.key('ctrl+z')
        app.wait_state('win.pins', 4)


if __name__ == '__main__':
    main()
