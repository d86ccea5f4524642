# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop for one test program: an X server without a screen, a window manager, a session bus and a home of its own.
It sets the environment of this process; import the accessibility bindings only after it stands."""

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile

NEEDED = ('Xvfb', 'openbox', 'dbus-daemon', 'xdotool', 'xclip', 'import')


# The X server that has several monitors, with outputs DUMMY0, DUMMY1 …
XORG = """Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 4096 2160
  EndSubSection
EndSection
"""
DUMMY = '/usr/lib/xorg/modules/drivers/dummy_drv.so'


def missing(monitors=None):
    """The programs that are not there: a reason to skip."""
    lacking = [name for name in NEEDED if not shutil.which(name)]
    if monitors:
        lacking += [name for name in ('Xorg', 'xrandr') if not shutil.which(name)]
        lacking += [] if os.path.exists(DUMMY) else ['xserver-xorg-video-dummy']
    return lacking


class Desktop:
    def __init__(self, size='1280x800', monitors=None):
        self.home = tempfile.mkdtemp(prefix='rapport-ui-')
        self._started = []
        runtime = os.path.join(self.home, 'run')
        os.makedirs(runtime, mode=0o700)
        for name in ('DBUS_SESSION_BUS_ADDRESS', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'AT_SPI_BUS_ADDRESS', 'GTK_THEME'):
            os.environ.pop(name, None)
        os.environ.update(HOME=self.home, XDG_RUNTIME_DIR=runtime, GDK_BACKEND='x11', GSK_RENDERER='cairo',
                          GSETTINGS_BACKEND='memory', GIO_USE_VFS='local', GTK_USE_PORTAL='0', NO_AT_BRIDGE='0', LC_ALL='C.UTF-8',
                          **folders_under(self.home))
        # The server picks a free number itself, so programs that start at the same moment never meet.
        if monitors:
            self._start_monitors(monitors)
        else:
            os.environ['DISPLAY'] = ':' + self._start_saying('Xvfb', '-displayfd', '{fd}', '-screen', '0', size + 'x24',
                                                             '-nolisten', 'tcp', '-noreset')
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = self._start_saying('dbus-daemon', '--session', '--nofork', '--nopidfile',
                                                                    '--print-address={fd}')
        self._start('openbox', '--sm-disable')

    def _start_monitors(self, sizes):
        """Monitors of these sizes, from left to right."""
        config = os.path.join(self.home, 'xorg.conf')
        with open(config, 'w', encoding='utf-8') as file:
            file.write(XORG)
        os.environ['DISPLAY'] = ':' + self._start_saying(
            'Xorg', '-displayfd', '{fd}', '-config', config, '-logfile', os.path.join(self.home, 'xorg.log'), '-noreset',
            '-nolisten', 'tcp', '-novtswitch', '-sharevts')
        for number, size in enumerate(sizes):
            output = f'DUMMY{number}'
            if number:
                subprocess.run(['xrandr', '--addmode', output, size], check=True)
            beside = ['--right-of', f'DUMMY{number - 1}'] if number else []
            subprocess.run(['xrandr', '--output', output, '--mode', size, *beside], check=True)
        # the server notices them when it is asked
        subprocess.run(['xrandr'], check=True, capture_output=True)

    def _start(self, *argv, **options):
        log = open(os.path.join(self.home, argv[0] + '.log'), 'wb')
        self._started.append(subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                              start_new_session=True, preexec_fn=end_with_us, **options))
        log.close()

    def _start_saying(self, *argv):
        """Starts a program that writes one line to a pipe when it is ready, and gives that line."""
        read, write = os.pipe()
        self._start(*(word.replace('{fd}', str(write)) for word in argv), pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            line = pipe.readline().strip()
        if not line:
            raise RuntimeError(f'{argv[0]} did not start')
        return line

    def stop(self):
        for process in reversed(self._started):
            try:
                # Its group: the bus has started the accessibility services there.
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(5)
            except ProcessLookupError:
                pass
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def end_with_us(_prctl=ctypes.CDLL(None).prctl):
    """A test that is killed for its time takes its display along, and with it the program: left behind, they would slow
    down the next."""
    _prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def folders_under(home):
    """Where a program in that home keeps its things, as environment."""
    return {f'XDG_{kind}_HOME': os.path.join(home, '.' + kind.lower()) for kind in ('CONFIG', 'DATA', 'STATE', 'CACHE')}
