# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak asks for a window and nothing else, and takes nothing from elsewhere that is not known by its sum."""
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.environ["RAPPORT_ROOT"]
MANIFEST = os.path.join(ROOT, "resources", "io.github.rapport.Rapport.yml")
# A window, the memory that X11 shares with it, and the device that draws.
WANTED = {"--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri"}


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def items_of(text, key):
    """The items of a list that stands at the margin: `key:` and `  - item` below it."""
    block = re.search(rf"^{key}:\n((?:  .*\n)+)", text, re.M)
    return re.findall(r"^  - (.*)$", block.group(1), re.M)


class Flatpak(unittest.TestCase):
    def setUp(self):
        self.text = re.sub(r"^ *#.*\n", "", read("resources", "io.github.rapport.Rapport.yml"), flags=re.M)

    def test_nothing_but_a_window_is_asked_for(self):
        self.assertEqual(set(items_of(self.text, "finish-args")), WANTED)
        self.assertNotRegex(self.text, r"filesystem|network|talk-name|session-bus|system-bus|device=all")

    def test_what_is_fetched_is_known_by_its_sum(self):
        addresses = re.findall(r"^ +url: (\S+)$", self.text, re.M)
        sums = re.findall(r"^ +sha256: (\S+)$", self.text, re.M)
        self.assertGreater(len(addresses), 0)
        self.assertEqual(len(addresses), len(sums))
        self.assertEqual(len(re.findall(r"type: archive", self.text)), len(sums))
        for address in addresses:
            self.assertRegex(address, r"^https://.*\d\.tar\.(gz|xz)$")
        for checksum in sums:
            self.assertRegex(checksum, r"^[0-9a-f]{64}$")

    def test_it_is_the_program_of_the_build(self):
        build = read("meson.build")
        self.assertIn("id: " + re.search(r"^app_id = '(.*)'", build, re.M).group(1) + "\n", self.text)
        for option in re.findall(r"^ +- -D([a-z]+)=", self.text, re.M):
            self.assertIn(f"option('{option}'", read("meson_options.txt"))

    @unittest.skipUnless(shutil.which("flatpak-builder"), "flatpak-builder is not installed: it did not read the manifest")
    def test_the_builder_reads_it(self):
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(["flatpak-builder", "--show-manifest", MANIFEST], capture_output=True, text=True,
                                  cwd=home, env={**os.environ, "HOME": home})
        self.assertEqual(done.returncode, 0, done.stderr)
        said = json.loads(done.stdout)
        self.assertEqual(set(said["finish-args"]), WANTED)
        self.assertEqual([module["name"] for module in said["modules"]], ["igraph", "libzip", "rapport"])


unittest.main(verbosity=2)
