#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema and the bundled datasets agree; bad files fail where bad/EXPECT.tsv says. With RAPPORT_BIN set, `rapport check`
must refuse what the schema refuses and accept what it accepts."""
import json
import os
import re
import subprocess

from report import DATA, HERE, Report, load, skip

try:
    import jsonschema
    VALIDATOR = jsonschema.Draft202012Validator
except (ImportError, AttributeError) as error:
    skip(f'python3-jsonschema 4 or later is not installed ({error})')

DATES = ['2023-01-12', '2023-01', '2023', '-0043', '2003/..', '../2003', '2003/', '/2003', '[..2024-09-24]', '[1667,1668,1670..1672]',
         '{1960,1961-12}', '{..1984}', '[1760-12..]', '2023~', '2004-06-~01/2004-06-~20', '?2004-06-~11', 'XXXX-12-XX', '1984-1X', '20XX',
         '2001-21', '2001-41', 'Y170000002', 'Y-17E7', 'Y3388E2S3', '1950S2', '2023-10-31T16:57+04:00', '1985-04-12T23:20:30.5Z']
NO_DATES = ['', 'yesterday', '12.01.2023', '01/12/2023', '2023-1-12', '2023-13', '2023-00', '2023-01-32', '2001-21-01', '198', '20231',
            '2023 ', ' 2023', '2023-01-12 16:57', '2023-01-12t16:57', '/', '2023..2024', '[2023', '{}', '[]', '2023??', 'Y2023', '2001-42',
            '2023-01-12T25:00', '2023-01-12T16:57+0400', '1/2/3']


def pointer(error):
    return ''.join('/' + str(part) for part in error.absolute_path)


def check_descriptions(report, schema, where=''):
    """Each key that an editor can complete is explained."""
    for key, value in schema.items():
        if key == 'properties':
            for name, sub in value.items():
                told = 'description' in sub or '$ref' in sub
                report.check(told, f'schema: {where}/{name} has no description')
        if isinstance(value, dict):
            check_descriptions(report, value, f'{where}/{key}')


def rapport_check(path):
    """Exit status and parsed answer of `rapport check PATH --json`."""
    run = subprocess.run([os.environ['RAPPORT_BIN'], 'check', path, '--json'], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, timeout=60, check=False)
    try:
        return run.returncode, json.loads(run.stdout)
    except ValueError:
        return run.returncode, None


def check_agrees_bad(report, name, path, where):
    status, answer = rapport_check(path)
    report.equal(status, 1, f'check {name}: exit status')
    if not report.check(answer is not None, f'check {name}: no JSON on standard output'):
        return
    report.check(answer['errors'] >= 1, f'check {name}: no error counted')
    paths = [p['path'] for p in answer['problems'] if p['severity'] == 'error']
    report.check(any(p.startswith(where) or where.startswith(p) for p in paths),
                 f'check {name}: an error at {where or "the whole file"}, found {paths}')


def check_agrees_good(report, name, path, warnings):
    status, answer = rapport_check(path)
    report.equal(status, 0, f'check {name}: exit status')
    if report.check(answer is not None, f'check {name}: no JSON on standard output'):
        report.equal([p['message'] for p in answer['problems'] if p['severity'] == 'error'], [], f'check {name}: errors')
        if warnings is not None:
            report.equal(answer['warnings'], warnings, f'check {name}: warnings')


def test_good(report, validator, binary):
    for folder in (DATA, os.path.join(HERE, 'good')):
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if not name.endswith('.json') or name.endswith('.schema.json'):
                continue
            errors = [f'{pointer(e)}: {e.message[:100]}' for e in validator.iter_errors(load(path))]
            report.equal(errors, [], f'{name}: errors')
            if binary:
                check_agrees_good(report, name, path, 1 if name.startswith('warning-') else 0)


def test_examples_in_text(report, validator):
    with open(os.path.join(DATA, 'FORMAT.md'), encoding='utf-8') as file:
        blocks = re.findall(r'```json\n(.*?)```', file.read(), re.S)
    whole = [b for b in blocks if b.lstrip().startswith('{') and '"rapport-arrangement"' not in b]
    report.equal(len(whole), 1, 'FORMAT.md: complete datasets')
    for block in whole:
        report.equal([e.message for e in validator.iter_errors(json.loads(block))], [], 'FORMAT.md: errors in the example')
    for block in blocks:
        if not block.lstrip().startswith('{'):
            part = {'rapport': 1, 'title': 'T', **json.loads('{' + block + '}')}
            report.equal([e.message for e in validator.iter_errors(part)], [], 'FORMAT.md: errors in a fragment')


def test_arrangements(report):
    """The schema of arrangements: the example in the text, and what it must refuse."""
    schema = load(os.path.join(DATA, 'rapport-arrangement-1.schema.json'))
    VALIDATOR.check_schema(schema)
    check_descriptions(report, schema)
    validator = VALIDATOR(schema)
    with open(os.path.join(DATA, 'FORMAT.md'), encoding='utf-8') as file:
        blocks = re.findall(r'```json\n(.*?)```', file.read(), re.S)
    examples = [b for b in blocks if '"rapport-arrangement"' in b]
    report.equal(len(examples), 1, 'FORMAT.md: arrangements')
    for block in examples:
        report.equal([e.message for e in validator.iter_errors(json.loads(block))], [], 'FORMAT.md: errors in the arrangement')
    for members in ({}, {'pins': [], 'later': {'x': 1}}, {'open': [], 'hide': True, 'fold': 'off'}):
        report.check(validator.is_valid({'rapport-arrangement': 1, **members}), f'the schema refuses {members}')
    for members in ({'rapport-arrangement': 2}, {'lanes': 'sideways'}, {'pins': [{'id': 'a', 'x': 1}]}, {'area': [1e308, 1]},
                    {'pins': [{'id': 'a', 'x': '1', 'y': 0}]}, {'links': 'yes'}, {'filter': 'kind=x'}, {'pins': [{'id': '', 'x': 0, 'y': 0}]}):
        report.check(not validator.is_valid({'rapport-arrangement': 1, **members}), f'the schema takes {members}')
    report.check(not validator.is_valid({'rapport': 1}), 'the schema takes a dataset for an arrangement')


def test_bad(report, validator, binary):
    folder = os.path.join(HERE, 'bad')
    n_schema = 0
    listed = set()
    with open(os.path.join(folder, 'EXPECT.tsv'), encoding='utf-8') as file:
        rows = [line.rstrip('\n').split('\t') for line in file if not line.startswith('#')]
    for name, where, keyword in rows:
        path = os.path.join(folder, name)
        listed.add(name)
        found = [(pointer(e), e.validator) for e in validator.iter_errors(load(path))]
        if keyword == '-':
            report.equal(found, [], f'{name}: only check can tell, the schema')
        else:
            n_schema += 1
            report.equal(found, [(where, keyword)], f'{name}: the schema')
        if binary:
            check_agrees_bad(report, name, path, where)
    report.check(n_schema >= 40, f'at least 40 files that the schema refuses, found {n_schema}')
    report.equal(sorted(set(n for n in os.listdir(folder) if n.endswith('.json')) - listed), [], 'files not in EXPECT.tsv')


def test_dates(report, schema):
    date = VALIDATOR(schema['$defs']['date'])
    for text in DATES:
        report.check(date.is_valid(text), f'the schema refuses the date {text!r}')
    for text in NO_DATES:
        report.check(not date.is_valid(text), f'the schema takes {text!r} for a date')


def main():
    report = Report()
    schema = load(os.path.join(DATA, 'rapport-1.schema.json'))
    VALIDATOR.check_schema(schema)
    validator = VALIDATOR(schema)
    binary = os.environ.get('RAPPORT_BIN')
    check_descriptions(report, schema)
    test_dates(report, schema)
    test_good(report, validator, binary)
    test_examples_in_text(report, validator)
    test_bad(report, validator, binary)
    test_arrangements(report)
    if not binary:
        print('note: RAPPORT_BIN is not set, so the schema was not compared with `rapport check`')
    report.finish()


main()
