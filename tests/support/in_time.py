# SPDX-License-Identifier: GPL-3.0-or-later
"""A window in which time is gone about: where its dates stand on the screen, and what it shows."""

import datetime
import time

from sample import sample, write
from uitest import App

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
    """Dates on the screen: the marks of two meetings say where the others are. Nothing is folded. Where all is in sight
    the overview has them below."""

    def __init__(self, app, first=1, last=10):
        self.y = app.place(timeline(app), 0, 0)[1] + AXIS
        self.x0, x1 = mark_x(app, f'Meeting {first}'), mark_x(app, f'Meeting {last}')
        self.t0, t1 = (seconds(f'2010-{i + 1:02}-15') for i in (first, last))
        self.px = (x1 - self.x0) / (t1 - self.t0)

    def at(self, date, dx=0):
        return int(self.x0 + (seconds(date) - self.t0) * self.px + dx), self.y
