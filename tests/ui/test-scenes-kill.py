# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed at any moment of a session in which a briefing is edited: no saved scene is ever lost, and of
what was not saved no more than the last ten seconds. Five times; with --all fifty times, --seed N to repeat them."""

import json
import os
import random
import signal
import sys
import tempfile
import time

import uitest
from sample import sample, write
from uitest import App, main

MOST_LOST = 10  # seconds of work that was not saved
TIMES = 50 if '--all' in sys.argv else 5
SEED = int(sys.argv[sys.argv.index('--seed') + 1]) if '--seed' in sys.argv else random.randrange(1 << 30)
sys.argv = sys.argv[:1]


def beside(path):
    return path.removesuffix('.json') + '.briefing.json'


def saved_titles(path):
    """What the file says: it is whole, whatever happened."""
    if not os.path.exists(beside(path)):
        return []
    with open(beside(path), encoding='utf-8') as file:
        return [scene.get('title', '') for scene in json.load(file)['scenes']]


class Session:
    """One hand at work. History holds what the briefing was, and since when."""

    def __init__(self, app, path, chance):
        self.app, self.path, self.chance = app, path, chance
        self.history = [(time.monotonic(), tuple(app.state('win.scene-names')))]
        self.saved = saved_titles(path)
        self.n_renamed = 0

    def look(self):
        now = tuple(self.app.state('win.scene-names'))
        if now != self.history[-1][1]:
            self.history.append((time.monotonic(), now))

    def step(self):
        n = len(self.history[-1][1])
        doing = self.chance.choice(['add', 'add', 'add', 'remove', 'duplicate', 'move', 'rename', 'undo', 'save'])
        if doing == 'add':
            self.app.set_state('win.selected', f'e{self.chance.randrange(12)}')
            self.app.activate('win.add-scene')
        elif doing == 'save':
            self.app.activate('win.save-briefing')
            self.saved = saved_titles(self.path)
        elif doing == 'undo':
            self.app.activate('win.undo-briefing')
        elif n:
            self.app.set_state('win.scene', self.chance.randrange(n))
            if doing == 'rename':
                self.app.activate('win.rename-scene')
                self.n_renamed += 1
                self.app.find('Title of the scene', 'entry')
                self.app.key('ctrl+a')
                self.app.type(f'T{self.n_renamed}')
                self.app.key('Return')
                self.app.wait_state('win.scene-names', lambda names: f'T{self.n_renamed}' in names)
            else:
                self.app.activate({'move': 'win.scene-up'}.get(doing, f'win.{doing}-scene'))
        self.look()


def kill(app):
    os.kill(app.pid, signal.SIGKILL)
    app.process.wait()
    # it is meant to end so
    app.process.returncode = 0


def killed_session(place, path, chance):
    """What was done until the end, and what was on the screen in the ten seconds before it."""
    with App(path, home=place) as app:
        app.wait_state('win.page', 'main')
        session = Session(app, path, chance)
        end = time.monotonic() + chance.uniform(0.5, 7)
        while time.monotonic() < end:
            session.step()
        # it dies within whatever this leads to
        app.activate(chance.choice(['win.add-scene', 'win.duplicate-scene', 'win.save-briefing']))
        time.sleep(chance.uniform(0, 0.06))
        kill(app)
    died = time.monotonic()
    since = [list(names) for i, (_, names) in enumerate(session.history)
             if i + 1 == len(session.history) or session.history[i + 1][0] >= died - MOST_LOST * uitest.PATIENCE]
    return session, since


def brought_back(place, path):
    with App(path, home=place) as app:
        app.wait_state('win.page', 'main')
        back = app.state('win.scene-names')
        kill(app)
    return back


def test_killed_at_any_moment():
    print(f'# --seed {SEED}')
    chance = random.Random(SEED)
    place = tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])
    path = write(sample())
    with open(path, 'rb') as file:
        before = file.read()
    for time_of in range(TIMES):
        session, since = killed_session(place, path, chance)
        found, last = saved_titles(path), since[-1]
        with_one_more = [found[:i] + found[i + 1:] for i in range(len(found))]
        assert found in (session.saved, last) or last in with_one_more, (time_of, found, session.saved, last)
        back = brought_back(place, path)
        with_one_more = [back[:i] + back[i + 1:] for i in range(len(back))]
        assert back in since or last in with_one_more, (time_of, back, since)
        with open(path, 'rb') as file:
            assert file.read() == before


main()
