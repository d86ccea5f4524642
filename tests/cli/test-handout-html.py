# SPDX-License-Identifier: GPL-3.0-or-later
"""A briefing as a web page, in a browser without a network: it steps by keys, its pictures hold the records, their cards say
what may be seen, and nothing that a dataset says becomes more than a word."""
import base64
import html.parser
import importlib.util
import json
import os
import re
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import browser  # noqa: E402
import hostile  # noqa: E402
from runner import ALL, DATASET, SANITIZED, Case, main, read  # noqa: E402

SPEC = importlib.util.spec_from_file_location("leaks", os.path.join(HERE, "test-export-leaks.py"))
leaks = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(leaks)

VIEWS = ("text", "timeline", "network", "both", "table", "sources")
HARM = ('</script><script>window.hurt=1</script>', '"><img src=x onerror="window.hurt=1">', "'-->]]><svg onload=window.hurt=1>",
        '</style></title></textarea><b>', 'line\u2028and\u2029paragraph', 'bell\u0007esc\u001b[31m\u0085', '{{x}}${window.hurt=1}`')
VOID = {"meta", "br", "img"}
HERE_NOW = "document.querySelector('.scene.here').id"


class Reader(html.parser.HTMLParser):
    """Elements that are not closed, ids, addresses, and attributes that could do something."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.links, self.active, self.words = [], [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        self.note(tag, attrs)

    def handle_startendtag(self, tag, attrs):
        self.note(tag, attrs)

    def note(self, tag, attrs):
        given = dict(attrs)
        if len(given) != len(attrs):
            self.wrong.append((tag, attrs))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given)
        self.active += [(tag, name) for name in given if name.startswith("on") or name == "style"]
        if tag in ("iframe", "object", "embed", "base", "link", "form", "foreignobject"):
            self.active.append((tag, None))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        self.words.append(data)


class Page(Case):
    def briefing(self, scenes, **more):
        return self.write("b.briefing.json", json.dumps({"rapport-briefing": 1, "title": "Seven days in May", "scenes": scenes, **more}))

    def usual(self):
        return self.briefing([{"id": f"s{i}", "view": view, "title": f"Title number {i + 1}", "caption": f"- What *to see* in {i + 1}",
                               "notes": f"Notes of {i + 1}"} for i, view in enumerate(VIEWS)])

    def export(self, *arguments, dataset=DATASET, briefing=None, name="out.html"):
        self.expect(0, "export", dataset, "--briefing", briefing or self.usual(), "-o", self.path(name), *arguments)
        return self.path(name)


class Bytes(Page):
    def test_sound(self):
        """Each element ends, each id is the only one, nothing is fetched and nothing runs but the one script."""
        text = read(self.export()).decode()
        page = Reader(text)
        self.assertEqual((page.wrong, page.open, page.active), ([], [], []))
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertEqual(text.count("<script"), 1)
        self.assertRegex(text, "default-src 'none'; img-src data:; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'")
        self.assertEqual(set(re.findall(r' (?:src|href|xlink:href)="(\w+):', text)) - {"https", "http", "mailto"}, set())
        self.assertEqual(re.findall(r'<(?!a )[a-z]+[^>]* href="(?!data:image/png)', text), [])
        for link in page.links:
            if not link["href"].startswith("#"):
                self.assertIn("noopener", link["rel"])

    def test_without_notes(self):
        self.assertIn(b"Notes of 3", read(self.export()))
        self.assertNotIn(b"Notes of", read(self.export("--no-notes")))

    def test_without_sources(self):
        passage = b"the Italian guest signed"
        self.assertIn(passage, read(self.export()))
        self.assertNotIn(passage, read(self.export("--no-sources")))

    def test_same_bytes(self):
        first = read(self.export())
        self.assertEqual(first, read(self.export()))
        self.expect(0, "export", DATASET, "--briefing", self.usual(), "-o", self.path("other.html"), TZ="Asia/Kathmandu", LC_ALL="de_DE.UTF-8",
                    LANG="de_DE.UTF-8", HOME=self.folder)
        self.assertEqual(first, read(self.path("other.html")))

    def test_hidden(self):
        """What no scene shows is in no byte, whichever way each hides it; what one of them shows has its card."""
        dataset, of = leaks.make()
        for event in dataset["events"]:  # a source that no record has as its own: it is hidden wherever anything is filtered
            event["evidence"][0]["origin"] = "id-" + of["s5"]["id"]
        path = self.write("leaks.json", json.dumps(dataset))
        record_of = {"id-" + words["id"]: record for record, words in of.items()}
        pairs = (("kind=talk", "status=planned"), ("tag=odd", "entity-kind=person"), ("relation-kind=pays", None))
        for pair in pairs:
            seen, scenes = set(), [{"id": "t", "view": "text", "title": "Only words"}]
            for i, one in enumerate(pair):
                period = {"from": "2004-01-01", "to": "2004-12-31"} if one is None else None
                chosen = ("--filter", one) if one else ("--period", "2004")
                for table in leaks.TABLES:
                    rows = json.loads(self.expect(0, "list", path, "--" + table, "--json", *chosen).stdout)["rows"]
                    seen |= {record_of[row["id"]] for row in rows}
                for view in VIEWS[1:]:
                    scenes.append({"id": f"{view}{i}", "view": view, "arranged": {"hide": True, **({"filter": [one]} if one else {})},
                                   **({"period": period} if period else {})})
            data = read(self.export(dataset=path, briefing=self.briefing(scenes))).lower()
            hidden = set(of) - seen
            self.assertIn("s5", hidden, pair)
            for record in sorted(hidden):
                for field, word in of[record].items():
                    self.assertNotIn(word[:leaks.PREFIX].encode(), data, (pair, record, field))
            shown = [of[r]["passage"].encode() for r in seen if "passage" in of[r]]
            self.assertGreater(sum(word in data for word in shown), 3, pair)

    def test_hostile(self):
        dataset = hostile.hostile()
        dataset["title"] = HARM[0]
        for i, harm in enumerate(HARM):
            dataset["events"].append({"id": f"harm{i}{harm}", "kind": "test", "title": harm, "when": "2003-05-01", "summary": harm, "url": harm,
                                      "marking": harm, "tags": [harm], "participants": [{"entity": "ann", "role": harm}],
                                      "evidence": {"source": "s1", "passage": harm, "locator": harm, "grade": harm}, "x-" + harm: harm})
        path = self.write("hostile.json", json.dumps(dataset))
        scenes = [{"id": view, "view": view, "title": HARM[0], "caption": "\n\n".join(HARM), "notes": "- " + "\n- ".join(HARM),
                   "callouts": [{"text": HARM[1], "record": "big"}]} for view in VIEWS]
        out = self.export(dataset=path, briefing=self.briefing(scenes, title=HARM[1]))
        text = read(out).decode()
        page = Reader(text)
        self.assertEqual((page.wrong, page.open, page.active), ([], [], []))
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertIn("window.hurt=1", "".join(page.words))
        self.assertIsNone(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text))
        for link in page.links:
            self.assertRegex(link["href"], "(?i)^(#card-|https?://|mailto:)")


class Seen(Page):
    @classmethod
    def setUpClass(cls):
        if SANITIZED and not ALL:
            raise unittest.SkipTest("the page is the plain build's, byte for byte, which a browser shows")
        cls.browser = browser.Browser()
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        super().setUp()
        self.browser.resize(1280, 800)

    def tearDown(self):
        """Whatever was done: no complaint, and nothing asked for but the file."""
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual([url for url in self.browser.requests() if not url.startswith(("file://" + self.folder, "data:", "about:"))], [])

    def shows(self, number):
        self.assertEqual(self.browser.js(HERE_NOW), str(number))
        self.assertEqual(self.browser.js("Array.from(document.querySelectorAll('.scene')).filter(s => s.offsetHeight > 0).map(s => s.id)"), [str(number)])
        self.assertEqual(self.browser.js("document.querySelector('.bar .place').textContent"), f"{number} / {len(VIEWS)}")

    def is_open(self, selector):
        return self.browser.js("document.querySelector(arguments[0]).getClientRects().length > 0", selector)

    def test_steps(self):
        self.browser.open(self.export())
        self.shows(1)
        for keys, number in ((("Right",), 2), ((" ",), 3), (("PageDown",), 4), (("Left",), 3), (("PageUp",), 2), (("End",), 6), (("Right", " "), 6),
                             (("Home",), 1), (("Left",), 1), (("Right", "Right", "Right"), 4)):
            self.browser.press(*keys)
            self.shows(number)
        self.assertEqual(self.browser.js("location.hash"), "#4")
        self.browser.click(".bar [data-do=next]")
        self.shows(5)

    def test_address(self):
        path = self.export()
        self.browser.open(path, "#3")
        self.shows(3)
        self.browser.js("location.hash = '#5'")
        self.shows(5)
        for wrong in ("#0", "#7", "#-1", "#x", "#%3Cb%3E", "#card-1", "#99999999999999999999"):
            self.browser.open(path, wrong)
            self.shows(1)

    def test_swipe(self):
        self.browser.open(self.export())
        self.browser.swipe(900, 300, 400)
        self.shows(2)
        self.browser.swipe(300, 900, 400)
        self.shows(1)
        self.browser.swipe(400, 420, 400)
        self.shows(1)

    def test_records(self):
        """Each scene's picture holds what it shows, by the dataset's ids, as real text."""
        self.browser.open(self.export())
        dataset = json.loads(read(DATASET))
        events, entities = ({record["id"] for record in dataset[table]} for table in ("events", "entities"))
        ids = self.browser.js("Array.from(document.querySelectorAll('.scene')).map(s => Array.from(s.querySelectorAll('svg [data-id]')).map(g => g.dataset.id))")
        self.assertEqual(ids[0], [])
        for number, of in ((1, events), (2, entities), (3, events), (3, entities), (4, events), (5, events)):
            self.assertGreater(len(of & set(ids[number])), 4, VIEWS[number])
        self.assertEqual(self.browser.js("document.getElementById('s3-crosetto').dataset.id"), "crosetto")
        self.assertIn("Guido Crosetto", self.browser.js("document.querySelector('#s3-crosetto').textContent"))
        cards = self.browser.js("Array.from(document.querySelectorAll('.records .card')).map(c => c.dataset.id)")
        self.assertEqual({i for scene in ids for i in scene} & (events | entities) - set(cards), set())
        self.assertEqual(len(cards), len(set(cards)))
        self.assertEqual(self.browser.js("Array.from(document.querySelectorAll('svg')).filter(s => s.getBoundingClientRect().width > 0).length"), 0)

    def test_card(self):
        """A click shows a record and never advances; its links lead on; Escape ends it."""
        self.browser.open(self.export(), "#3")
        self.assertFalse(self.is_open(".details"))
        self.browser.click("#s3-crosetto")
        self.shows(3)
        said = self.browser.js("document.querySelector('.details').innerText")
        for words in ("Person", "Guido Crosetto", "Posts and Ties", "Evidence", "the Italian guest signed", "paragraph 5"):
            self.assertIn(words, said)
        self.browser.click(".details .passage a")
        self.assertIn("Azernews", self.browser.js("document.querySelector('.details h3').textContent"))
        self.browser.press("Escape")
        self.assertFalse(self.is_open(".details"))
        self.browser.js("document.getElementById('s3-crosetto').focus()")
        self.browser.press("Enter")
        self.assertTrue(self.is_open(".details"))
        self.browser.click(".here h2")
        self.assertFalse(self.is_open(".details"))
        self.shows(3)
        self.browser.click("#s3-crosetto")
        self.browser.press("Right")
        self.assertFalse(self.is_open(".details"))
        self.shows(4)

    def test_notes_overview_help(self):
        self.browser.open(self.export(), "#2")
        self.assertFalse(self.is_open(".here .notes"))
        self.browser.press("n")
        self.assertTrue(self.is_open(".here .notes"))
        self.assertIn("Notes of 2", self.browser.js("document.querySelector('.here').innerText"))
        self.browser.press("Right")
        self.assertTrue(self.is_open(".here .notes"))
        self.browser.press("n", "o")
        self.assertEqual(self.browser.js("Array.from(document.querySelectorAll('.scene')).filter(s => s.offsetHeight > 0).length"), len(VIEWS))
        self.browser.press("Right", "Enter")
        self.shows(4)
        self.browser.press("o")
        self.browser.click("[id='2']")
        self.shows(2)
        self.browser.press("?")
        self.assertTrue(self.is_open(".help"))
        self.browser.press("Right")
        self.browser.press("Escape")
        self.assertFalse(self.is_open(".help"))
        self.shows(2)

    def test_room(self):
        """Nothing lies over anything, on a large screen and on a telephone, with and without notes."""
        path = self.export()
        for width, height in ((1920, 1080), (1280, 800), (400, 800), (400, 400)):
            self.browser.resize(width, height)
            for number in range(1, len(VIEWS) + 1):
                self.browser.open(path, f"#{number}")
                for keys in ((), ("n",)):
                    self.browser.press(*keys)
                    boxes = self.browser.js("""Array.from(document.querySelectorAll('.here > header, .here > .picture, .here > .notes, .bar')).map(e => e.getBoundingClientRect())
                        .filter(r => r.height > 0).map(r => [r.left, r.top, r.right, r.bottom])""")
                    where = (width, height, number, keys)
                    for i, a in enumerate(boxes):
                        self.assertTrue(a[0] >= -0.5 and a[2] <= width + 0.5, where)
                        for b in boxes[:i] if a is not boxes[-1] else ():
                            meet = min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
                            self.assertFalse(meet, (where, a, b))

    def test_print(self):
        """A page a scene, with its notes."""
        self.browser.open(self.export(), "#2")
        self.browser.command("Emulation.setEmulatedMedia", media="print")
        try:
            seen = self.browser.js("Array.from(document.querySelectorAll('.scene')).map(s => s.innerText)")
        finally:
            self.browser.command("Emulation.setEmulatedMedia", media="")
        self.assertEqual(len(seen), len(VIEWS))
        for i, text in enumerate(seen):
            self.assertIn(f"Title number {i + 1}", text)
            self.assertIn(f"Notes of {i + 1}", text)
        printed = self.browser.command("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        pages = subprocess.run(["pdftotext", self.write("out.pdf", base64.b64decode(printed)), "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
        self.assertEqual([f"Title number {i + 1}" in page and f"Notes of {i + 1}" in page for i, page in enumerate(pages.split("\f")[:-1])], [True] * len(VIEWS))

    def test_print_pages(self):
        """On paper the scene that is here is as black as the others, and none begins a page for its marking alone."""
        briefing = DATASET.replace(".json", ".briefing.json")
        titles = [scene["title"] for scene in json.loads(read(briefing))["scenes"]]
        self.browser.open(self.export(briefing=briefing), "#4")
        with open(self.path("x.pdf"), "wb") as file:
            file.write(base64.b64decode(self.browser.command("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]))
        text = subprocess.run(["pdftotext", self.path("x.pdf"), "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
        pages = [" ".join(page.split()) for page in text.split("\f")[:-1]]
        self.assertEqual(len(pages), len(titles))
        for title, page in zip(titles, pages):
            self.assertIn(title, page)
            self.assertEqual(page.count("TLP:CLEAR"), 2)
        subprocess.run(["pdftoppm", "-f", "4", "-l", "4", "-r", "50", "-gray", self.path("x.pdf"), self.path("page")], check=True)
        picture = read(self.path(next(name for name in self.in_folder() if name.startswith("page-"))))
        self.assertLess(min(picture[-584 * 300:-584 * 20]), 60)

    def test_hostile(self):
        path = self.path("hostile.html")
        Bytes.test_hostile(self)
        os.rename(self.path("out.html"), path)
        self.browser.open(path)
        for number in range(1, len(VIEWS) + 1):
            self.shows(number)
            self.browser.press("n", "Right")
        self.browser.js("document.querySelectorAll('.records .card').forEach(card => card.click())")
        self.assertIsNone(self.browser.js("window.hurt"))

    def test_another_script(self):
        """The policy lets no other script run; without one all scenes are there to be read."""
        text = read(self.export()).decode()
        changed = text.replace("<script>", "<script>document.title = 'changed';", 1).replace("<main>", "<main><script>window.hurt = 1</script><img src='https://example.org/x.png' alt=''>", 1)
        self.browser.open(self.write("changed.html", changed))
        self.assertIsNone(self.browser.js("window.hurt"))
        self.assertEqual(self.browser.js("document.title"), "Seven days in May")
        self.assertEqual(self.browser.js("Array.from(document.querySelectorAll('.scene')).filter(s => s.offsetHeight > 0).length"), len(VIEWS))
        self.assertFalse(self.is_open(".bar"))
        complaints = self.browser.complaints()
        self.assertEqual(len(complaints), 3)
        self.assertTrue(all("Content Security Policy" in complaint for complaint in complaints), complaints)


if __name__ == "__main__":
    main()
