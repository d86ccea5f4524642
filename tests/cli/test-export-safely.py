# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever happens while a picture is written: a clear message, the old file whole, nothing left behind."""
import errno
import os
import random
import resource
import signal
import stat
import subprocess
import time

from runner import CORE, DATASET, Case, limits, main, read, run

OLD = b"what was there before"
SUFFIXES = (".png", ".svg", ".pdf")
N_KILLS = 100
FAIL_NTH = os.environ.get("RAPPORT_FAIL_NTH")


def at_most(size):
    def set_limit():
        limits()
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return set_limit


class Safely(Case):
    def refused(self, out, *words, dataset=DATASET, **options):
        """An export to OUT that fails, and names the file and the reason."""
        before = self.in_folder()
        done = self.expect(1, "export", dataset, "-o", out, "--size", "640x400", **options)
        message = done.stderr.decode()
        self.assertIn(os.path.basename(out)[:40], message)
        for word in words:
            self.assertIn(word, message)
        self.assertEqual(len(message.strip().splitlines()), 1, message)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(self.in_folder(), before)

    def test_no_room(self):
        for suffix in SUFFIXES:
            for size in (0, 1, 1000, 4096):
                old = self.write("x" + suffix, OLD)
                self.refused(old, "File too large", preexec=at_most(size))
                self.assertEqual(read(old), OLD)

    def test_full_disk(self):
        done = self.on_full_disk(600000, "x.png", '"$2" export "$3" -o "$1/x.png" --scale 4; echo "status $?"; cat "$1/x.png"; echo; ls -A "$1"',
                                 CORE, DATASET)
        self.assertEqual(done.stdout.decode().splitlines(), ["status 1", "old", "other", "x.png"])
        self.assertIn(b"No space left on device", done.stderr)

    def test_read_only(self):
        old, locked = self.write("x.svg", OLD), self.write("locked.svg", OLD)
        os.chmod(locked, 0o444)
        how = self.as_nobody()
        for out, why in ((locked, b"Permission denied"), (self.path("new.svg"), b"its folder may not be written to")):
            done = run("export", DATASET, "-o", out, preexec=how)
            self.assertEqual(done.returncode, 1)
            self.assertIn(os.path.basename(out).encode() + b": " + why, done.stderr)
        self.assertNotEqual(run("export", DATASET, "-o", old, preexec=how).returncode, 0)
        self.assertEqual((read(old), read(locked)), (OLD, OLD))
        self.assertEqual(self.in_folder(), ["locked.svg", "x.svg"])

    def test_devices(self):
        """Neither opened nor waited for: what a link leads to counts."""
        os.mkfifo(self.path("fifo.pdf"))
        os.mkdir(self.path("folder.pdf"))
        for name, target in (("full.pdf", "/dev/full"), ("null.pdf", "/dev/null"), ("to-fifo.pdf", "fifo.pdf")):
            os.symlink(target, self.path(name))
        for name in ("fifo.pdf", "to-fifo.pdf", "full.pdf", "null.pdf"):
            self.refused(self.path(name), "is no regular file", seconds=10)
        self.refused(self.path("folder.pdf"), "is a folder")
        self.assertTrue(stat.S_ISFIFO(os.lstat(self.path("fifo.pdf")).st_mode))

    def test_links(self):
        target = self.write("target.svg", OLD)
        os.chmod(target, 0o640)
        os.symlink("target.svg", self.path("link.svg"))
        os.symlink("link.svg", self.path("second.svg"))
        os.symlink("new.svg", self.path("dangling.svg"))
        os.symlink("none/new.svg", self.path("nowhere.svg"))
        os.symlink("ring.svg", self.path("ring.svg"))
        self.expect(0, "export", DATASET, "-o", self.path("second.svg"))
        self.assertTrue(read(target).startswith(b"<?xml"))
        self.assertEqual(stat.S_IMODE(os.stat(target).st_mode), 0o640)
        self.expect(0, "export", DATASET, "-o", self.path("dangling.svg"))
        self.assertEqual(read(self.path("new.svg")), read(target))
        for name in ("link.svg", "second.svg", "dangling.svg", "nowhere.svg"):
            self.assertTrue(os.path.islink(self.path(name)))
        self.refused(self.path("nowhere.svg"), "folder does not exist")
        self.refused(self.path("ring.svg"), "Too many levels of symbolic links")

    def test_hard_link(self):
        """The name alone is replaced: what else bears the file keeps it."""
        old, other = self.write("x.svg", OLD), self.path("other")
        os.link(old, other)
        self.expect(0, "export", DATASET, "-o", old)
        self.assertEqual(read(other), OLD)
        self.assertTrue(read(old).startswith(b"<?xml"))

    def test_dataset_itself(self):
        dataset = self.write("in.svg", read(DATASET))
        os.mkdir(self.path("folder"))
        os.symlink("in.svg", self.path("soft.svg"))
        os.symlink("soft.svg", self.path("softer.svg"))
        os.link(dataset, self.path("hard.svg"))
        for out in ("in.svg", "soft.svg", "softer.svg", "hard.svg", "folder/../in.svg"):
            self.refused(self.path(out), "is the dataset itself", dataset=dataset)
        self.refused(self.path("in.svg"), "is the dataset itself", dataset=self.path("softer.svg"))
        self.assertEqual(read(dataset), read(DATASET))

    def test_no_folder(self):
        self.refused(self.path("none/x.png"), "folder does not exist")
        self.write("file", b"")
        self.refused(self.path("file/x.png"), "Not a directory")
        self.refused(self.path("n" * 252 + ".png"), "File name too long")
        self.refused("/proc/x.png")

    def test_folder_vanished(self):
        """The folder in which the program runs is gone."""
        gone = self.path("gone")
        os.mkdir(gone)

        def vanish():
            limits()
            os.chdir(gone)
            os.rmdir(gone)
        done = run("export", DATASET, "-o", "x.png", preexec=vanish)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"x.png: its folder does not exist", done.stderr)
        self.assertEqual(self.in_folder(), [])

    def test_file_of_many_names(self):
        """A name of any letters is one."""
        for name in ("a b.svg", "-x.svg", "ə.svg", "new\nline.svg", "100%s.svg", ".svg.svg"):
            self.expect(0, "export", DATASET, "-o", self.path(name))
            self.assertTrue(read(self.path(name)).startswith(b"<?xml"), name)
        bad = os.path.join(os.fsencode(self.folder), b"\xff.svg")
        self.assertEqual(subprocess.run([CORE, "export", DATASET, "-o", bad], timeout=20).returncode, 0)
        self.assertTrue(read(bad).startswith(b"<?xml"))

    def test_killed(self):
        """At any moment: the old file or the new, and the next export clears away what is left."""
        out = self.write("x.svg", OLD)
        self.expect(0, "export", DATASET, "-o", self.path("new.svg"))
        new = read(self.path("new.svg"))
        begin = time.monotonic()
        self.expect(0, "export", DATASET, "-o", self.path("new.svg"))
        whole = time.monotonic() - begin
        chance = random.Random(6)
        seen = {OLD: 0, new: 0}
        for _ in range(N_KILLS):
            self.write("x.svg", OLD)
            process = subprocess.Popen([CORE, "export", DATASET, "-o", out], preexec_fn=limits,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            time.sleep(whole * (0.5 + 0.7 * chance.random()))  # mostly about the time of the writing
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=20)
            found = read(out)
            self.assertIn(found, seen, "a part of a file")
            seen[found] += 1
            left = [name for name in self.in_folder() if name not in ("x.svg", "new.svg")]
            self.assertLessEqual(len(left), 1, left)
        print("old", seen[OLD], "times, new", seen[new], "times")
        self.assertEqual(sum(seen.values()), N_KILLS)
        self.expect(0, "export", DATASET, "-o", out)
        self.assertEqual(self.in_folder(), ["new.svg", "x.svg"])

    def test_series(self):
        """Pages of one figure, a file each: if one cannot be written, none is."""
        pages = ("--view", "table", "--size", "640x400")
        self.expect(0, "export", DATASET, "-o", self.path("x.png"), *pages)
        names = self.in_folder()
        self.assertGreater(len(names), 5)
        self.assertEqual(names, [f"x-{i + 1:03}.png" for i in range(len(names))])
        whole = max(os.path.getsize(self.path(name)) for name in names)
        for name in names:
            self.write(name, OLD)
        third = self.path("x-003.png")
        os.remove(third)
        os.mkdir(third)
        done = self.expect(1, "export", DATASET, "-o", self.path("x.png"), *pages)
        self.assertIn(b"x-003.png: is a folder", done.stderr)
        os.rmdir(third)
        dataset = self.write("x-003.png", read(DATASET))
        done = self.expect(1, "export", dataset, "-o", self.path("x.png"), *pages)
        self.assertIn(b"x-003.png: is the dataset itself", done.stderr)
        self.assertEqual(read(third), read(DATASET))
        self.write("x-003.png", OLD)
        done = self.expect(1, "export", DATASET, "-o", self.path("x.png"), *pages, preexec=at_most(whole - 1))
        self.assertIn(b"File too large", done.stderr)  # the largest page alone
        self.assertEqual({name: read(self.path(name)) for name in self.in_folder()}, dict.fromkeys(names, OLD))

    def test_series_goes_wrong_late(self):
        """When names were given already, the message says to which, and each file is the old or the new one, whole."""
        self.without_faults()
        pages = ("--view", "table", "--size", "640x400")
        done = self.faulty(self.path("x.png"), "rename", 3, errno.EIO, *pages)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r"of \d+ files only x-001.png to x-002.png are written: .*x-003.png: ")
        self.assertEqual(self.in_folder(), ["x-001.png", "x-002.png"])

    def faulty(self, out, call, nth, number, *choices):
        """An export in which one call goes wrong with that errno; 0: there the program is killed."""
        return run("export", DATASET, "-o", out, *choices, LD_PRELOAD=FAIL_NTH, FAIL_CALL=call, FAIL_NTH=str(nth),
                   FAIL_ERRNO=str(number), FAIL_IN=self.folder)

    def without_faults(self):
        if not FAIL_NTH or os.environ.get("RAPPORT_SANITIZED"):
            self.skipTest("nothing can be preloaded before a sanitizer" if FAIL_NTH else "RAPPORT_FAIL_NTH is not set: nothing fails calls")

    def test_each_call_fails(self):
        """Whichever call on the way fails, whenever: a message, the old file, nothing else."""
        self.without_faults()
        for call, number in (("open", errno.ENOSPC), ("fchmod", errno.EPERM), ("write", errno.ENOSPC),
                             ("write", errno.EIO), ("fsync", errno.EIO), ("linkat", errno.ENOENT), ("rename", errno.EXDEV)):
            failed = 0
            for nth in range(1, 100):
                out = self.write("x.svg", OLD)
                done = self.faulty(out, call, nth, number)
                self.assertEqual(self.in_folder(), ["x.svg"], (call, nth))
                if done.returncode == 0:
                    self.assertTrue(read(out).startswith(b"<?xml"))
                    break
                self.assertEqual((done.returncode, read(out)), (1, OLD), (call, nth))
                self.assertIn(os.strerror(number), done.stderr.decode())
                failed += 1
            self.assertEqual(done.returncode, 0)
            self.assertGreater(failed, 2 if call == "write" else 0, call)

    def test_killed_at_each_call(self):
        """The old file or the new one, and what is left over goes with the next export."""
        self.without_faults()
        most_left = 0
        for call in ("open", "fchmod", "write", "fsync", "linkat", "rename"):
            for nth in range(1, 100):
                out = self.write("x.svg", OLD)
                done = self.faulty(out, call, nth, 0)
                if done.returncode == 0:
                    break
                self.assertEqual(done.returncode, -signal.SIGKILL)
                self.assertTrue(read(out) == OLD or read(out).startswith(b"<?xml") and read(out).endswith(b"</svg>\n"))
                most_left = max(most_left, len(self.in_folder()) - 1)
                self.assertLessEqual(len(self.in_folder()), 2)
        self.assertEqual(most_left, 1)
        self.expect(0, "export", DATASET, "-o", out)
        self.assertEqual(self.in_folder(), ["x.svg"])

    def test_no_unnamed_files(self):
        """Not every file system has files without a name."""
        self.without_faults()
        for old in (False, True):
            out = self.write("x.svg", OLD) if old else self.path("x.svg")
            self.assertEqual(self.faulty(out, "open", 1, errno.EOPNOTSUPP).returncode, 0)
            self.assertTrue(read(out).startswith(b"<?xml"))
            self.assertEqual(self.in_folder(), ["x.svg"])
            os.remove(out)

    def test_terminated(self):
        """Ctrl+C and the like leave no more behind."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            out = self.write("x.png", OLD)
            process = subprocess.Popen([CORE, "export", DATASET, "-o", out, "--scale", "8"], preexec_fn=limits,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.15)
            process.send_signal(number)
            process.wait(timeout=20)
            self.assertTrue(read(out) == OLD or read(out).startswith(b"\x89PNG"))
            self.assertEqual(self.in_folder(), ["x.png"])

    def test_at_once(self):
        """Several that write one file at a time: one of them wins, whole."""
        out = self.path("x.svg")
        all_of_them = [subprocess.Popen([CORE, "export", DATASET, "-o", out, "--size", size], preexec_fn=limits)
                       for size in ("640x400", "800x600", "1280x800", "1920x1080")]
        self.assertEqual([process.wait(timeout=60) for process in all_of_them], [0] * 4)
        self.assertTrue(read(out).endswith(b"</svg>\n"))
        self.assertEqual(self.in_folder(), ["x.svg"])


if __name__ == "__main__":
    main()
