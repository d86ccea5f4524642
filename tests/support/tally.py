#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tally.py TESTLOG.json…: adds up what `meson test` wrote, prints every failure and the reason of every skip, and ends
with one line "N passed, N failed, N skipped". A program that speaks TAP counts by its test points, any other as one, and by
what unittest says in it that was skipped.
Exit status 1 where something failed, a log is missing, or nothing passed at all."""

import json
import re
import sys

POINT = re.compile(r'^(not )?ok\b\s*\d*\s*-?\s*([^#]*)(?:#\s*(\w+)\s*(.*))?$')
LEFT_OUT = re.compile(r"^(.*?)(?: \([\w.]+\))? \.\.\. skipped (?P<quote>['\"])(.*)(?P=quote)$", re.MULTILINE)
PASSED = {'OK', 'EXPECTEDFAIL'}


def points_of(stdout):
    """The test points in a TAP text, as (verdict, name, reason)."""
    points = []
    for line in stdout.splitlines():
        match = POINT.match(line)
        if not match:
            # the last line that follows a failure is what went wrong
            if points and points[-1][0] == 'failed' and line.startswith('# ') and line[2:].strip():
                points[-1] = (*points[-1][:2], line[2:].strip()[:300])
            continue
        wrong, name, directive, reason = match.groups()
        directive = (directive or '').upper()
        if directive.startswith('SKIP'):
            points.append(('skipped', name.strip(), reason.strip()))
        elif wrong and directive != 'TODO':
            points.append(('failed', name.strip(), ''))
        else:
            points.append(('passed', name.strip(), ''))
    plan = re.search(r'^1\.\.0\s*#\s*skip\w*\s*(.*)$', stdout, re.IGNORECASE | re.MULTILINE)
    if plan and not points:
        points.append(('skipped', 'all of it', plan.group(1)))
    return points


def left_out_of(stderr):
    """What unittest, asked to name all it does, skipped, as (verdict, name, reason)."""
    return [('skipped', name, reason) for name, _, reason in LEFT_OUT.findall(stderr)]


def verdicts_of(test):
    """What one entry of the log adds, as (verdict, name, reason)."""
    stdout = test.get('stdout') or ''
    points = [(v, f"{test['name']}: {n}", r) for v, n, r in points_of(stdout)]
    result = test['result']
    if result == 'SKIP':
        reason = (stdout + (test.get('stderr') or '')).strip().splitlines()
        return points or [('skipped', test['name'], reason[-1] if reason else 'no reason given')]
    if result in PASSED:
        return points or [('passed', test['name'], '')] + [
            (v, f"{test['name']}: {n}", r) for v, n, r in left_out_of(test.get('stderr') or '')]
    # A program that died has no point to show for it: the death is one failure of its own.
    if not any(v == 'failed' for v, _, _ in points):
        points.append(('failed', test['name'], f'{result}, exit status {test.get("returncode")}'))
    return points


def main(paths):
    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    complete = bool(paths)
    for path in paths:
        try:
            with open(path, encoding='utf-8') as log:
                tests = [json.loads(line) for line in log if line.strip()]
        except OSError as error:
            print(f'No log, so nothing ran: {error}')
            complete = False
            continue
        for test in tests:
            for verdict, name, reason in verdicts_of(test):
                counts[verdict] += 1
                if verdict != 'passed':
                    print(f'{verdict}: {name}' + (f' ({reason})' if reason else ''))
    print('{passed} passed, {failed} failed, {skipped} skipped'.format(**counts))
    return 0 if complete and counts['passed'] and not counts['failed'] else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
