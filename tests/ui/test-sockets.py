# SPDX-License-Identifier: GPL-3.0-or-later
"""The program speaks to the display and to the bus and to nobody else: no socket of a network is ever opened, whatever is
shown. Watched from outside, by strace."""

import os
import re
import shutil
import subprocess

from sample import sample, write

from uitest import App, main

# What a window needs: the display, the buses (session, accessibility, settings), the name service of the C library.
WANTED = re.compile(r'^(@?/tmp/\.X11-unix/X\d+|@?/tmp/dbus-\w+|.*/(bus|at-spi/bus[\w-]*|wayland-\d+)|/run/dbus/system_bus_socket|'
                    r'/var/run/dbus/system_bus_socket|/var/run/nscd/socket)$')
CALLS = 'socket,connect,bind,listen,sendto,sendmsg,sendmmsg'


def watched(log):
    return f'strace -D -f -qq -e signal=none -e trace={CALLS} -o {log}'


def foreign(log):
    """The calls that lead anywhere else, as strace wrote them. A pair of sockets of its own leads nowhere."""
    with open(log, encoding='utf-8', errors='replace') as file:
        calls = file.read().splitlines()
    assert any(' socket(AF_UNIX' in call or 'connect(' in call for call in calls), 'strace saw nothing at all'
    found = []
    for call in calls:
        family = re.search(r'\b(AF_\w+)', call)
        path = re.search(r'sun_path=(@?)"([^"]*)"', call)
        if re.search(r'\blisten\(', call) or (family and family.group(1) not in ('AF_UNIX', 'AF_UNSPEC')):
            found.append(call)
        elif path and not WANTED.match(path.group(1) + path.group(2)):
            found.append(call)
    return found


def test_a_window_reaches_display_and_bus_alone():
    data = sample()
    data['entities'][0]['image'] = 'https://example.org/face.png'
    data['entities'][0]['url'] = 'https://example.org/'
    log = os.path.join(os.environ['HOME'], 'calls.log')
    with App(write(data), program=f'{watched(log)} {os.environ["RAPPORT_PROGRAM"]}') as app:
        app.wait_state('win.page', 'main')
        for view in ('ctrl+1', 'ctrl+3', 'ctrl+4', 'ctrl+5', 'ctrl+2'):
            app.key(view)
        app.activate('app.about')
        app.wait(lambda: len(app.windows()) == 2, what='the about window')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1, what='no about window')
    assert foreign(log) == [], '\n'.join(foreign(log))


def test_the_watch_sees_a_network():
    log = os.path.join(os.environ['HOME'], 'network.log')
    script = ('import socket; s = socket.socket(socket.AF_UNIX)\ntry: s.connect("/nowhere")\nexcept OSError: pass\n'
              'socket.socket(socket.AF_INET).close()')
    subprocess.run([*watched(log).replace(' -D', '').split(), '/usr/bin/python3', '-c', script], check=True)
    assert len(foreign(log)) == 2, foreign(log)


def test_a_command_opens_no_socket():
    log = os.path.join(os.environ['HOME'], 'command.log')
    subprocess.run([*watched(log).replace(' -D', '').split(), os.environ['RAPPORT_PROGRAM'], 'export', write(sample()), '-o',
                    os.path.join(os.environ['HOME'], 'picture.pdf')], check=True)
    with open(log, encoding='utf-8') as file:
        assert file.read() == ''


def refusal():
    if not shutil.which('strace'):
        return 'strace is not installed'
    done = subprocess.run(['strace', '-o', os.devnull, 'true'], capture_output=True, text=True)
    return f'strace may not watch here: {done.stderr.strip()}' if done.returncode else None


if refusal():
    print(f'1..0 # SKIP {refusal()}')
else:
    main()
