# SPDX-License-Identifier: GPL-3.0-or-later
"""The window without a mouse and without eyes: keys alone, and what the accessibility tree tells."""

import contextlib
import os
import re
import time

import uitest
from sample import sample, write
from uitest import App, main


def open_sample(data=None, **options):
    app = App(write(data or sample()), **options)
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    app.wait_state('win.busy', False)
    return app


def timeline(app):
    return app.find('Timeline', 'list')


def network(app):
    return app.find('Network', 'list')


def focus(app):
    node = app.focused()
    return node.get_name() if node else None


def walk_to(app, key, fits, most=40):
    """Presses a key until what it leads to fits."""
    for _ in range(most):
        before = app.wait(lambda: focus(app))
        if fits(before):
            return before
        app.key(key)
        try:
            app.wait(lambda: focus(app) not in (None, before), 3)
        except AssertionError:
            break
    assert fits(focus(app) or ''), f'{key} ends at {focus(app)}'
    return focus(app)


def walk_on(app, key, name, most=12):
    """Presses a key until the focus is on what is beyond the edge: each press moves the focus or the view."""
    for _ in range(most):
        before = app.wait(lambda: focus(app)), app.state('win.range')
        if before[0] == name:
            return
        app.key(key)
        app.wait(lambda: (focus(app), app.state('win.range')) not in (before, (None, before[1])), what=f'{key} from {before}')
    assert focus(app) == name, f'{key} ends at {focus(app)}'


def go(app, key, expected):
    """A key, and what has the focus then."""
    app.key(key)
    fits = expected if callable(expected) else lambda name: name == expected
    try:
        return app.wait(lambda: fits(focus(app)) and focus(app), 5)
    except AssertionError:
        raise AssertionError(f'{key} leads to {focus(app)}, not {expected}') from None


def into(app, key, name):
    """The focus into a diagram, and there on to a record."""
    app.find(name)
    app.key(key)
    app.wait(lambda: app.focused() and app.focused().get_role_name() == 'list item')


def test_arrows_go_along_a_lane_and_between_lanes():
    data = sample()
    data['events'] = [{'id': f'{kind}{i}', 'kind': kind, 'title': f'{kind.title()} {i}', 'when': f'2010-0{2 * i + n + 1}-10'}
                      for n, kind in enumerate(('meeting', 'visit')) for i in range(3)]
    with open_sample(data) as app:
        into(app, 'F6', 'Meeting 0')
        app.wait(lambda: focus(app) == 'Meeting 0')
        go(app, 'Right', 'Meeting 1')
        go(app, 'Right', 'Meeting 2')
        app.key('Right')
        go(app, 'Left', 'Meeting 1')
        go(app, 'Down', lambda name: name in ('Visit 0', 'Visit 1'))
        go(app, 'Up', lambda name: name in ('Meeting 0', 'Meeting 1'))
        app.shot('ring')
        # Beyond the edge the view goes on.
        app.set_state('win.selected', 'meeting0')
        app.key('ctrl+9')
        app.find('Meeting 0', within=timeline(app))
        app.wait(lambda: focus(app) == 'Meeting 0')
        app.wait(lambda: not [node for node in app.find_all('Meeting 2', within=timeline(app))])
        walk_on(app, 'Right', 'Meeting 1')
        assert app.extents(app.focused())[2] >= 24


def test_the_same_record_keeps_the_focus():
    with open_sample() as app:
        into(app, 'F6', 'Meeting 3')
        walk_to(app, 'Right', lambda name: name == 'Meeting 3')
        for key in ('ctrl+plus', 'ctrl+plus', 'ctrl+0', 'alt+2', 'g', 't', 'k', 'alt+1'):
            app.key(key)
            app.wait(lambda: True)
            app.wait(lambda: focus(app) == 'Meeting 3', 5)
        # Out of sight it stays where one is; filtered out it is what is next to it.
        app.set_state('win.range', f'{86400 * 365 * 41}/{86400 * 365 * 41.2}')
        app.wait(lambda: focus(app) == 'Meeting 3')
        app.key('ctrl+0', 'Tab')
        app.wait(lambda: focus(app) != 'Meeting 3')


def test_into_the_parts_and_out():
    with open_sample() as app:
        app.set_state('win.selected', 'e5')
        into(app, 'F6', 'Meeting 5')
        app.wait(lambda: focus(app) == 'Meeting 5')
        if app.find_all('First stop', within=timeline(app)):
            app.key('Return')
            app.gone('First stop', 'list item')
            app.wait(lambda: focus(app) == 'Meeting 5')
        go(app, 'Return', 'First stop')
        go(app, 'Right', 'Second stop')
        go(app, 'BackSpace', 'Meeting 5')


def test_along_ties_in_the_network():
    data = sample()
    data['relations'] += [{'id': 'k2', 'kind': 'knows', 'from': 'ada', 'to': 'ben', 'label': 'old friends'}]
    with open_sample(data) as app:
        app.key('ctrl+3')
        app.set_state('win.selected', 'ada')
        into(app, 'F6', 'Ada')
        app.wait(lambda: focus(app) == 'Ada')
        go(app, 'bracketright', lambda name: name != 'Ada')
        ring = set()
        for _ in range(4):
            ring.add(focus(app))
            go(app, 'bracketright', lambda name, before=focus(app): name != before)
        assert {'Ben', 'Cleo'} <= ring, ring
        sentences = [node.get_description() for node in app.find_all(role='list item', within=network(app))]
        assert any(text.startswith('Ada knows Ben, old friends') for text in sentences), sentences
        go(app, 'BackSpace', 'Ada')
        go(app, 'bracketleft', lambda name: name in ('Ben', 'Cleo'))
        app.key('Return')
        app.wait_state('win.selected', lambda id: id in ('ben', 'cleo'))


def test_a_cluster_says_what_it_counts_and_opens():
    with open_sample(sample(2000)) as app:
        cluster = app.find(re.compile('^[0-9]+ events$'), 'list item', within=timeline(app))
        assert re.search(r'Meeting .*; and [0-9,]+ more: Enter opens them$', cluster.get_description()), cluster.get_description()
        before = app.state('win.range')
        app.key('F6')
        app.wait(lambda: focus(app))
        walk_to(app, 'Right', lambda name: re.match('[0-9]+ events$', name))
        app.key('Return')
        app.wait_state('win.range', lambda now: now != before)
        app.wait(lambda: app.focused() and app.focused().get_role_name() == 'list item')
        assert app.state('win.selected') == ''


def test_steps_take_the_focus_along():
    data = sample()
    data['events'][2]['links'] = [{'to': 'e7', 'kind': 'caused'}]
    with open_sample(data) as app:
        app.set_state('win.selected', 'e2')
        into(app, 'F6', 'Meeting 2')
        app.wait(lambda: focus(app) == 'Meeting 2')
        go(app, 'bracketright', 'Meeting 7')
        go(app, 'bracketleft', 'Meeting 2')
        go(app, 'Next', 'Meeting 3')


def test_marks_say_what_they_mean():
    data = sample()
    data['events'][3] |= {'when_basis': 'inferred', 'status': 'planned'}
    with open_sample(data) as app:
        mark = app.find('Meeting 3', 'list item', within=timeline(app))
        assert mark.get_description() == 'Meeting, 15 April 2010, date inferred, planned, one source', mark.get_description()
        told = {key: value for key, value in (mark.get_attributes() or {}).items() if key in ('posinset', 'setsize')}
        assert not told or told == {'posinset': '4', 'setsize': '15'}, told
        node = app.find('Ada', 'list item', within=network(app))
        assert re.match('Person, 1 tie, [0-9] events$', node.get_description()), node.get_description()
        app.set_state('win.selected', 'ada')
        app.wait(lambda: app.has(app.find('Ada', 'list item', within=network(app)), 'selected'))


# ---- names ----

NAMELESS = re.compile(r'^(Gtk|Adw|Rp)[A-Z]|^$')


def nameless(app):
    """What can be reached or used, in sight, and has no name of its own. Rows of a list are told by what stands in them."""
    found, known = [], {}
    for seen in app.seen().walk():
        with contextlib.suppress(uitest.GLib.Error):  # it went meanwhile
            line = complaint(app, seen, known)
            found += [line] if line else []
    return found


def complaint(app, seen, known):
    role = uitest.role_of_seen(seen)
    if role in ('application', 'frame', 'window', 'panel', 'filler', 'scroll area') or not NAMELESS.match(seen.name):
        return None
    node = app.node(seen, known)
    if not node or not can_be_used(seen, node) or app.extents(node)[2] <= 0:
        return None
    # those of a menu model are the toolkit's, and newer ones name them by a relation; an empty cell is empty
    if role.endswith('menu item') or role == 'table cell':
        return None
    if role in ('list', 'list item', 'table row', 'table cell') and any(not NAMELESS.match(part.name) for part in seen.walk()):
        return None
    line = []
    while seen and len(line) < 6:
        line.append(f'{uitest.role_of_seen(seen)} "{seen.name}"')
        seen = seen.above
    return ' in '.join(line)


def can_be_used(seen, node):
    return seen.has(uitest.Atspi.StateType.FOCUSABLE) or (node.get_action_iface() and node.get_action_iface().get_n_actions() > 0)


def check_names(app, where, failures):
    app.wait(lambda: True)
    found = nameless(app)
    if found:
        # one that is only coming into sight has none in newer versions of the toolkit: who has none at rest is meant
        time.sleep(0.3)
        found = [line for line in nameless(app) if line in found]
    failures += [f'{where}: {line}' for line in found]


def test_keys_are_heard_after_a_page_of_the_menu():
    with open_sample() as app:
        app.key('F10')
        app.turn_to('View')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1)
        app.key('F8')
        app.wait_state('win.filters', True)
        app.click(app.find('Ada', within=network(app)), button=3)
        app.wait(lambda: len(app.windows()) > 1)
        app.turn_to('Align')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1)
        app.key('F8')
        app.wait_state('win.filters', False)


def test_whatever_can_be_used_has_a_name():
    failures = []
    with App() as app:
        app.wait_state('win.page', 'start')
        check_names(app, 'start page', failures)
    with App(write('{"rapport": 1,')) as app:
        app.wait_state('win.page', 'error')
        check_names(app, 'error page', failures)
    data = sample()
    data['events'][3]['when'] = 'nonsense'
    data['events'][4]['evidence'] = [{'source': 'paper', 'passage': 'so it was', 'says': {'when': '2019'}}]
    with open_sample(data) as app:
        app.find('Ada', within=network(app))
        for diagram in ('Timeline', 'Network', 'Overview of the whole time', 'Legend'):
            app.find(diagram, 'list')
        check_names(app, 'both views', failures)
        for view in ('timeline', 'network', 'table', 'sources'):
            app.set_state('win.view', view)
            app.wait_state('win.view', view)
            check_names(app, view, failures)
            if view == 'table':
                for _ in range(3):
                    app.activate('win.next-table')
                    check_names(app, 'next table', failures)
        app.set_state('win.view', 'both')
        for record in ('e4', 'e5', 'ada', 'knows', 'paper', ''):
            app.set_state('win.selected', record)
            app.wait_state('win.selected', record)
            check_names(app, f'details of {record}', failures)
        app.key('F8')
        app.wait_state('win.filters', True)
        check_names(app, 'filters', failures)
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.wait_state('win.period', '2010-03-01/2010-05-31')
        check_names(app, 'filter bar', failures)
        app.key('ctrl+f')
        app.wait_state('win.search', True)
        check_names(app, 'search', failures)
        app.type('meeting')
        app.wait_state('win.hits', lambda n: n > 0)
        check_names(app, 'results', failures)
        app.key('Escape', 'Escape')
        app.key('alt+p')
        app.find('From', 'entry')
        check_names(app, 'period', failures)
        app.key('Escape')
        app.gone('From', 'entry')
        for key, words, where in (('F10', re.compile('Open'), 'menu'), ('question', 'Fold long empty stretches', 'shortcuts'),
                                  ('ctrl+e', re.compile('Export'), 'export')):
            app.key(key)
            app.wait(lambda: len(app.windows()) > 1, what=where)
            app.find(words)
            check_names(app, where, failures)
            app.key('Escape')
            app.wait(lambda: len(app.windows()) == 1)
        path = app.state('win.dataset')
        write('{"rapport": 1,', os.path.basename(path), os.path.dirname(path))
        app.wait(lambda: app.enabled('win.show-problems'), what='a complaint of the new version')
        app.activate('win.show-problems')
        app.find(re.compile('^Problems'), 'frame')
        check_names(app, 'problems', failures)
    assert not failures, '\n'.join(sorted(set(failures)))


# ---- actions and their keys ----

def test_every_key_is_told_once_and_does_something():
    root = os.path.join(os.environ['RAPPORT_DATA'], '..', 'ui')
    with open(os.path.join(root, 'action-list.c'), encoding='utf-8') as file:
        rows = re.findall(r'\{ (NULL|"[^"]*"), "([^"]*)", N_ \("((?:[^"]|\\")*)"\), (\w+)', file.read())
    entries = [row[:3] for row in rows]
    assert len(entries) > 40
    # On stage its keys win: there they are others than in the window.
    for places in (lambda group: group == 'STAGE', lambda group: group != 'STAGE'):
        keys = [key for _, keys, _, group in rows if places(group) for key in keys.split()]
        assert len(keys) > 10 and len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
    listed = [action.strip('"') for action, _, _ in entries if action != 'NULL']
    assert len(listed) == len(set(listed)), listed
    # Nobody gives an action a key but this list.
    for folder, _, names in os.walk(root):
        for name in names:
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                text = file.read()
            assert name == 'action-list.c' or 'set_accels_for_action' not in text and '"accel"' not in text, name
    with open_sample() as app:
        known = {group: app.actions(group) for group in ('win', 'app')}
        missing = [action for action in listed if action.split('::')[0].split('.')[1] not in known[action.split('.')[0]]]
        assert not missing, missing
        app.key('ctrl+question')
        shown = app.find('Keyboard Shortcuts', 'frame')
        app.find('Quit', within=shown)
        told = [seen.name for seen in app.seen_all(role='label', within=shown)]
        assert not [title for _, _, title in entries if told.count(title) != 1], told
        app.shot('shortcuts')

# ---- the bundled dataset ----

BUNDLED = os.path.join(os.environ['RAPPORT_DATA'], 'azerbaijan-italy.json')


def press(app, key, done, seconds=10, what=None):
    """A key, and the wait until what it does is done."""
    app.key(key)
    app.wait(done, seconds, what or f'what {key} does')


def answer(app, windows):
    """Enter until the toolkit's file dialog takes it: it looks at the path first, and is deaf meanwhile."""
    def closed():
        if len(app.windows()) > windows:
            app.key('Return')
            time.sleep(0.4)
        return len(app.windows()) <= windows
    app.wait(closed, 15, 'the file dialog takes the path')


def test_from_opening_to_a_picture_by_keys_alone():
    with App() as app:
        app.wait_state('win.page', 'start')
        press(app, 'ctrl+o', lambda: len(app.windows()) > 1)
        app.choose_file(BUNDLED)
        answer(app, 1)
        app.wait_state('win.page', 'main')
        app.wait_state('win.range', lambda text: text != '')
        # Whom it is about
        press(app, 'ctrl+f', lambda: app.state('win.search'))
        app.type('crosetto')
        app.wait_state('win.hits', lambda n: n > 0)
        press(app, 'Return', lambda: app.state('win.selected') == 'crosetto')
        press(app, 'Escape', lambda: not app.state('win.search'))
        press(app, 'ctrl+shift+f', lambda: app.state('win.filter'))
        # In the network of a year, and nothing but that
        press(app, 'ctrl+3', lambda: app.state('win.view') == 'network')
        app.wait_state('win.busy', False)
        app.key('alt+p')
        app.find('From', 'entry')
        app.key('ctrl+a')
        app.type('2023')
        app.key('Tab', 'ctrl+a')
        app.type('2023')
        press(app, 'Return', lambda: app.state('win.period') == '2023-01-01/2023-12-31')
        app.gone('From', 'entry')
        if app.state('win.dim'):
            press(app, 'h', lambda: not app.state('win.dim'))
        press(app, 'F6', lambda: app.focused())
        walk = [focus(app)]
        for _ in range(12):
            if walk[-1] == 'Guido Crosetto':
                break
            app.key('F6')
            app.wait(lambda: True)
            walk.append(focus(app))
        assert walk[-1] == 'Guido Crosetto', walk
        tied = set()
        for _ in range(30):
            before = focus(app)
            go(app, 'bracketright', lambda name, before=before: name not in (None, before))
            node = app.focused()
            if node and node.get_description().startswith('Person'):
                tied.add(node.get_name())
        assert 'Zakir Hasanov' in tied and 'Luciano Portolano' not in tied, tied
        app.shot('crosetto')
        # and its picture
        picture = os.path.join(app.home, 'crosetto.svg')
        app.key('ctrl+e')
        app.find('Picture of')
        walk_to(app, 'Tab', lambda name: name == 'Format', 12)
        app.key('space')
        app.find(re.compile('^SVG'))
        app.key('Down', 'Return')
        for _ in range(12):
            if focus(app) == 'Save…':
                break
            app.key('Tab')
            app.wait(lambda: True)
        press(app, 'Return', lambda: len(app.windows()) > 2)
        app.choose_file(picture)
        answer(app, 1)
        app.wait_state('win.last-told', lambda text: 'is written' in text)
        with open(picture, encoding='utf-8') as file:
            text = re.sub('<[^>]*>', ' ', file.read())
        words = ' '.join(text.split())
        assert 'Crosetto' in words and 'Hasanov' in words, words
        assert 'Portolano' not in words and 'delegation, July 2025' not in words, words


def test_the_same_is_told_without_eyes():
    with App(BUNDLED) as app:
        app.find('Network', 'list')
        meeting = app.find('Hasanov meets Crosetto', 'list item', within=timeline(app))
        for part in ('12 January 2023', 'date inferred', 'of one origin', 'in Baku'):
            assert part in meeting.get_description(), meeting.get_description()
        node = app.find('Guido Crosetto', 'list item', within=network(app))
        assert re.match(r'Person, \d+ ties, \d+ events$', node.get_description()), node.get_description()
        ties = [tie.get_description() for tie in app.find_all(role='list item', within=network(app))]
        assert any('Zakir Hasanov met with Guido Crosetto, 12 January 2023' in tie for tie in ties), ties
        app.do(node, 'item.select')
        app.find('Guido Crosetto', within=app.find('Details', 'panel'))
        app.wait(lambda: app.has(app.find('Guido Crosetto', 'list item', within=network(app)), 'selected'))
        # who met whom, in words, and who says so
        app.do(meeting, 'item.select')
        details = app.find('Details', 'panel')
        app.find('Hasanov meets Crosetto', within=details)
        told = ' '.join(part.name + ' ' + part.description for part in app.seen(details).walk())
        for words in ('12 January 2023', 'Zakir Hasanov', 'Guido Crosetto', 'Baku', 'Azernews'):
            assert words in told, words
        app.do(app.wait(lambda: next((n for n in app.find_all(re.compile('^Filters?$')) if n.get_action_iface()
                                      and n.get_role_name() != 'label'), None)))
        app.find('Filters', 'panel')
        # the network is told as a table as well
        app.do(next(n for n in app.find_all(re.compile('^Table$|Show the table')) if n.get_action_iface()))
        app.find('Events', 'tree table')


main()
