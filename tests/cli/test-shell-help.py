# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page renders without a warning, and it and the completions know every command and option that the program's own
tables and help know; bash, zsh and fish complete what they should."""
import os
import re
import shutil
import subprocess
import unittest

import shell_complete

CORE, BUILT = os.environ["RAPPORT_CORE"], os.environ["RAPPORT_RESOURCES"]
SOURCE = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "app", "cli", "cli-options.c")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def help_of(*words):
    return subprocess.run([CORE, *words, "--help"], check=True, capture_output=True, text=True).stdout


def complete(*words):
    script = f'. "{BUILT}/rapport"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); compopt () {{ :; }}; _rapport; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", script, "bash", *words], capture_output=True, text=True, check=True, cwd=BUILT)
    return done.stdout.split("\n")[:-1], done.stderr


class ShellHelp(unittest.TestCase):
    def test_nothing_is_missing(self):
        page = read(os.path.join(BUILT, "rapport.1")).replace("\\-", "-")
        shells = {name: read(os.path.join(BUILT, name)) for name in ("rapport", "_rapport", "rapport.fish")}
        commands = re.findall(r"^ +rapport ([a-z]+) ", help_of(), re.M)
        self.assertIn("present", commands)
        for command in commands:
            for text in (page, *shells.values()):
                self.assertIn(command, text)
        known = set(re.findall(r'^  \{ "(--[a-z-]+)"', read(SOURCE), re.M))
        self.assertGreater(len(known), 40)
        for option in known:
            for name, text in {"rapport.1": page, **shells}.items():
                wanted = "-l " + option[2:] if name.endswith("fish") else option
                self.assertRegex(text, re.escape(wanted) + r"(?![a-z-])", f"{name} does not know {option}")

    def test_the_page_renders(self):
        done = subprocess.run(["groff", "-ww", "-man", "-Tutf8", os.path.join(BUILT, "rapport.1")], capture_output=True, check=True)
        self.assertEqual(done.stderr, b"")
        self.assertIn("Prints what would be drawn", re.sub(r"\s+", " ", done.stdout.decode()))

    def test_shells_complete(self):
        """Typed into each shell; what it says itself is looked at, not the script."""
        for shell in ("bash", "zsh", "fish"):
            with self.subTest(shell):
                if not shutil.which(shell):
                    self.skipTest(f"{shell} is not installed: nobody saw it complete")
                for line, expected in (("rapport ex", ["export"]), ("rapport export f --vi", ["--view"]),
                                       ("rapport export f --theme ", ["contrast", "dark", "light", "print"]),
                                       ("rapport list f --filter pla", ["place="]),
                                       ("rapport export f --node-size p", ["pagerank"]), ("rapport --v", ["--version"])):
                    self.assertEqual(sorted(shell_complete.complete(shell, line, BUILT)), expected, line)

    def test_bash_completes_a_value_behind_its_sign(self):
        for words, expected in ((("rapport", "export", "f", "--size", "=", "a4"), ["a4", "a4-portrait"]),
                                (("rapport", "check", "rapport.f"), ["rapport.fish"])):
            self.assertEqual(complete(*words), (expected, ""), words)

    def test_what_is_said_of_an_option_is_whole(self):
        said = re.findall(r"-d '([^']*)'", read(os.path.join(BUILT, "rapport.fish")))
        self.assertGreater(len(said), 100)
        for words in said:
            self.assertRegex(words, r"[\w)…]$")
            self.assertEqual(words.count("("), words.count(")"), words)


unittest.main(verbosity=2)
