# SPDX-License-Identifier: GPL-3.0-or-later
"""The five-minute datasets of README.md and data/FORMAT.md do what the text says: no warning, every event labelled whole."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, main, read  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(DATASET))


class FiveMinutes(Case):
    def datasets(self, document):
        text = read(os.path.join(ROOT, document)).decode()
        found = [block for block in re.findall(r"```json\n(.*?)```", text, re.S) if '"rapport"' in block]
        self.assertTrue(found, document)
        return found

    def test_they_check_and_say_everything(self):
        for document in ("README.md", "data/FORMAT.md"):
            for text in self.datasets(document):
                path = self.path("five-minutes.json")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                report = json.loads(self.expect(0, "check", path, "--json").stdout)
                self.assertEqual((report["errors"], report["warnings"], report["problems"]), (0, 0, []), document)
                dump = json.loads(self.expect(0, "dump", path, "--json").stdout)
                named = {s["of"]: s["text"] for s in dump["shapes"] if s["role"] == "label" and s.get("of")}
                for event in json.loads(text)["events"]:
                    if "id" in event:
                        self.assertEqual(named.get(event["id"]), event["title"], document)
                    else:
                        self.assertIn(event["title"], named.values(), document)


if __name__ == "__main__":
    main()
