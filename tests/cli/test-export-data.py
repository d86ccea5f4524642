# SPDX-License-Identifier: GPL-3.0-or-later
"""Data along with a picture, read by programs that others have: CSV, iCalendar, GraphML and GEXF."""
import collections
import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

import icalendar
import networkx

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, main, read, run  # noqa: E402

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
WILD = 'é"\'<&>]]> \u0001\u0085\ufffe\ud7ff\U0001f600,;\\q\r\n\tə=日本'

SMALL = {
    "rapport": 1, "title": WILD, "updated": "2020-02-03T04:05:06+01:00", "marking": "TLP:GREEN",
    "sources": [{"id": "s", "title": WILD, "url": "javascript:alert(1)"}, {"id": "t", "title": "T", "url": "https://example.org/a'(b) d/ə"}],
    "entities": [{"id": WILD, "kind": "person", "name": WILD, "aliases": [WILD, "B"]}, {"id": "b", "kind": "person", "name": "=b"},
                 {"id": "p", "kind": "place", "name": "Port", "location": {"lat": 1, "lon": 2}}],
    "events": [{"id": "e", "kind": "talk", "title": WILD, "when": "2001-02-03", "participants": [WILD, "b"], "place": "p", "evidence": ["s", "t"],
                "summary": WILD * 20, "tags": [WILD, "x"], "marking": "TLP:RED"},
               {"id": "f", "kind": "talk", "title": "Long ago", "when": "-0043"},
               {"id": "g", "kind": "talk", "title": "Some day"},
               {"id": "h", "kind": "talk", "title": "At a time", "when": "2001-02-03T10:00:00Z/2001-02-03T12:30:00Z", "part_of": "e"},
               {"id": "i", "kind": "talk", "title": "Every year", "when": "XXXX-05-01"},
               {"id": "j", "kind": "talk", "title": "Known to hold", "as_of": ["2003-01-01", "2002"]}],
    "relations": [{"kind": WILD, "from": WILD, "to": "b", "label": WILD, "weight": 1e-9}, {"kind": "k", "from": "b", "to": WILD, "directed": False},
                  {"kind": "k", "from": "b", "to": WILD}, {"kind": "k", "from": "b", "to": "b", "when": "1999/.."}],
}


class Data(Case):
    def export(self, suffix, *arguments, path=DATASET, says=None):
        out = self.path("x" + suffix)
        done = self.expect(0, "export", path, "-o", out, *arguments)
        if says is not None:
            self.assertIn(says, done.stderr.decode())
        return read(out)

    def small(self):
        return self.write("small.json", json.dumps(SMALL))

    def list_of(self, table, *arguments, path=DATASET):
        return json.loads(self.expect(0, "list", path, "--" + table, "--json", *arguments).stdout)["rows"]

    # ---- CSV ----

    def test_tables(self):
        for path in (DATASET, self.small()):
            for suffix, table in ((".csv", "events"), (".entities.csv", "entities"), (".relations.csv", "relations"), (".sources.csv", "sources")):
                rows = list(csv.DictReader(io.StringIO(self.export(suffix, path=path).decode(), newline="")))
                listed = self.list_of(table, path=path)
                self.assertEqual([self.bare(row["id"]) for row in rows], [row["id"] for row in listed])
                self.assertEqual(list(rows[0]), list(listed[0]))
                for row, told in zip(rows, listed):
                    for name, value in told.items():
                        if isinstance(value, str):
                            self.assertEqual(self.bare(row[name]), value, (suffix, name))
                        elif isinstance(value, list):
                            self.assertEqual(self.bare(row[name]), "; ".join(value), (suffix, name))

    @staticmethod
    def bare(cell):
        """What FORMAT.md says of apostrophes."""
        rest = cell.lstrip("'")
        formula = rest[:1] in ("\t", "\r", "\n") or (rest.strip() and rest.lstrip()[0] in "=+-@＝＋－＠−")
        return cell[1:] if cell.startswith("'") and formula else cell

    def test_no_cell_is_a_formula(self):
        for suffix in (".csv", ".entities.csv", ".relations.csv", ".sources.csv"):
            for row in csv.reader(io.StringIO(self.export(suffix, path=self.small()).decode(), newline="")):
                for cell in row:
                    if not re.fullmatch(r"-?[0-9.]+", cell):
                        self.assertNotRegex(cell, r"^[\s]*[=+@-]|^[\t\r\n]")

    def test_names_of_files(self):
        people = self.path("entities.csv")
        self.expect(0, "export", DATASET, "-o", people)
        self.assertEqual(read(people), self.export(".entities.csv"))

    # ---- iCalendar ----

    def calendar(self, *arguments, **options):
        data = self.export(".ics", *arguments, **options)
        self.assertTrue(data.endswith(b"END:VCALENDAR\r\n"))
        self.assertNotIn(b"\n", data.replace(b"\r\n", b""))
        for line in data.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            line.decode()  # no character is cut
            self.assertNotRegex(line, rb"[\x00-\x1f\x7f]")
        parsed = icalendar.Calendar.from_ical(data)
        for part in parsed.walk():
            self.assertEqual(list(part.errors), [])
            for name in part.required:
                self.assertIn(name, part)
            for name in part.singletons:
                self.assertNotIsInstance(part.get(name), list, name)
        return parsed

    def dated(self, *arguments):
        return [row for row in self.list_of("events", *arguments) if row["certainty"] != "undated"]

    def test_an_entry_for_each_dated_event(self):
        for choices in ((), ("--filter", "kind=meeting"), ("--period", "2023"), ("--filter", "kind=visit", "--dim")):
            parsed = self.calendar(*choices)
            dated = self.dated(*choices)
            self.assertGreater(len(dated), 0)
            entries = parsed.walk("VEVENT")
            self.assertEqual(sorted(str(e["SUMMARY"]) for e in entries), sorted(row["title"] for row in dated), choices)
            self.assertEqual(len({str(e["UID"]) for e in entries}), len(entries))
            by_title = {row["title"]: row for row in dated}
            for entry in entries:
                row = by_title[str(entry["SUMMARY"])]
                start = entry.decoded("DTSTART")
                if "DTEND" in entry:
                    self.assertLess(start, entry.decoded("DTEND"))
                self.assertIn(start.isoformat()[:10], (row["earliest"], row["latest"]), row)
                self.assertIn(row["in_words"], str(entry["DESCRIPTION"]))

    def test_wild_texts(self):
        parsed = self.calendar(path=self.small(), says="Not in the calendar: 2 undated events, 1 event before the year 1, after 9999 or without a year")
        entries = {str(e["SUMMARY"]): e for e in parsed.walk("VEVENT")}
        clean = re.sub("[\u0000-\u0008\u0085]", "", WILD).replace("\r\n", "\n").replace("\t", " ")
        self.assertEqual(set(entries), {clean, "At a time", "Known to hold"})
        entry = entries[clean]
        self.assertTrue(str(entry["DESCRIPTION"]).startswith(clean * 20))
        self.assertEqual(str(entry["LOCATION"]), "Port")
        self.assertEqual(str(entry["URL"]), "https://example.org/a%27%28b%29%20d/%C9%99")
        self.assertEqual(str(entry["CLASS"]), "PRIVATE")
        escaped = re.sub(r"([\\;,])", r"\\\1", clean).replace("\n", "\\n")  # older readers split at commas that are escaped
        self.assertIn(f"CATEGORIES:Talk,{escaped},x\r\n", read(self.path("x.ics")).decode().replace("\r\n ", ""))
        self.assertEqual(entry["DTSTAMP"].to_ical(), b"20200203T030506Z")
        self.assertEqual((entries["At a time"]["DTSTART"].to_ical(), entries["At a time"]["DTEND"].to_ical()), (b"20010203T100000Z", b"20010203T123000Z"))
        self.assertEqual(str(entries["At a time"]["CLASS"]), "CONFIDENTIAL")
        self.assertEqual(entries["Known to hold"]["DTSTART"].to_ical(), b"20020101")

    # ---- graphs ----

    def counts(self, *arguments, path=DATASET):
        shapes = json.loads(self.expect(0, "dump", path, "--view", "network", "--size", "3000x2400", "--json", *arguments).stdout)["shapes"]
        roles = collections.Counter(shape["role"] for shape in shapes)
        self.assertEqual(roles["cluster"], 0)
        return roles["node"], roles["tie"]

    CHOICES = ((), ("--network-events", "nodes"), ("--network-events", "none"), ("--hide-kind", "place", "--hide-kind", "person"),
               ("--filter", "kind=meeting"), ("--filter", "entity-kind=person"), ("--period", "2023"), ("--period", "2023", "--period-mode", "up-to"),
               ("--filter", "kind=meeting", "--dim"), ("--filter", "kind=visit", "--network-events", "nodes"),
               ("--network-events", "nodes", "--hide-kind", "event:meeting"))

    def test_graphml_is_what_is_drawn(self):
        for choices in self.CHOICES:
            data = self.export(".graphml", *choices)
            graph = networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
            self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), self.counts(*choices), choices)
            for node, facts in graph.nodes(data=True):
                self.assertEqual(facts["degree"], graph.degree(node), facts)
        shown = {facts["record"]: facts for _, facts in networkx.read_graphml(io.BytesIO(self.export(".graphml"))).nodes(data=True)}
        raw = {record["id"]: record for record in json.loads(read(DATASET))["entities"]}
        self.assertEqual({key: facts["label"] for key, facts in shown.items()}, {key: record["name"] for key, record in raw.items()})

    def test_ties_say_what_they_are(self):
        graph = networkx.read_graphml(io.BytesIO(self.export(".graphml")), force_multigraph=True)
        raw = {record["id"]: record for record in json.loads(read(DATASET))["relations"] if "id" in record}
        ids = networkx.get_node_attributes(graph, "record")
        told = {facts["record"]: (ids[a], ids[b], facts) for a, b, facts in graph.edges(data=True) if facts["type"] == "relation"}
        for key, record in raw.items():
            start, end, facts = told[key]
            self.assertEqual((start, end, facts["kind"]), (record["from"], record["to"], record["kind"]))
            self.assertEqual(facts["directed"], record.get("directed", True))
        self.assertIn("shared", {facts["type"] for _, _, facts in graph.edges(data=True)})

    def check_gexf(self, data, nodes, ties):
        """The rules of GEXF 1.3 for what is in the file."""
        root = tree.fromstring(data)
        self.assertEqual((root.tag, root.get("version")), (GEXF + "gexf", "1.3"))
        graph = root.find(GEXF + "graph")
        self.assertEqual((graph.get("mode"), graph.get("timeformat")), ("dynamic", "date"))
        declared = {a.get("class"): {x.get("id"): x.get("type") for x in a} for a in graph.findall(GEXF + "attributes")}
        ids = set()
        for name, attributes, want in (("node", declared["node"], nodes), ("edge", declared["edge"], ties)):
            group = graph.find(f"{GEXF}{name}s")
            self.assertEqual((len(group), group.get("count")), (want, str(want)))
            for item in group:
                self.assertEqual(item.tag, GEXF + name)
                self.assertNotIn(item.get("id"), ids)
                ids.add(item.get("id"))
                for value in item.find(GEXF + "attvalues"):
                    kind, text = attributes[value.get("for")], value.get("value")
                    self.assertRegex(text, {"string": r"(?s).", "integer": r"^\d+$", "double": r"^[\d.e+-]+$", "boolean": "^(true|false)$"}[kind])
                for spell in item.iter(GEXF + "spell"):
                    for end in ("start", "end"):
                        self.assertRegex(spell.get(end, "2000-01-01"), r"^\d{4}-\d\d-\d\d$")
                    self.assertLessEqual(spell.get("start", "0000"), spell.get("end", "9999-12-31"))
                if name == "edge":
                    self.assertLessEqual({item.get("source"), item.get("target")}, ids)
                    self.assertIn(item.get("type"), ("directed", "undirected"))
                else:
                    color = item.find(VIZ + "color")
                    self.assertTrue(all(0 <= int(color.get(c)) <= 255 for c in "rgb"))

    def test_gexf_stands_as_drawn(self):
        """Nodes stand beside one another as in the picture, y upwards."""
        for choices in ((), ("--network-events", "nodes", "--layout", "circle")):
            shapes = json.loads(self.expect(0, "dump", DATASET, "--view", "network", "--json", *choices).stdout)["shapes"]
            drawn = {s["id"]: (s["x"] + s["width"] / 2, s["y"] + s["height"] / 2) for s in shapes if s["role"] == "node"}
            root = tree.fromstring(self.export(".gexf", *choices))
            number = next(a.get("id") for a in root.iter(GEXF + "attribute") if a.get("title") == "record")
            places = {}
            for node in root.iter(GEXF + "node"):
                record = next(v.get("value") for v in node.iter(GEXF + "attvalue") if v.get("for") == number)
                at = node.find(VIZ + "position")
                places[record] = (float(at.get("x")), float(at.get("y")))
            self.assertEqual(set(places), set(drawn))
            self.assertEqual(len(set(places.values())), len(places))
            one, other = sorted(drawn, key=lambda record: drawn[record][0])[::len(drawn) - 1]
            zoom = (drawn[other][0] - drawn[one][0]) / (places[other][0] - places[one][0])
            self.assertGreater(zoom, 0)
            for record, (x, y) in places.items():
                self.assertAlmostEqual(drawn[record][0] - drawn[one][0], zoom * (x - places[one][0]), delta=0.1)
                self.assertAlmostEqual(drawn[record][1] - drawn[one][1], -zoom * (y - places[one][1]), delta=0.1)

    def test_gexf_is_what_is_drawn(self):
        for choices in self.CHOICES:
            self.check_gexf(self.export(".gexf", *choices), *self.counts(*choices))
        # networkx knows the draft before, and graphs that are directed as a whole
        older = self.export(".gexf").replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft").replace(b'version="1.3"', b'version="1.2"')
        graph = networkx.read_gexf(io.BytesIO(older.replace(b'type="undirected"', b'type="directed"')))
        self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), self.counts())

    def test_wild_graphs(self):
        path = self.small()
        counts = self.counts(path=path)
        self.assertEqual(counts, (3, 4))
        clean = re.sub("[\u0000-\u0008\ufffe\uffff]", "", WILD)
        for suffix in (".graphml", ".gexf"):
            data = self.export(suffix, path=path)
            subprocess.run(["xmllint", "--noout", self.path("x" + suffix)], check=True)
            self.assertEqual(data, self.export(suffix, path=path))
        self.check_gexf(data, *counts)
        names = {node.get("label") for node in tree.fromstring(data).iter(GEXF + "node")}
        self.assertEqual(names, {clean, "=b", "Port"})
        graph = networkx.read_graphml(io.BytesIO(self.export(".graphml", path=path)), force_multigraph=True)
        self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), counts)
        self.assertIn(clean, {facts["label"] for _, facts in graph.nodes(data=True)})
        self.assertIn(1e-9, {facts["weight"] for _, _, facts in graph.edges(data=True)})

    # ---- what is said ----

    def test_stricter_markings_are_told(self):
        path = self.small()
        words = "is to be handled more strictly than the file says (“TLP:GREEN”)"
        for suffix in (".csv", ".svg", ".graphml"):
            self.export(suffix, path=path, says=words)
        for arguments in (("--marking", "TLP:RED"), ("--filter", "tag=nothing")):
            done = self.expect(0, "export", path, "-o", self.path("y.csv"), *arguments)
            self.assertNotIn("strictly", done.stderr.decode())
        self.export(".svg", "--no-marking", path=path, says="than the file says (no marking)")

    def test_refusals(self):
        path = self.small()
        self.assertEqual(run("export", path, "-o", path).returncode, 2)
        for name in ("x.txt", "csv"):
            done = run("export", path, "-o", self.path(name))
            self.assertEqual(done.returncode, 2)
            self.assertIn(".graphml", done.stderr.decode())
        os.symlink(path, self.path("link.csv"))
        self.assertEqual(run("export", path, "-o", self.path("link.csv")).returncode, 1)
        self.assertEqual(json.loads(read(path))["rapport"], 1)


main()
