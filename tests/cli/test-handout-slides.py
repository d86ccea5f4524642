# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand-out's slides in somebody else's program: what LibreOffice reads of them."""
import json
import os
import re
import struct
import subprocess
import xml.etree.ElementTree as tree
import zipfile

from runner import ALL, DATASET, SANITIZED, Case, main
from hostile import hostile

BRIEFING = DATASET.replace(".json", ".briefing.json")
# Each alone would do harm where it is taken for more than words.
HARM = "</script><script>window.hit=1</script></style></svg><img src=x onerror='window.hit=2'>\" onload=\"window.hit=3\" \u2028 ${1} {{x}} ]]> --> &lt;b&gt;"
NOTES = "First *this*.\n\n- Then that\n\n" + HARM


def words(text):
    return " ".join(text.split())


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def text_of(pdf, *how):
    done = subprocess.run(["pdftotext", *how, pdf, "-"], check=True, stdout=subprocess.PIPE)
    return [words(page) for page in done.stdout.decode().split("\f")[:-1]]


def plain(said):
    """Without scene-text's marks."""
    return words(re.sub(r"^\s*(- |\d+\. )", "", said, flags=re.M).replace("**", "").replace("*", ""))


class Export(Case):
    def export(self, name, dataset=DATASET, briefing=BRIEFING, *more):
        self.expect(0, "export", dataset, "--briefing", briefing, "-o", self.path(name), *more)
        return self.path(name)

    def hostile(self):
        """A briefing and its dataset that mean harm wherever they have words."""
        data = hostile()
        data["title"] = data["marking"] = HARM
        data["events"] += [{"id": f"x{i}{HARM}", "kind": HARM, "title": HARM, "when": "2003-05-01", "url": "javascript:window.hit=4",
                            "summary": HARM, "participants": ["ann", "harm-node"]} for i in range(2)]
        data["entities"].append({"id": "harm-node", "kind": HARM, "name": HARM})
        scenes = [{"id": f"s{i}", "view": view, "title": HARM, "caption": HARM, "notes": NOTES, "callouts": [{"text": HARM, "record": "harm-node"}]}
                  for i, view in enumerate(("text", "timeline", "network", "both", "table", "sources"))]
        return (self.write("hostile.json", json.dumps(data)),
                self.write("hostile.briefing.json", json.dumps({"rapport-briefing": 1, "title": HARM, "scenes": scenes})))


class Slides(Export):
    def shown(self, slides, notes=False):
        """The text of each page as LibreOffice has it, of slides and, where asked for, their notes behind them."""
        if SANITIZED and not ALL:
            self.skipTest("slides are made; their bytes are the plain build's, which LibreOffice reads")
        how = 'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"}}' if notes else "pdf"
        subprocess.run(["soffice", "-env:UserInstallation=file://" + self.path("office"), "--headless", "--convert-to", how, "--outdir", self.folder, slides],
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300,
                       env={**os.environ, "HOME": self.folder})
        return text_of(slides.replace(".pptx", ".pdf"), "-layout" if notes else "-raw")

    def test_opens(self):
        scenes = read_json(BRIEFING)["scenes"]
        pages = self.shown(self.export("x.pptx"), notes=True)
        self.assertEqual(len(pages), 2 * len(scenes))  # each, and then each with its notes
        for i, scene in enumerate(scenes):
            self.assertIn(words(scene["title"]), pages[i])
            self.assertEqual(pages[i].count("TLP:CLEAR"), 2)
            for line in scene.get("caption", "").splitlines():
                self.assertIn(plain(line), pages[i].replace("• ", ""))
            for line in scene.get("notes", "").splitlines():
                self.assertIn(plain(line), pages[len(scenes) + i].replace("• ", ""), scene["id"])

    def test_picture(self):
        """Whatever stands about the views is in their picture: a callout above them, what is filtered below them."""
        def picture(**more):
            scene = {"id": "s", "view": "timeline", "title": "T", **more}
            briefing = self.write("b.briefing.json", json.dumps({"rapport-briefing": 1, "scenes": [scene]}))
            with zipfile.ZipFile(self.export("x.pptx", DATASET, briefing)) as parts:
                image, slide = parts.read("ppt/media/image1.png"), parts.read("ppt/slides/slide1.xml").decode()
            return struct.unpack(">II", image[16:24]), image, re.search(r'<p:pic>.*?<a:ext cx="(\d+)" cy="(\d+)"', slide, re.S).groups()
        bare = picture()
        called = picture(callouts=[{"text": "Only this", "record": "E03", "dx": 0, "dy": -90}])
        dimmed = picture(arranged={"filter": ["kind=diplomacy"], "hide": False})
        self.assertGreater(called[0][1], bare[0][1])
        self.assertGreater(dimmed[0][1], bare[0][1])
        for size, _, place in (bare, called, dimmed):
            self.assertAlmostEqual(size[0] / size[1], int(place[0]) / int(place[1]), delta=0.01)

    def test_harm(self):
        dataset, briefing = self.hostile()
        slides = self.export("x.pptx", dataset, briefing)
        self.assertEqual(len(self.shown(slides)), 6)
        with zipfile.ZipFile(slides) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    tree.fromstring(parts.read(name))
                if name.endswith(".rels"):
                    self.assertNotIn(b"External", parts.read(name))
                    of = os.path.dirname(os.path.dirname(name))
                    for relation in tree.fromstring(parts.read(name)):
                        self.assertIn(os.path.normpath(os.path.join(of, relation.get("Target"))), parts.namelist(), name)


if __name__ == "__main__":
    main()
