# SPDX-License-Identifier: GPL-3.0-or-later
"""Every view in every format, size and theme, of three datasets: it is made, it is the same bytes when it is made again in another
zone and another language, no text leaves its page or lies on another, and none is too small to read. A contact sheet of the pages
stays in RAPPORT_SHEETS, to be looked at. With --all every combination is made; else every view in every format, sizes and themes
taking turns."""
import glob
import itertools
import json
import os
import re
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, meeting, read, run  # noqa: E402

VIEWS = ("timeline", "network", "both", "overview", "sources", "table")
FORMATS = (".png", ".svg", ".pdf")
SIZES = ("1280x800", "a4", "a4-portrait", "a3", "letter", "slide")
THEMES = ("light", "dark", "contrast", "print")
OTHERS = ({"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Kolkata"}, {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/New_York"})
LEAST_PX = {"slide": 14, "a4": 8, "a4-portrait": 8, "a3": 8, "letter": 8}  # 6 pt on paper
ALL = "--all" in sys.argv or bool(os.environ.get("RAPPORT_ALL"))
# A sanitizer makes it five times slower, and changes no layout.
SLOW = bool(os.environ.get("RAPPORT_SANITIZED")) and not ALL
LARGE = "2000 events"
GENERATED = (200,) if SLOW else (200, 2000)


def make_locales(folder):
    """Where this machine does not have them they are made; a locale that is not there is no other language."""
    there = subprocess.run(["locale", "-a"], stdout=subprocess.PIPE, check=True).stdout.decode(errors="replace").lower()
    for name in ("de_DE", "tr_TR"):
        if f"{name.lower()}.utf" not in there:
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", os.path.join(folder, f"{name}.UTF-8")], check=True,
                           stdout=subprocess.DEVNULL)
            os.environ["LOCPATH"] = folder


def pages_of(path):
    """What was written: PATH, or a file a page."""
    stem, suffix = os.path.splitext(path)
    return [path] if os.path.exists(path) else sorted(glob.glob(f"{glob.escape(stem)}-[0-9][0-9][0-9]{suffix}"))


def outside(shape, width, height):
    return (shape["x"] < -0.5 or shape["y"] < -0.5 or shape["x"] + shape["width"] > width + 0.5
            or shape["y"] + shape["height"] > height + 0.5)


class Matrix(Case):
    def setUp(self):
        super().setUp()
        make_locales(self.folder)
        self.files = {"bundled": DATASET}
        for n in GENERATED:
            self.files[f"{n} events"] = self.path(f"{n}.json")
            with open(self.files[f"{n} events"], "wb") as out:
                subprocess.run([os.environ["RAPPORT_GENERATE"], "--events", str(n), "--facets", "--disputed", "5"], stdout=out, check=True)

    def made(self, name, suffix, *arguments, **environment):
        out = self.path(re.sub(r"\W+", "-", "-".join((name, *arguments, environment.get("TZ", "")))) + suffix)
        done = run("export", self.files[name], "-o", out, *arguments, seconds=60, **environment)
        return done, out

    def one(self, name, view, suffix, size, theme, other):
        arguments = ("--view", view, "--size", size, "--theme", theme)
        done, out = self.made(name, suffix, *arguments)
        if done.returncode != 0 or not pages_of(out) or not all(map(os.path.getsize, pages_of(out))):
            return f"{name} {arguments} {suffix}: {done.returncode} {done.stderr.decode(errors='replace')[:300]}"
        if SLOW:
            return None
        again, copy = self.made(name, suffix, *arguments, **other)
        same = again.returncode == 0 and list(map(read, pages_of(out))) == list(map(read, pages_of(copy)))
        for path in pages_of(out) + pages_of(copy):
            os.remove(path)
        return None if same else f"{name} {arguments} {suffix}: other bytes under {other}"

    def test_every_one_is_made_and_again(self):
        looks = list(itertools.product(SIZES, THEMES))
        jobs = []
        for name, view, suffix in itertools.product(self.files, VIEWS, FORMATS):
            if name == LARGE and view == "table" and suffix != ".pdf" and not ALL:
                continue  # hundreds of files, of which each says the same as a page of the one
            # 5 and 24 have no common divisor: in time every look has its turn
            taken = 1 if SLOW or name == LARGE else 2
            for size, theme in looks if ALL else (looks[5 * (len(jobs) + i) % len(looks)] for i in range(taken)):
                jobs.append((name, view, suffix, size, theme, OTHERS[len(jobs) % len(OTHERS)]))
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            failures = [failure for failure in pool.map(lambda job: self.one(*job), jobs) if failure]
        print(f"{len(jobs)} pictures, each {'once' if SLOW else 'twice'}")
        self.assertEqual(failures, [])

    def texts(self, name, view, size):
        done = self.expect(0, "dump", self.files[name], "--json", "--view", view, "--size", size, seconds=60)
        dump = json.loads(done.stdout)
        pages = {}
        for shape in dump["shapes"]:
            if shape.get("text"):
                pages.setdefault(shape.get("page", 1), []).append(shape)
        return dump["width"], dump["height"], pages

    def test_no_text_leaves_its_page_or_lies_on_another(self):
        for name, view, size in itertools.product(self.files, VIEWS, ("a4", "640x480") if SLOW else (*SIZES, "640x480")):
            with self.subTest(name=name, view=view, size=size):
                width, height, pages = self.texts(name, view, size)
                for texts in pages.values():
                    self.assertEqual([s["text"] for s in texts if outside(s, width, height)], [])
                    self.assertEqual([(a["text"], b["text"]) for a, b in meeting(texts, slack=1)], [])

    def test_no_text_is_too_small(self):
        for view, size in itertools.product(VIEWS, ("a4",) if SLOW else LEAST_PX):
            with self.subTest(view=view, size=size):
                done, out = self.made("200 events", ".svg", "--view", view, "--size", size)
                self.assertEqual(done.returncode, 0)
                svg = read(pages_of(out)[0]).decode()
                width, box = re.search(r'<svg [^>]*? width="([\d.]+)"', svg), re.search(r'viewBox="0 0 ([\d.]+)', svg)
                sizes = [float(px) for px in re.findall(r'font-size="([\d.]+)(?:px)?"', svg)]
                self.assertGreater(len(sizes), 3)
                self.assertGreaterEqual(min(sizes) * float(width[1]) / float(box[1]), LEAST_PX[size])

    def test_contact_sheet(self):
        folder = os.environ.get("RAPPORT_SHEETS") or self.folder
        os.makedirs(folder, exist_ok=True)
        for name in list(self.files)[:1] if SLOW else self.files:
            pages = []
            for view, size in itertools.product(VIEWS, ("a4", "a4-portrait", "slide")[:1 if SLOW else 3]):
                if name == LARGE and view == "table" and not ALL:
                    continue
                done, out = self.made(name, ".png", "--view", view, "--size", size)
                self.assertEqual(done.returncode, 0, done.stderr)
                pages.append(pages_of(out)[0])
            sheet = os.path.join(folder, f"export-{name.replace(' ', '-')}.png")
            subprocess.run(["montage", *pages, "-tile", "3x", "-geometry", "700x700+8+8", "-background", "#808080", sheet], check=True,
                           timeout=120)
            self.assertGreater(os.path.getsize(sheet), 100000)
            print("to be looked at:", sheet)


if __name__ == "__main__":
    sys.argv = [argument for argument in sys.argv if argument != "--all"]
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
