#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema and the bundled datasets agree; bad files fail where bad/EXPECT.tsv says. With RAPPORT_BIN set, `rapport check`
must refuse what the schema refuses and accept what it accepts."""
import json
import os
import re
import subprocess
import tempfile

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
            if not name.endswith('.json') or name.endswith(('.schema.json', '.briefing.json', '.arrangement.json')):
                continue
            errors = [f'{pointer(e)}: {e.message[:100]}' for e in validator.iter_errors(load(path))]
            report.equal(errors, [], f'{name}: errors')
            if binary:
                check_agrees_good(report, name, path, 1 if name.startswith('warning-') else 0)


def test_examples_in_text(report, validator):
    with open(os.path.join(DATA, 'FORMAT.md'), encoding='utf-8') as file:
        blocks = re.findall(r'```json\n(.*?)```', file.read(), re.S)
    whole = [b for b in blocks if b.lstrip().startswith('{') and '"rapport-' not in b]
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


def scene(**members):
    return {'rapport-briefing': 1, 'scenes': [{'view': 'both', **members}]}


# What a briefing may say, and what it may not; of what is no date, only the reader can tell.
BRIEFINGS = [
    {'rapport-briefing': 1}, {'rapport-briefing': 1, 'title': 'T', 'later': [1], 'scenes': []}, scene(),
    scene(id='a', title='T', caption='- a', notes='n', duration=90.5, later={'x': 1}), scene(range=['2023', '2023-02-28']),
    scene(range=['2023-10-31T16:57:00.25', 3e17]), scene(range=[-0.5, '1970-01-01']), scene(period={}),
    scene(period={'from': '-0043-03-15', 'mode': 'up-to'}), scene(period={'to': [9000000000000000001, 999999999]}),
    scene(selected='a', also=['b'], alone=True), scene(network={'zoom': 2}), scene(network={'zoom': 2.5, 'x': 0, 'y': -1}),
    scene(arranged={'lanes': 'tag', 'later': 1, 'pins': [{'id': 'a', 'x': 1, 'y': 2}]}), scene(arranged={}),
    scene(callouts=[{'text': '', 'record': 'a'}, {'text': 't', 'when': '2023-10', 'dx': 1, 'dy': -1, 'later': 1}]),
    {'rapport-briefing': 1, 'dataset': {'known': ['a']}}]
NO_BRIEFINGS = [
    {}, [], {'rapport': 1}, {'rapport-briefing': 2}, {'rapport-briefing': '1'}, {'rapport-briefing': 1, 'title': 7},
    {'rapport-briefing': 1, 'scenes': {}}, {'rapport-briefing': 1, 'scenes': [7]}, {'rapport-briefing': 1, 'scenes': [{}]},
    {'rapport-briefing': 1, 'scenes': [{'view': 'text'}] * 1001}, {'rapport-briefing': 1, 'dataset': []},
    {'rapport-briefing': 1, 'dataset': {'known': ['a'] * 101}}, {'rapport-briefing': 1, 'dataset': {'name': 'a'}}, scene(view='globe'),
    scene(id=1), scene(title=None), scene(notes='x' * 70000), scene(duration=-1), scene(duration=1e7), scene(duration='1'),
    scene(range=['2023']), scene(range=['yesterday', '2023']), scene(range=[None, 1]), scene(range={}), scene(period='2023'),
    scene(period={'mode': 'around'}), scene(period={'until': '2023'}), scene(period={'from': [1]}), scene(selected=1), scene(also='a'),
    scene(also=[1]), scene(alone='yes'), scene(network={'x': 1}), scene(network={'zoom': -1}), scene(network={'zoom': 1, 'tilt': 1}),
    scene(arranged=[]), scene(arranged={'pins': [{'id': 'a'}]}), scene(arranged={'links': 1}), scene(callouts={}), scene(callouts=[1]),
    scene(callouts=[{'text': 't'}]), scene(callouts=[{'record': 'a'}]), scene(callouts=[{'text': 't', 'record': 'a', 'when': '2023'}]),
    scene(callouts=[{'text': 't', 'record': 'a', 'dx': 1e6}]), scene(callouts=[{'text': 't', 'record': 'a'}] * 101)]


def read_briefings(reader, paths):
    run = subprocess.run([reader, *paths], stdout=subprocess.PIPE, timeout=60, check=True)
    return run.stdout.decode().splitlines()


def test_briefings(report):
    """The schema of briefings, the example in the text, the bundled ones, and the program's own reader say the same."""
    schema = load(os.path.join(DATA, 'rapport-briefing-1.schema.json'))
    VALIDATOR.check_schema(schema)
    check_descriptions(report, schema)
    arrangement = load(os.path.join(DATA, 'rapport-arrangement-1.schema.json'))
    members = {key: value for key, value in arrangement['properties'].items() if key not in ('$schema', 'rapport-arrangement')}
    report.equal(schema['$defs']['arranged']['properties'], members, 'the members of an arrangement in a briefing')
    for name, value in arrangement['$defs'].items():
        report.equal(schema['$defs'].get(name), value, f'$defs/{name} of an arrangement in a briefing')
    validator = VALIDATOR(schema)
    with open(os.path.join(DATA, 'FORMAT.md'), encoding='utf-8') as file:
        examples = [json.loads(b) for b in re.findall(r'```json\n(.*?)```', file.read(), re.S) if '"rapport-briefing"' in b]
    report.equal(len(examples), 1, 'FORMAT.md: briefings')
    names = [os.path.join(folder, name) for folder in (DATA, os.path.join(HERE, 'good'))
             for name in sorted(os.listdir(folder)) if name.endswith('.briefing.json')]
    good = BRIEFINGS + examples + [load(name) for name in names]
    for briefing in good:
        report.equal([f'{pointer(e)}: {e.message[:100]}' for e in validator.iter_errors(briefing)], [], f'{str(briefing)[:80]}: the schema')
    for briefing in NO_BRIEFINGS:
        report.check(not validator.is_valid(briefing), f'the schema takes {str(briefing)[:100]}')
    reader = os.environ.get('RAPPORT_READ_BRIEFINGS')
    if not reader:
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f'{i}.briefing.json') for i in range(len(good) + len(NO_BRIEFINGS))]
        for path, briefing in zip(paths, good + NO_BRIEFINGS):
            with open(path, 'w', encoding='utf-8') as file:
                json.dump(briefing, file)
        said = read_briefings(reader, paths)
    report.equal(len(said), len(paths), 'answers of the reader')
    for briefing, line in zip(good, said):
        report.equal(line, 'whole', f'{str(briefing)[:80]}: the reader')
    for briefing, line in zip(NO_BRIEFINGS, said[len(good):]):
        report.check(line.startswith(('refused', 'in part')), f'{str(briefing)[:80]}: the reader says {line}')
    for path, line in zip(names, read_briefings(reader, names)):
        report.equal(line, 'whole', f'{os.path.basename(path)}: the reader')
        # who opens and saves it changes nothing but what was changed
        with open(path, 'rb') as file:
            run = subprocess.run([reader, '--write', path], stdout=subprocess.PIPE, timeout=60, check=True)
            report.check(run.stdout == file.read(), f'{os.path.basename(path)} is not as Rapport writes it')


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
    test_briefings(report)
    if not binary:
        print('note: RAPPORT_BIN is not set, so the schema was not compared with `rapport check`')
    report.finish()


main()
