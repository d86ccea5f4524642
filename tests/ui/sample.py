# SPDX-License-Identifier: GPL-3.0-or-later
"""The dataset that the tests of the window open, and ways to write it."""

import json
import os
import tempfile


def sample(n_events=12):
    """Meetings of four people, a month apart; the fifth has two parts, the last is undated."""
    people = ['Ada', 'Ben', 'Cleo', 'Dan']
    events = [{'id': f'e{i}', 'kind': 'meeting', 'title': f'Meeting {i}', 'when': f'{2010 + i // 12}-{i % 12 + 1:02}-15',
               'participants': [people[i % 4].lower(), people[(i + 1) % 4].lower()], 'evidence': 'paper, paragraph 3'}
              for i in range(n_events)]
    events += [{'id': 'p1', 'kind': 'visit', 'title': 'First stop', 'part_of': 'e5'},
               {'id': 'p2', 'kind': 'visit', 'title': 'Second stop', 'part_of': 'e5'},
               {'id': 'lost', 'kind': 'visit', 'title': 'Lost in time'}]
    return {
        'rapport': 1, 'title': 'A sample', 'description': 'For the tests.',
        'sources': [{'id': 'paper', 'publisher': 'The Paper', 'title': 'A report', 'published': '2011-01-01'}],
        'entities': [{'id': name.lower(), 'kind': 'person', 'name': name} for name in people],
        'relations': [{'id': 'knows', 'kind': 'knows', 'from': 'ada', 'to': 'cleo', 'evidence': 'paper'}],
        'events': events,
    }


def write(data, name='sample.json', folder=None):
    """Writes a dataset, or any text, and gives its path."""
    path = os.path.join(folder or tempfile.mkdtemp(dir=os.environ['HOME']), name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(data if isinstance(data, str) else json.dumps(data, indent=1))
    return path
