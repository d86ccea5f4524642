# SPDX-License-Identifier: GPL-3.0-or-later
"""Going about in time: every gesture and key of the timeline, by real input."""

import re
import time

from in_time import AXIS, Axis, DAY, mark_x, open_sample, seconds, settled, span, timeline, width
from sample import sample, write
from uitest import App, main


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
        app.wait_state('win.period', '2010-02-01/2010-09-30')
        assert span(app) == fitted
        app.key('alt+Left')
        app.wait(lambda: span(app) == chosen)
        assert app.state('win.selected') == 'e7'
        app.key('alt+Left')
        app.wait_state('win.selected', '')
        app.wait(lambda: span(app) == first)
        assert app.state('win.period') == '2010-02-01/2010-09-30'
        app.key('alt+Left')
        app.wait_state('win.period', '')
        app.key('alt+Right', 'alt+Right', 'alt+Right', 'alt+Right')
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


main('1280x1020')


