# SPDX-License-Identifier: GPL-3.0-or-later
"""A briefing as a hand-out: what is on its pages, that it is the same everywhere, that nothing hidden is in it, and that no
file is lost or made by half."""
import importlib.util
import json
import os
import re
import resource
import signal
import stat
import subprocess
import sys
import time
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from runner import CORE, DATASET, Case, limits, main, read, run, sample  # noqa: E402

SPEC = importlib.util.spec_from_file_location("leaks", os.path.join(HERE, "test-export-leaks.py"))
leaks = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(leaks)

VIEWS = ("text", "timeline", "both", "network", "table", "sources")
NOTES = "Begin with notes of scene {0}.\n\n- One *thing* of {0}\n- **Another** of {0}\n\n1. First of {0}\n2. Then of {0}"
OLD = b"what was there before"


def scene(number, view, **more):
    return {"id": f"s{number}", "view": view, "title": f"Title number {number}", "caption": f"What to see in {number}.",
            "notes": NOTES.format(f"n{number}"), **more}


def words(text):
    """Without what lines and pages do to it."""
    return " ".join(text.split())


def pages_of(path, *how):
    """The text of each page."""
    done = subprocess.run(["pdftotext", *how, path, "-"], check=True, stdout=subprocess.PIPE)
    return [words(page) for page in done.stdout.decode().split("\f")[:-1]]


def info(path):
    done = subprocess.run(["pdfinfo", "-isodates", path], check=True, stdout=subprocess.PIPE)
    return dict(line.split(":", 1) for line in done.stdout.decode().splitlines() if ":" in line)


def outlines(path):
    done = subprocess.run(["qpdf", "--json", "--json-key=outlines", path], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)["outlines"]


def names_below(entry):
    for kid in entry["kids"]:
        yield kid["title"]
        yield from names_below(kid)


class Handout(Case):
    def briefing(self, scenes, name="b.briefing.json", **more):
        return self.write(name, json.dumps({"rapport-briefing": 1, "title": "Seven days in May", "scenes": scenes, **more}))

    def usual(self):
        return self.briefing([scene(i + 1, view) for i, view in enumerate(VIEWS)])

    def short(self):
        """Where it is the file that matters, and not what it shows."""
        return self.briefing([scene(1, "timeline"), scene(2, "text")])

    def export(self, out, *arguments, briefing=None, dataset=DATASET, status=0, **options):
        return self.expect(status, "export", dataset, "--briefing", briefing or self.usual(), "-o", self.path(out), *arguments, **options)

    def kinds(self):
        """What this version makes."""
        usual = self.briefing([scene(1, "text")], "probe.briefing.json")
        there = [kind for kind in ("x.pdf", "x/", "x.pptx", "x.html")
                 if run("export", DATASET, "--briefing", usual, "-o", self.path("probe" + kind)).returncode == 0]
        self.assertIn("x.pdf", there)
        self.assertIn("x/", there)
        return there


class Pages(Handout):
    def test_notes(self):
        """Without a word it has a page for each scene, with its title and its notes."""
        self.export("x.pdf")
        pages = pages_of(self.path("x.pdf"))
        self.assertEqual(len(pages), len(VIEWS))
        for i, page in enumerate(pages):
            plain = NOTES.format(f"n{i + 1}").replace("*", "").replace("- ", "• ")
            self.assertIn(f"Title number {i + 1}", page)
            self.assertIn(f"What to see in {i + 1}.", page)
            for line in filter(None, plain.splitlines()):
                self.assertIn(words(line), page)
            self.assertNotIn("*", page)
            self.assertNotIn(f"n{i}.", page)
            self.assertIn(f"Page {i + 1} of {len(VIEWS)}", page)
            self.assertIn("Seven days in May", page)
            self.assertEqual(re.search("Sources?:", page) is not None, VIEWS[i] != "text", page)
        self.assertIn("595.276 x 841.89", info(self.path("x.pdf"))["Page size"])

    def test_sizes(self):
        for choices, size, n in sample(((("--handout", "scenes"), "1440 x 810", 6), (("--no-notes",), "1440 x 810", 6),
                                 (("--size", "a4"), "841.89 x 595.276", 6), (("--size", "letter-portrait"), "612 x 792", 6),
                                 (("--size", "letter", "--handout", "three"), "792 x 612", 3),
                                 (("--handout", "three"), "595.276 x 841.89", 3), (("--size", "800x600", "--no-sources"), "600 x 450", 6),
                                 (("--handout", "three", "--no-sources"), "595.276 x 841.89", 2)), 3):
            self.export("x.pdf", *choices)
            self.assertIn(size, info(self.path("x.pdf"))["Page size"], choices)
            pages = pages_of(self.path("x.pdf"))
            self.assertEqual(len(pages), n, choices)
            three = "three" in choices
            for i in range(len(VIEWS)):
                page = pages[i // 3 if three else i]
                self.assertIn(f"Title number {i + 1}", page)
                self.assertEqual(f"Begin with notes of scene n{i + 1}" in page, not three and "scenes" not in choices and "--no-notes" not in choices)
            if three and n == 3:
                self.assertIn("Sources", pages[-1])

    def test_long_notes(self):
        """They go on, in order and whole, wherever they are set."""
        told = [f"Sentence {i} of the long notes, which is followed by the next." for i in range(200)]
        briefing = self.briefing([scene(1, "timeline"), {**scene(2, "timeline"), "notes": "\n\n".join(told)}, scene(3, "timeline")])
        for choices in sample(((), ("--size", "a4"), ("--size", "slide"), ("--size", "320x320")), 3):
            self.export("x.pdf", *choices, briefing=briefing)
            pages = pages_of(self.path("x.pdf"), "-raw")
            self.assertGreater(len(pages), 3)
            text = " ".join(pages)
            places = [text.find(f"Sentence {i} of the long") for i in range(200)]
            self.assertEqual(places, sorted(places), choices)
            self.assertGreaterEqual(places[0], 0)
            self.assertIn("Title number 2 (continued)", text)
            self.assertEqual([e["title"] for e in outlines(self.path("x.pdf"))][:3], [f"Title number {i}" for i in (1, 2, 3)])

    def test_outline(self):
        for choices in ((), ("--handout", "scenes"), ("--handout", "three")):
            self.export("x.pdf", *choices)
            found = outlines(self.path("x.pdf"))
            titles = [f"Title number {i + 1}" for i in range(len(VIEWS))] + (["Sources"] if "three" in choices else [])
            self.assertEqual([entry["title"] for entry in found], titles)
            self.assertEqual([entry["destpageposfrom1"] for entry in found],
                             [1, 1, 1, 2, 2, 2, 3] if "three" in choices else list(range(1, len(VIEWS) + 1)))
            self.assertIn("Guido Crosetto", list(names_below(found[3])))

    def test_metadata(self):
        self.export("x.pdf", "--marking", "TLP:AMBER")
        told = info(self.path("x.pdf"))
        self.assertEqual(told["Title"].strip(), "Seven days in May")
        self.assertEqual(told["Keywords"].strip(), "TLP:AMBER")
        self.assertEqual(told["CreationDate"].strip()[:10], "2025-07-24")
        for page in pages_of(self.path("x.pdf")):
            self.assertEqual(page.count("TLP:AMBER"), 2)
        self.export("x.pdf", "--no-marking")
        self.assertNotIn("TLP", "".join(pages_of(self.path("x.pdf"))))
        self.assertNotIn("Keywords", info(self.path("x.pdf")))
        self.assertEqual(subprocess.run(["qpdf", "--check", self.path("x.pdf")], stdout=subprocess.DEVNULL, check=False).returncode, 0)

    def test_sources_that_have_no_room(self):
        """Of very many some are at the foot, and all of them on the last pages, where the foot leads to."""
        many = json.loads(read(DATASET))
        for i in range(120):
            many["sources"].append({"id": f"more-{i}", "title": f"Source of number {i}", "publisher": f"Publisher {i} of many words", "url": f"https://example.org/{i}"})
            many["events"].append({"id": f"ev-{i}", "title": f"Event {i}", "kind": "meeting", "when": f"20{i % 25:02}-05-06", "evidence": {"source": f"more-{i}"}})
        dataset = self.write("many.json", json.dumps(many))
        self.export("x.pdf", briefing=self.briefing([scene(1, "timeline"), scene(2, "text")]), dataset=dataset)
        pages = pages_of(self.path("x.pdf"))
        self.assertRegex(pages[0], r"and \d+ more, on page 3")
        listed = " ".join(pages[2:])
        for i in range(120):
            self.assertIn(f"Source of number {i}", listed)
        urls = subprocess.run(["pdfinfo", "-url", self.path("x.pdf")], check=True, stdout=subprocess.PIPE).stdout.decode()
        self.assertIn("https://example.org/119", urls)

    def test_remarks(self):
        gone = self.briefing([scene(1, "timeline", selected="nobody"), scene(2, "text")])
        done = self.export("x.pdf", briefing=gone)
        self.assertIn("scene 1, “Title number 1”: 1 record that it names is not in this dataset", done.stderr.decode())
        foreign = self.briefing([scene(1, "timeline")], dataset={"known": ["xx", "yy", "zz"]})
        self.assertIn("made for another dataset", self.export("x.pdf", briefing=foreign).stderr.decode())
        self.assertEqual(self.export("x.pdf").stderr, b"")
        strict = json.loads(read(DATASET))
        strict["events"][0]["marking"] = "TLP:RED"
        done = self.export("x.pdf", dataset=self.write("strict.json", json.dumps(strict)))
        self.assertEqual(len(done.stderr.decode().strip().splitlines()), 1)
        self.assertIn("TLP:RED", done.stderr.decode())

    def test_wrong_use(self):
        usual = self.usual()
        for arguments, said in ((("-o", "x.pdf", "--view", "network"), "--view means nothing for a hand-out"),
                                (("-o", "x.pdf", "--filter", "kind=visit"), "--filter means nothing"), (("-o", "x.pdf", "--dpi", "300"), "--dpi means"),
                                (("-o", "x.pdf", "--handout", "notes", "--no-notes"), "not both"), (("-o", "x.pdf", "--handout", "four"), "scenes, notes or three"),
                                (("-o", "x/", "--handout", "three"), "only a PDF"), (("-o", "x/", "--no-notes"), "pictures have none"),
                                (("-o", "x.pdf", "--scale", "2"), "only PNG"), (("-o", "x/", "--no-sources"), "only PDF and HTML"), (("-o", "x.pdf", "--size", "100x100"), "320"),
                                (("-o", "x.pdf", "--size", "400x4000"), "four times"), (("-o", "x.svg",), "no hand-out"), (("-o", "x",), "no hand-out")):
            done = self.expect(2, "export", DATASET, "--briefing", usual, *arguments, cwd=self.folder)
            self.assertIn(said, done.stderr.decode(), arguments)
        for option in (("--no-notes",), ("--handout", "three")):
            self.assertIn("without --briefing", self.expect(2, "export", DATASET, "-o", "x.pdf", *option, cwd=self.folder).stderr.decode())
        self.assertEqual(self.in_folder(), ["b.briefing.json"])

    def test_bad_briefings(self):
        for content, said in ((b"{", ""), (b'{"rapport-briefing": 99, "scenes": []}', "newer"), (read(DATASET), ""), (b"\x00\xff", "")):
            bad = self.write("bad.json", content)
            done = self.export("x.pdf", briefing=bad, status=1)
            self.assertIn("bad.json: ", done.stderr.decode())
            self.assertIn(said, done.stderr.decode())
        self.assertIn("no scenes", self.export("x.pdf", briefing=self.briefing([]), status=1).stderr.decode())
        self.assertIn("no such file", self.export("x.pdf", briefing=self.path("none.json"), status=1).stderr.decode())
        self.assertNotIn("x.pdf", self.in_folder())


class Bytes(Handout):
    def made(self, out, *arguments, **options):
        """All bytes of it, and it is gone again."""
        self.export(out, *arguments, **options)
        path = self.path(out)
        if not os.path.isdir(path):
            data = read(path)
            os.remove(path)
            return data
        data = b"".join(name.encode() + read(os.path.join(path, name)) for name in sorted(os.listdir(path)))
        for name in os.listdir(path):
            os.remove(os.path.join(path, name))
        os.rmdir(path)
        return data

    def test_same_bytes(self):
        briefing = self.usual()
        for out in self.kinds():
            for choices in sample(((), ("--handout", "three"), ("--size", "a4", "--theme", "dark")), 3) if out == "x.pdf" else ((),):
                first = self.made(out, *choices, briefing=briefing)
                self.assertGreater(len(first), 1000)
                for environment in sample(({"TZ": "Asia/Kolkata", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LANGUAGE": "de"}, {"TZ": "America/New_York", "LC_ALL": "C"}), 2):
                    self.assertEqual(self.made(out, *choices, briefing=briefing, **environment), first, (out, choices, environment))

    # ---- what a scene hides ----

    def lists(self, path, *choices):
        found = set()
        for table in leaks.TABLES:
            rows = json.loads(self.expect(0, "list", path, "--" + table, "--json", *choices).stdout)["rows"]
            found |= {self.record_of[row["id"]] for row in rows}
        return found

    def inner(self, path):
        """What is in the file, unpacked; pictures without their pixels."""
        if os.path.isdir(path):
            return b"\n".join(self.chunks(read(os.path.join(path, name))) for name in sorted(os.listdir(path)))
        if path.endswith(".pptx"):
            with zipfile.ZipFile(path) as parts:
                return b"\n".join(self.chunks(parts.read(n)) if n.endswith(".png") else parts.read(n) for n in parts.namelist())
        data = leaks.inflated(read(path)) if path.endswith(".pdf") else read(path)
        if not path.endswith(".pdf"):
            return data
        return data + subprocess.run(["pdftotext", path, "-"], check=True, stdout=subprocess.PIPE).stdout

    @staticmethod
    def chunks(data):
        at, kept = 8, []
        while at < len(data):
            length = int.from_bytes(data[at:at + 4], "big")
            if data[at + 4:at + 8] not in (b"IDAT", b"PLTE"):
                kept.append(data[at + 4:at + 8 + length])
            at += 12 + length
        return b"\n".join(kept)

    def assert_silent(self, data, hidden, of, where):
        data = data.lower()
        for record in sorted(hidden):
            for field, word in of[record].items():
                for spelling in leaks.spellings(word[:leaks.PREFIX]):
                    self.assertNotIn(spelling, data, (where, record, field))

    def sample(self):
        dataset, of = leaks.make()
        self.record_of = {"id-" + own["id"]: record for record, own in of.items()}
        return self.write("leaks.json", json.dumps(dataset)), of

    def test_hidden(self):
        path, of = self.sample()
        for choices, arranged in sample(((("--filter", "kind=talk"), ["kind=talk"]), (("--filter", "tag=odd"), ["tag=odd"]),
                                         (("--filter", "entity-kind=person"), ["entity-kind=person"])), 3):
            hidden = set(of) - self.lists(path, *choices)
            self.assertTrue(hidden)
            briefing = self.briefing([{**scene(i, view), "arranged": {"filter": arranged, "hide": True}, "selected": "id-" + of[sorted(hidden)[0]]["id"]}
                                      for i, view in enumerate(VIEWS[1:])])
            for out in self.kinds():
                for more in ((), ("--handout", "scenes"), ("--handout", "three")) if out == "x.pdf" else ((),):
                    self.export(out, *more, briefing=briefing, dataset=path)
                    data = self.inner(self.path(out))
                    self.assert_silent(data, hidden, of, (out, choices, more))
                    if out == "x.pdf":  # the search finds what is there
                        seen = set(of) - hidden
                        self.assertTrue(any(of[r]["title" if "title" in of[r] else "name"][:leaks.PREFIX].encode() in data for r in seen if r[0] in "en"))

    def test_page_by_page(self):
        """What one scene shows is not told on another's page: not in its words, its links, its place in the outline."""
        path, of = self.sample()
        filters = ("kind=talk", "kind=visit", "tag=odd", "tag=even", "entity-kind=place", "relation-kind=pays")
        briefing = self.briefing([{**scene(i, VIEWS[1 + i % 5]), "arranged": {"filter": [one], "hide": True}} for i, one in enumerate(filters)])
        for handout in ("scenes", "notes"):
            self.export("x.pdf", "--handout", handout, briefing=briefing, dataset=path)
            pages = pages_of(self.path("x.pdf"))
            urls = subprocess.run(["pdfinfo", "-url", self.path("x.pdf")], check=True, stdout=subprocess.PIPE).stdout.decode()
            entries = outlines(self.path("x.pdf"))
            n_links = 0
            for i, one in enumerate(filters):
                hidden = set(of) - self.lists(path, "--filter", one)
                links = [line for line in urls.splitlines() if line.split()[:1] == [str(i + 1)]]
                n_links += len(links)
                told = "\n".join([re.sub(r"\s", "", pages[i]), *links, *names_below(entries[i])])
                self.assert_silent(told.encode(), hidden, of, (handout, one))
            self.assertGreater(n_links, 0)


class Safely(Handout):
    def refused(self, out, *said, **options):
        before = {name: read(self.path(name)) for name in self.in_folder() if os.path.isfile(self.path(name))}
        names = self.in_folder()
        done = self.export(out, status=1, **options)
        for word in said:
            self.assertIn(word, done.stderr.decode())
        self.assertEqual(len(done.stderr.decode().strip().splitlines()), 1)
        self.assertEqual(self.in_folder(), names)
        self.assertEqual({name: read(self.path(name)) for name in before}, before)

    def test_folder(self):
        """It is made where there is none, keeps what else is in it, and nothing leaves it."""
        briefing = self.usual()
        names = [f"scene-{i + 1:02}.png" for i in range(len(VIEWS))]
        self.export("new/", briefing=briefing)
        self.assertEqual(sorted(os.listdir(self.path("new"))), names)
        first = read(self.path("new/scene-02.png"))
        self.assertEqual(first[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual((int.from_bytes(first[16:20], "big"), int.from_bytes(first[20:24], "big")), (1920, 1080))
        self.write("new/other.txt", OLD)
        self.write("new/scene-02.png", OLD)
        self.export("new", "--scale", "0.5", briefing=briefing)  # a folder that is there needs no slash
        self.assertEqual(sorted(os.listdir(self.path("new"))), ["other.txt", *names])
        self.assertEqual(read(self.path("new/other.txt")), OLD)
        self.assertEqual(int.from_bytes(read(self.path("new/scene-02.png"))[16:20], "big"), 960)
        os.remove(self.path("new/scene-03.png"))
        outside = self.write("outside.png", OLD)
        os.symlink("../outside.png", self.path("new/scene-03.png"))
        before = read(self.path("new/scene-01.png"))
        self.assertIn("is a link", self.export("new/", briefing=briefing, status=1).stderr.decode())
        self.assertEqual((read(outside), read(self.path("new/scene-01.png"))), (OLD, before))
        self.write("file", OLD)
        self.refused("file/", "is a file, no folder", briefing=briefing)
        self.refused("none/new/", "No such file", briefing=briefing)
        many = self.briefing([scene(i, "text") for i in range(101)], "many.briefing.json")
        self.export("hundred/", "--scale", "0.1", briefing=many)
        self.assertEqual(sorted(os.listdir(self.path("hundred")))[0], "scene-001.png")
        self.assertEqual(len(os.listdir(self.path("hundred"))), 101)

    def test_all_or_none(self):
        def at_most(size):
            def set_limit():
                limits()
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            return set_limit
        briefing = self.short()
        for out in self.kinds():
            for size in (0, 1000, 30000):
                self.refused(out, "File too large", briefing=briefing, preexec=at_most(size))
                self.assertFalse(os.path.exists(self.path(out)))
        for name in ("x.pdf", "x.pptx"):
            self.write(name, OLD)
            self.refused(name, briefing=briefing, preexec=at_most(1000))

    def test_full_disk(self):
        commands = ('for out in x.pdf png/; do "$2" export "$3" --briefing "$4" -o "$1/$out"; echo "status $?"; done; cat "$1/x.pdf"; echo; '
                    'ls -A "$1"')
        done = self.on_full_disk(950000, "x.pdf", commands, CORE, DATASET, self.usual())
        self.assertEqual(done.stdout.decode().splitlines(), ["status 1", "status 1", "old", "other", "x.pdf"])

    def test_read_only(self):
        briefing = self.short()
        os.chmod(briefing, 0o644)
        self.write("x.pdf", OLD)
        how = self.as_nobody()
        for out in ("x.pdf", "new.pdf", "folder/"):
            self.refused(out, briefing=briefing, preexec=how)

    def test_what_it_is_made_of(self):
        """Neither the dataset nor the briefing is ever written to, however it is named."""
        dataset = self.write("in.pdf", read(DATASET))
        briefing = self.short()
        os.rename(briefing, self.path("b.pdf"))
        os.symlink("b.pdf", self.path("soft.pdf"))
        os.link(self.path("b.pdf"), self.path("hard.pdf"))
        self.refused("in.pdf", "is the dataset itself", briefing=self.path("b.pdf"), dataset=dataset)
        for name in ("b.pdf", "soft.pdf", "hard.pdf"):
            self.refused(name, "is the briefing itself", briefing=self.path("b.pdf"), dataset=dataset)
        os.mkdir(self.path("series"))
        inside = os.path.join(self.path("series"), "scene-02.png")
        os.rename(self.path("b.pdf"), inside)
        self.assertIn("is the briefing itself", self.export("series/", briefing=inside, status=1).stderr.decode())
        self.assertEqual(os.listdir(self.path("series")), ["scene-02.png"])
        os.mkdir(self.path("folder.pdf"))
        self.assertIn("is a folder", self.export("folder.pdf", briefing=inside, status=1).stderr.decode())
        os.mkfifo(self.path("fifo.pdf"))
        self.assertIn("no regular file", self.export("fifo.pdf", briefing=inside, status=1).stderr.decode())
        self.assertTrue(stat.S_ISFIFO(os.lstat(self.path("fifo.pdf")).st_mode))

    def test_broken_off(self):
        """Whenever it is killed: the old file whole, or the new one."""
        briefing = self.usual()
        self.export("new.pdf", briefing=briefing)
        new = read(self.path("new.pdf"))
        begin = time.monotonic()
        self.export("new.pdf", briefing=briefing)
        whole = time.monotonic() - begin
        for i in sample(range(8), 4):
            self.write("x.pdf", OLD)
            process = subprocess.Popen([CORE, "export", DATASET, "--briefing", briefing, "-o", self.path("x.pdf")],
                                       preexec_fn=limits, stderr=subprocess.DEVNULL)
            time.sleep(whole * (i + 1) / 8)
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)
            self.assertIn(read(self.path("x.pdf")), (OLD, new))


if __name__ == "__main__":
    main()
