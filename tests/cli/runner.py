# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the command line under test: a limit of time and memory for each run, no display, an own folder."""
import os
import resource
import subprocess
import sys
import tempfile
import unittest

CORE = os.environ["RAPPORT_CORE"]
DATASET = os.environ["RAPPORT_DATASET"]
SANITIZED = bool(os.environ.get("RAPPORT_SANITIZED"))
ALL = "--all" in sys.argv or bool(os.environ.get("RAPPORT_ALL"))
MEMORY = 1 << 30
NOBODY = 65534


def limits():
    if not SANITIZED:  # a sanitizer maps terabytes that it never touches
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(*arguments, seconds=20, stdout=subprocess.PIPE, preexec=limits, cwd=None, **environment):
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    env.update(environment)
    return subprocess.run([CORE, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=stdout,
                          stderr=subprocess.PIPE, timeout=seconds, env=env, preexec_fn=preexec, cwd=cwd)


def sample(items, step):
    """Under a sanitizer, unless asked for --all, each STEPth of ITEMS: it watches the ways through the code, of which each is gone
    once, and it changes no byte; the plain build looks at every case."""
    return list(items)[::step] if SANITIZED and not ALL else list(items)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def box(shape):
    """Of a shape in a dump: left, top, right, bottom."""
    return shape["x"], shape["y"], shape["x"] + shape["width"], shape["y"] + shape["height"]


def meeting(shapes, others=(), slack=0.01):
    """Pairs whose boxes meet by more than SLACK px both ways; by a sweep from left to right. With OTHERS, pairs of one and one."""
    entries = sorted([(box(s), 0, s) for s in shapes] + [(box(s), 1, s) for s in others], key=lambda entry: entry[0][0])
    alive, found = [], []
    for entry in entries:
        (left, top, _, bottom), side, shape = entry
        alive = [other for other in alive if other[0][2] > left + slack]
        found += [(shape, other[2]) for other in alive if (other[1] != side or not others)
                  and other[0][1] < bottom - slack and other[0][3] > top + slack]
        alive.append(entry)
    return found


class Case(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="rapport-cli-")
        self.addCleanup(self._folder.cleanup)
        self.folder = self._folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def expect(self, status, *arguments, **options):
        done = run(*arguments, **options)
        self.assertEqual(done.returncode, status, (arguments, done.stderr.decode(errors="replace")[:500]))
        return done

    def in_folder(self):
        return sorted(os.listdir(self.folder))

    def as_nobody(self):
        """How to run without leave to write to the folder from now on; root must become somebody else for that."""
        def become_nobody():
            limits()
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        how = become_nobody if os.geteuid() == 0 else limits
        try:
            if run("info", DATASET, preexec=how).returncode == 0:
                return how
        except (PermissionError, subprocess.SubprocessError):
            pass
        return self.skipTest("nobody may not run the program here")

    def on_full_disk(self, fill, old, commands, *arguments):
        """What COMMANDS (of a shell, $1 a disk of 1 MB where FILL bytes and a file OLD are; $2 … ARGUMENTS) do, where the tests may
        mount one."""
        disk = self.path("disk")
        os.mkdir(disk)
        script = f'mount -t tmpfs -o size=1m none "$1" && head -c {fill} /dev/zero >"$1/other" && printf old >"$1/{old}" || exit 77; {commands}'
        done = subprocess.run(["unshare", "-rm", "sh", "-c", script, "sh", disk, *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60)
        if done.returncode == 77 or b"unshare" in done.stderr:
            self.skipTest("no file system can be mounted here: " + done.stderr.decode().strip())
        return done


def main():
    sys.argv = [argument for argument in sys.argv if argument != "--all"]
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
