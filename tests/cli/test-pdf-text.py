# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an exported PDF stand where the dump says, to within 2 pt."""
import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, main, read  # noqa: E402

XHTML = "{http://www.w3.org/1999/xhtml}"
TOLERANCE = 2.0


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
                        or not inside or abs(min(x0 for _, x0, _ in inside) - x) > TOLERANCE):
                    missing.append((shape["text"], x, y, inside))
            self.assertGreater(n, 40)
            self.assertEqual(missing, [], view)

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
