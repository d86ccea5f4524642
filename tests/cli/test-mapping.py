# SPDX-License-Identifier: GPL-3.0-or-later
"""`mapping` and `--mapping`: what JSON of one's own is taken for is printed, changed, and followed."""

import json
import os
import subprocess
import tempfile
import unittest

CORE = os.environ['RAPPORT_CORE']
SAMPLES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'foreign')


def run(*words):
    return subprocess.run([CORE, *words], capture_output=True, text=True, timeout=60)


class Mapping(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def test_it_is_printed_and_given_back(self):
        path = os.path.join(SAMPLES, 'own-meetings.json')
        printed = run('mapping', path)
        self.assertEqual(printed.returncode, 0, printed.stderr)
        same = run('check', path, '--mapping', self.write('same.json', printed.stdout))
        self.assertEqual(same.stdout, run('check', path).stdout)
        mapping = json.loads(printed.stdout)
        mapping['lists'][0]['as'] = 'left-out'
        for column in mapping['lists'][1]['columns']:
            if column['path'] == 'place.name':
                column['as'] = 'title'
            elif column['path'] == 'subject':
                column['as'] = 'summary'
        changed = run('list', path, '--events', '--json', '--mapping', self.write('changed.json', json.dumps(mapping)))
        self.assertEqual([event['title'] for event in json.loads(changed.stdout)['rows']][:1], ['Harbour Inn'], changed.stdout)

    def test_it_goes_before_a_format_that_knows_the_file(self):
        path = self.write('graph.json', '{"nodes": [{"id": "a", "label": "Ana"}], "links": [{"source": "a", "target": "a"}]}')
        self.assertEqual(run('mapping', path).returncode, 1)
        mapping = {'rapport-mapping': 1, 'lists': [{'path': 'nodes[]', 'as': 'events', 'columns': [{'path': 'label', 'as': 'title'}]}]}
        said = run('info', path, '--json', '--mapping', self.write('m.json', json.dumps(mapping)))
        self.assertEqual(json.loads(said.stdout)['events'], 1, said.stdout)

    def test_a_table_whose_columns_are_called_otherwise_is_mapped(self):
        path = os.path.join(SAMPLES, 'own-strikes.csv')
        said = json.loads(run('check', path, '--json').stdout)['problems']
        self.assertEqual([(one['line'], one['column'], one['path']) for one in said if one['severity'] == 'error'], [(4, 2, '/4/Flight Date')])
        self.assertIn('“Flight Date”', said[0]['message'])
        mapping = json.loads(run('mapping', path).stdout)
        for column in mapping['lists'][0]['columns']:
            column['as'] = {'Airport Name': 'place', 'Phase of flight': 'kind', 'Time of day': 'title'}.get(column['path'], column['as'])
        changed = run('list', path, '--events', '--json', '--mapping', self.write('changed.json', json.dumps(mapping)))
        rows = json.loads(changed.stdout)['rows']
        self.assertEqual([row['title'] for row in rows], ['Day', 'Night', 'Day', 'Day'], changed.stdout)
        self.assertEqual(run('mapping', os.path.join(SAMPLES, 'events-en_US.csv')).returncode, 1)

    def test_names_in_two_columns_are_one(self):
        names = {'First Name,Last Name,Company\nAna,Mora,Quay\n,Lind,Quay\nPer,,Quay\n': ['Ana Mora', 'Lind', 'Per'],
                 'Prénom;Nom\nAnne;Moreau\n': ['Anne Moreau'], 'Nome,Cognome\nAnna,Rossi\n': ['Anna Rossi'], 'Ad\tSoyad\nRəşid\tƏliyev\n': ['Rəşid Əliyev'],
                 'name,first_name,last_name\nAna Mora,Ana,Mora\n': ['Ana Mora'], 'id,surname\n1,Lind\n': ['Lind'],
                 '{"staff": [{"vorname": "Ana", "nachname": "Mora"}]}': ['Ana Mora'],
                 '{"staff": [{"first_name": "Ana", "n": {"family_name": "Mora"}}, {"first_name": "Per"}]}': ['Ana Mora', 'Per']}
        for text, wanted in names.items():
            done = run('list', self.write('names', text), '--entities', '--json')
            rows = json.loads(done.stdout)['rows']
            self.assertEqual([row['name'] for row in rows], wanted, text)
        self.assertEqual(json.loads(run('list', self.write('a.csv', next(iter(names))), '--entities', '--json').stdout)['rows'][0]['kind'], 'person')
        dated = self.write('b.csv', 'Nome;Cognome;Data\nAnna;Rossi;2001-02-03\n')
        self.assertEqual(json.loads(run('list', dated, '--events', '--json').stdout)['rows'][0]['title'], 'Anna Rossi')
        titled = self.write('c.csv', 'Titel;Datum;Vorname;Nachname\nTreffen;2001-02-03;Ana;Mora\n')
        self.assertEqual(json.loads(run('list', titled, '--events', '--json').stdout)['rows'][0]['title'], 'Treffen')
        mapped = run('check', self.write('d.json', list(names)[6]), '--mapping', self.write('m.json', run('mapping', self.write('d.json', list(names)[6])).stdout))
        self.assertEqual(mapped.returncode, 0, mapped.stderr)
        self.assertIn('Given name', mapped.stdout)

    def test_numbers_of_rows_are_no_attribute(self):
        """As programs that keep tables in memory write them: an empty corner, and below it the rows counted."""
        def attributes(text):
            path, out = self.write('a.csv', text), os.path.join(self.folder.name, 'o.json')
            self.assertEqual(run('convert', path, '-o', out).returncode, 0, text)
            with open(out, encoding='utf-8') as file:
                data = json.load(file)
            os.unlink(out)
            return [[one['label'] for one in record.get('attributes', [])] for record in data.get('events', []) + data.get('entities', [])]
        self.assertEqual(attributes(',name,town\n0,Ana,Oslo\n1,Per,Oslo\n'), [['town'], ['town']])
        self.assertEqual(attributes(',Flight Date,Field\n1,2001-02-03,Ski\n2,2001-02-04,Moss\n3,2001-02-05,Ski\n'), [[], [], []])
        self.assertEqual(attributes(',Firm,Land\n7,Alpha,N\n3,Beta,N\n4,Gamma,S\n'), [['Column A', 'Land']] * 3)
        self.assertEqual(attributes('"","x","y"\n"Alpha",1,2\n"Beta",3,4\n"Gamma",5,6\n'), [['x', 'y']] * 3)

    def test_rows_that_cannot_be_are_left_out_of_such_a_table(self):
        path = self.write('a.csv', 'Airport Name,Flight Date,Airport Name\nMoss,1990-02-11,7\nHalden,1990-02-12,8,9\n"Halden,1990-02-13,1\n' + 'Ski,1990-02-14,2\n' * 20)
        said = json.loads(run('check', path, '--json').stdout)
        self.assertEqual([(one['line'], one['severity']) for one in said['problems']], [(1, 'warning'), (3, 'error'), (4, 'error')], said)
        self.assertIn('“Airport Name (2)”', said['problems'][0]['message'])
        for text, word in (('a,b,c\n1,2,3\n4,5,6\n', 'expected a column'), ('4,5,6\n1,2,3\n7,8,9\n', 'names the columns'),
                           ('Name:\tbash\nUmask:\tabc\nState:\tsleeping\nPid:\tnone\nUid:\troot\n', 'names the columns')):
            path = self.write('b.csv', text)
            self.assertIn(word, run('check', path).stdout)
            self.assertEqual(run('mapping', path).returncode, 1)

    def test_what_is_wrong_is_said(self):
        path = os.path.join(SAMPLES, 'own-years.json')
        for text, said in (('', '1:1'), ('{}', 'rapport-mapping'), ('{"rapport-mapping":1,"lists":[{"path":"x","as":"y"}]}', 'left-out')):
            done = run('check', path, '--mapping', self.write('m.json', text))
            self.assertEqual(done.returncode, 1)
            self.assertIn(said, done.stderr)
        self.assertEqual(run('check', path, '--mapping', '/nowhere').returncode, 1)
        self.assertEqual(run('check', path, '--mapping').returncode, 2)
        nothing = run('check', path, '--mapping', self.write('m.json', '{"rapport-mapping":1,"lists":[]}'))
        self.assertEqual(nothing.returncode, 1)
        self.assertIn('none that is to be used', nothing.stdout)

    def test_json_without_records_is_no_dataset(self):
        path = self.write('numbers.json', '{"a":[1,2]}')
        done = run('check', path)
        self.assertEqual(done.returncode, 1)
        self.assertIn(':1:1: error: this is no dataset of Rapport', done.stdout)
        self.assertIn('no list of records was found', done.stdout)
        self.assertNotIn('title', done.stdout)
        self.assertEqual(run('mapping', path).returncode, 1)
        self.assertEqual(run('convert', path, '-o', os.path.join(self.folder.name, 'out.json')).returncode, 1)


if __name__ == '__main__':
    unittest.main(verbosity=2)
