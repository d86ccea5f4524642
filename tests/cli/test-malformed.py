# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are no datasets: an error said in words, within seconds and a gigabyte, never a crash."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import Case, main, run  # noqa: E402

SMALL = ('{"rapport": 1, "title": "T\\u00e4", "sources": [{"id": "s", "title": "S"}],\n'
         '"events": [{"kind": "k", "title": "E", "when": "2020-01/2020-02", "evidence": "s, p. 1"}]}\n').encode()


class Malformed(Case):
    def refused(self, content, *commands):
        path = self.write("bad.json", content)
        for command in commands or (("check",), ("info",)):
            done = self.expect(1, *command, path, seconds=20)
            said = done.stdout + done.stderr
            self.assertGreater(len(said), 10)
            self.assertNotIn(b"CRITICAL", said)
        return said

    def test_every_prefix(self):
        for n in range(len(SMALL.rstrip())):
            self.refused(SMALL[:n], ("check",))
        self.expect(0, "check", self.write("good.json", SMALL))

    def test_bytes(self):
        for content in (b"", b" \n", b"\xef\xbb\xbf", b"\xff\xfe{\0}\0", b'{"rapport": 1, "title": "\xe4"}',
                        b"\x1f\x8b\x08\0\0\0\0\0", b"PK\x03\x04", b"<html>", b"\0" * 4096, os.urandom(4096)):
            self.refused(content)

    def test_not_quite_json(self):
        for content in ("var x = {};", "{'rapport': 1}", '{"rapport": 01, "title": "a"}', '{"rapport": 1, "title": "a",}',
                        '{"rapport": NaN}', "[]", "1", '{"rapport": 1, "title": "a"}{"rapport": 1}', '{"title": "a"}',
                        '{"rapport": 1, "title": "a\nb"}', '{"rapport": 0, "title": "a"}'):
            done = run("check", self.write("bad.json", content))
            self.assertEqual(done.returncode, 1, content)

    def test_deep(self):
        for content in (b"[" * 100000, b'{"a":' * 100000, b'{"rapport": 1, "title": "a", "x-y": ' + b"[" * 100000,
                        b'{"rapport": 1, "title": "a", "x-y": ' + b"[" * 100000 + b"]" * 100000 + b"}"):
            self.refused(content)

    def test_long_string(self):
        self.refused(b'{"rapport": 1, "title": "' + b"a" * 20_000_000 + b'"}')

    def test_long_title_draws(self):
        path = self.write("long.json", b'{"rapport": 1, "title": "' + b"a b" * 500_000 + b'", "events": [{"kind": "k", "title": "'
                          + b"x" * 1_000_000 + b'", "when": "2020"}]}')
        self.expect(0, "export", path, "-o", self.path("x.pdf"), seconds=30)

    def test_no_regular_file(self):
        os.mkfifo(self.path("fifo"))
        os.mkdir(self.path("folder"))
        os.symlink("nowhere", self.path("dangling"))
        os.symlink("ring", self.path("ring"))
        with open(self.path("sparse"), "wb") as file:
            file.truncate(5 << 30)
        for name in ("fifo", "folder", "dangling", "ring", "sparse", "missing"):
            self.assertTrue(self.expect(1, "check", self.path(name)).stderr.startswith(b"rapport: "), name)
            self.expect(1, "export", self.path(name), "-o", self.path("x.svg"))
        for name in ("/dev/zero", "/dev/null", "/dev/full"):
            self.expect(1, "check", name)
        self.assertNotIn("x.svg", self.in_folder())

    def test_hostile_words_draw(self):
        words = ["\\u202eabc", "<b>&amp;</b>", "%s%n", "\\u0000\\ud800", "\\u001b[2J", "\\n\\n\\n", "\\ufffe", "\\u05e9\\u05dc",
                 " ", "\\u200b", "e\\u0301\\u0301"]
        entities = ", ".join(f'{{"id": "e{i}", "kind": "{w}", "name": "{w}"}}' for i, w in enumerate(words))
        events = ", ".join(f'{{"kind": "{w}", "title": "{w}", "when": "2020-01-{i + 1:02}", "participants": ["e{i}", "e0"]}}'
                           for i, w in enumerate(words))
        path = self.write("h.json", f'{{"rapport": 1, "title": "{words[0]}{words[1]}", "marking": "{words[4]}", '
                                    f'"entities": [{entities}], "events": [{events}]}}')
        for view in ("timeline", "network"):
            for suffix in ("png", "svg", "pdf"):
                out = self.path(f"{view}.{suffix}")
                self.expect(0, "export", path, "-o", out, "--view", view, G_DEBUG="fatal-warnings")
                if suffix == "svg":
                    import xml.etree.ElementTree as tree
                    tree.parse(out)
            self.expect(0, "dump", path, "--json", "--view", view, G_DEBUG="fatal-warnings")

    def test_tiny_and_empty_pictures(self):
        path = self.write("e.json", '{"rapport": 1, "title": ""}')
        for size in ("1x1", "10x1000", "100x60", "360x480"):
            for view in ("timeline", "network"):
                self.expect(0, "export", path, "-o", self.path("x.png"), "--size", size, "--view", view,
                            G_DEBUG="fatal-warnings")


if __name__ == "__main__":
    main()
