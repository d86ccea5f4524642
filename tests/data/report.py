# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts checks and ends a test: one line a failure, then "N passed, N failed"."""
import json
import os
import sys

SKIP = 77
HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, '..', '..', 'data')


class Report:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print('not ok:', what)
        return bool(good)

    def equal(self, found, wanted, what):
        return self.check(found == wanted, f'{what}: expected {wanted!r}, found {found!r}')

    def finish(self):
        print(f'{self.passed} passed, {self.failed} failed')
        sys.exit(1 if self.failed or not self.passed else 0)


def skip(reason):
    print('skipped:', reason)
    sys.exit(SKIP)


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def dataset():
    return load(os.path.join(DATA, 'azerbaijan-italy.json'))


def many(value):
    """A list; one item may stand alone."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


# Which of the five documents each source stands for.
DOCUMENTS = {'azernews-2023-10-31': '000', 'azernews-2025-07-24': '001', 'meets-in-baku': '002',
             'azernews-2023-01-12': '003', 'adex-2024-09-24': '004'}


def evidence_of(record):
    """The record's own evidence as objects."""
    out = []
    for item in many(record.get('evidence')):
        if isinstance(item, str):
            source, _, locator = item.partition(',')
            item = {'source': source.strip(), 'locator': locator.strip()}
        out.append(item)
    return out


def all_evidence(record):
    """The record's evidence and that of its attributes."""
    out = evidence_of(record)
    for attribute in many(record.get('attributes')):
        out += evidence_of(attribute)
    return out
