# SPDX-License-Identifier: GPL-3.0-or-later
"""A dataset of records that a reader of details must get right: dates of every form, conflicts and less precise dates, evidence
for a field, disputes, rings of origins, and texts that mean harm."""

MARKUP = '<b>bold</b> & <a href="file:///etc/passwd">link</a> <span foreground="red">'
FORMATS = '100 %s %n %d %%'
TURNED = 'safe\u202egnp.exe'
ISOLATED = 'before \u2066inside'
HEBREW = 'פגישה עם שר ההגנה'
EMOJI = '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301\u0301\u0301'
MILLION = 'long ' * 200000
ADDRESSES = ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,<script>', 'smb://host/share', 'ftp://host/file',
             'https://example.org/\u202egnp.exe', 'https://example.org/a b', 'vbscript:x', 'HTTP://EXAMPLE.ORG/x', 'https://example.org/ok',
             'mailto:a@example.org']

# own date, the date that a source says, what that is; in EDTF a year of XXXX is one that is not known
DATES = [
    ('2003-05-01', '2003-05-02', 'conflict'), ('2003-05-01', '2003-05', 'vaguer'), ('2003-05-01', 'XXXX-05-01', 'vaguer'),
    ('2003-05-01', 'XXXX-05-02', 'conflict'), ('2003', '2003-05-01', 'other'), ('2004/2008', '2009/..', 'conflict'),
    ('2004/2008', '2003/2006', 'other'), ('[1667,1760]', '1700', 'conflict'), ('199X', '2000', 'conflict'),
    ('2003-05-01', '[..2003-06-01]', 'vaguer'), ('2003-05-01', '[..2003-04-30]', 'conflict'), ('-0043-03-15', '-0043-03', 'vaguer'),
    ('2003-21', '2003-01-10', 'conflict'), ('2003-05-01T10:00', '2003-05-01', 'vaguer'), ('Y-17E7', 'Y-16E7', 'conflict'),
]


def hostile():
    sources = [
        {'id': 's1', 'publisher': 'The Gazette', 'title': 'First report', 'published': '2003-05-02', 'reliability': 'B', 'file': 'first.txt'},
        {'id': 's2', 'title': 'Second report', 'origin': 's1', 'reliability': 'F'},
        {'id': 's3', 'title': 'Third report', 'origin': 's2'},
        {'id': 'ring1', 'title': 'Ring one', 'origin': 'ring2'}, {'id': 'ring2', 'title': 'Ring two', 'origin': 'ring1'},
        {'id': 'own', 'title': 'Copies itself', 'origin': 'own'},
        {'id': 'agency', 'title': 'Agency copy', 'origin': 'News Agency'}, {'id': 'agency2', 'title': 'Other copy', 'origin': 'News Agency'},
        {'id': 'harm', 'title': MARKUP, 'publisher': FORMATS, 'author': TURNED, 'origin': HEBREW, 'reliability': 'B7'},
    ]
    entities = [
        {'id': 'ann', 'kind': 'person', 'name': 'Ann Lee', 'aliases': ['A. Lee', MARKUP], 'possibly_same': 'anna', 'image': 'ann.png'},
        {'id': 'anna', 'kind': 'person', 'name': 'Anna Li'}, {'id': 'oslo', 'kind': 'place', 'name': 'Oslo', 'location': {'lat': 59.9, 'lon': 10.7}},
        {'id': 'rome', 'kind': 'place', 'name': 'Rome'}, {'id': 'hall', 'kind': 'place', 'name': 'Town Hall'},
        {'id': 'turned', 'kind': 'person', 'name': TURNED, 'summary': ISOLATED, 'tags': [HEBREW, EMOJI]},
    ]
    relations = [
        {'id': 'post', 'kind': 'holds_post', 'label': 'Mayor', 'from': 'ann', 'to': 'oslo', 'as_of': ['2003-05-01', '2005-01-01'], 'evidence': ['s1', 's3']},
        {'id': 'late', 'kind': 'knows', 'from': 'ann', 'to': 'anna', 'directed': False, 'when': '2010/2012', 'evidence': 'agency'},
        {'id': 'in', 'kind': 'located_in', 'from': 'hall', 'to': 'oslo'},
    ]
    events = [{'id': f'd{i}', 'kind': 'test', 'title': f'Date {i}', 'when': own, 'evidence': [{'source': 's1', 'says': {'when': said}}]}
              for i, (own, said, _) in enumerate(DATES)]
    events += [
        {'id': 'big', 'kind': 'meeting', 'title': 'A meeting with everything', 'when': '2003-05-01~', 'when_text': 'in early May',
         'when_basis': 'inferred', 'when_note': 'From the order of the file.', 'status': 'planned', 'place': 'hall',
         'participants': [{'entity': 'ann', 'role': 'chair of the whole committee of inquiry'}, 'anna'], 'after': 'd0', 'links': [{'to': 'd1', 'kind': 'caused'}],
         'tags': ['one', 'two'], 'url': 'https://example.org/ok', 'marking': 'TLP:RED', 'unknown_key': [1, 2], 'unknown_text': 'Bakı "x"', 'unknown_texts': ['Bakı', {'a': 'ə'}],
         'attributes': [{'label': 'Dead', 'value': 12, 'as_of': '2003-05-02', 'evidence': {'source': 's1', 'says': {'value': 13}}}],
         'evidence': [{'source': 's1', 'locator': 'page 10', 'passage': 'they met in May', 'grade': 'B2'},
                      {'source': 's1', 'locator': 'page 2', 'passage': 'again'},
                      {'source': 's3', 'locator': 'paragraph 1', 'says': {'place': 'rome', 'when': '2003'}},
                      {'source': 'agency', 'stance': 'disputes', 'passage': 'no such meeting took place'},
                      {'source': 'agency2', 'for': 'place', 'passage': 'in the town hall', 'locator': 'line 4'},
                      {'source': 'ring1', 'says': {'when': '2004-05-01', 'title': 'Another name'}},
                      {'source': 'ring2', 'says': {'when': '2004-05-01'}}]},
        {'id': 'part1', 'kind': 'meeting', 'title': 'Second part', 'part_of': 'big', 'order': 2},
        {'id': 'part0', 'kind': 'meeting', 'title': 'First part', 'part_of': 'big', 'order': 1},
        {'id': 'linked', 'kind': 'meeting', 'title': 'It led here', 'links': [{'to': 'big', 'kind': 'followed'}], 'evidence': ['own', 's2']},
        {'id': 'clash', 'kind': 'test', 'title': 'No date of its own', 'evidence': [
            {'source': 's1', 'says': {'when': 'XXXX-05-01'}}, {'source': 'agency', 'says': {'when': 'XXXX-05-02'}}]},
        {'id': 'held', 'kind': 'test', 'title': 'Held then', 'as_of': ['2003', '2007'], 'evidence': {'source': 's1', 'says': {'as_of': '2005'}}},
        {'id': 'markup', 'kind': MARKUP, 'title': MARKUP, 'summary': FORMATS, 'when_text': MARKUP, 'when_note': FORMATS, 'evidence': [
            {'source': 'harm', 'locator': MARKUP, 'passage': FORMATS, 'grade': TURNED, 'origin': MARKUP, 'says': {MARKUP: FORMATS, 'title': EMOJI}}]},
        {'id': 'turned-event', 'kind': 'test', 'title': TURNED, 'summary': ISOLATED, 'participants': [{'entity': 'turned', 'role': TURNED}],
         'evidence': {'source': 'harm', 'passage': TURNED, 'for': TURNED}},
        {'id': 'hebrew', 'kind': 'test', 'title': HEBREW, 'summary': EMOJI, 'url': ADDRESSES[0]},
        {'id': 'million', 'kind': 'test', 'title': 'A million letters', 'summary': MILLION, 'evidence': {'source': 's1', 'passage': MILLION, 'locator': MILLION, 'grade': MILLION}},
    ]
    events += [{'id': f'address{i}', 'kind': 'test', 'title': f'Address {i}', 'url': address} for i, address in enumerate(ADDRESSES)]
    return {'rapport': 1, 'title': 'Hostile <b>title</b>', 'sources': sources, 'entities': entities, 'relations': relations, 'events': events}
