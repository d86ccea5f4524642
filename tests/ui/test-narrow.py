# SPDX-License-Identifier: GPL-3.0-or-later
"""The window where there is little room, and whether its parts are large enough for a hand."""

import contextlib
import os
import time

import uitest
from sample import sample, write
from uitest import App, main

BUNDLED = os.path.join(os.environ['RAPPORT_DATA'], 'azerbaijan-italy.json')
WIDTH, HEIGHT = 360, 600
# What lies on a diagram or in a table is as large as what it shows; it can lie partly out of sight.
ON_A_PICTURE = ('list item', 'table cell', 'table row', 'column header')
SCROLLED = {'scroll pane', 'scroll area', 'tree table', 'table'}
FIELDS = {'entry', 'text'}
LEAST = 24
# The header bar's own lies outside of the window.
BORDER = 1


def parts(app, node, room, right, above=()):
    """What stands in the window itself: (node, its extents, the names of the roles that it stands in). No item of a
    diagram is among it, and nothing that is out of sight."""
    for index in range(node.get_child_count()):
        with contextlib.suppress(uitest.GLib.Error):
            child = node.get_child_at_index(index)
            role = child.get_role_name() if child else ON_A_PICTURE[0]
            if role in ON_A_PICTURE or child.get_name() == 'GtkPanedHandle':  # listed where it is hidden
                continue
            box = app.extents(child)
            # What a squeezer has no room for, and a panel that is not pulled in: older toolkits list them.
            if node.get_name() == 'AdwSqueezer' and box[2] > room or box[0] >= right or box[0] + box[2] <= 0 < box[2]:
                continue
            if box[2] > 0:
                yield child, box, above
            # The page of a stack has no place of its own.
            if box[2] > 0 or role == 'panel':
                yield from parts(app, child, box[2], right, above + (role,))


def still(app):
    """All parts, as soon as nothing moves."""
    seen = []

    def unmoved():
        frame = app.tree.get_child_at_index(0)
        left, _, width, _ = app.extents(frame)
        seen.append(list(parts(app, frame, width, left + width)))
        return len(seen) > 1 and [box for _, box, _ in seen[-1]] == [box for _, box, _ in seen[-2]]
    app.wait(unmoved, 30, 'that nothing moves')
    return seen[-1]


def beyond(app):
    """What reaches beyond the right edge. What is in a pane that scrolls sideways may; one that does not is as wide as
    what it holds."""
    assert app.geometry()[2] <= WIDTH, f'the window is {app.geometry()[2]} px wide'
    left, _, width, _ = app.extents(app.tree.get_child_at_index(0))
    return [f'{uitest.describe(node)} ends at {x + w} of {left + width}' for node, (x, _, w, _), above in still(app)
            if x + w > left + width + BORDER and not SCROLLED.intersection(above)]


def panels(app):
    """Each part of the window by name, as it comes to be shown."""
    app.set_state('win.details', False)
    for view in ('timeline', 'both', 'network', 'table', 'sources'):
        app.set_state('win.view', view)
        app.wait_state('win.view', view)
        yield view
    app.set_state('win.view', 'both')
    app.set_state('win.period', '2023-01-01/2023-12-31')
    app.wait_state('win.period', '2023-01-01/2023-12-31')
    yield 'filter bar'
    app.set_state('win.filters', True)
    app.find('During')
    yield 'filters'
    app.set_state('win.filters', False)
    app.set_state('win.scenes', True)
    app.find('Scenes', 'list')
    yield 'scenes'
    app.set_state('win.scenes', False)
    app.set_state('win.details', True)
    yield 'details of the dataset'
    for record in ('hasanov', 'baku'):
        app.set_state('win.selected', record)
        yield f'details of {record}'
    for _ in range(4):
        app.activate('win.next-event')
        yield f"details of {app.state('win.selected')}"
    app.set_state('win.details', False)
    app.activate('win.search')
    app.wait_state('win.search', True)
    yield 'search'
    app.type('a')
    app.wait_state('win.hits', lambda n: n > 0)
    yield 'results'


def test_all_is_in_sight_in_a_narrow_window_with_large_text():
    failures = []
    with App(BUNDLED, text=200) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.resize(WIDTH, HEIGHT)
        app.wait(lambda: app.geometry()[3] == HEIGHT, 10, 'the size')
        for where in panels(app):
            failures += [f'{where}: {line}' for line in beyond(app)]
            app.shot(where.replace(' ', '-'))
    assert not failures, '\n'.join(failures)


def test_every_view_can_be_reached_in_a_narrow_window():
    with App(BUNDLED, text=200) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.resize(WIDTH, HEIGHT)
        app.wait(lambda: app.geometry()[3] == HEIGHT, 10, 'the size')
        still(app)
        app.click(app.find('What is shown', 'button'))
        app.wait(lambda: len(app.windows()) > 1, 5, 'the menu')
        app.key('n')
        app.wait_state('win.view', 'network')


def menu_item(app, name):
    """An entry of the open main menu, in sight; the menu stands on the screen as a whole."""
    item = app.find(name, ('menu item', 'check menu item'))
    x, y, width, height = app.geometry(app.windows()[-1])
    assert 0 <= x and x + width <= 1280 and 0 <= y and y + height <= 800, (x, y, width, height)
    return item


def test_what_the_header_has_no_room_for_is_in_the_menu():
    with App(BUNDLED) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.resize(WIDTH, HEIGHT)
        app.wait(lambda: app.geometry()[2:] == (WIDTH, HEIGHT), 10, 'the size')
        still(app)
        app.click(app.find('Main menu', 'button'))
        app.wait(lambda: len(app.windows()) > 1, 5, 'the menu')
        for name in ('Back', 'Forward'):
            assert not app.has(menu_item(app, name), 'sensitive'), name
        app.shot('menu', 'root')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1)
        app.set_state('win.selected', 'hasanov')
        app.set_state('win.selected', 'baku')
        app.click(app.find('Main menu', 'button'))
        app.wait(lambda: len(app.windows()) > 1, 5, 'the menu')
        app.wait(lambda: app.has(menu_item(app, 'Back'), 'sensitive'))
        app.do(menu_item(app, 'Back'))
        app.wait_state('win.selected', 'hasanov')
        app.click(app.find('Main menu', 'button'))
        app.wait(lambda: len(app.windows()) > 1, 5, 'the menu')
        app.do(menu_item(app, 'Forward'))
        app.wait_state('win.selected', 'baku')
        app.click(app.find('Main menu', 'button'))
        app.wait(lambda: len(app.windows()) > 1, 5, 'the menu')
        app.do(menu_item(app, 'Filters'))
        app.wait_state('win.filters', True)


def test_the_diagrams_follow_the_text_scale():
    boxes = {}
    for scale in (100, 150, 200):
        with App(write(sample()), text=scale) as app:
            app.wait_state('win.page', 'main')
            app.set_state('win.view', 'timeline')
            timeline = app.find('Timeline', 'list')
            meeting = app.find('Meeting 3', within=timeline)
            overview = app.find('Overview of the whole time', 'list')
            box = app.wait(lambda: app.extents(meeting) if app.extents(meeting)[2] > 0 else None)
            # what is seen is what is clicked
            app.click(meeting)
            app.wait_state('win.selected', 'e3')
            app.set_state('win.view', 'network')
            ada = app.find('Ada', within=app.find('Network', 'list'))
            boxes[scale] = (box[3], app.extents(ada)[2], app.extents(overview)[3])
            app.click(ada)
            app.wait_state('win.selected', 'ada')
            app.shot(f'text-{scale}')
    for small, large in ((100, 150), (150, 200)):
        assert all(a < b for a, b in zip(boxes[small], boxes[large])), boxes
    assert boxes[200][0] == 2 * boxes[100][0], boxes


def test_what_stands_around_gives_way():
    def frame(app):
        return [any(app.extents(node)[3] > 0 for node in app.find_all(name))
                for name in ('Overview of the whole time', 'Play through time', 'Legend')]
    with App(write(sample()), text=200) as app:
        app.wait_state('win.page', 'main')
        app.set_state('win.view', 'timeline')
        app.find('Meeting 3')
        app.resize(1000, 760)
        app.wait(lambda: frame(app) == [True, True, True], what='all of it')
        app.resize(WIDTH, 600)
        app.wait(lambda: frame(app) == [False, False, False], what='the room for the timeline')
        app.shot('low')
        app.resize(1000, 760)
        app.wait(lambda: frame(app) == [True, True, True], what='all of it again')
    undated = sample()
    for record in undated['events'] + undated['relations'] + undated['entities']:
        for key in ('when', 'as_of', 'status'):
            record.pop(key, None)
    with App(write(undated)) as app:
        app.wait_state('win.page', 'main')
        app.find('Meeting 3')
        app.wait(lambda: frame(app) == [False, False, True], what='no overview without a date')
        app.shot('undated')


def large_controls(app):
    """What takes the focus and is smaller than a finger. A text is no control, and a field is as large as its frame."""
    found = []
    for node, (_, _, w, h), above in still(app):
        role = uitest.role_of(node)
        if app.has(node, 'focusable') and role not in ('label', 'heading', 'log', 'static', 'status bar', 'statusbar') and not FIELDS.intersection(above) \
                and min(w, h) < LEAST:
            found.append(f'{role} {uitest.describe(node)} is {w} × {h}')
    return found


def test_every_control_is_large_enough():
    failures = []
    with App(BUNDLED) as app:
        app.wait_state('win.range', lambda text: text != '')
        for where in panels(app):
            failures += [f'{where}: {line}' for line in large_controls(app)]
    assert not failures, '\n'.join(sorted(set(failures)))


# ---- where the focus is ----

def within(app, name, role):
    """Whether the focus is in a part of the window, or on it."""
    node = app.focused()
    while node:
        if node.get_name() == name and role in (node.get_role_name(), uitest.role_of(node)):
            return True
        node = node.get_parent()
    return False


def wait_in(app, name, role='list'):
    app.wait(lambda: within(app, name, role), 5, f'the focus in {name}: it is on {app.focused() and uitest.describe(app.focused())}')


def test_the_focus_begins_in_the_view_and_comes_back_to_it():
    with App() as app:
        app.wait_state('win.page', 'start')
        path = write(sample())
        app.call('/' + app.app_id.replace('.', '/'), 'org.freedesktop.Application', 'Open', '(asa{sv})', ['file://' + path], {})
        app.wait_state('win.page', 'main')
        app.wait_state('win.busy', False)
        wait_in(app, 'Timeline')
        app.key('Down')
        app.wait(lambda: app.focused().get_role_name() == 'list item')
        wait_in(app, 'Timeline')
        for key, name, word in (('ctrl+f', 'win.search', 'Search'), ('F8', 'win.filters', 'Filters')):
            app.key(key)
            app.wait_state(name, True)
            app.wait(lambda: not within(app, 'Timeline', 'list'))
            app.key('Escape' if key == 'ctrl+f' else key)
            app.wait_state(name, False)
            wait_in(app, 'Timeline')
        for key, view, name, role in (('ctrl+3', 'network', 'Network', 'list'),
                                      ('ctrl+1', 'timeline', 'Timeline', 'list')):
            app.key(key)
            app.wait_state('win.view', view)
            wait_in(app, name, role)


def test_each_view_has_the_focus_when_its_key_is_pressed():
    with App(write(sample(400))) as app:
        app.wait_state('win.page', 'main')
        app.wait_state('win.busy', False)
        app.set_state('win.selected', 'e7')
        for key, name in (('ctrl+4', None), ('ctrl+5', 'Sources'), ('ctrl+3', 'Network'), ('ctrl+4', None), ('ctrl+1', 'Timeline'),
                          ('ctrl+5', 'Sources')):
            app.key(key)
            if name:
                wait_in(app, name)
                continue
            # the very row: arrows go on from there
            app.wait(lambda: app.focused() and app.focused().get_name() == 'Meeting 7', 5, 'the focus in the selected row')
            app.key('Down')
            app.wait_state('win.selected', 'e8')
            app.set_state('win.selected', 'e7')
            app.wait_state('win.selected', 'e7')


def test_the_focus_stays_where_it_went_while_the_table_is_made():
    with App(write(sample(20000))) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.key('ctrl+4', 'ctrl+f')
        app.wait_state('win.table-rows', lambda n: n > 0)
        time.sleep(1)
        app.type('x')
        app.wait_state('win.query', 'x')


def test_the_focus_begins_in_the_view_of_a_file_on_the_command_line():
    with App(write(sample())) as app:
        app.wait_state('win.page', 'main')
        wait_in(app, 'Timeline')


main()
