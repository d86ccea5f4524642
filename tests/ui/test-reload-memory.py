# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a file again and again costs no memory. RAPPORT_RELOADS says how often: 20 by itself, 100 for the long form."""

import json
import os
import random
import time

from sample import write
from uitest import App, main

RELOADS = int(os.environ.get('RAPPORT_RELOADS', '20'))
PART = 0.10  # what may be more after the last reload than after the first


def resident(pid):
    with open(f'/proc/{pid}/statm', encoding='ascii') as file:
        return int(file.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')


def generated(n_events, n_people=150):
    """Meetings of people in twenty years, always the same."""
    chance = random.Random(7)
    return {'rapport': 1, 'title': 'Generated',
            'sources': [{'id': 'paper', 'publisher': 'The Paper', 'title': 'A report', 'published': '2011-01-01'}],
            'entities': [{'id': f'p{i}', 'kind': 'person', 'name': f'Person {i}'} for i in range(n_people)],
            'events': [{'id': f'e{i}', 'kind': chance.choice(['meeting', 'visit', 'call']), 'title': f'Event number {i}',
                        'when': f'{chance.randint(1990, 2010)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}',
                        'participants': sorted({f'p{chance.randrange(n_people)}' for _ in range(2)}), 'evidence': 'paper'}
                       for i in range(n_events)]}


def reload_often(data):
    path = write(data)
    # A sanitizer would hold back what was given back.
    with App(path, env={'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':quarantine_size_mb=1'}) as app:
        app.wait_state('win.range', lambda text: text != '')
        app.set_state('win.selected', data['events'][0]['id'])
        seen = []
        for number in range(1, RELOADS + 1):
            text = json.dumps(dict(data, title=f'Version {number}'))
            with open(path + '.new', 'w', encoding='utf-8') as file:
                file.write(text)
            os.rename(path + '.new', path)
            app.wait_state('win.loads', number + 1, 20)
            time.sleep(0.15)
            app.wait_state('win.busy', False, 60)
            time.sleep(0.15)
            seen.append(resident(app.pid))
        print('# MiB after each reload: ' + ' '.join(f'{size / (1 << 20):.1f}' for size in seen))
        assert min(seen[-3:]) <= seen[0] * (1 + PART), seen


def test_the_example():
    with open(os.path.join(os.environ['RAPPORT_DATA'], 'azerbaijan-italy.json'), encoding='utf-8') as file:
        reload_often(json.load(file))


def test_two_thousand_events():
    reload_often(generated(2000))


main()
