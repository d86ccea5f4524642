# SPDX-License-Identifier: GPL-3.0-or-later
"""The short form of the benchmarks: that they run and measure what they say. How fast it is, the long forms tell."""
import importlib.machinery
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.environ["RAPPORT_BENCH"]
CORE = os.environ["RAPPORT_CORE"]
# A sanitizer makes every frame many times slower.
EVENTS = 300 if os.environ.get("RAPPORT_SANITIZED") else 2000
FIGURES = ("load_ms", "peak_rss_mb", "first_picture_ms", "timeline_layout_ms", "timeline_first_build_ms",
           "timeline_first_paint_ms", "shapes", "labels", "network_layout_ms", "network_stress", "search_ms", "search_worst_ms",
           "filter_ms")
SPREADS = ("timeline_frame_ms", "timeline_cpu_ms", "timeline_build_ms", "timeline_paint_ms", "timeline_zoom_ms", "timeline_pan_ms",
           "network_frame_ms", "network_rebuild_ms", "network_rebuild_cpu_ms", "network_repaint_ms",
           "network_repaint_cpu_ms", "network_key_cpu_ms", "network_change_ms", "network_frame_cpu_ms", "network_pan_ms", "network_scale_ms", "network_refine_ms",
           "network_refine_cpu_ms")


def generate(*arguments):
    return subprocess.run([sys.executable, os.path.join(HERE, "generate"), *map(str, arguments)], check=True,
                          stdout=subprocess.PIPE).stdout


def bench(*arguments):
    return subprocess.run([BENCH, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=240, check=False)


class Benchmarks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="rapport-bench-")
        cls.addClassCleanup(cls._folder.cleanup)
        cls.file = cls.write("events.json", generate("--events", EVENTS, "--entities", 100, "--relations", 200))
        cls.small = cls.write("small.json", generate("--events", 200, "--entities", 20, "--relations", 30))

    @classmethod
    def write(cls, name, content):
        path = os.path.join(cls._folder.name, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def measured(self, *arguments):
        done = bench("--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return json.loads(done.stdout)

    def assert_spread(self, spread):
        self.assertTrue(0 < spread["median"] <= spread["p95"] <= spread["max"] < math.inf, spread)

    def test_everything_is_measured(self):
        figures = self.measured(self.file)
        for key in FIGURES:
            self.assertTrue(0 < figures[key] < math.inf, (key, figures[key]))
        for key in SPREADS:
            self.assert_spread(figures[key])
        self.assertTrue(0 <= figures["network_pan_bare"] <= 1, figures["network_pan_bare"])
        self.assertLess(figures["labels"], figures["shapes"])
        self.assertLess(figures["load_ms"], figures["first_picture_ms"])

    def test_given_frames(self):
        """A run of frames is what was asked for: a year in the middle shows something, one far from all data does not."""
        frames = self.write("frames", b"near 315532800 347155200\nnear 347155200 378691200\nfar 32503680000 32535216000\n")
        runs = self.measured(self.small, "--only", "timeline", "--frames", frames)["frames"]
        self.assertEqual(list(runs), ["near", "far"])
        self.assert_spread(runs["near"]["frame_ms"])
        # What has no date is listed wherever one looks.
        self.assertGreater(runs["near"]["labels"], runs["far"]["labels"])

    def test_only_and_depth(self):
        figures = self.measured(self.small, "--only", "timeline,filter", "--from-zoom", "0.1%", "--to-zoom", "0.00001", "--views", 2)
        self.assertIn("filter_ms", figures)
        self.assertFalse({"network_layout_ms", "search_ms"} & set(figures))
        self.assert_spread(figures["timeline_frame_ms"])

    def test_no_events(self):
        file = self.write("spans.json", generate("--no-events", "--entities", 60, "--relations", 90))
        self.assert_spread(self.measured(file, "--only", "timeline")["timeline_frame_ms"])

    def test_lines(self):
        self.assertIn(b"\nfilter_ms: ", bench(self.small, "--only", "filter").stdout)

    def test_wrong_use(self):
        for arguments in ((), ("--to-zoom", "2", self.small), ("--only", "everything", self.small), ("--views", "0", self.small)):
            self.assertEqual(bench(*arguments).returncode, 2, arguments)
        broken = self.write("broken", b"near 5 4\n")
        for arguments in (("/nowhere.json",), (self.write("empty.json", b""),), ("--frames", broken, self.small)):
            done = bench(*arguments)
            self.assertEqual(done.returncode, 1, arguments)
            self.assertTrue(done.stderr.startswith(b"rapport-bench: "), done.stderr)


class Comparison(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        loader = importlib.machinery.SourceFileLoader("compare_timeline", os.path.join(HERE, "compare-timeline"))
        cls.compare = importlib.util.module_from_spec(importlib.util.spec_from_loader("compare_timeline", loader))
        loader.exec_module(cls.compare)

    def test_same_events(self):
        """What vis-timeline is given says what the dataset says."""
        for when, begin, end in (("2001-03-04", "2001-03-04", None), ("2001-03", "2001-03-01", "2001-04-01"),
                                 ("2001-12~", "2001-12-01", "2002-01-01"), ("2001", "2001-01-01", "2002-01-01"),
                                 ("2001-03-04?", "2001-03-04", None), ("2001-03-04/2001-05-28", "2001-03-04", "2001-05-29"),
                                 ("2001-03-04/..", "2001-03-04", "2026-01-01"), ("[..2001-03-04]", "1950-01-01", "2001-03-05")):
            item = self.compare.item({"id": "e", "title": "t", "when": when})
            self.assertEqual(item["start"], self.compare.day(begin, False), when)
            self.assertEqual(item.get("end"), end and self.compare.day(end, False), when)

    def test_ranges(self):
        for part in (1.0, 0.05):
            runs = self.compare.ranges(part)
            self.assertEqual({len(run) for run in runs.values()}, {60})
            widths = [end - begin for begin, end in runs["pan"]]
            self.assertAlmostEqual(min(widths), max(widths), delta=1e-3)
            self.assertAlmostEqual(runs["zoom"][-1][1] - runs["zoom"][-1][0], widths[0], delta=1e-3)

    def test_a_peer_that_cannot_be_had(self):
        """It is said, with the reason, and the status is 1; our own figures are there all the same."""
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([sys.executable, os.path.join(HERE, "compare-timeline"), "--events", "100", "--views", "5%", "--bench",
                                   BENCH, "--folder", folder], env={"PATH": folder, "LC_ALL": "C.UTF-8",
                                                     **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}}, timeout=240, check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr.decode(), "vis-timeline cannot be compared: .+")
        self.assertRegex(done.stdout.decode(), r"\n\| rapport-100-5% \| [\d.]+ s \| [\d.]+ \(")


class Generator(unittest.TestCase):
    def test_same_bytes(self):
        self.assertEqual(generate("--events", 50, "--seed", 3), generate("--events", 50, "--seed", 3))
        self.assertNotEqual(generate("--events", 50, "--seed", 3), generate("--events", 50, "--seed", 4))

    def test_plain(self):
        """What the peers are made for: a day, or from one day to another."""
        for event in json.loads(generate("--events", 200, "--plain"))["events"]:
            self.assertRegex(event.get("when", "1999-01-01"), r"^\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?$")

    def test_counts(self):
        data = json.loads(generate("--events", 70, "--entities", 11, "--relations", 5, "--disputed", 20, "--span", "2024-02-01", "2024-03-31"))
        self.assertEqual((len(data["events"]), len(data["entities"]), len(data["relations"])), (70, 11, 5))
        disputed = [e for e in data["events"] if isinstance(e["evidence"], list)]
        self.assertEqual(len(disputed), 20)
        for event in disputed:
            self.assertFalse(event["evidence"][1]["says"]["when"].startswith(event["when"]))
        for event in data["events"]:
            self.assertRegex(event.get("when", "2024"), "^(\\[\\.\\.)?2024")

    def test_what_it_writes_is_sound(self):
        for arguments in (("--events", 300, "--disputed", 50), ("--no-events", "--entities", 50, "--relations", 80)):
            with tempfile.NamedTemporaryFile(suffix=".json") as file:
                file.write(generate(*arguments))
                file.flush()
                done = subprocess.run([CORE, "check", file.name, "--json"], stdout=subprocess.PIPE, check=False)
            found = json.loads(done.stdout)
            self.assertEqual((found["errors"], found["warnings"]), (0, 0), arguments)

    def test_told_again(self):
        """The same records in another program's words: nothing is lost but the lines that are broken off on purpose."""
        with tempfile.TemporaryDirectory() as folder:
            native = os.path.join(folder, "native.json")
            with open(native, "wb") as file:
                file.write(generate("--plain", "--events", 300, "--entities", 30, "--relations", 20))
            for form, events, bad in (("own", 300, 0), ("lines", 297, 3), ("ftm", 300, 0)):
                told = os.path.join(folder, form + ".json")
                with open(told, "wb") as file:
                    subprocess.run([sys.executable, os.path.join(HERE, "retell"), native, form]
                                   + (["--bad", "100"] if form == "lines" else []), check=True, stdout=file)
                found = json.loads(subprocess.run([CORE, "info", told, "--json"], stdout=subprocess.PIPE, check=True).stdout)
                self.assertEqual((found["events"], found["errors"]), (events, bad), form)

    def test_compare_reading(self):
        done = subprocess.run([sys.executable, os.path.join(HERE, "compare-reading"), "--events", "60", "--runs", "1", "--program", CORE],
                              stdout=subprocess.PIPE, check=True)
        for name in (b"native.json", b"own.json", b"own.jsonl", b"ftm.json"):
            self.assertIn(name, done.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
