# SPDX-License-Identifier: GPL-3.0-or-later
"""`rapport dump --view details`: the cards of hostile and of subtle records, in words."""
import json

from hostile import ADDRESSES, DATES, EMOJI, FORMATS, HEBREW, ISOLATED, MARKUP, MILLION, TURNED, hostile
from runner import DATASET, Case, main


class Details(Case):
    def setUp(self):
        super().setUp()
        self.file = self.write("hostile.json", json.dumps(hostile()))

    def card(self, record):
        done = self.expect(0, "dump", self.file, "--view", "details", "--select", record)
        return done.stdout.decode()

    def test_dates_conflict_or_are_less_precise(self):
        for i, (own, said, kind) in enumerate(DATES):
            with self.subTest(own=own, said=said):
                card = self.card(f"d{i}")
                self.assertEqual("Where They Conflict\nWhen (they exclude each other)" in card, kind == "conflict", card)
                self.assertEqual("Less Precise\nWhen (less precise)" in card, kind == "vaguer", card)
                self.assertEqual("\nAlso Given\n" in card, kind == "other", card)
                self.assertIn(" | this record\n", card)

    def test_everything_of_an_event(self):
        card = self.card("big")
        for fact in ("about 1 May 2003 [inferred] [planned]\n", "as given: “in early May”", "From the order of the file.",
                     "Where: Town Hall {hall}\n    “in the town hall” — Other copy {agency2}, line 4",
                     "- Ann Lee {ann} (chair of the whole committee of inquiry)", "Parts, in Their Order (2)\n- First part {part0}",
                     "- Date 0 {d0} (it came after)", "- Date 1 {d1} (caused →)", "- It led here {linked} (← followed)",
                     "Evidence (4 sources · 2 origins)\nFour sources, two origins: The Gazette (2 sources); Ring one (2 sources); "
                     "one source disputes it.", "“they met in May” — page 10, grade B2", "disputes it",
                     "Where They Conflict\nWhere (they exclude each other)\n  Town Hall {hall} | this record\n  Rome {rome} | Third report {s3}",
                     "When (they exclude each other)\n  about 1 May 2003 | this record\n  1 May 2004 | Ring one {ring1}; Ring two {ring2}",
                     "Less Precise\nWhen (less precise)\n  about 1 May 2003 | this record\n  2003 | Third report {s3}",
                     "Dead: 12 (as of 2 May 2003)", "12 | this record\n  13 | The Gazette {s1}", "Tags: one, two", "{opens}", "Marking: TLP:RED",
                     "Other\nunknown_key: [1, 2]\nunknown_text: Bakı \"x\"\nunknown_texts: [\"Bakı\",{\"a\":\"ə\"}]"):
            self.assertIn(fact, card)

    def test_sources_may_exclude_each_other_where_the_record_is_silent(self):
        self.assertIn("Where They Conflict\nWhen (they exclude each other)\n  1 May, year unknown | The Gazette {s1}\n  2 May, year unknown | ",
                      self.card("clash"))

    def test_rings_and_chains_of_origins_end(self):
        self.assertIn("Origin: Ring two {ring2} (in the end: Ring one {ring1})", self.card("ring1"))
        self.assertIn("in the end: First report {s1}", self.card("s3"))
        self.assertIn("Origin: Copies itself {own}", self.card("own"))
        self.assertIn("Two sources, two origins", self.card("linked"))

    def test_doubts_go_both_ways(self):
        for one, other in (("ann", "Anna Li {anna}"), ("anna", "Ann Lee {ann}")):
            card = self.card(one)
            self.assertIn("Possibly the Same\n! It is not known whether these are one.", card)
            self.assertIn("- " + other, card)

    def test_ties_of_a_period(self):
        done = self.expect(0, "dump", self.file, "--view", "details", "--select", "ann", "--period", "2004/2006")
        card = done.stdout.decode()
        self.assertIn("Mayor {post}", card)
        self.assertNotIn("{late}", card)
        self.assertIn("and 1 not in the period", card)

    def test_texts_stay_texts(self):
        card = self.card("markup")
        self.assertIn(MARKUP, card)
        self.assertIn(FORMATS, card)
        self.assertIn(EMOJI, card)
        self.assertIn(HEBREW, self.card("hebrew"))
        self.assertIn(MILLION, self.card("million"))
        # What turns the direction of writing turns it back at the end.
        self.assertIn(TURNED + "\u202c", self.card("turned-event"))
        self.assertIn(ISOLATED + "\u2069", self.card("turned"))

    def test_only_some_addresses_open(self):
        opened = [address for i, address in enumerate(ADDRESSES) if "{opens}" in self.card(f"address{i}")]
        self.assertEqual(opened, ["HTTP://EXAMPLE.ORG/x", "https://example.org/ok", "mailto:a@example.org"])

    def test_all_records_and_json(self):
        done = self.expect(0, "dump", self.file, "--view", "details", "--json")
        data = json.loads(done.stdout)
        made = hostile()
        self.assertEqual(len(data["records"]), 1 + sum(len(made[key]) for key in ("events", "entities", "relations", "sources")))
        self.assertEqual((data["format"], data["view"], data["records"][0]["type"]), (1, "details", "dataset"))
        text = self.expect(0, "dump", self.file, "--view", "details").stdout.decode()
        for record in data["records"]:
            self.assertIn(record["text"], text)

    def test_what_is_not_there(self):
        done = self.expect(0, "dump", DATASET, "--view", "details", "--select", "nobody\x1b[2J")
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"no record has the id", done.stderr)
        self.assertNotIn(b"\x1b", done.stderr)
        self.expect(2, "export", DATASET, "--view", "details", "-o", self.path("out.png"))
        self.assertEqual(self.in_folder(), ["hostile.json"])


main()
