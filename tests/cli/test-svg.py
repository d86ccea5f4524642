# SPDX-License-Identifier: GPL-3.0-or-later
"""SVG and PNG of a picture are the same picture, whatever the dataset holds: strict XML, groups by id, real names in ten scripts
and with emoji, size and resolution as asked.

How near is near: both are blurred (2 px), so that another rasteriser's edges do not count. Then the differences come to 0.12
of the ink at most (measured: 0.03 to 0.10), and nowhere, over 16 x 16 px, to more than 0.1 of black on white (measured: 0.07;
a name left out comes to 0.2). Two things librsvg does not know, and they are compared nowhere: texts with emoji, whose outlines
that of Debian 12 fills with black, and figures of one width, on an axis."""
import json
import math
import os
import re
import shutil
import struct
import subprocess
import sys
import unittest
import xml.etree.ElementTree as tree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, limits, main, read, run  # noqa: E402
from hostile import hostile  # noqa: E402  (tests/support)

try:
    import gi
    gi.require_version("GdkPixbuf", "2.0")
    import numpy
    from gi.repository import GdkPixbuf
    from scipy.ndimage import gaussian_filter, uniform_filter
except (ImportError, ValueError):
    print("skipped: python3-gi, gir1.2-gdkpixbuf-2.0, python3-numpy and python3-scipy are not all installed")
    sys.exit(77)

SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "good", "scripts.json")
SVG = "{http://www.w3.org/2000/svg}"
BLUR_PX, TILE_PX = 2, 16
MOST_OF_INK, MOST_IN_A_TILE = 0.12, 0.1
LONGEST_ID = 200
LONGEST_DATA_ID = 1000
VIEWS = ("timeline", "network", "sources", "both", "overview", "table")
if os.environ.get("RAPPORT_SANITIZED"):  # where the matrix of all exports goes over the others
    VIEWS = ("timeline", "table")
RECORDS = ("event", "entity", "relation", "source")


def forbidden(c):
    return not (c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000")


def without_forbidden(text):
    return "".join(c for c in text if not forbidden(c))


def begins_names(c):
    o = ord(c)
    return bool(re.match("[A-Za-z_]", c)) or 0xc0 <= o <= 0x2ff and o not in (0xd7, 0xf7) or 0x370 <= o <= 0x1fff and o != 0x37e or any(
        a <= o <= b for a, b in ((0x2c00, 0x2fef), (0x3001, 0xd7ff), (0xf900, 0xfdcf), (0xfdf0, 0xfffc), (0x10000, 0xeffff)))


def svg_id(text):
    """As data/FORMAT.md says, for ids that are not cut."""
    out = ""
    for i, c in enumerate(text):
        name = begins_names(c) or i > 0 and (c in "-.\u00b7" or c.isascii() and c.isdigit() or 0x300 <= ord(c) <= 0x36f)
        out += c if name and text[i:i + 2] != "_x" else f"_x{ord(c):04X}_"
    return out


def has_emoji(text):
    return any(ord(c) >= 0x1f000 and ord(c) < 0x1fb00 or ord(c) == 0xfe0f for c in text)


def pixels(path):
    """On white, 0 to 1."""
    picture = GdkPixbuf.Pixbuf.new_from_file(path)
    width, height, n, stride = picture.get_width(), picture.get_height(), picture.get_n_channels(), picture.get_rowstride()
    raw = numpy.frombuffer(picture.get_pixels().ljust(height * stride, b"\0"), numpy.uint8)
    found = raw.reshape(height, stride)[:, :width * n].reshape(height, width, n).astype(numpy.float32) / 255
    return found if n == 3 else found[..., :3] * found[..., 3:] + 1 - found[..., 3:]


def distance(png, svg, left_out=()):
    """(share of the ink, the most in a tile)."""
    blurred = [gaussian_filter(p, (BLUR_PX, BLUR_PX, 0)) for p in (png, svg)]
    difference = numpy.abs(blurred[0] - blurred[1]).mean(axis=2)
    ink = numpy.abs(blurred[0] - blurred[0][2, 2]).mean(axis=2)
    for x, y, width, height in left_out:
        box = (slice(max(int(y) - 8, 0), int(y + height) + 9), slice(max(int(x) - 8, 0), int(x + width) + 9))
        difference[box] = ink[box] = 0
    return difference.sum() / ink.sum(), uniform_filter(difference, TILE_PX).max()


def harm(longest=2000000):
    """What no XML file, no attribute and no picture can bear."""
    texts = ['"quotes" \'and\' <tags> & ]]> -->', "\x01\x02 control \x1f", "nul \u0000", "\ufffe\uffff", "tab\tline\nreturn\r end",
             "<script>alert(1)</script>", "_x0041_", "1", "-dash", " ", "\u202egnp.exe\u2066", "x" * longest, "é" * 1500, "é" * 1500 + "!",
             "_x-fade-1", "_x-hatch-000000ff-0", "\U0001f680", "a:b", "a,b"]
    events = [{"id": text, "kind": "test", "title": text or "t", "when": f"20{i:02}-01-02/20{i + 2:02}", "participants": [f"{text}#"],
               "url": "https://example.org/" + text} for i, text in enumerate(texts)]
    entities = [{"id": f"{text}#", "kind": "person", "name": text} for text in texts]
    relations = [{"id": f"{a}#{i}", "kind": "knows", "label": a, "from": f"{a}#", "to": f"{b}#"}
                 for i, (a, b) in enumerate(zip(texts, texts[1:]))]
    text = json.dumps({"rapport": 1, "title": "]]> \x01 <svg> & \ufffe" + "t" * 100000, "events": events, "entities": entities,
                       "relations": relations})
    return text.replace('"nul \\u0000"', '"nul \\ud800"')  # a lone surrogate, as no other program writes one


class Svg(Case):
    def both(self, dataset, *arguments):
        """Paths of an SVG and a PNG of the same picture, or of its first page, and what the dump says of it."""
        svg, png = self.path("x.svg"), self.path("x.png")
        self.expect(0, "export", dataset, "-o", svg, *arguments, seconds=60)
        self.expect(0, "export", dataset, "-o", png, *arguments, seconds=60)
        dump = json.loads(self.expect(0, "dump", dataset, "--json", *arguments, seconds=60).stdout)
        if "pages" in dump:
            svg, png = self.path("x-001.svg"), self.path("x-001.png")
            dump["shapes"] = [s for s in dump["shapes"] if s["page"] == 1]
        return svg, png, dump

    def parsed(self, path):
        done = subprocess.run(["xmllint", "--noout", path], stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        root = tree.fromstring(read(path))  # expat: strict
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        self.assertEqual(len(ids), len(set(ids)))
        for found in ids:
            self.assertRegex(found, r"^[^\s\d.:-][^\s:]*$")
            self.assertLessEqual(len(found.encode()), LONGEST_ID)
        for link in root.iter(SVG + "a"):
            self.assertRegex(link.get("href"), r"(?i)^(https?://|mailto:)[!-~]+$")
        return root

    def rendered(self, svg):
        out = self.path("rendered.png")
        subprocess.run(["rsvg-convert", svg, "-o", out], check=True, timeout=120)
        return pixels(out)

    def assert_near(self, svg, png, dump, what):
        if os.environ.get("RAPPORT_SANITIZED"):
            print(f"{what}: compared where nothing watches, the pictures are the same")
            return
        unknown = [(s["x"], s["y"], s["width"], s["height"]) for s in dump["shapes"]
                   if s["text"] and (has_emoji(s["text"]) or s["role"] == "tick" and any(c.isdigit() for c in s["text"]))]
        of_png, of_svg = pixels(png), self.rendered(svg)
        self.assertEqual(of_png.shape, of_svg.shape)
        share, tile = distance(of_png, of_svg, unknown)
        print(f"{what}: {share:.4f} of the ink, {tile:.3f} in a tile")
        self.assertLess(share, MOST_OF_INK, what)
        self.assertLess(tile, MOST_IN_A_TILE, what)

    def assert_groups(self, root, dump, what):
        groups = {g.get("id"): g for g in root.iter(SVG + "g") if g.get("id")}
        marks = [s for s in dump["shapes"] if s["role"] in ("mark", "bar", "node", "row", "column") and s["id"]]
        self.assertTrue(len(marks) > 3 or "overview" in what, what)
        for shape in marks:
            # an id of millions is not spelled out to know that it is long
            short = len(shape["id"]) <= LONGEST_ID and len(svg_id(shape["id"]).encode()) <= LONGEST_ID
            found = groups.get(svg_id(shape["id"])) if short else next(
                (g for g in groups.values() if g.get("data-id") == without_forbidden(shape["id"][:LONGEST_DATA_ID])), None)
            self.assertIsNotNone(found, (what, shape["id"][:100]))
            self.assertEqual(found.get("data-id"), without_forbidden(shape["id"][:LONGEST_DATA_ID]))
            self.assertIn(found.get("class"), RECORDS)
            self.assertGreater(len(list(found)), 1, shape["id"][:100])
            self.assertTrue(found.find(SVG + "desc").text)
        return groups

    def test_bundled(self):
        for view in VIEWS:
            for size, theme in (("a4", "print"), ("1000x700", "dark"), ("slide", "light"))[:3 if view in ("timeline", "table") else 1]:
                svg, png, dump = self.both(DATASET, "--view", view, "--size", size, "--theme", theme)
                what = f"{view} {size} {theme}"
                self.assert_groups(self.parsed(svg), dump, what)
                self.assert_near(svg, png, dump, what)

    def test_scripts(self):
        if not subprocess.run(["fc-list", ":family=Noto Color Emoji"], stdout=subprocess.PIPE, check=False).stdout:
            print("fonts-noto-color-emoji is not installed: emoji are not looked at")
        for view in VIEWS:
            svg, png, dump = self.both(SCRIPTS, "--view", view)
            root = self.parsed(svg)
            self.assert_groups(root, dump, view)
            self.assert_near(svg, png, dump, f"scripts {view}")
            words = [t.text for t in root.iter(SVG + "text")]
            for shape in dump["shapes"]:
                if shape["text"] and shape["text"].strip() and "\n" not in shape["text"] and shape["role"] == "label":
                    self.assertIn(shape["text"].replace(" ", ""), "".join(words).replace(" ", ""))

    def in_browser(self, svg, width, height):
        """As Chromium shows it, opened by itself."""
        out = self.path("browser.png")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
                        "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={self.path('profile')}", f"--window-size={width},{height}",
                        f"--screenshot={out}", f"file://{svg}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=120)
        return pixels(out)

    @unittest.skipIf(os.environ.get("RAPPORT_SANITIZED"), "compared where nothing watches, the pictures are the same")
    def test_in_a_browser(self):
        """Emoji too, and figures of one width."""
        for dataset, view in ((DATASET, "network"), (SCRIPTS, "timeline")):
            svg, png, dump = self.both(dataset, "--view", view, "--size", "1000x700")
            # it sets bold Arabic a pixel to the side: 0.15
            title = [box for box in dump["shapes"] if box["text"] and box["text"].startswith("Names in many scripts")]
            share, tile = distance(pixels(png), self.in_browser(svg, 1000, 700), [[s[k] for k in ("x", "y", "width", "height")] for s in title])
            print(f"browser {view}: {share:.4f} of the ink, {tile:.3f} in a tile")
            self.assertLess(share, MOST_OF_INK, view)
            self.assertLess(tile, MOST_IN_A_TILE, view)

    def test_from_right_to_left(self):
        svg, _, dump = self.both(SCRIPTS, "--view", "timeline")
        label = next(s for s in dump["shapes"] if s["role"] == "label" and "בִּקּוּר" in s["text"])
        text = next(t for t in self.parsed(svg).iter(SVG + "text") if t.text == label["text"])
        self.assertEqual((text.get("direction"), text.get("text-anchor")), ("rtl", "end"))
        self.assertAlmostEqual(float(text.get("x")), label["x"], places=2)  # its end is its left

    def test_a_missing_name_is_seen(self):
        """The distance is one that would notice."""
        svg, png, dump = self.both(SCRIPTS, "--view", "timeline")
        content = read(svg).decode()
        cut = re.sub(r"<text[^>]*>ملتقى[^<]*</text>", "", content)
        self.assertNotEqual(cut, content)
        whole, less = pixels(png), self.rendered(self.write("cut.svg", cut))
        tile = distance(whole, less)[1]
        print(f"{tile:.3f} in a tile")
        self.assertGreater(tile, MOST_IN_A_TILE)

    def test_hostile(self):
        for name, content in (("harm.json", harm()), ("hostile.json", json.dumps(hostile()))):
            dataset = self.write(name, content)
            for view in VIEWS:
                if view == "table" and name == "harm.json":  # a dump says the id with every word of a row
                    dataset = self.write("shorter.json", harm(100000))
                svg, png, dump = self.both(dataset, "--view", view, "--size", "1000x800")
                root = self.parsed(svg)
                self.assertLess(os.path.getsize(svg), 2000000, name)
                if view not in ("sources", "overview") or name == "hostile.json" and view != "overview":
                    self.assert_groups(root, dump, (name, view))
                self.assert_near(svg, png, dump, f"{name} {view}")
                self.assertIsNone(root.find(".//" + SVG + "script"))

    def test_crowd(self):
        """Thousands of ties deepen each other's colour in both."""
        entities = [{"id": f"e{i}", "kind": "person", "name": f"N{i}"} for i in range(500)]
        relations = [{"id": f"r{i}", "kind": "knows", "from": f"e{i % 500}", "to": f"e{(i * i * 7 + 31 * i + 1) % 500}"} for i in range(4000)]
        dataset = self.write("crowd.json", json.dumps({"rapport": 1, "title": "Crowd", "entities": entities, "relations": relations}))
        svg, png, dump = self.both(dataset, "--view", "network")
        root = self.parsed(svg)
        self.assertEqual(len(root.findall(f"{SVG}g[@class='depth']")), 1)
        self.assert_groups(root, dump, "crowd")
        self.assert_near(svg, png, dump, "crowd")

    def test_what_is_hidden(self):
        whole, part = self.path("whole.svg"), self.path("part.svg")
        self.expect(0, "export", SCRIPTS, "-o", whole)
        for view in VIEWS:
            self.expect(0, "export", SCRIPTS, "-o", part, "--filter", "kind=meeting", "--view", view, "--size", "1600x2000")
            content = read(part).decode()
            for word in ("Terminal 3", "ביקור", "launch 🚀", "Star Ltd.) في"):
                self.assertIn(word, read(whole).decode())
                self.assertNotIn(word, content, view)

    def test_transparent(self):
        svg, png = self.path("x.svg"), self.path("x.png")
        self.expect(0, "export", DATASET, "-o", svg, "--transparent")
        self.expect(0, "export", DATASET, "-o", png, "--transparent")
        self.assertIsNone(next((r for r in self.parsed(svg).iter(SVG + "rect") if r.get("width") == "100%"), None))
        self.assertEqual(read(png)[25], 6)  # with alpha
        corner = subprocess.run(["convert", png, "-crop", "1x1+0+0", "-depth", "8", "rgba:-"], stdout=subprocess.PIPE, check=True)
        self.assertEqual(corner.stdout[3], 0)


class Png(Case):
    def head(self, path):
        content = read(path)
        at, found = 8, {}
        while at < len(content):
            length, name = struct.unpack(">I4s", content[at:at + 8])
            found.setdefault(name, content[at + 8:at + 8 + length])
            at += 12 + length
        return (*struct.unpack(">II", found[b"IHDR"][:8]), struct.unpack(">IIB", found[b"pHYs"]))

    def test_resolution(self):
        out = self.path("x.png")
        for dpi in (96, 150, 300, 600):
            self.expect(0, "export", DATASET, "-o", out, "--size", "a4", "--dpi", dpi)
            width, height, (x, y, unit) = self.head(out)
            self.assertEqual(width, math.ceil(297 / 25.4 * dpi - 1e-6))
            self.assertEqual(height, math.ceil(210 / 25.4 * dpi - 1e-6))
            self.assertEqual((x, y, unit), (round(dpi / 0.0254), round(dpi / 0.0254), 1))

    def test_too_large(self):
        out = self.path("x.png")
        done = self.expect(1, "export", DATASET, "-o", out, "--size", "a3", "--dpi", 2400)
        self.assertIn(b"1981 dpi at most", done.stderr)
        done = self.expect(1, "export", DATASET, "-o", out, "--size", "1000x800", "--scale", 33)
        self.assertIn(b"largest scale for this picture is 32.76", done.stderr)
        self.assertEqual(self.in_folder(), [])

    @unittest.skipIf(os.environ.get("RAPPORT_SANITIZED"), "a sanitizer takes more")
    def test_memory(self):
        """An A3 at 600 dpi has 278 MB of pixels."""
        process = subprocess.Popen([os.environ["RAPPORT_CORE"], "export", DATASET, "-o", self.path("x.png"), "--size", "a3",
                                    "--dpi", "600"], preexec_fn=limits)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        print(f"{usage.ru_maxrss // 1024} MB, {usage.ru_utime:.1f} s")
        self.assertLess(usage.ru_maxrss, 120 * 1024)


if __name__ == "__main__":
    for tool in ("rsvg-convert", "xmllint", "convert"):
        if not shutil.which(tool):
            print(f"skipped: {tool} is not installed (librsvg2-bin, libxml2-utils, imagemagick)")
            sys.exit(77)
    main()
