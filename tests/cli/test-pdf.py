# SPDX-License-Identifier: GPL-3.0-or-later
"""What a PDF holds beside its words: links, outline, metadata, fonts; and what it must not hold."""
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.parse
import xml.etree.ElementTree as tree
import zlib

from runner import DATASET, Case, main, read

VIEWS = ("timeline", "network", "sources", "both", "overview", "table")
ADDRESS = "https://example.org/it's(a)\\b \"c\nd,ə/中?q=%20&r=[1]#f#g"
SECRET = "Zyx"


def tool(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, check=True, timeout=60).stdout.decode()


def links(path):
    """(page, address) of each link, as poppler reads it."""
    return [(int(page), url) for page, url in re.findall(r"^ +(\d+) +Annotation +(.*)$", tool("pdfinfo", "-url", path), re.M)]


def html(path):
    """pdftohtml's XML: an outline, and texts with the links that lie over them."""
    text = tool("pdftohtml", "-xml", "-stdout", "-i", path)
    return re.sub(r"<!DOCTYPE[^>]*>", "", text)


def outline(path):
    found = re.search(r"<outline>.*</outline>", html(path), re.S)
    return [(depth, item.text) for depth, item in walk(tree.fromstring(found.group(0)))] if found else []


def walk(element, depth=0):
    for child in element:
        if child.tag == "item":
            yield depth, child
        else:
            yield from walk(child, depth + 1)


def laid_open(path):
    """All its bytes, streams inflated, strings of hexadecimal digits read."""
    data = read(path)
    parts = [data]
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            parts.append(zlib.decompressobj().decompress(data[found.end():]))
        except zlib.error:
            pass
    for part in list(parts):
        for digits in re.findall(rb"<([0-9A-Fa-f\s]{4,})>", part):
            digits = re.sub(rb"\s", b"", digits)
            parts.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
    return b"\n".join(parts)


def dataset(**more):
    return json.dumps(dict({"rapport": 1, "title": "“Links” & co.", "updated": "2025-07-24", "marking": "TLP:AMBER"}, **more))


class Pdf(Case):
    def export(self, source, *choices, name="x.pdf"):
        out = self.path(name)
        self.expect(0, "export", source, "-o", out, *choices)
        return out

    def linked(self):
        return self.write("linked.json", dataset(
            sources=[{"id": "s", "title": "Source", "url": ADDRESS}, {"id": "evil", "title": "Evil", "url": "javascript:alert(1)"},
                     {"id": "long", "title": "Long", "url": "https://e.example/" + "a" * (2 << 20)}],
            entities=[{"id": "a", "kind": "person", "name": "Alice", "url": "https://alice.example/"}],
            events=[{"id": "e1", "kind": "meeting", "title": "Of a source", "when": "2020-01-01", "evidence": ["s"]},
                    {"id": "e2", "kind": "meeting", "title": "Of its own", "when": "2020-03-01", "url": "HTTP://own.example/", "evidence": ["s"]},
                    {"id": "e3", "kind": "meeting", "title": "Of none", "when": "2020-05-01", "evidence": ["evil", "long"], "participants": ["a"]}]))

    def test_links(self):
        path = self.linked()
        for view, expected in (("timeline", {ADDRESS, "HTTP://own.example/"}), ("network", {"https://alice.example/", ADDRESS}),
                               ("sources", {ADDRESS, "HTTP://own.example/"}), ("table", {ADDRESS, "HTTP://own.example/"})):
            found = {url for _, url in links(self.export(path, "--view", view))}
            for url in found:  # none but what RFC 3986 lets stand in a URI, and no parenthesis or quote
                self.assertRegex(url, r"^[A-Za-z0-9\-._~:/?#\[\]@!$&*+,;=%]+$")
            self.assertEqual({urllib.parse.unquote(url) for url in found}, {urllib.parse.unquote(url) for url in expected}, view)

    def test_links_lie_over_their_words(self):
        text = html(self.export(self.linked()))
        over = {(tree.fromstring(a).attrib["href"][:12], "".join(tree.fromstring(a).itertext()).strip())
                for a in re.findall(r"<a href=.*?</a>", text)}
        self.assertLessEqual({("https://exam", "Of a source"), ("HTTP://own.e", "Of its own")}, over)
        # in the line of sources too, over its own name
        self.assertTrue(any(href == "https://exam" and words.startswith("Source") for href, words in over), over)
        self.assertFalse(any(word in words for _, words in over for word in ("Evil", "Of none")), over)

    def test_outline(self):
        found = outline(self.export(DATASET))
        self.assertEqual(found[0], (0, json.loads(read(DATASET))["title"]))
        dump = json.loads(self.expect(0, "dump", DATASET, "--json").stdout)
        lanes = [s["full"] if s.get("full") else s["text"] for s in dump["shapes"]
                 if s["role"] == "lane" and s["text"] and s["id"]]
        self.assertGreater(len(lanes), 3)
        self.assertEqual([text for depth, text in found if depth == 1 and text in lanes], lanes)
        events = {event["title"] for event in json.loads(read(DATASET))["events"]}
        below = [text for depth, text in found if depth == 2]
        self.assertGreater(len(below), 10)
        self.assertLessEqual(set(below), events)
        self.assertEqual(len(below), len(set(below)))
        names = [text for depth, text in outline(self.export(DATASET, "--view", "network")) if depth == 1]
        self.assertLessEqual({"Ilham Aliyev", "Baku"}, set(names))
        self.assertEqual(names, sorted(names, key=str.casefold))

    def test_pages(self):
        """The pages of a chronology: each is named, and notes are led to on theirs."""
        out = self.export(DATASET, "--view", "table", "--size", "a4")
        n = int(re.search(r"Pages: +(\d+)", tool("pdfinfo", out)).group(1))
        self.assertGreater(n, 3)
        self.assertEqual(len(re.findall(r"Page +\d+ size: +841.89 x 595.276 pts", tool("pdfinfo", "-l", str(n), out))), n)
        text = html(out)
        pages = [int(page) for page in re.findall(r'<item page="(\d+)">', text)]
        self.assertEqual(pages, sorted(pages))
        self.assertEqual(set(pages), set(range(1, n + 1)))
        self.assertEqual(len([depth for depth, _ in outline(out) if depth == 0]), n)
        led_to = {int(page) for page in re.findall(r'<a href="[^"]*#(\d+)">', text)}
        self.assertGreater(len(led_to), 0)
        self.assertLessEqual(led_to, set(range(1, n + 1)))
        self.assertEqual(len(re.findall(r'"page-\d+"', tool("pdfinfo", "-dests", out))), n)

    def test_sheets(self):
        """A poster's sheets are told apart, and each names the entities that are on it."""
        out = self.export(DATASET, "--view", "network", "--size", "a4", "--pages", "2x2")
        title = json.loads(read(DATASET))["title"]
        found = outline(out)
        self.assertEqual([text for depth, text in found if depth == 0], [f"{title} · {i}/4" for i in range(1, 5)])
        self.assertGreater(len({text for depth, text in found if depth == 1}), 35)

    def test_metadata(self):
        info = tool("pdfinfo", "-isodates", self.export(DATASET))
        version = self.expect(0, "--version").stdout.decode().split()[-1]
        self.assertRegex(info, r"(?m)^Title: +" + re.escape(json.loads(read(DATASET))["title"]) + "$")
        self.assertRegex(info, r"(?m)^Author: +Rapport " + re.escape(version) + "$")
        self.assertRegex(info, r"(?m)^Keywords: +TLP:CLEAR$")
        self.assertRegex(info, r"(?m)^CreationDate: +" + json.loads(read(DATASET))["updated"])
        self.assertRegex(info, r"(?m)^ModDate: +" + json.loads(read(DATASET))["updated"])
        self.assertRegex(info, r"(?m)^Tagged: +yes$")
        for updated in ({"updated": "2025-07~"}, {"updated": "2025-07/2025-08"}, {"updated": None}):
            updated = {key: value for key, value in updated.items() if value}
            text = json.loads(dataset())
            del text["updated"]
            path = self.write("undated.json", json.dumps(dict(text, **updated)))
            self.assertNotRegex(tool("pdfinfo", self.export(path)), "(?m)^(Creation|Mod)Date")

    def test_fonts(self):
        for view in VIEWS:
            rows = tool("pdffonts", self.export(DATASET, "--view", view)).splitlines()[2:]
            self.assertGreater(len(rows), 0)
            for row in rows:
                self.assertEqual(row.split()[-5:-2], ["yes", "yes", "yes"], row)  # embedded, a subset, with Unicode

    def test_no_pictures_of_words(self):
        """All that is drawn is text and lines: no pictures where the dataset has none."""
        for view in VIEWS:
            listed = tool("pdfimages", "-list", self.export(DATASET, "--view", view)).splitlines()[2:]
            self.assertEqual([row for row in listed if row.split()[2] == "image"], [], view)

    def test_hidden(self):
        """Of what a filter hides nothing is in any byte of the file."""
        secret = {key: SECRET + key for key in "abcdefghijkl"}
        path = self.write("hidden.json", dataset(
            sources=[{"id": "s", "title": "Seen", "url": "https://seen.example/"},
                     {"id": secret["a"], "title": secret["b"], "url": "https://" + secret["c"] + ".example/"}],
            entities=[{"id": "a", "kind": "person", "name": "Alice"}, {"id": "b", "kind": "person", "name": "Bob"},
                      {"id": secret["d"], "kind": "place", "name": secret["e"], "aliases": [secret["f"]], "url": "https://" + secret["c"] + ".example/"}],
            events=[{"id": "e", "kind": "meeting", "title": "A meeting", "when": "2020-01-01", "participants": ["a", "b"],
                     "evidence": ["s"]},
                    {"id": secret["g"], "kind": "attack", "title": secret["h"], "when": "2020-05-01", "summary": secret["i"],
                     "participants": ["a", secret["d"]], "evidence": [{"source": secret["a"], "passage": secret["j"]}]}],
            relations=[{"kind": "knows", "from": "a", "to": "b"},
                       {"kind": "owns", "from": "a", "to": secret["d"], "label": secret["k"]}]))
        for view in VIEWS:
            out = self.export(path, "--view", view, "--filter", "kind=meeting", "--filter", "entity-kind=person")
            found = laid_open(out)
            self.assertIn(b"seen.example" if view in ("timeline", "sources") else b"Links", found.replace(b"\0", b""))
            for form in (SECRET.encode(), SECRET.lower().encode(), SECRET.encode("utf-16-be")):
                self.assertNotIn(form, found, view)
            self.assertNotIn(SECRET, tool("pdftotext", out, "-"))

    def test_sound(self):
        """No tool of a library complains; every number of the table of objects is right."""
        for view in VIEWS:
            out = self.export(self.linked(), "--view", view)
            for command in (["pdfinfo", out], ["pdftotext", out, "/dev/null"], ["pdftocairo", "-png", "-r", "20", out, self.path("p")]):
                self.assertEqual(subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True).stderr, b"")
            if shutil.which("qpdf"):
                subprocess.run(["qpdf", "--check", out], stdout=subprocess.DEVNULL, check=True)
            data = read(out)
            begin = int(data[data.rindex(b"startxref"):].split()[1])
            if data[begin:begin + 4] == b"xref":
                for number, line in enumerate(data[begin:].split(b"\n")[2:]):
                    entry = re.match(rb"(\d{10}) (\d{5}) n", line)
                    if entry:
                        self.assertTrue(data[int(entry[1]):].startswith(b"%d 0 obj" % number), (view, number))
                    elif line.startswith(b"trailer"):
                        break

    def test_same_bytes(self):
        for view in VIEWS:
            once, again = (read(self.export(self.linked(), "--view", view, name=name)) for name in ("a.pdf", "b.pdf"))
            self.assertEqual(once, again)

    def large(self):
        return self.write("large.json", dataset(events=[
            {"id": f"e{i}", "kind": f"kind{i % 9}", "title": f"Event number {i}", "url": f"https://e.example/{i}",
             "when": f"{1900 + i % 120}-{1 + i % 12:02}-{1 + i % 28:02}"} for i in range(2000)]))

    def timed(self, *arguments):
        begin = time.monotonic()
        out = self.export(*arguments)
        print(f"2,000 events: {os.path.getsize(out) // 1024} KB, {time.monotonic() - begin:.2f} s")
        return out

    def test_large(self):
        out = self.timed(self.large(), "--size", "a3")
        self.assertLess(os.path.getsize(out), 1 << 20)
        self.assertGreater(len(links(out)), 20)

    def test_many_pages(self):
        """Twenty pages that join: every word is on its page, and each page leads to those beside it."""
        choices = (self.large(), "--size", "a4", "--pages", "20")
        out = self.timed(*choices)
        self.assertLess(os.path.getsize(out), 4 << 20)
        text = html(out)
        pages = re.split(r"<page number=", text)[1:]
        self.assertEqual(len(pages), 20)
        for number, page in enumerate(pages, 1):
            led_to = {int(to) for to in re.findall(r'<a href="[^"]*#(\d+)">', page)}
            self.assertTrue(led_to <= {number - 1, number + 1}, (number, led_to))
        self.assertEqual(len({words for depth, words in outline(out) if depth == 0}), 20)
        shapes = json.loads(self.expect(0, "dump", *choices, "--json").stdout)["shapes"]
        found = ["".join(page.split()) for page in tool("pdftotext", out, "-").split("\f")]
        missing = [shape["text"] for shape in shapes
                   if shape["text"] and "".join(shape["text"].split()) not in found[shape["page"] - 1]]
        self.assertGreater(len(shapes), 2000)
        self.assertEqual(missing, [])


if __name__ == "__main__":
    if not shutil.which("pdfinfo") or not shutil.which("pdftohtml"):
        print("skipped: poppler-utils is not installed")
        sys.exit(77)
    main()
