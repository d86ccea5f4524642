# SPDX-License-Identifier: GPL-3.0-or-later
"""`rapport convert`: the same bytes once converted, the same records in words and in pictures, losses said, nothing overwritten by mistake."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import DATASET, Case, main, read  # noqa: E402

from hostile import hostile  # noqa: E402

ODD = {
    "$schema": "rapport-1.schema.json", "rapport": 1, "title": "Odd", "x-note": {"deep": [1, 2]}, "frobs": 3, "updated": "soon",
    "language": "it", "kinds": {"events": {"talk": {"label": "Talks", "color": "#abc"}, "never_used": {"shape": "star"}}},
    "sources": [{"id": "s, 1", "publisher": "The Paper", "published": "2011"}, {"id": "s2", "title": "Other", "published": "some day"}],
    "entities": [{"id": "a", "kind": "person", "name": "Ann", "when": "2012-13-01", "x-mine": "kept"}, {"id": "a", "kind": "person", "name": "Bob"},
                 {"id": "c", "kind": "person", "name": "Cem"}],
    "events": [{"id": "e", "kind": "talk", "title": "T", "when": "in the spring", "x-own": None, "oddity": {"a": 1},
                "participants": [{"entity": "a", "x-seat": 4}, "nobody"], "evidence": {"source": "s, 1", "says": {"when": "whenever"}}},
               {"kind": "talk", "title": "No id", "when": "2020/2019", "as_of": ["2001", "x"], "order": 0.1, "after": "e"}],
    "relations": [{"kind": "knows", "from": "a", "to": "c", "weight": 0.30000000000000004, "attributes": {"label": "L", "value": 1, "when": "?!"}}],
}


class Convert(Case):
    def convert(self, source, name, status=0):
        target = self.path(name)
        done = self.expect(status, "convert", source, "-o", target)
        return target, done.stderr.decode()

    def details(self, path):
        return re.sub(rb"(?m)^\s*line \d+\n", b"", self.expect(0, "dump", path, "--view", "details").stdout)

    def test_same_again(self):
        texts = {"odd.json": json.dumps(ODD), "hostile.json": json.dumps(hostile())}
        for path in [DATASET] + [self.write(name, text) for name, text in texts.items()]:
            first, _ = self.convert(path, "first.json")
            second, said = self.convert(first, "second.json")
            self.assertEqual(read(first), read(second), path)
            self.expect(0, "check", first)
            self.assertNotIn("error", said)

    def test_nothing_changes(self):
        path, said = self.convert(DATASET, "out.json")
        self.assertEqual(said, "")
        self.assertEqual(self.details(DATASET), self.details(path))
        for view in ("timeline", "network", "sources"):
            shapes = [self.expect(0, "dump", name, "--view", view, "--json", "--measure", "fixed").stdout for name in (DATASET, path)]
            self.assertEqual(*shapes, view)

    def test_odd_things_stay(self):
        path, said = self.convert(self.write("odd.json", json.dumps(ODD)), "out.json")
        for loss in ("in the spring", "nobody", "2020/2019", "whenever", "soon"):
            self.assertIn(loss, said)
        got = json.loads(read(path))
        ann, bob, _ = got["entities"]
        talk, second = got["events"]
        self.assertEqual((got["$schema"], got["x-note"], got["frobs"], got["language"]), (ODD["$schema"], ODD["x-note"], 3, "it"))
        self.assertEqual((ann["id"], bob["id"], ann["x-mine"]), ("a", "a~2", "kept"))
        self.assertEqual((talk["when_text"], talk["x-own"], talk["oddity"], talk["x-participants/0/x-seat"]), ("in the spring", None, {"a": 1}, 4))
        self.assertEqual((second["when_text"], second["order"], second["after"]), ("2020/2019", 0.1, ["e"]))
        self.assertIn("never_used", got["kinds"]["events"])
        self.assertEqual(got["kinds"]["events"]["talk"]["color"], "#aabbcc")
        self.assertEqual(got["relations"][0]["weight"], 0.30000000000000004)
        self.assertNotIn("title", got["sources"][0])
        kept = json.dumps([ann["attributes"], got["sources"][1]["attributes"], got["relations"][0]["attributes"]])
        for wording in ("2012-13-01", "some day", "?!"):
            self.assertIn(wording, kept)

    def test_refusals(self):
        path = self.write("in.json", read(DATASET))
        os.symlink(path, self.path("link.json"))
        for target, status in ((path, 1), (self.path("link.json"), 1), (self.path("out.txt"), 2), (self.path("no/where.json"), 1), (self.folder, 2)):
            before = self.in_folder()
            self.assertNotEqual(self.expect(status, "convert", path, "-o", target).stderr, b"")
            self.assertEqual(self.in_folder(), before)
        self.assertEqual(read(path), read(DATASET))
        broken = self.write("broken.json", read(DATASET)[:5000])
        self.expect(1, "convert", broken, "-o", self.path("out.json"))
        self.assertNotIn("out.json", self.in_folder())

    def test_strict_and_folders(self):
        odd = self.write("odd.json", json.dumps(dict(ODD, entities=[3])))
        self.expect(1, "convert", odd, "-o", self.path("out.json"), "--strict")
        self.assertIn("out.json", self.in_folder())
        os.mkdir(self.path("other"))
        self.write("ann.png", b"")
        pictured = self.write("p.json", json.dumps({"rapport": 1, "title": "P", "entities": [{"id": "a", "kind": "person", "name": "A", "image": "ann.png"}]}))
        self.assertIn("1 picture or paper", self.convert(pictured, "other/p.json")[1])
        self.assertEqual(self.convert(pictured, "q.json")[1], "")

    def test_further_files(self):
        people = self.write("people.json", json.dumps({"rapport": 1, "title": "People", "entities": [{"id": "a", "kind": "person", "name": "Ann Lee"}]}))
        talks = self.write("talks.json", json.dumps({"rapport": 1, "title": "Talks", "entities": [
            {"id": "a", "kind": "person", "name": "Ann", "tags": "t"}, {"id": "b", "kind": "person", "name": "Lee, Ann"}],
            "events": {"id": "e", "kind": "talk", "title": "T", "when": "2001", "participants": ["a", "b", "gone"]}}))
        said = self.expect(0, "convert", people, "--with", talks, "-o", self.path("out.json")).stderr.decode()
        self.assertIn("gone", said)
        self.assertEqual([entity["id"] for entity in json.loads(read(self.path("out.json")))["entities"]], ["a", "b"])
        more = self.write("more.json", json.dumps({"rapport": 1, "title": "M", "entities": {"id": "c", "kind": "person", "name": "LEE Ann"}}))
        alone = self.write("alone.json", json.dumps({"rapport": 1, "title": "A", "entities": [{"id": "z", "kind": "person", "name": "Ann Lee"}]}))
        for arguments, ids in (([], ["a", "c"]), (["--merge-alike"], ["a"])):
            said = self.expect(0, "convert", people, "--with", more, *arguments, "-o", self.path("out.json")).stderr.decode()
            self.assertEqual([entity["id"] for entity in json.loads(read(self.path("out.json")))["entities"]], ids)
            self.assertEqual("perhaps one" in said, not arguments)
        self.expect(0, "convert", people, "--with", more, "--with", alone, "-o", self.path("three.json"))
        self.assertEqual(len(json.loads(read(self.path("three.json")))["entities"]), 3)
        for arguments, status in ((["--merge-alike"], 2), (["--with", self.path("none.json")], 1)):
            self.expect(status, "convert", people, *arguments, "-o", self.path("no.json"))
        self.expect(1, "convert", people, "--with", talks, "-o", talks)
        self.assertNotIn("no.json", self.in_folder())

    def test_pictures_of_a_further_file(self):
        """They are named from the first one's folder on; where no path leads there, their paths are words."""
        def dataset(name, entity):
            return self.write(name, json.dumps({"rapport": 1, "title": name, "entities": [{"id": entity, "kind": "person", "name": entity, "image": "face.png"}],
                                                "sources": [{"id": "s" + entity, "title": "S", "file": "papers/a.pdf"}]}))
        for folder in ("base", "base/further", "elsewhere"):
            os.makedirs(self.path(folder))
        first, below, away = dataset("base/a.json", "a"), dataset("base/further/b.json", "b"), dataset("elsewhere/c.json", "c")
        out = self.path("base/out.json")
        said = self.expect(0, "convert", first, "--with", below, "--with", away, "-o", out).stderr.decode()
        self.assertIn("c.json: 2 records are new; 2 pictures and papers lie outside the first dataset’s folder", said)
        self.assertNotIn("b.json:", said)
        made = json.loads(read(out))
        self.assertEqual([entity.get("image") for entity in made["entities"]], ["face.png", "further/face.png", None])
        self.assertEqual([source.get("file") for source in made["sources"]], ["papers/a.pdf", "further/papers/a.pdf", None])
        self.assertEqual([made[of][2]["attributes"] for of in ("entities", "sources")], [[{"label": "image", "value": "face.png"}], [{"label": "file", "value": "papers/a.pdf"}]])
        self.expect(0, "check", out)
        again = self.path("base/again.json")
        self.expect(0, "convert", out, "-o", again)
        self.assertEqual(read(out), read(again))
        # the same id, said otherwise
        other = self.write("base/d.json", json.dumps({"rapport": 1, "title": "d", "entities": [{"id": "a", "kind": "person", "name": "Another", "summary": "x"}]}))
        said = self.expect(0, "convert", first, "--with", other, "-o", self.path("base/two.json")).stderr.decode()
        self.assertIn("d.json: 0 records are new, 1 was there already by its id; 1 joined record says something different", said)


if __name__ == "__main__":
    main()
