# SPDX-License-Identifier: GPL-3.0-or-later
"""Going about in time: every gesture and key of timeline and overview, by real input."""

import datetime
import re
import time

from sample import sample, write
from uitest import App, main

NAMES, MARGIN = 130, 12  # px beside the strip of time, on both sides
AXIS = 46  # px from the timeline's top to its axis
DAY = 86400


def open_sample(n_events=12, **options):
    app = App(write(sample(n_events)), **options)
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    app.find('Meeting 3', within=timeline(app))
    return app


def timeline(app):
    return app.find('Timeline', 'list')


def overview(app):
    return app.find('Overview of the whole time', 'list')


def span(app):
    begin, end = app.state('win.range').split('/')
    return float(begin), float(end)


def width(app):
    begin, end = span(app)
    return end - begin


def seconds(date):
    return datetime.datetime.fromisoformat(date + '+00:00').timestamp()


def settled(app):
    """The range once nothing moves it any more."""
    def still():
        before = app.state('win.range')
        time.sleep(0.12)
        return before if app.state('win.range') == before else None
    begin, end = app.wait(still).split('/')
    return float(begin), float(end)


def mark_x(app, name):
    """Where a mark stands on the screen, once the invisible children have followed the drawing."""
    def still():
        x = app.place(app.find(name, within=timeline(app)))[0]
        time.sleep(0.15)
        return x if app.place(app.find(name, within=timeline(app)))[0] == x else None
    return app.wait(still)


class Axis:
    """Dates on the screen: the marks of two meetings say where the others are. Nothing is folded."""

    def __init__(self, app, first=1, last=10):
        self.y = app.place(timeline(app), 0, 0)[1] + AXIS
        self.x0, x1 = mark_x(app, f'Meeting {first}'), mark_x(app, f'Meeting {last}')
        self.t0, t1 = (seconds(f'2010-{i + 1:02}-15') for i in (first, last))
        self.px = (x1 - self.x0) / (t1 - self.t0)

    def at(self, date, dx=0):
        return int(self.x0 + (seconds(date) - self.t0) * self.px + dx), self.y


class Strip:
    """Dates on the overview. Where all is in sight it shows what the timeline shows, in the width that it has."""

    def __init__(self, app, axis):
        self.axis, self.left = axis, app.place(timeline(app), 0, 0)[0] + NAMES
        ends = (app.place(widget, 1, 0)[0] - MARGIN for widget in (timeline(app), overview(app)))
        whole, strip = (end - self.left for end in ends)
        self.scale = strip / whole

    def x(self, date):
        return int(self.left + (self.axis.at(date)[0] - self.left) * self.scale)


def test_wheel_with_ctrl_zooms_and_with_shift_pans():
    with open_sample() as app:
        begin, end = span(app)
        app.scroll(timeline(app), -4, held='ctrl', across=0.6)
        app.wait(lambda: width(app) < (end - begin) * 0.7)
        first = settled(app)
        app.scroll(timeline(app), 2, held='shift')
        app.wait(lambda: span(app)[0] > first[0])
        assert abs(width(app) / (first[1] - first[0]) - 1) < 1e-3


def test_the_wheel_keeps_the_time_under_the_pointer():
    with open_sample() as app:
        axis = Axis(app)
        app.hover((axis.at('2010-09-20')[0], axis.y + 60))
        app.wait_state('win.pointed', lambda text: text.endswith('Sep 2010'))
        day = int(app.state('win.pointed').split()[0])
        app.scroll((axis.at('2010-09-20')[0], axis.y + 60), -3)
        app.wait(lambda: width(app) < 250 * DAY)
        app.wait_state('win.pointed', lambda text: 'Sep 2010' in text and abs(int(text.split()[0]) - day) <= 1)


def test_the_line_at_the_pointer_says_the_time():
    with open_sample(env={'G_MESSAGES_DEBUG': 'rapport'}) as app:
        axis = Axis(app)
        app.hover((axis.at('2010-06-20')[0], axis.y + 70))
        app.wait_state('win.pointed', lambda text: re.fullmatch(r'(19|20|21) Jun 2010', text))
        app.shot('pointed')
        built = app.log().count('RpTimelineView: ')
        for day in ('05', '11', '25'):
            app.hover((axis.at(f'2010-07-{day}')[0], axis.y + 70))
            app.wait_state('win.pointed', lambda text: text.endswith('Jul 2010'))
        # A hover makes no new drawing.
        drawings = re.findall(r'RpTimelineView: \d+ shapes built', app.log()[:])
        assert built and len(drawings) <= built
        count = len(drawings)
        app.hover((axis.at('2010-03-03')[0], axis.y + 75))
        app.wait_state('win.pointed', lambda text: text.endswith('Mar 2010'))
        assert len(re.findall(r'RpTimelineView: \d+ shapes built', app.log())) == count
        # Over the names of the lanes there is no time.
        app.hover((app.place(timeline(app), 0, 0)[0] + 20, axis.y + 70))
        app.wait_state('win.pointed', '')


def test_the_reading_is_as_exact_as_the_zoom():
    with open_sample() as app:
        place = app.place(timeline(app), 0.6, 0.7)
        app.scroll(place, -22)
        app.wait(lambda: width(app) < 4 * DAY)
        app.hover((place[0] + 5, place[1]))
        app.wait_state('win.pointed', lambda text: re.fullmatch(r'\d+ \w+ 2010, \d+ h', text))
        app.scroll(place, -10)
        app.wait(lambda: width(app) < DAY / 2)
        app.hover((place[0] + 8, place[1]))
        app.wait_state('win.pointed', lambda text: re.fullmatch(r'\d+ \w+ 2010, \d+:\d\d', text))
        app.shot('minutes')


def test_keys_fit_all_and_the_selection():
    with open_sample() as app:
        whole = span(app)
        app.set_state('win.selected', 'e7')
        app.key('ctrl+9')
        app.wait(lambda: width(app) < 60 * DAY)
        begin, end = span(app)
        assert begin < seconds('2010-08-15') < end
        app.key('ctrl+0')
        app.wait(lambda: span(app) == whole)


def test_f_centres_and_fits_then():
    with open_sample() as app:
        app.scroll(timeline(app), -4)
        settled(app)
        app.set_state('win.selected', 'e6')
        before = settled(app)
        app.key('f')
        app.wait(lambda: span(app) != before)
        begin, end = settled(app)
        assert abs((end - begin) / (before[1] - before[0]) - 1) < 1e-3
        assert abs((begin + end) / 2 - seconds('2010-07-15') - DAY / 2) < 2 * DAY
        app.key('f')
        app.wait(lambda: width(app) < 60 * DAY)


def test_into_view_by_the_least_way():
    with open_sample() as app:
        app.scroll(timeline(app), -6, across=0.3)
        begin, end = settled(app)
        inside = [i for i in range(12) if 0.15 < (seconds(f'2010-{i + 1:02}-15') - begin) / (end - begin) < 0.85]
        app.set_state('win.selected', f'e{inside[0]}')
        time.sleep(0.3)
        assert span(app) == (begin, end)
        app.set_state('win.selected', f'e{inside[-1] + 2}')
        app.wait(lambda: span(app) != (begin, end))
        begin, end = settled(app)
        at = (seconds(f'2010-{inside[-1] + 3:02}-16') - begin) / (end - begin)
        assert abs(at - 0.9) < 0.01, at


def test_back_leads_to_the_view_before():
    with open_sample() as app:
        app.scroll(timeline(app), -4)
        first = settled(app)
        app.set_state('win.period', '2010-02/2010-09')
        app.set_state('win.selected', 'e7')
        chosen = settled(app)
        app.key('ctrl+9')
        app.wait(lambda: width(app) < 60 * DAY)
        app.set_state('win.period', '')
        fitted = settled(app)
        app.key('alt+Left')
        app.wait(lambda: span(app) == chosen)
        app.wait_state('win.period', '2010-02-01/2010-09-30')
        assert app.state('win.selected') == 'e7'
        app.key('alt+Left')
        app.wait_state('win.selected', '')
        app.wait(lambda: span(app) == first)
        app.key('alt+Right', 'alt+Right')
        app.wait(lambda: span(app) == fitted)
        app.wait_state('win.period', '')


def test_a_double_click_on_a_cluster_fits_it_and_back_leaves_it():
    app = App(write(sample(3000)))
    with app:
        app.wait_state('win.page', 'main')
        app.wait_state('win.range', lambda text: text != '')
        whole = settled(app)
        left, top = app.place(timeline(app), 0.2, 0)
        # Clusters have no names: one of them stands somewhere in the lane.
        for y in range(top + AXIS + 300, top + AXIS, -14):
            app.click((left + 300, y), count=2)
            time.sleep(0.1)
            if span(app) != whole:
                break
        opened = settled(app)
        assert opened[1] - opened[0] < (whole[1] - whole[0]) / 2
        app.key('alt+Left')
        app.wait(lambda: span(app) == whole)


def test_wheel_turns_without_a_pause_are_one_step():
    with open_sample() as app:
        whole = span(app)
        app.scroll(timeline(app), -4)
        settled(app)
        time.sleep(1.1)
        app.scroll(timeline(app), -2)
        second = settled(app)
        app.key('alt+Left')
        app.wait(lambda: span(app)[1] - span(app)[0] > second[1] - second[0])
        app.key('alt+Left')
        app.wait(lambda: span(app) == whole)
        assert not app.enabled('win.back')


def test_shift_drag_snaps_unless_ctrl_is_held():
    with open_sample() as app:
        axis = Axis(app)
        start, end = axis.at('2010-03-15', 3), axis.at('2010-08-15', 5)
        app.drag((start[0], axis.y + 90), (end[0], axis.y + 90), held='shift')
        app.wait_state('win.period', lambda text: re.fullmatch(r'2010-03-1[56]/2010-08-1[45]', text))
        app.shot('period')
        app.drag((start[0] + 3, axis.y + 90), (end[0] + 2, axis.y + 90), held='shift+ctrl')
        free = app.wait_state('win.period', lambda text: not re.fullmatch(r'2010-03-1[56]/2010-08-1[45]', text))
        assert re.fullmatch(r'2010-03-1[789]/2010-08-(1[789]|2\d)', free), free


def test_the_edges_of_the_period_are_dragged_on_the_axis():
    with open_sample() as app:
        axis = Axis(app)
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.wait_state('win.period', '2010-03-01/2010-05-31')
        app.drag(axis.at('2010-06-01', 4), axis.at('2010-09-15', 4))
        app.wait_state('win.period', lambda text: re.fullmatch(r'2010-03-01/2010-09-1[45]', text))
        app.drag(axis.at('2010-03-01', -4), axis.at('2010-05-15', 4), held='ctrl')
        app.wait_state('win.period', lambda text: re.fullmatch(r'2010-05-1[678]/2010-09-1[45]', text))
        # One edge over the other: the stretch between them.
        app.drag(axis.at('2010-05-17'), axis.at('2010-11-15'))
        app.wait_state('win.period', lambda text: re.fullmatch(r'2010-09-1[56]/2010-11-1[45]', text))


def escaped(app, start, end, state, held=None):
    """Drags, sees that something came of it, and takes it back."""
    before = app.state(state)
    app.drag(start, end, held=held, drop=False)
    app.wait_state(state, lambda now: now != before)
    app.key('Escape')
    app.wait_state(state, before)
    # The hand moves on, and nothing with it.
    app.xdotool('mousemove_relative', '--', -25, 4, 'sleep', 0.05, 'mouseup', 1)
    time.sleep(0.3)
    assert app.state(state) == before
    assert app.state('win.selected') == 'e3'


def test_escape_takes_a_drag_back():
    with open_sample(animations=True) as app:
        axis = Axis(app)
        strip = Strip(app, axis)
        app.set_state('win.selected', 'e3')
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.wait_state('win.period', '2010-03-01/2010-05-31')
        start, end = axis.at('2010-03-15', 3), axis.at('2010-08-15', 5)
        escaped(app, axis.at('2010-06-01', 4), axis.at('2010-09-15', 4), 'win.period')
        escaped(app, (start[0], axis.y + 90), (end[0], axis.y + 90), 'win.period', held='shift')
        h = app.extents(overview(app))[3]
        top = app.place(overview(app), 0, 0)[1]
        escaped(app, (strip.x('2010-06-01'), top + h - 18), (strip.x('2010-08-25'), top + h - 18), 'win.period')
        app.set_state('win.range', f'{seconds("2010-03-01")}/{seconds("2010-08-01")}')
        settled(app)
        middle = top + h // 2 - 8
        escaped(app, (strip.x('2010-08-01'), middle), (strip.x('2010-10-01'), middle), 'win.range')
        escaped(app, (strip.x('2010-05-01'), middle), (strip.x('2010-06-15'), middle), 'win.range')
        escaped(app, (strip.x('2010-10-01'), middle), (strip.x('2010-11-15'), middle), 'win.range')
        x, y = app.place(timeline(app), 0.7, 0.9)
        escaped(app, (x, y), (x - 200, y), 'win.range')
        # Without a hand it does what it does.
        app.key('Escape')
        app.wait_state('win.selected', '')


def test_a_link_is_followed_by_a_click_and_by_key():
    data = sample(12)
    data['events'][2]['links'] = [{'to': 'e9', 'kind': 'led_to'}]
    # Nobody stands in the arrow's way.
    data['events'] = [event for event in data['events'] if event['id'] in ('e2', 'e9')]
    with App(write(data)) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.view', 'timeline')
        app.set_state('win.links', True)
        x0, x1 = mark_x(app, 'Meeting 2'), mark_x(app, 'Meeting 9')
        y = app.place(app.find('Meeting 2', within=timeline(app)))[1]
        app.shot('link')
        # Both stand on one row: the arrow is an arc above it.
        for expected in ('e9', 'e2', 'e9'):
            app.click(((x0 + x1) // 2, y - 18))
            app.wait_state('win.selected', expected)
        app.key('bracketleft')
        app.wait_state('win.selected', 'e2')
        app.key('bracketright')
        app.wait_state('win.selected', 'e9')
        app.key('bracketright')
        time.sleep(0.2)
        assert app.state('win.selected') == 'e9'


def test_the_snapped_edge_has_a_line_and_the_period_its_words():
    with open_sample() as app:
        axis = Axis(app)
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.drag(axis.at('2010-06-01'), axis.at('2010-09-15', 4), drop=False)
        app.wait_state('win.pointed', lambda text: re.fullmatch(r'1 Mar 2010 – 1[45] Sep 2010', text))
        app.shot('snapped')
        app.xdotool('mouseup', 1)
        app.wait_state('win.pointed', lambda text: '–' not in text)


def test_the_cursor_tells_of_an_edge():
    with open_sample() as app:
        cursor = Cursor()
        axis = Axis(app)
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.hover(axis.at('2010-06-01'))
        app.wait(lambda: cursor.name() in ('col-resize', 'sb_h_double_arrow', 'split_h'), what=f'a cursor, not {cursor.name()}')
        app.hover((axis.at('2010-07-20')[0], axis.y - 20))
        app.wait(lambda: cursor.name() not in ('col-resize', 'sb_h_double_arrow', 'split_h'))


def test_the_overview_moves_edges_of_period_and_range():
    with open_sample() as app:
        strip = Strip(app, Axis(app))
        x, y, w, h = app.extents(overview(app))
        top = app.place(overview(app), 0, 0)[1]
        foot, middle = top + h - 18, top + h // 2 - 8
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.wait_state('win.period', '2010-03-01/2010-05-31')
        app.drag((strip.x('2010-06-01'), foot), (strip.x('2010-08-25'), foot), held='ctrl')
        app.wait_state('win.period', lambda text: re.fullmatch(r'2010-03-01/2010-08-2[3-7]', text))
        begin, end = span(app)
        last = datetime.datetime.fromtimestamp(end, datetime.timezone.utc).strftime('%Y-%m-%d')
        app.drag((strip.x(last), middle), (strip.x('2010-10-01'), middle))
        app.wait(lambda: abs(span(app)[1] - seconds('2010-10-01')) < 14 * DAY)
        assert span(app)[0] == begin
        narrow = settled(app)
        app.drag((strip.x('2010-05-01'), middle), (strip.x('2010-06-15'), middle))
        app.wait(lambda: span(app)[0] > narrow[0] + 30 * DAY)
        assert abs(width(app) / (narrow[1] - narrow[0]) - 1) < 0.01
        app.drag((strip.x('2010-01-20'), middle), (strip.x('2010-02-05'), middle))
        app.wait(lambda: width(app) < 30 * DAY)
        app.key('alt+Left')
        app.wait(lambda: abs(width(app) / (narrow[1] - narrow[0]) - 1) < 0.01)


def test_a_narrow_range_in_the_overview_has_a_middle():
    with open_sample() as app:
        strip = Strip(app, Axis(app))
        app.set_state('win.range', f'{seconds("2010-06-10")}/{seconds("2010-06-12")}')
        app.wait(lambda: width(app) < 3 * DAY)
        h = app.extents(overview(app))[3]
        middle = app.place(overview(app), 0, 0)[1] + h // 2 - 8
        x = strip.x('2010-06-11')
        app.drag((x, middle), (x + 60, middle))
        app.wait(lambda: span(app)[0] > seconds('2010-06-25'))
        assert abs(width(app) - 2 * DAY) < DAY / 10
        moved = span(app)
        app.drag((x + 60 + 9, middle), (x + 60 + 69, middle))
        app.wait(lambda: width(app) > 10 * DAY)
        assert abs(span(app)[0] - moved[0]) < 1


def test_the_overview_is_lower_in_a_low_window():
    with open_sample() as app:
        app.resize(1200, 700)
        app.wait(lambda: app.extents(overview(app))[3] == 64)
        app.resize(1200, 980)
        app.wait(lambda: app.extents(overview(app))[3] == 80)


def test_the_period_is_typed():
    with open_sample() as app:
        app.key('alt+p')
        app.find('From', 'entry')
        app.wait(lambda: app.focused() and app.has(app.focused(), 'editable'))
        app.type('2010-13')
        app.key('Return')
        app.find(re.compile('month 13'), 'label')
        app.shot('error', 'root')
        assert app.state('win.period') == ''
        app.key('ctrl+a')
        app.type('2010-03')
        app.key('Tab')
        app.type('2009')
        app.key('Return')
        app.find(re.compile('before the start'), 'label')
        app.key('ctrl+a')
        app.type('2010-07-04')
        app.key('Return')
        app.wait_state('win.period', '2010-03-01/2010-07-04')
        app.gone('From', 'entry')
        # Letters do what they do again.
        app.hover(timeline(app))
        before = width(app)
        with app.holding('w'):
            app.wait(lambda: width(app) < before * 0.9)


def mode(app, name):
    """A radio button, which versions of GTK call differently: not the label in it."""
    return app.wait(lambda: next((node for node in app.find_all(name) if node.get_role_name() != 'label'), None), what=name)


def test_a_click_on_the_bar_asks_for_the_period():
    with open_sample() as app:
        axis = Axis(app)
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.wait_state('win.period', '2010-03-01/2010-05-31')
        app.click(axis.at('2010-04-10'))
        entry = app.find('From', 'entry')
        assert app.text(entry) == '2010-03'
        app.shot('popover', 'root')
        app.wait(lambda: app.has(app.find('From', 'entry'), 'focused') or app.focused() and app.has(app.focused(), 'editable'))
        app.key('Tab', 'Tab', 'Down', 'space')
        app.wait(lambda: app.has(mode(app, 'As of its end'), 'checked'))
        app.do(app.find('Set Period', 'button'))
        app.gone('From', 'entry')
        app.wait(lambda: len(app.windows()) == 1, what='the popover off the screen')
        app.click(axis.at('2010-04-10'))
        app.wait(lambda: app.has(mode(app, 'As of its end'), 'checked'))
        app.key('Escape')
        app.gone('From', 'entry')
        assert app.state('win.period') == '2010-03-01/2010-05-31'
        app.click(axis.at('2010-04-10'))
        app.do(app.find('No Period', 'button'))
        app.wait_state('win.period', '')


def test_held_keys_move_ever_faster():
    with open_sample() as app:
        app.hover(timeline(app))
        app.set_state('win.range', f'{seconds("2010-01-20")}/{seconds("2010-02-10")}')
        settled(app)
        with app.holding('d'):
            app.wait(lambda: span(app)[0] > seconds('2010-01-21'))
            began, first = time.monotonic(), span(app)[0]
            time.sleep(0.4)
            early = (span(app)[0] - first) / (time.monotonic() - began)
            time.sleep(0.7)
            began, first = time.monotonic(), span(app)[0]
            time.sleep(0.4)
            late = (span(app)[0] - first) / (time.monotonic() - began)
        assert late > 1.5 * early, (early, late)
        stopped = settled(app)
        with app.holding('a'):
            app.wait(lambda: span(app)[0] < stopped[0])
        narrow = settled(app)
        with app.holding('s'):
            app.wait(lambda: width(app) > (narrow[1] - narrow[0]) * 1.2)
        wide = settled(app)
        with app.holding('w'):
            app.wait(lambda: width(app) < (wide[1] - wide[0]) * 0.9)


class Ranges:
    """All the ranges that the window shows from now on, as it tells of them itself."""

    def __init__(self, app):
        from gi.repository import Gio
        self.app, self.seen = app, []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.id = self.bus.signal_subscribe(None, 'org.gtk.Actions', 'Changed', None, None, Gio.DBusSignalFlags.NONE, self.told)

    def told(self, *arguments):
        changes = arguments[5].unpack()
        if 'range' in changes[2]:
            self.seen.append(tuple(float(end) for end in changes[2]['range'].split('/')))

    def done(self):
        """Once nothing moves any more."""
        settled(self.app)
        self.app.wait(lambda: True)
        self.bus.signal_unsubscribe(self.id)
        return self.seen


def test_jumps_glide_and_any_input_ends_them():
    with open_sample(animations=True) as app:
        app.set_state('win.selected', 'e6')
        app.hover(timeline(app), down=0.9)
        whole = settled(app)
        ranges = Ranges(app)
        app.activate('win.fit-selection')
        seen = ranges.done()
        widths = [end - begin for begin, end in seen]
        assert len(seen) > 1 and widths == sorted(widths, reverse=True), seen
        fitted = settled(app)
        assert fitted[1] - fitted[0] < 60 * DAY and widths[-1] < widths[0]
        # The way back is at once, and to where the glide began.
        app.key('alt+Left')
        app.wait(lambda: span(app) == whole)
        app.activate('win.fit-selection')
        app.activate('win.zoom-out')
        stopped = settled(app)
        assert abs((stopped[1] - stopped[0]) / (fitted[1] - fitted[0]) - 1.4) < 0.05, 'a stroke counts from where it goes'
        # A wheel ends a glide: what it does is the last word.
        app.key('ctrl+0')
        ranges = Ranges(app)
        app.scroll(timeline(app), -1, down=0.9)
        seen = ranges.done()
        widths = [end - begin for begin, end in seen]
        assert not seen or widths[-1] == min(widths[-2:]), seen


def test_a_step_by_key_glides_and_by_wheel_does_not():
    with open_sample(animations=True) as app:
        app.hover(timeline(app), down=0.9)
        before = settled(app)
        ranges = Ranges(app)
        app.activate('win.zoom-in')
        assert len(ranges.done()) > 1
        assert abs((before[1] - before[0]) / width(app) - 1.4) < 0.05
        ranges = Ranges(app)
        app.scroll(timeline(app), -1, down=0.9)
        assert len(ranges.done()) == 1


def flick(app):
    x, y = app.place(timeline(app), 0.7, 0.9)
    app.drag((x, y), (x - 150, y), steps=8)


def test_a_drag_runs_on_and_a_press_stops_it():
    with open_sample(animations=True) as app:
        app.set_state('win.range', f'{seconds("2010-03-01")}/{seconds("2010-05-01")}')
        settled(app)
        flick(app)
        first = span(app)
        app.wait(lambda: span(app)[0] > first[0] + DAY)
        app.xdotool('mousedown', 1)
        time.sleep(0.05)
        stopped = span(app)
        time.sleep(0.3)
        assert span(app) == stopped
        app.xdotool('mouseup', 1)


def test_no_inertia_where_less_motion_is_asked_for():
    with open_sample() as app:
        app.set_state('win.range', f'{seconds("2010-03-01")}/{seconds("2010-05-01")}')
        settled(app)
        flick(app)
        time.sleep(0.05)
        stopped = span(app)
        time.sleep(0.3)
        assert span(app) == stopped


class Cursor:
    """The name of the pointer's shape, from the X server."""

    def __init__(self):
        import ctypes
        self.c = ctypes
        self.x11, self.fixes = ctypes.CDLL('libX11.so.6'), ctypes.CDLL('libXfixes.so.3')
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))
        major, minor = ctypes.c_int(), ctypes.c_int()
        self.fixes.XFixesQueryVersion(self.display, ctypes.byref(major), ctypes.byref(minor))

    def name(self):
        c = self.c

        class Image(c.Structure):
            _fields_ = [('x', c.c_short), ('y', c.c_short), ('width', c.c_ushort), ('height', c.c_ushort), ('xhot', c.c_ushort),
                        ('yhot', c.c_ushort), ('serial', c.c_ulong), ('pixels', c.c_void_p), ('atom', c.c_ulong), ('name', c.c_char_p)]
        self.fixes.XFixesGetCursorImage.restype = c.POINTER(Image)
        image = self.fixes.XFixesGetCursorImage(self.display)
        return image.contents.name.decode() if image and image.contents.name else ''


main('1280x1020')
