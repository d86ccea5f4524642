# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates in words, as each language says them: the forms that EDTF has, row by row. Each was read for its grammar; what is said
otherwise from now on is seen here. A blank that does not break is one."""

import json
import os
import re
import subprocess
import tempfile

from runner import Case, main

LANGUAGES = ("en", "az", "de", "fr", "it")
TABLE = """
1992-05-08 | 8 May 1992 | 8 may 1992 | 8. Mai 1992 | 8 mai 1992 | 8 maggio 1992
1992-05 | between 1 and 31 May 1992 | 1 – 31 may 1992 arasında | zwischen dem 1. und 31. Mai 1992 | entre le 1er et le 31 mai 1992 | tra i giorni 1 e 31 maggio 1992
1992 | 1992 | 1992 | 1992 | 1992 | 1992
1992~ | about 1992 | təxminən 1992 | etwa 1992 | 1992 environ | circa 1992
1992? | possibly 1992 | bəlkə 1992 | möglicherweise 1992 | peut-être 1992 | forse 1992
1992-05-08% | possibly about 8 May 1992 | bəlkə təxminən 8 may 1992 | möglicherweise etwa 8. Mai 1992 | peut-être 8 mai 1992 environ | forse circa 8 maggio 1992
199X | in the 1990s | 1990-cı illərdə | in den 1990er-Jahren | dans les années 1990 | negli anni 1990
19XX | between 1900 and 1999 | 1900 – 1999 arasında | zwischen 1900 und 1999 | dans l’intervalle 1900 – 1999 | tra 1900 e 1999
2001-21 | spring 2001 | yaz 2001 | Frühjahr 2001 | printemps 2001 | primavera 2001
2001-33 | in the first quarter of 2001 | 2001, birinci rüb | 1. Quartal 2001 | premier trimestre 2001 | primo trimestre 2001
1992-05-08/1992-06-03 | from 8 May 1992 to 3 June 1992 | 8 may 1992 – 3 iyun 1992 | 8. Mai 1992 bis 3. Juni 1992 | 8 mai 1992 – 3 juin 1992 | 8 maggio 1992 – 3 giugno 1992
1992-05-08/.. | since 8 May 1992, no end given | başlanğıc: 8 may 1992, son göstərilməyib | ab 8. Mai 1992, Ende nicht angegeben | début : 8 mai 1992, fin non indiquée | inizio: 8 maggio 1992, nessuna fine indicata
../1992-05-08 | until 8 May 1992, no start given | son: 8 may 1992, başlanğıc göstərilməyib | bis 8. Mai 1992, Beginn nicht angegeben | fin : 8 mai 1992, début non indiqué | fine: 8 maggio 1992, nessun inizio indicato
1992-05-08/ | from 8 May 1992, end not known | başlanğıc: 8 may 1992, son naməlum | ab 8. Mai 1992, Ende nicht bekannt | début : 8 mai 1992, fin inconnue | inizio: 8 maggio 1992, fine ignota
/1992 | until 1992, start not known | son: 1992, başlanğıc naməlum | bis 1992, Beginn nicht bekannt | fin : 1992, début inconnu | fine: 1992, inizio ignoto
[..1992-05-08] | on or before 8 May 1992 | ən geci 8 may 1992 | spätestens am 8. Mai 1992 | le 8 mai 1992 au plus tard | 8 maggio 1992 al più tardi
[1992-05-08..] | on or after 8 May 1992 | ən tezi 8 may 1992 | frühestens am 8. Mai 1992 | le 8 mai 1992 au plus tôt | 8 maggio 1992 al più presto
[1992,1994] | either 1992 or 1994 | 1992 və ya 1994 | entweder 1992 oder 1994 | l’une de ces dates : 1992 ou 1994 | o 1992 o 1994
{1992,1994} | 1992 and 1994 | 1992 və 1994 | 1992 und 1994 | 1992 et 1994 | 1992 e 1994
[1990..1994] | between 1990 and 1994 | 1990 – 1994 arasında | zwischen 1990 und 1994 | dans l’intervalle 1990 – 1994 | tra 1990 e 1994
-0043 | 44 BCE | e.ə. 44 | 44 v. Chr. | 44 av. J.-C. | 44 a.C.
-0044-03-15 | 15 March 45 BCE | 15 mart e.ə. 45 | 15. März 45 v. Chr. | 15 mars 45 av. J.-C. | 15 marzo 45 a.C.
Y-20000000 | 20,000,001 BCE | e.ə. 20 000 001 | 20.000.001 v. Chr. | 20 000 001 av. J.-C. | 20.000.001 a.C.
1992-05-08T14:30 | 8 May 1992, 14:30 | 8 may 1992, 14:30 | 8. Mai 1992, 14:30 | 8 mai 1992, 14:30 | 8 maggio 1992, 14:30
1992-05-08T14:30:00Z | 8 May 1992, 14:30 (UTC) | 8 may 1992, 14:30 (UTC) | 8. Mai 1992, 14:30 (UTC) | 8 mai 1992, 14:30 (UTC) | 8 maggio 1992, 14:30 (UTC)
1992-05-08T14:30:05+04:00 | 8 May 1992, 14:30:05 (UTC+04:00) | 8 may 1992, 14:30:05 (UTC+04:00) | 8. Mai 1992, 14:30:05 (UTC+04:00) | 8 mai 1992, 14:30:05 (UTC+04:00) | 8 maggio 1992, 14:30:05 (UTC+04:00)
1992-XX-08 | day 8 of some month in 1992 | 1992, gün 8, ay naməlum | 1992 (Tag 8, Monat unbekannt) | jour 8 d’un mois inconnu en 1992 | il giorno 8 di un mese, 1992
1992-05-XX | some day in May 1992 | hansısa gün, may 1992 | irgendwann im Mai 1992 | un jour en mai 1992 | un giorno di maggio 1992
XXXX-12-25 | 25 December, year unknown | 25 dekabr, il naməlum | 25. Dezember, Jahr unbekannt | 25 décembre, année inconnue | 25 dicembre, anno ignoto
1992-05-~08 | 8 May 1992 (day approximate) | 8 may 1992 (təxmini: gün) | 8. Mai 1992 (Tag ungefähr) | 8 mai 1992 (approximation : jour) | 8 maggio 1992 (approssimato: giorno)
1985-04/1986-06 | from April 1985 to June 1986 | aprel 1985 – iyun 1986 | April 1985 bis Juni 1986 | avril 1985 – juin 1986 | aprile 1985 – giugno 1986
2004-06-04/2006-12? | from 4 June 2004 to possibly December 2006 | 4 iyun 2004 – bəlkə dekabr 2006 | 4. Juni 2004 bis möglicherweise Dezember 2006 | 4 juin 2004 – peut-être décembre 2006 | 4 giugno 2004 – forse dicembre 2006
[1992-05-08..1993-06-03] | between 8 May 1992 and 3 June 1993 | 8 may 1992 – 3 iyun 1993 arasında | zwischen dem 8. Mai 1992 und dem 3. Juni 1993 | entre le 8 mai 1992 et le 3 juin 1993 | tra i giorni 8 maggio 1992 e 3 giugno 1993
[1992-05-01..1992-06-03] | between 1 May and 3 June 1992 | 1 may – 3 iyun 1992 arasında | zwischen dem 1. Mai und dem 3. Juni 1992 | entre le 1er mai et le 3 juin 1992 | tra i giorni 1 maggio e 3 giugno 1992
156X | in the 1560s | 1560-cı illərdə | in den 1560er-Jahren | dans les années 1560 | negli anni 1560
190X | in the 1900s | 1900-cü illərdə | in den 1900er-Jahren | dans les années 1900 | negli anni 1900
200X/201X | from the 2000s to the 2010s | 2000-ci illər – 2010-cu illər | 2000er-Jahre bis 2010er-Jahre | les années 2000 – les années 2010 | gli anni 2000 – gli anni 2010
2001-38 | in the second third of 2001 | 2001, ikinci dörd ay | 2. Drittel 2001 | deuxième quadrimestre 2001 | secondo quadrimestre 2001
2001-41 | in the second half of 2001 | 2001, ikinci yarımil | 2. Halbjahr 2001 | second semestre 2001 | secondo semestre 2001
2001-30 | summer 2001–2002 (southern hemisphere) | yay 2001–2002 (cənub yarımkürəsi) | Sommer 2001–2002 (Südhalbkugel) | été 2001–2002 (hémisphère sud) | estate 2001–2002 (emisfero sud)
200X-22 | summer of a year between 2000 and 2009 | yay, 2000 – 2009 arasında bir il | Sommer eines Jahres zwischen 2000 und 2009 | été d’une année comprise entre 2000 et 2009 | estate di un anno tra 2000 e 2009
Y-9999999999 | 10,000,000,000 BCE | e.ə. 10 000 000 000 | 10.000.000.000 v. Chr. | 10 000 000 000 av. J.-C. | 10.000.000.000 a.C.
{..1992} | 1992 and all before | 1992 və əvvəlki bütün vaxt | 1992 und alles davor | 1992 et tout ce qui précède | 1992 e tutto ciò che precede
1950S2 | between 1900 and 1999, estimated 1950 | 1900 – 1999 arasında, təxmini qiymət 1950 | zwischen 1900 und 1999, geschätzt 1950 | entre 1900 et 1999, estimation : 1950 | tra 1900 e 1999, stimato 1950
"""


class DateWords(Case):
    def setUp(self):
        """A bare machine has but "C", in which newer C libraries do not translate."""
        super().setUp()
        folder = tempfile.mkdtemp(dir=self.folder)
        subprocess.run(["localedef", "-i", "en_US", "-f", "UTF-8", os.path.join(folder, "en_US.UTF-8")], check=True, capture_output=True)
        self.environment = {"LOCPATH": folder, "LC_ALL": "en_US.UTF-8"}

    def test_every_form_in_every_language(self):
        rows = [line.split(" | ") for line in TABLE.strip().splitlines()]
        self.assertGreater(len(rows), 25)
        path = self.write("dates.json", json.dumps({"rapport": 1, "title": "t", "events": [
            {"id": f"e{number}", "kind": "x", "title": "t", "when": row[0]} for number, row in enumerate(rows)]}))
        for column, language in enumerate(LANGUAGES, 1):
            drawn = self.expect(0, "dump", path, "--view", "table", "--size", "3000x2000", "--language", language, **self.environment).stdout.decode()
            said = dict(re.findall("^tick text .* of=e([0-9]+) “(.*)”$", drawn, re.MULTILINE))
            said = {number: re.sub("[\u00a0\u202f]", " ", words) for number, words in said.items()}
            # all that differ at once
            differ = [f"{row[0]}: {said.get(str(number))}, not {row[column]}" for number, row in enumerate(rows) if said.get(str(number)) != row[column]]
            self.assertEqual(differ, [], language)

    def test_counts_are_said_in_the_language_too(self):
        path = self.write("some.json", json.dumps({"rapport": 1, "title": "t", "events": [
            {"id": "a", "kind": "meeting", "title": "t", "when": "2001"}, {"id": "b", "kind": "meeting", "title": "t"}]}))
        for language, words in (("de", "2 Ereignisse, 1 undatiert"), ("it", "2 eventi, 1 non datato"), ("fr", "2 événements, 1 sans date"), ("az", "2 hadisə, 1 tarixsiz")):
            drawn = self.expect(0, "dump", path, "--view", "table", "--language", language, **self.environment).stdout.decode()
            self.assertIn(f"“{words}”", drawn)

    def test_kinds_are_called_in_the_language_and_written_as_ever(self):
        path = self.write("kinds.json", json.dumps({"rapport": 1, "title": "t", "events": [
            {"id": "a", "kind": "meeting", "title": "t", "when": "2001"}, {"id": "b", "kind": "odd_thing", "title": "t", "when": "2001"}]}))
        for language, word in (("de", "Treffen"), ("it", "Incontro"), ("fr", "Rencontre"), ("az", "Görüş"), ("en", "Meeting")):
            drawn = self.expect(0, "dump", path, "--view", "table", "--language", language, **self.environment).stdout.decode()
            self.assertIn(f"“{word}”", drawn)
            self.assertIn("“Odd thing”", drawn)


if __name__ == "__main__":
    main()
