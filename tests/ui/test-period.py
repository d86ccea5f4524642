# SPDX-License-Identifier: GPL-3.0-or-later
"""The period and the overview: every gesture and key, by real input."""

import datetime
import re
import time

from in_time import Axis, DAY, open_sample, overview, seconds, settled, span, timeline, width
from uitest import main


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
        strip = axis
        app.set_state('win.selected', 'e3')
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.wait_state('win.period', '2010-03-01/2010-05-31')
        start, end = axis.at('2010-03-15', 3), axis.at('2010-08-15', 5)
        escaped(app, axis.at('2010-06-01', 4), axis.at('2010-09-15', 4), 'win.period')
        escaped(app, (start[0], axis.y + 90), (end[0], axis.y + 90), 'win.period', held='shift')
        h = app.extents(overview(app))[3]
        top = app.place(overview(app), 0, 0)[1]
        escaped(app, (strip.at('2010-06-01')[0], top + h - 18), (strip.at('2010-08-25')[0], top + h - 18), 'win.period')
        app.set_state('win.range', f'{seconds("2010-03-01")}/{seconds("2010-08-01")}')
        settled(app)
        middle = top + h // 2 - 8
        escaped(app, (strip.at('2010-08-01')[0], middle), (strip.at('2010-10-01')[0], middle), 'win.range')
        escaped(app, (strip.at('2010-05-01')[0], middle), (strip.at('2010-06-15')[0], middle), 'win.range')
        escaped(app, (strip.at('2010-10-01')[0], middle), (strip.at('2010-11-15')[0], middle), 'win.range')
        x, y = app.place(timeline(app), 0.7, 0.9)
        escaped(app, (x, y), (x - 200, y), 'win.range')
        # Without a hand it does what it does.
        app.key('Escape')
        app.wait_state('win.selected', '')


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
        strip = Axis(app)
        x, y, w, h = app.extents(overview(app))
        top = app.place(overview(app), 0, 0)[1]
        foot, middle = top + h - 18, top + h // 2 - 8
        app.set_state('win.period', '2010-03-01/2010-05-31')
        app.wait_state('win.period', '2010-03-01/2010-05-31')
        app.drag((strip.at('2010-06-01')[0], foot), (strip.at('2010-08-25')[0], foot), held='ctrl')
        app.wait_state('win.period', lambda text: re.fullmatch(r'2010-03-01/2010-08-2[3-7]', text))
        begin, end = span(app)
        last = datetime.datetime.fromtimestamp(end, datetime.timezone.utc).strftime('%Y-%m-%d')
        app.drag((strip.at(last)[0], middle), (strip.at('2010-10-01')[0], middle))
        app.wait(lambda: abs(span(app)[1] - seconds('2010-10-01')) < 14 * DAY)
        assert span(app)[0] == begin
        narrow = settled(app)
        app.drag((strip.at('2010-05-01')[0], middle), (strip.at('2010-06-15')[0], middle))
        app.wait(lambda: span(app)[0] > narrow[0] + 30 * DAY)
        assert abs(width(app) / (narrow[1] - narrow[0]) - 1) < 0.01
        app.drag((strip.at('2010-01-20')[0], middle), (strip.at('2010-02-05')[0], middle))
        app.wait(lambda: width(app) < 30 * DAY)
        app.key('alt+Left')
        app.wait(lambda: abs(width(app) / (narrow[1] - narrow[0]) - 1) < 0.01)


def test_a_narrow_range_in_the_overview_has_a_middle():
    with open_sample() as app:
        strip = Axis(app)
        app.set_state('win.range', f'{seconds("2010-06-10")}/{seconds("2010-06-12")}')
        app.wait(lambda: width(app) < 3 * DAY)
        h = app.extents(overview(app))[3]
        middle = app.place(overview(app), 0, 0)[1] + h // 2 - 8
        x = strip.at('2010-06-11')[0]
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


main('1280x1020')


