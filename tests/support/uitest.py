# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that use the window as a person does: through the accessibility tree, the pointer, the keys and the clipboard.

    from uitest import App, main

    def test_a_meeting_can_be_picked():
        with App('data/small.json') as app:
            app.click(app.find('Talks in Geneva'))
            app.wait_state('win.selection', 'talks')
            app.shot('picked')

    main()

Every function test_… of the calling file is one TAP point with a program of its own. A warning in the program's log
fails it. Whatever is awaited is polled until its deadline. Environment: RAPPORT_PROGRAM
(the program), RAPPORT_SHOTS (the folder of the pictures), RAPPORT_PATIENCE (a factor for all deadlines)."""

import contextlib
import inspect
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

from desktop import Desktop, folders_under, missing
from seen import Watcher

APP_ID = os.environ.get('RAPPORT_APP_ID', 'io.github.rapport.Rapport')
SHOTS = os.environ.get('RAPPORT_SHOTS', os.path.join(os.getcwd(), 'ui-shots'))
# Role names differ between GTK 4.8 and later ones.
ALIAS = {'push button': 'button', 'toggle button': 'toggle', 'text': 'entry', 'scroll pane': 'scroll area', 'grouping': 'panel'}
COMPLAINT = re.compile(r'(-|\b)(CRITICAL|WARNING|ERROR)\b.*\*\*|\*\*.*\b(CRITICAL|WARNING|ERROR)\b|Sanitizer|runtime error:')
# What a bare X server makes the toolkit say, and is nobody's fault.
HARMLESS = re.compile(r'dbind-WARNING|Failed to set fd limit|Unable to acquire session bus|xdg-desktop-portal|org.freedesktop.portal'
                      r'|Vulkan|MESA|libEGL|Failed to load module|Settings portal|libcolord|colord|Unknown key gtk-')
DOUBLE_CLICK = 0.42
# Seconds that a finger stays down. On X a frame drawn between a press and its release asks the server whether the button is
# down, and where it is up already, newer versions of the toolkit take the click for broken off.
PRESSED = 0.08
# Of how many times the usual a program that a sanitizer watches is given.
PATIENCE = float(os.environ.get('RAPPORT_PATIENCE', 1))
AT_REST = 0.2  # seconds: longer than invisible children lag behind the drawing
Atspi = Gio = GLib = None


class Missing(AssertionError):
    """What was awaited did not come in time."""


def wait(question, seconds=10, what='what was awaited'):
    """Asks until the answer is true, and gives it; an accessible that dies meanwhile counts as no."""
    end = time.monotonic() + seconds * PATIENCE
    while True:
        while GLib.MainContext.default().pending():
            GLib.MainContext.default().iteration(False)
        with contextlib.suppress(GLib.Error):
            answer = question()
            if answer:
                return answer
        if time.monotonic() > end:
            raise Missing(f'not within {seconds} s: {what}')
        time.sleep(0.02)


def one_name(role):
    """The one name of a role that several versions call differently."""
    return ALIAS.get(role, role)


def role_of(node):
    return one_name(node.get_role_name())


def role_of_seen(seen):
    return one_name(Atspi.role_get_name(Atspi.Role(seen.role)))


def describe(node):
    return f'{role_of(node)} "{node.get_name() or ""}"' + (f' ({node.get_description()})' if node.get_description() else '')


class App:
    """A running program. Files and options are its arguments; home is kept by the caller to start again in the same."""

    def __init__(self, *arguments, program=None, env=None, home=None, dark=False, contrast=False, animations=False,
                 text=100, app_id=APP_ID, expect_window=True):
        self.app_id, self._clicked, self._watcher = app_id, 0.0, None
        self._own_home = None if home else tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])
        self.home = home or self._own_home
        self.log_path = os.path.join(self.home, 'program.log')
        self.allowed = []
        folders = folders_under(self.home)
        settings = os.path.join(folders['XDG_CONFIG_HOME'], 'gtk-4.0', 'settings.ini')
        os.makedirs(os.path.dirname(settings), exist_ok=True)
        with open(settings, 'w', encoding='utf-8') as file:
            file.write(f'[Settings]\ngtk-enable-animations={int(animations)}\ngtk-cursor-blink=0\n')
        if text != 100:
            # Without a settings daemon a style sheet is the only way to the resolution, in percent of the usual.
            with open(os.path.join(os.path.dirname(settings), 'gtk.css'), 'w', encoding='utf-8') as file:
                file.write(f'* {{ -gtk-dpi: {96 * text / 100}; }}\n')
        looks = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark' if dark else 'prefer-light', 'ADW_DEBUG_HIGH_CONTRAST': str(int(contrast))}
        argv = [*shlex.split(program or os.environ['RAPPORT_PROGRAM']), *map(str, arguments)]
        with open(self.log_path, 'ab') as log:
            self.process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                                            env={**os.environ, 'HOME': self.home, **folders, **looks, **(env or {})})
        self.pid = self.process.pid
        if expect_window:
            try:
                self.tree = self.wait(self._find_tree, 20, 'the program in the accessibility tree')
                self.wait(self.windows, 10, 'a window on the screen')
            except BaseException:
                self._end()
                raise

    # Coming and going

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error:
            with contextlib.suppress(Exception):
                self.shot('failed')
                print('\n'.join('# ' + line for line in self.outline()[:120]))
        try:
            self.close()
        except AssertionError as complaint:
            if not error:
                raise
            print('# and on closing: ' + str(complaint).replace('\n', '\n# '))

    def close(self):
        """Ends the program as a signal to it would, and fails on anything that it complained of."""
        self._end()
        complaints = self.complaints()
        assert not complaints, 'the program complained:\n' + '\n'.join(complaints)

    def _end(self):
        died = self.process.poll()
        if died is None:
            with contextlib.suppress(Exception):
                self.call('/' + self.app_id.replace('.', '/'), 'org.gtk.Actions', 'Activate', '(sava{sv})', 'quit', [], {})
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(self.pid, signal.SIGTERM)
                try:
                    self.process.wait(5)
                except subprocess.TimeoutExpired:
                    os.killpg(self.pid, signal.SIGKILL)
                    self.process.wait()
        with open(self.log_path, encoding='utf-8', errors='replace') as log:
            self._log = log.read()
        if self._own_home:
            shutil.rmtree(self._own_home, ignore_errors=True)
        assert died in (None, 0), f'the program died by itself, status {died}:\n{self._log[-3000:]}'

    def log(self):
        """What the program has said so far."""
        if self.process.poll() is not None and hasattr(self, '_log'):
            return self._log
        with open(self.log_path, encoding='utf-8', errors='replace') as log:
            return log.read()

    def complaints(self):
        return [line for line in self.log().splitlines() if COMPLAINT.search(line) and not HARMLESS.search(line)
                and not any(re.search(pattern, line) for pattern in self.allowed)]

    def wait(self, question, seconds=10, what='what was awaited'):
        def alive():
            assert self.process.poll() is None, f'the program ended, status {self.process.returncode}:\n{self.log()[-3000:]}'
            return question()
        return wait(alive, seconds, what)

    # The accessibility tree

    def _find_tree(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            with contextlib.suppress(GLib.Error):
                child = desktop.get_child_at_index(index)
                if child and child.get_process_id() == self.pid and child.get_child_count():
                    return child
        return None

    def walk(self, node=None):
        """The nodes as they are found; one that dies while it is asked is none."""
        node = node or self.tree
        yield node
        with contextlib.suppress(GLib.Error):
            for index in range(node.get_child_count()):
                child = node.get_child_at_index(index)
                if child:
                    yield from self.walk(child)

    def outline(self, node=None, depth=0):
        """The tree as lines, for a person to read."""
        node = node or self.tree
        lines = ['  ' * depth + describe(node)]
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child:
                lines += self.outline(child, depth + 1)
        return lines

    def seen(self, within=None):
        """The tree as it is now, or the part of it below a node (None: it is gone): for questions about many nodes."""
        self._watcher = self._watcher or Watcher(Atspi, Gio, GLib, self.tree.app.bus_name)
        root = self._watcher.look()
        return next((seen for seen in root.walk() if seen.path == within.path), None) if within else root

    def seen_all(self, name=None, role=None, within=None):
        """All that is called so now (a string: exactly; a pattern: anywhere in name or description), as it is seen; role
        may be several."""
        roles = {one_name(name) for name in ((role,) if isinstance(role, str) else role or ())}
        def called(seen):
            texts = (seen.name, seen.description)
            return name in texts if isinstance(name, str) else any(name.search(text) for text in texts)
        root = self.seen(within)
        return [seen for seen in (root.walk() if root else ())
                if (name is None or called(seen)) and (not roles or role_of_seen(seen) in roles)]

    def node(self, seen, known=None):
        """What was seen, to be used; None when the tree has changed since. known keeps the nodes on the way to others."""
        known = {} if known is None else known
        if not seen.above:
            return self.tree
        if seen.path not in known:
            above, place = self.node(seen.above, known), next(i for i, node in enumerate(seen.above.held) if node is seen)
            known[seen.path] = above and self._child_with(above, place, seen.path)
        return known[seen.path]

    def _child_with(self, above, place, path):
        with contextlib.suppress(GLib.Error):
            child = above.get_child_at_index(place)
            if child and child.path == path:
                return child
            above.clear_cache()
            child = above.get_child_at_index(place)
            return child if child and child.path == path else None
        return None

    def find_all(self, name=None, role=None, within=None):
        """As seen_all(), to be used."""
        known = {}
        nodes = [self.node(seen, known) for seen in self.seen_all(name, role, within)]
        return [node for node in nodes if node]

    def find(self, name=None, role=None, within=None, seconds=10):
        """The first that is called so and has a place on the screen, as soon as there is one."""
        def first():
            known = {}
            nodes = (self.node(seen, known) for seen in self.seen_all(name, role, within))
            return next((node for node in nodes if node and self.extents(node)[2] > 0), None)
        return self.wait(first, seconds, f'{role or "anything"} called {name}')

    def gone(self, name=None, role=None, seconds=10):
        def none():
            return all(self.extents(node)[2] <= 0 for node in self.find_all(name, role))
        self.wait(none, seconds, f'no more {role or "anything"} called {name}')

    def has(self, node, state):
        """Whether the node has a state: 'focused', 'selected', 'checked', 'expanded' …"""
        return node.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    def focused(self):
        """What has the focus, or None. Where the tree changes meanwhile it is looked at again."""
        for _ in range(5):
            seen = next((seen for seen in self.seen().walk() if seen.has(Atspi.StateType.FOCUSED)), None)
            node = seen and self.node(seen)
            if node or not seen:
                return node
        return None

    def text(self, node):
        """The text of an entry or a label."""
        for part in self.walk(node):
            interface = part.get_text_iface()
            if interface:
                return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))
        return node.get_name()

    def do(self, node, action=0):
        """Does what the node offers, without a pointer: by number, or by name."""
        offered = node.get_action_iface()
        assert offered, f'{describe(node)} offers nothing to do'
        if isinstance(action, str):
            names = [Atspi.Action.get_action_name(offered, i) for i in range(Atspi.Action.get_n_actions(offered))]
            assert action in names, f'{describe(node)} offers {names}, not {action}'
            action = names.index(action)
        assert Atspi.Action.do_action(offered, action)

    # Where things are

    def xdotool(self, *words):
        return subprocess.run(['xdotool', *map(str, words)], capture_output=True, text=True, timeout=60).stdout.strip()

    def windows(self):
        """The X windows of the program, the latest last."""
        return self.xdotool('search', '--onlyvisible', '--pid', self.pid).split()

    def extents(self, node):
        """x, y, width and height in its window, as the toolkit says them."""
        component = node.get_component_iface()
        if not component:
            return 0, 0, 0, 0
        box = Atspi.Component.get_extents(component, Atspi.CoordType.WINDOW)
        told = box.x, box.y, box.width, box.height
        # newer toolkits tell of what has no place yet whatever was in the memory: no window is as large
        return told if max(map(abs, told)) < 32768 else (0, 0, 0, 0)

    def _frame_of(self, node):
        while node.get_parent() and node.get_parent() != self.tree and node.get_parent().get_role_name() != 'application':
            node = node.get_parent()
        return node

    def window_of(self, node=None):
        """The X window that a node stands in."""
        windows = self.wait(self.windows, 5, 'a window on the screen')
        title = self._frame_of(node).get_name() if node else None
        named = [window for window in windows if title and self.xdotool('getwindowname', window) == title]
        return (named or windows)[-1]

    def geometry(self, window=None):
        """x, y, width, height of an X window on the screen."""
        lines = self.xdotool('getwindowgeometry', '--shell', window or self.window_of()).splitlines()
        values = dict(line.split('=') for line in lines if '=' in line)
        return tuple(int(values[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def place(self, node, across=0.5, down=0.5):
        """A point of a node on the screen, as parts of its width and height."""
        x, y, width, height = self.geometry(self.window_of(node))
        content = self.extents(self._frame_of(node).get_child_at_index(0))
        left, top, w, h = self.extents(node)
        # The frame's first child lies in the middle of the X window: what is around it is the border of shadows.
        return (int(x + (width - content[2]) // 2 - content[0] + left + w * across),
                int(y + (height - content[3]) // 2 - content[1] + top + h * down))

    def _point(self, target, across=0.5, down=0.5):
        if isinstance(target, tuple):
            return target
        self.at_rest(target)  # a hand does not aim at what moves
        return self.place(target, across, down)

    def at_rest(self, node):
        """The extents of a node once it stays there: what the drawing has left, the invisible children still follow."""
        seen = [None, 0]
        def resting():
            now = self.extents(node)
            if now != seen[0]:
                seen[:] = now, time.monotonic()
            return time.monotonic() - seen[1] > AT_REST
        self.wait(resting, 5, f'{describe(node)} at rest')
        return seen[0]

    # Hands. A target is a node or a point (x, y) of the screen; keys are held as in held='ctrl+shift'.

    def _held(self, held, *words):
        keys = held.split('+') if held else []
        self.xdotool(*(w for key in keys for w in ('keydown', key)), *words, *(w for key in reversed(keys) for w in ('keyup', key)))

    def hover(self, target, across=0.5, down=0.5):
        for _ in range(5):
            x, y = self._point(target, across, down)
            # A pointer that comes from nowhere is one event; a hand makes several.
            self.xdotool('mousemove', x - 3, y - 3, 'sleep', 0.02, 'mousemove', x, y, 'sleep', 0.03)
            # what has moved away meanwhile is followed
            if isinstance(target, tuple) or self.place(target, across, down) == (x, y):
                return

    def click(self, target, button=1, count=1, held=None, across=0.5, down=0.5):
        # Two clicks within this time are a double click, or break one: a hand that means two of them waits as well.
        time.sleep(max(0, self._clicked + DOUBLE_CLICK - time.monotonic()))
        self.hover(target, across, down)
        self._held(held, *('mousedown', button, 'sleep', PRESSED, 'mouseup', button, 'sleep', PRESSED) * count)
        self._clicked = time.monotonic()

    def scroll(self, target, steps, held=None, across=0.5, down=0.5):
        """Turns the wheel: downwards for positive steps, upwards for negative ones."""
        self.hover(target, across, down)
        self._held(held, 'click', '--repeat', abs(steps), '--delay', 30, 5 if steps > 0 else 4)

    def drag(self, start, end, held=None, button=1, steps=12, drop=True):
        (x, y), (to_x, to_y) = self._point(start), self._point(end)
        self.hover((x, y))
        words = ['mousedown', button]
        for step in range(1, steps + 1):
            words += ['sleep', 0.015, 'mousemove', x + (to_x - x) * step // steps, y + (to_y - y) * step // steps]
        self._held(held, *words, 'sleep', 0.03, *(['mouseup', button] if drop else []))

    def key(self, *keys):
        """Presses keys one after another: key('ctrl+f', 'Return')."""
        # when a window has gone nobody has the focus for a moment, and keys go nowhere
        self.wait(lambda: self.xdotool('getactivewindow', 'getwindowpid') == str(self.pid), 5, 'a window that has the focus')
        for key in keys:
            self.xdotool('key', '--delay', 25, key)

    def turn_to(self, page):
        """In the menu that is open, by keys: one that has been pushed aside stands elsewhere than it says."""
        def focused():
            return [seen.name for seen in self.seen().walk() if seen.has(Atspi.StateType.FOCUSED)]
        self.find(page, 'menu item')
        for _ in range(40):
            before = focused()
            if before == [page]:
                break
            self.key('Down')
            self.wait(lambda: focused() != before, what='that the focus moves')
        self.key('Return')

    @contextlib.contextmanager
    def holding(self, key):
        self.xdotool('keydown', key)
        try:
            yield
        finally:
            self.xdotool('keyup', key)

    def type(self, text):
        """Types plain ASCII; paste the rest."""
        assert text.isascii(), 'paste what is not ASCII'
        self.xdotool('type', '--delay', 25, text)

    def paste(self, text):
        self.set_clipboard(text)
        self.key('ctrl+v')

    def set_clipboard(self, text):
        subprocess.run(['xclip', '-selection', 'clipboard', '-i'], input=text.encode(), stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True, timeout=10)

    def clipboard(self, target='UTF8_STRING'):
        """What is in the clipboard: text, or the bytes of another target such as image/png."""
        read = subprocess.run(['xclip', '-selection', 'clipboard', '-t', target, '-o'], capture_output=True, timeout=10).stdout
        return read.decode() if target == 'UTF8_STRING' else read

    def choose_file(self, path):
        """Answers the toolkit's own file dialog, which has the focus. Typing would meet its completion, so it is pasted."""
        self.wait(lambda: len(self.windows()) > 1 and self.xdotool('getactivewindow') == self.window_of(), 5, 'a dialog with the focus')
        # its path bar gives its two arrows no place until it knows the folder (gtk_path_bar_size_allocate), and is drawn
        self.allowed = (*self.allowed, 'Trying to snapshot GtkButton .* without a current allocation')
        self.key('ctrl+l', 'ctrl+a')
        self.paste(str(path))
        self.key('Delete', 'Return')

    def resize(self, width, height):
        self.xdotool('windowsize', self.window_of(), width, height)

    # The bus: actions and their states

    def call(self, path, interface, method, signature, *values):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        return bus.call_sync(self.app_id, path, interface, method, GLib.Variant(signature, values) if signature else None,
                             None, Gio.DBusCallFlags.NONE, 10000, None).unpack()

    def _actions_at(self, name):
        """The object and the bare name of 'app.quit', 'win.fit-all' or 'fit-all' (the window's)."""
        group, _, bare = name.rpartition('.')
        path = '/' + self.app_id.replace('.', '/').replace('-', '_')
        if group == 'app':
            return path, bare
        number = group[3:] or '1'
        return f'{path}/window/{number}', bare

    def activate(self, name, value=None):
        """Activates an action; value is a GLib.Variant or a plain string, bool, int or float."""
        path, bare = self._actions_at(name)
        self.call(path, 'org.gtk.Actions', 'Activate', '(sava{sv})', bare, [] if value is None else [variant(value)], {})

    def actions(self, group='win'):
        """{name: (enabled, state)} of all the actions of the window or the application."""
        described = self.call(self._actions_at(group + '.x')[0], 'org.gtk.Actions', 'DescribeAll', None)[0]
        return {name: (enabled, state[0] if state else None) for name, (enabled, _, state) in described.items()}

    def state(self, name):
        path, bare = self._actions_at(name)
        enabled, _, state = self.call(path, 'org.gtk.Actions', 'Describe', '(s)', bare)[0]
        return state[0] if state else None

    def enabled(self, name):
        path, bare = self._actions_at(name)
        return self.call(path, 'org.gtk.Actions', 'Describe', '(s)', bare)[0][0]

    def set_state(self, name, value):
        path, bare = self._actions_at(name)
        self.call(path, 'org.gtk.Actions', 'SetState', '(sva{sv})', bare, variant(value), {})

    def wait_state(self, name, expected, seconds=10):
        """Waits until the action's state is (or, for a function, satisfies) what is expected, and gives it."""
        seen = []
        def there():
            seen[:] = [self.state(name)]
            return expected(seen[0]) if callable(expected) else seen[0] == expected
        try:
            self.wait(there, seconds)
        except Missing:
            raise Missing(f'{name} is {seen[0] if seen else "not there"} after {seconds} s, not {expected}') from None
        return seen[0]

    # Pictures

    def shot(self, name, window=None):
        """A picture of the window for a person to look at; gives its path."""
        os.makedirs(SHOTS, exist_ok=True)
        path = os.path.join(SHOTS, f'{os.path.splitext(os.path.basename(sys.argv[0]))[0]}-{name}.png')
        subprocess.run(['import', '-window', window or self.window_of(), path], check=True, timeout=30, capture_output=True)
        return path

    def colours(self, picture):
        """How many colours a picture has: one says that nothing was drawn."""
        return int(subprocess.run(['identify', '-format', '%k', picture], capture_output=True, text=True, check=True).stdout)


def variant(value):
    if isinstance(value, GLib.Variant):
        return value
    kinds = {bool: 'b', int: 'i', float: 'd', str: 's'}
    return GLib.Variant(kinds[type(value)], value)


def _bindings():
    global Atspi, Gio, GLib
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi as atspi, Gio as gio, GLib as glib
    Atspi, Gio, GLib = atspi, gio, glib


def main(size='1280x800', monitors=None):
    """Runs every test_… function of the calling file (or those whose names are given as arguments) and ends the program."""
    import warnings
    warnings.simplefilter('ignore', DeprecationWarning)
    caller = inspect.currentframe().f_back.f_globals
    tests = [(name, value) for name, value in caller.items() if name.startswith('test_') and callable(value)]
    tests = [test for test in tests if len(sys.argv) < 2 or test[0] in sys.argv[1:]]
    lacking = missing(monitors)
    if lacking:
        print(f'1..0 # SKIP not installed: {", ".join(lacking)}')
        sys.exit(0)
    desktop = Desktop(size, monitors)
    failed = 0
    try:
        _bindings()
        print(f'1..{len(tests)}')
        for number, (name, test) in enumerate(tests, 1):
            words = name[5:].replace('_', ' ')
            try:
                test()
                print(f'ok {number} - {words}', flush=True)
            except Exception:
                failed += 1
                print(f'not ok {number} - {words}')
                print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()), flush=True)
    finally:
        desktop.stop()
    sys.exit(1 if failed or not tests else 0)
