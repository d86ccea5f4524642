# SPDX-License-Identifier: GPL-3.0-or-later
"""The lanes of the timeline: chosen, collapsed, moved, scrolled and left out, by real input."""

import os
import re
import time
from xml.etree import ElementTree

from sample import sample, write
from gi.repository import GLib

from uitest import App, main


def crowd(n_people=40):
    """So many people that no window has a row for each of them; each meets the next once a year."""
    data = sample(0)
    data['entities'] = [{'id': f'person-{i:02}', 'kind': 'person', 'name': f'Person {i:02}'} for i in range(n_people)]
    data['relations'] = []
    data['events'] = [{'id': f'e{i}', 'kind': 'meeting', 'title': f'Talk {i}', 'when': f'{1950 + i}-06-01',
                       'participants': [f'person-{i:02}', f'person-{(i + 1) % n_people:02}']} for i in range(n_people)]
    return data


def open_timeline(data=None, **options):
    app = App(write(data or sample()), **options)
    app.wait_state('win.page', 'main')
    app.activate('win.view', 'timeline')
    app.wait_state('win.range', lambda text: text != '')
    lane(app, 'Person 00' if data else 'meeting')
    return app


def timeline(app):
    return app.find('Timeline', 'list')


def lane(app, name):
    """A lane's name, as a screen reader meets it; the kinds of the sample are words that every title has too."""
    pattern = re.compile(f'^{name}s?$', re.IGNORECASE)
    return app.wait(lambda: next((node for node in app.find_all(pattern, 'button', timeline(app))
                                  if app.extents(node)[2] > 0), None), what=f'a lane called {name}')


def names(app):
    """The lanes in sight from top to bottom, once they have come to rest."""
    def now():
        found = [(app.extents(node)[1], node.get_name()) for node in app.find_all(None, 'button', timeline(app))
                 if app.extents(node)[2] > 0 and re.search('event', node.get_description() or '')]
        return [name for _, name in sorted(found)]
    def still():
        before = now()
        time.sleep(0.3)
        return before if before and now() == before else None
    return app.wait(still)


def as_entities(app):
    app.key('alt+2')
    app.wait_state('win.lanes', 'entity')


def test_the_menu_says_what_lanes_are_made_of():
    """The menu as it is compiled in, since each version of the toolkit tells of an open one in another way; then what it does."""
    menu = ElementTree.parse(os.path.join(os.path.dirname(__file__), '../../ui/window.ui'))
    offered = [item.find("attribute[@name='target']").text for item in menu.iter('item')
               if item.findtext("attribute[@name='action']") == 'win.lanes']
    assert offered == ['kind', 'entity', 'place', 'source', 'tag', 'none'], offered
    with open_timeline() as app:
        for grouping in offered[1:] + offered[:1]:
            app.activate('win.lanes', grouping)
            app.wait_state('win.lanes', grouping)
            if grouping == 'entity':
                app.wait(lambda: set(names(app)) >= {'Ada', 'Ben', 'Cleo', 'Dan'})


def test_a_click_collapses_a_lane_and_the_next_opens_it():
    with open_timeline() as app:
        assert app.has(lane(app, 'meeting'), 'expanded')
        app.click(lane(app, 'meeting'), across=0.2)
        app.wait_state('win.lanes-collapsed', ['kind:meeting'])
        app.wait_state('win.lane', 'kind:meeting')
        app.wait(lambda: not app.has(lane(app, 'meeting'), 'expanded'))
        app.shot('collapsed')
        app.click(lane(app, 'meeting'), across=0.2)
        app.wait_state('win.lanes-collapsed', [])
        app.wait(lambda: app.has(lane(app, 'meeting'), 'expanded'))
        app.key('space')
        app.wait_state('win.lanes-collapsed', ['kind:meeting'])
        app.wait(lambda: not app.has(lane(app, 'meeting'), 'expanded') and app.has(lane(app, 'meeting'), 'focused'))
        app.key('alt+Return')
        app.wait_state('win.lanes-collapsed', [])


def test_a_name_is_dragged_to_another_place():
    with open_timeline() as app:
        as_entities(app)
        app.wait(lambda: names(app)[:2] == ['Ada', 'Ben'])
        x, y = app.place(lane(app, 'Ada'), 0.3)
        app.drag(lane(app, 'Cleo'), (x, y - 8), drop=False)
        app.shot('dragged')
        app.xdotool('mouseup', 1)
        app.wait(lambda: names(app)[:3] == ['Cleo', 'Ada', 'Ben'])
        assert app.state('win.lanes-order')[:3] == ['entity:cleo', 'entity:ada', 'entity:ben']
        # A reload keeps it, and the range does not move with a drag of a name.
        app.key('ctrl+r')
        time.sleep(0.5)
        app.wait(lambda: names(app)[:3] == ['Cleo', 'Ada', 'Ben'])


def test_escape_drops_a_name_where_it_was():
    with open_timeline() as app:
        as_entities(app)
        app.wait(lambda: names(app)[:2] == ['Ada', 'Ben'])
        app.activate('win.select', 'e3')
        x, y = app.place(lane(app, 'Ada'), 0.3)
        app.drag(lane(app, 'Cleo'), (x, y - 8), drop=False)
        app.key('Escape')
        app.xdotool('mouseup', 1)
        time.sleep(0.4)
        assert names(app)[:3] == ['Ada', 'Ben', 'Cleo'] and app.state('win.lanes-order') == []
        # One Escape does one thing: the selection is there still; and the next drag is a drag again.
        assert app.state('win.selected') == 'e3'
        app.drag(lane(app, 'Cleo'), (x, y - 8))
        app.wait(lambda: names(app)[:3] == ['Cleo', 'Ada', 'Ben'])


def glides(app):
    return [int(n) for n in re.findall(r'lanes moved in (\d+) frames', app.log())]


def built(app):
    return len(re.findall(r'RpTimelineView: \d+ shapes built', app.log()))


def test_lanes_glide_to_their_places():
    with open_timeline(animations=True, env={'G_MESSAGES_DEBUG': 'rapport'}) as app:
        as_entities(app)
        app.wait(lambda: names(app)[:2] == ['Ada', 'Ben'])
        # Other lanes altogether have nowhere to come from.
        assert glides(app) == []
        before = built(app)
        app.set_state('win.lanes-collapsed', GLib.Variant('as', ['entity:ada']))
        app.wait(lambda: len(glides(app)) == 1)
        # By frames, and none of them makes a drawing.
        assert 2 <= glides(app)[0] <= 40 and built(app) - before <= 3, (glides(app), built(app) - before)
        app.click(lane(app, 'Ben'), across=0.2)
        app.wait(lambda: len(glides(app)) == 2)
        app.key('alt+Up')
        app.wait(lambda: names(app)[:2] == ['Ben', 'Ada'] and len(glides(app)) == 3)


def test_lanes_do_not_glide_where_less_motion_is_asked_for():
    with open_timeline(env={'G_MESSAGES_DEBUG': 'rapport'}) as app:
        app.click(lane(app, 'meeting'), across=0.2)
        app.wait_state('win.lanes-collapsed', ['kind:meeting'])
        names(app)
        assert glides(app) == []


def test_keys_move_the_lane_that_has_the_focus():
    with open_timeline() as app:
        as_entities(app)
        app.wait(lambda: names(app)[:2] == ['Ada', 'Ben'])
        app.click(lane(app, 'Ben'), across=0.2)
        app.wait_state('win.lanes-collapsed', ['entity:ben'])
        app.key('alt+Up')
        app.wait(lambda: names(app)[:2] == ['Ben', 'Ada'])
        app.key('alt+Down')
        app.wait(lambda: names(app)[:2] == ['Ada', 'Ben'])
        app.key('alt+Down')
        app.wait(lambda: names(app)[:3] == ['Ada', 'Cleo', 'Ben'])
        # The arrows go from name to name.
        app.key('Up')
        app.wait_state('win.lane', 'entity:cleo')
        app.activate('win.reset-lanes')
        app.wait(lambda: names(app)[:3] == ['Ada', 'Ben', 'Cleo'])


def test_no_stroke_is_lost_however_fast():
    with App(write(crowd(16))) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.view', 'timeline')
        as_entities(app)
        app.wait(lambda: 'Person 00' in names(app))
        app.set_state('win.lane', 'entity:person-00')
        before = names(app).index('Person 00')
        app.xdotool('key', '--delay', 1, *['alt+Down'] * 7)
        app.wait_state('win.lanes-order', lambda ids: 'entity:person-00' in ids and ids.index('entity:person-00') == before + 7)
        app.xdotool('key', '--delay', 1, *['alt+Up'] * 5)
        app.wait_state('win.lanes-order', lambda ids: ids.index('entity:person-00') == before + 2)


def test_the_row_of_what_is_selected_is_brought_into_sight():
    data = sample(3)
    data['events'] += [{'id': 'long', 'kind': 'journey', 'title': 'A journey', 'when': '2010-02-01/2010-03-01'}]
    data['events'] += [{'id': f'stop{i}', 'kind': 'visit', 'title': f'Stop {i}', 'part_of': 'long'} for i in range(22)]
    with App(write(data)) as app:
        app.wait_state('win.page', 'main')
        app.wait_state('win.range', lambda text: text != '')
        def mark(title):
            return [node for node in app.find_all(re.compile(f'^{title}\\b'), 'list item', timeline(app)) if app.extents(node)[2] > 0]
        app.activate('win.select', 'stop0')
        app.wait(lambda: mark('Stop 0'))
        assert not mark('Stop 20')
        app.activate('win.select', 'stop20')
        app.wait(lambda: mark('Stop 20'))
        app.wait_state('win.lanes-scroll', lambda px: px > 100)
        app.shot('row')
        app.activate('win.select', 'long')
        app.wait_state('win.lanes-scroll', lambda px: px < 100)


def test_tab_goes_from_the_records_to_the_names_and_back():
    with open_timeline() as app:
        app.find('Meeting 3', 'list item', timeline(app))
        app.activate('win.next-view')
        app.wait(lambda: app.focused() and app.focused().get_name().startswith('Meeting 0'))
        app.key('Tab')
        app.wait_state('win.lane', 'kind:meeting')
        app.wait(lambda: app.focused().get_name() == lane(app, 'meeting').get_name())
        app.shot('focused')
        app.key('Right')
        app.wait(lambda: app.focused() and app.focused().get_name().startswith('Meeting 0'))


def test_entities_by_role():
    data = sample()
    for event in data['events']:
        if 'participants' in event:
            event['participants'] = [{'entity': event['participants'][0], 'role': 'host'}, event['participants'][1]]
    with App(write(data)) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.view', 'timeline')
        as_entities(app)
        app.wait(lambda: 'Ada' in names(app))
        app.activate('win.lanes-by-role')
        app.wait_state('win.lanes-by-role', True)
        app.wait(lambda: {'Ada', 'Ada · host'} <= set(names(app)))


def test_many_lanes_scroll():
    with App(write(crowd())) as app:
        app.wait_state('win.page', 'main')
        as_entities(app)
        app.find('Person 00', 'button')
        first = names(app)
        assert len(first) < 40
        bar = app.find('Lanes', 'scroll bar')
        app.shot('scrolled')
        before = app.state('win.range')
        app.scroll(lane(app, first[1]), 6)
        app.wait_state('win.lanes-scroll', lambda px: px > 100)
        app.wait(lambda: names(app)[0] != first[0])
        assert app.state('win.range') == before
        # The scrollbar takes a hand too: by its trough down to the end.
        app.drag(app.place(bar, 0.5, 0.3), app.place(bar, 0.5, 0.98))
        app.wait_state('win.lanes-scroll', lambda px: px > 0)
        app.set_state('win.lanes-scroll', 1e9)
        app.wait(lambda: names(app)[-1] not in first)
        # What is selected elsewhere is brought into sight.
        app.activate('win.select', 'e0')
        app.wait(lambda: {'Person 00', 'Person 01'} & set(names(app)))


def test_rows_scroll_px_by_px_and_are_cut_at_the_edge():
    with App(write(crowd())) as app:
        app.wait_state('win.page', 'main')
        as_entities(app)
        app.find('Person 00', 'button')
        first = names(app)[0]
        top = app.extents(lane(app, first))[1]
        heights = []
        for px in (0.0, 6.0, 14.0, 22.0):
            app.set_state('win.lanes-scroll', px)
            app.wait_state('win.lanes-scroll', px)
            names(app)
            boxes = {node.get_name(): app.extents(node) for node in app.find_all(None, 'button', timeline(app))}
            heights.append(boxes.get(first, (0, 0, 0, 0))[3])
            # Nothing sticks out above the first row, and the plot is full down to its end.
            assert min(y for _, y, w, _ in boxes.values() if w > 0) >= top - 4, boxes
            app.shot(f'cut-{px:.0f}')
        assert heights == sorted(heights, reverse=True) and heights[0] > 20 and heights[-1] < 14, heights


def test_lanes_without_an_event_in_sight_are_left_out_at_rest():
    with App(write(crowd(8))) as app:
        app.wait_state('win.page', 'main')
        as_entities(app)
        assert len(names(app)) >= 5
        app.set_state('win.lanes-hide-empty', True)
        app.wait(lambda: len(names(app)) >= 5)
        begin = -630720000 + 86400  # January 1950
        app.set_state('win.range', f'{begin}/{begin + 86400 * 300}')
        app.wait(lambda: set(names(app)) == {'Person 00', 'Person 01'})
        app.set_state('win.lanes-hide-empty', False)
        app.wait(lambda: len(names(app)) >= 5)


if __name__ == '__main__':
    main()
