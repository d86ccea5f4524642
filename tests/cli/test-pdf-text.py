# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an exported PDF stand where the dump says, to within 2 pt, and whoever copies them gets them back."""
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as tree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, main, read  # noqa: E402

XHTML = "{http://www.w3.org/1999/xhtml}"
TOLERANCE = 2.0
# Marks of direction, and what only says where a line may break.
UNSEEN = "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad"
NAMES = ("Azərbaycan Çığır Ğöşə İstiqlal", "Владимир Щербаков", "Ελευθέριος Βενιζέλος ἀρχή", "محمد بن سلمان", "الجمهورية الإسلامية",
         "בנימין נתניהו", "中华人民共和国外交部", "日本国ひらがなカタカナ", "대한민국 외교부", "नरेन्द्र मोदी क्षत्रिय", "বাংলাদেশ প্রজাতন্ত্রী", "தமிழ்நாடு கொடி",
         "ประเทศไทย น้ำ", "မြန်မာနိုင်ငံ", "ស្រុកខ្មែរ", "བོད་ཡིག", "አማርኛ", "საქართველო", "Հայաստան", "fi ffl office æ œ", "e\u0301 o\u0302\u0323",
         "Talks with محمد in Baku", "Signed (עברית), then ratified", "محمد (علي)", "abc “محمد” و «علي»", "الأمم المتحدة")
LEFTWARD = ("محمد بن سلمان", "الجمهورية الإسلامية", "لُؤَيّ بن مَشْعَل", "شركة النجم (Star Ltd. 24)", "وزارة الخارجية، الرياض", "علي؟", "بنك ۱۴۰۳",
            "بيت ٢٠٢٤/٠٥", "أحمد-كريم", "UN الأمم المتحدة", "עברית: מסמך 12", "Talks (2024)", "נִצָּחוֹן גָּדוֹל", "پگاه گل\u200cچین",
            "منظمة الصحة العالمية للشرق الأوسط وشمال أفريقيا", "בית הספר לרפואה באוניברסיטת תל אביב")
COLOURED = re.compile("[\U0001f000-\U0001faff\ufe0f]")
SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "good", "scripts.json")


def plain(text):
    """After NFKC, without marks of direction and spaces."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in UNSEEN)


class PdfText(Case):
    def words(self, out):
        done = subprocess.run(["pdftotext", "-bbox", out, "-"], stdout=subprocess.PIPE, check=True)
        return [(e.text, *(float(e.get(k)) for k in ("xMin", "yMin", "xMax", "yMax")))
                for e in tree.fromstring(done.stdout).iter(XHTML + "word")]

    def test_boxes(self):
        for view in ("timeline", "network"):
            out = self.path("x.pdf")
            self.expect(0, "export", DATASET, "-o", out, "--view", view, "--size", "a4")
            dump = json.loads(self.expect(0, "dump", DATASET, "--json", "--view", view, "--size", "a4").stdout)
            words = self.words(out)
            missing = []
            n = 0
            for shape in dump["shapes"]:
                if not shape["text"] or not shape["text"].strip():
                    continue
                x, y = shape["x"] * 0.75, shape["y"] * 0.75
                right, bottom = x + shape["width"] * 0.75, y + shape["height"] * 0.75
                n += 1
                # all the words that stand inside the box, line after line, are its text, and they begin at its left edge
                inside = sorted((round((y0 + y1) / 2 / 6), x0, text) for text, x0, y0, x1, y1 in words
                                if x0 >= x - TOLERANCE and x1 <= right + TOLERANCE and y <= (y0 + y1) / 2 <= bottom)
                said = "".join(text for _, _, text in inside)
                if (sorted(said) != sorted(shape["text"].replace(" ", "")) and not said.startswith(shape["text"].split()[0])
                        or not inside or " " not in said and abs(min(x0 for _, x0, _ in inside) - x) > TOLERANCE):  # several lines are one word, and centred
                    missing.append((shape["text"], x, y, inside))
            self.assertGreater(n, 40)
            self.assertEqual(missing, [], view)

    def test_scripts(self):
        """Names of many scripts, alone and among words that run the other way."""
        path = self.write("scripts.json", json.dumps({
            "rapport": 1, "title": "Names", "updated": "2025-07-24",
            "entities": [{"id": str(i), "kind": "person", "name": name} for i, name in enumerate(NAMES)],
            "events": [{"id": f"e{i}", "kind": "meeting", "title": name, "when": f"{2000 + i}-06-01", "participants": [str(i)]}
                       for i, name in enumerate(NAMES)]}))
        for view in ("timeline", "network"):
            out = self.path("x.pdf")
            self.expect(0, "export", path, "-o", out, "--view", view, "--size", "a3", "--lanes", "none")
            text = plain(subprocess.run(["pdftotext", out, "-"], stdout=subprocess.PIPE, check=True).stdout.decode())
            dump = json.loads(self.expect(0, "dump", path, "--json", "--view", view, "--size", "a3", "--lanes", "none").stdout)
            drawn = {shape["text"] for shape in dump["shapes"] if shape["text"]}
            self.assertGreaterEqual(len(drawn & set(NAMES)), 20, view)
            self.assertEqual([label for label in drawn & set(NAMES) if plain(label) not in text], [], view)

    def test_every_label(self):
        """As pdftotext reads it by itself: no label's lines among those of its neighbours, no hyphen lost, no word turned round; on
        pages where most letters run from right to left as well."""
        leftward = self.write("leftward.json", json.dumps({
            "rapport": 1, "title": "زيارات 2024 (ملخص)",
            "entities": [{"id": str(i), "kind": "person", "name": name} for i, name in enumerate(LEFTWARD)],
            "events": [{"id": f"e{i}", "kind": "meeting", "title": f"{name} / {LEFTWARD[i - 3]}", "when": f"{2000 + i}-06-01",
                        "participants": [str(i), str(i * 7 % len(LEFTWARD))]} for i, name in enumerate(LEFTWARD)]}))
        generated = self.path("generated.json")
        with open(generated, "wb") as file:
            subprocess.run([os.environ["RAPPORT_GENERATE"], "--events", "200", "--entities", "60", "--relations", "120"], stdout=file, check=True)
        out = self.path("x.pdf")
        for dataset, *choices in ((DATASET, "both", "a4"), (DATASET, "network", "a4"), (DATASET, "table", "a3"), (DATASET, "network", "a4", "--pages", "2x2"),
                                  (generated, "network", "slide"), (generated, "timeline", "a4", "--pages", "2"), (SCRIPTS, "both", "a4"),
                                  (SCRIPTS, "sources", "a4"), (leftward, "network", "a4"), (leftward, "timeline", "a4"), (leftward, "table", "a4")):
            choices = ["--view", choices[0], "--size", *choices[1:]]
            self.expect(0, "export", dataset, "-o", out, *choices)
            dump = json.loads(self.expect(0, "dump", dataset, "--json", *choices).stdout)
            pages = [plain(page) for page in subprocess.run(["pdftotext", out, "-"], stdout=subprocess.PIPE, check=True).stdout.decode().split("\f")]
            labels = {(shape.get("page", 1), shape["text"]) for shape in dump["shapes"] if shape["text"] and not COLOURED.search(shape["text"])}
            self.assertGreater(len(labels), 15)
            self.assertEqual([label for page, label in labels if plain(label) not in pages[page - 1]], [], (dataset, choices))

    def test_emoji(self):
        """A colour letter is a picture: what it belongs to is named in the outline, and all else is text."""
        path = self.write("emoji.json", json.dumps({
            "rapport": 1, "title": "Launch 🚀", "events": [{"kind": "launch", "title": title, "when": "2020-05-01"} for title in ("Start 🚀 at 🇮🇹 noon", "🚀 and 🚀")],
            "entities": [{"id": "a", "kind": "person", "name": "Anna 👩‍🚀"}, {"id": "b", "kind": "person", "name": "Bea"}],
            "relations": [{"kind": "likes", "from": "a", "to": "b", "label": "loves ❤️"}]}))
        for view, names in (("timeline", {"Launch 🚀", "Start 🚀 at 🇮🇹 noon"}), ("network", {"Launch 🚀", "Anna 👩‍🚀", "Bea", "loves ❤️"})):
            out = self.path("x.pdf")
            self.expect(0, "export", path, "-o", out, "--view", view)
            html = subprocess.run(["pdftohtml", "-xml", "-stdout", "-i", out], stdout=subprocess.PIPE, check=True).stdout.decode()
            items = set(re.findall(r'<item page="1">(.*?)</item>', html))
            self.assertLessEqual(names, items)
            text = plain(subprocess.run(["pdftotext", out, "-"], stdout=subprocess.PIPE, check=True).stdout.decode())
            listed = subprocess.run(["pdfimages", "-list", out], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()[2:]
            if shutil.which("qpdf"):
                subprocess.run(["qpdf", "--check", out], stdout=subprocess.DEVNULL, check=True)
            for row in listed:  # none without such a font
                self.assertGreaterEqual(int(row.split()[12]), 300, row)
            for word in ("Launch", "Start", "noon") if view == "timeline" else ("Launch", "Anna", "Bea", "loves"):
                self.assertIn(word, text)

    def test_page(self):
        out = self.path("x.pdf")
        self.expect(0, "export", DATASET, "-o", out, "--size", "a4")
        info = subprocess.run(["pdfinfo", out], stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertIn("841.89 x 595.276 pts (A4)", info)
        self.assertIn(json.loads(read(DATASET))["title"], info)


if __name__ == "__main__":
    if not shutil.which("pdftotext") or not shutil.which("pdfinfo"):
        print("skipped: pdftotext and pdfinfo (poppler-utils) are not installed")
        sys.exit(77)
    main()
