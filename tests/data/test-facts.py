#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled dataset against a table of what its five documents say: dates and how they are known, order, status, sources,
names, posts, states. The table was typed from the documents, not from the dataset."""
from report import DOCUMENTS, Report, all_evidence, dataset, evidence_of, many

# id: when, as_of, basis, status, part_of, order, "document:line" of what says so
STATED, INFERRED, PUBLISHED = 'stated', 'inferred', 'published'
DONE, ONGOING, PLANNED = 'done', 'ongoing', 'planned'
EVENTS = {
    'E01': ('1992-05-08', None, STATED, DONE, None, None, '003:29'),
    'E02': ('1997', None, STATED, DONE, None, None, '003:29'),
    'E03': ('2003/..', '2023-01-12', STATED, ONGOING, None, None, '003:29'),
    'E04': (None, None, STATED, DONE, None, None, '000:11 002:9 003:11'),
    'E05': (None, None, STATED, DONE, None, None, '003:31'),
    'E06': (None, None, STATED, DONE, None, None, '002:5 003:21 003:23'),
    'E07': ('2023-01-11', None, INFERRED, DONE, None, None, '002:1 002:3 002:4 003:19'),
    'E08': ('2023-01-12', None, INFERRED, DONE, None, None, '002:8 002:9 003:5 003:13'),
    'E08a': (None, None, STATED, DONE, 'E08', 1, '003:7'),
    'E08b': (None, None, STATED, DONE, 'E08', 2, '003:9'),
    'E08c': (None, None, STATED, DONE, 'E08', 3, '002:9 002:10 002:11 003:11 003:13 003:15 003:17'),
    'E08d': (None, None, STATED, DONE, 'E08', 4, '002:12 003:5'),
    'E09': ('2023-09', None, STATED, DONE, None, None, '000:11'),
    'E10': (None, '2023-10-31', STATED, DONE, None, None, '000:3'),
    'E10a': (None, None, STATED, DONE, 'E10', 1, '000:5'),
    'E10b': (None, None, STATED, DONE, 'E10', 2, '000:7'),
    'E10c': ('2023-10-31', None, STATED, DONE, 'E10', 3, '000:3 000:9 000:11 000:13 000:15 000:17 000:19'),
    'E11': (None, None, STATED, DONE, None, None, '004:3'),
    'E12': ('2024', '2024-09-24', STATED, DONE, None, None, '004:1 004:5 004:17'),
    'E13': ('[..2024-09-24]', None, PUBLISHED, DONE, None, None, '004:1'),
    'E13a': (None, None, STATED, PLANNED, 'E13', None, '004:3'),
    'E13b': (None, None, STATED, PLANNED, 'E13', None, '004:17'),
    'E14': (None, None, STATED, DONE, None, None, '004:7'),
    'E15': (None, '2024-09-24', STATED, ONGOING, None, None, '004:9'),
    'E16': (None, None, STATED, DONE, None, None, '004:13'),
    'E17': ('[..2025-07-24]', None, PUBLISHED, DONE, None, None, '001:5 001:11 001:13'),
    'E17a': (None, None, STATED, DONE, 'E17', 1, '001:7'),
    'E17b': (None, None, STATED, DONE, 'E17', 2, '001:9'),
    'E17c': (None, None, STATED, DONE, 'E17', 3, '001:5 001:11 001:13'),
    'E17d': (None, None, STATED, DONE, 'E17', 4, '001:15'),
    'E17e': (None, None, STATED, DONE, 'E17', 5, '001:17'),
    'E17f': (None, None, STATED, DONE, 'E17', 6, '001:19'),
    'E18a': ('2023-10-31T16:57+04:00', None, STATED, DONE, None, None, '000:1'),
    'E18b': ('2025-07-24T13:01+04:00', None, STATED, DONE, None, None, '001:1'),
    'E18c': ('2023-01-12', None, STATED, DONE, None, None, '003:1'),
    'E18d': ('2024-09-24', None, STATED, DONE, None, None, '004:1'),
}
# What has no date of its own: bounds, as (event, key, other event).
BOUNDS = [('E04', 'before', 'E08'), ('E05', 'before', 'E18c'), ('E06', 'before', 'E07'), ('E11', 'before', 'E13'),
          ('E14', 'before', 'E18d'), ('E16', 'before', 'E18d'), ('E13a', 'after', 'E18d'), ('E13b', 'after', 'E18d')]

# entity: every form that the documents use, and native letters that people search for
NAMES = {
    'valiyev': 'Karim Valiyev|Colonel General Karim Valiyev|K. Valiyev|Colonel General Valiyev|Kərim Vəliyev',
    'cavo-dragone': 'Giuseppe Cavo Dragone|Admiral Giuseppe Cavo Dragone|G.C. Dragone|Dragone',
    'portolano': 'Luciano Portolano|General Luciano Portolano|General Portolano',
    'crosetto': 'Guido Crosetto|Minister Crosetto|Crosetto|Italian guest|Minister of Defense of Italy|Italian Defense Minister',
    'hasanov': 'Zakir Hasanov|Colonel General Zakir Hasanov|Col-Gen Zakir Hasanov|Colonel General Hasanov|Zakir Həsənov|'
               'Minister of Defense of Azerbaijan|Azerbaijani Defense Minister',
    'aliyev': 'Ilham Aliyev|Mr. Ilham Aliyev|President Ilham Aliyev|the head of state|Azerbaijani President|İlham Əliyev',
    'azerbaijan-army': 'Azerbaijan Army|Azerbaijani Army',
    'armed-forces': 'Armed Forces',
    'general-staff': 'General Staff',
    'general-headquarters': 'General Headquarters',
    'mod-azerbaijan': 'Ministry of Defense of Azerbaijan|Azerbaijani Defense Ministry',
    'mod-italy': 'Ministry of Defense of Italy',
    'delegation-2023-01': 'Italian delegation',
    'delegation-2023-10': 'Italian delegation',
    'delegation-2025-07': 'Italian delegation',
    'nato': 'NATO',
    'european-union': 'European Union',
    'press-office-president': 'Press Office of the Azerbaijani President|Press Office of the President',
    'press-office-mod': 'Press Office of the Azerbaijani Defense Ministry|Press Office of the Defense Ministry',
    'azernews': 'Azernews',
    'air-force': 'Air Force',
    'special-forces-unit': 'Special Forces unit|Special Forces military unit',
    'italian-companies': 'Italian companies|Italian firms',
    'embassy-italy': 'Embassy of Italy in Azerbaijan',
    'embassy-azerbaijan': 'Embassy of Azerbaijan in Italy',
    'azerbaijan': 'Azerbaijan|Republic of Azerbaijan',
    'italy': 'Italy|Republic of Italy',
    'baku': 'Baku',
    'alley-of-martyrs': 'Alley of Martyrs|Alley of Shehids (Martyrs)|Alley of Shehids',
    'eternal-torch': 'Eternal Torch',
    'cybersecurity-center': 'Cybersecurity Center',
    'air-force-combat-control-center': 'Air Force Combat Control Center',
    'garabagh': 'Garabagh region|Garabagh|Karabakh|Qarabağ',
    'south-caucasus': 'South Caucasus',
    'liberated-territories': 'liberated territories',
    'protocol-of-intent': 'Protocol of intent|Protocol of intent on cooperation in training and education|'
                          'Protocol of intent on cooperation in the field of training and education',
    'joint-declaration': 'Joint Declaration on Strategic Partnership',
    'c-27j-spartan': 'C-27J Spartan',
    'ai-cyber-defence': 'AI-based cyber defence systems|Artificial intelligence-based cyber defense systems',
    'southern-gas-corridor': 'Southern Gas Corridor',
    'book-of-honor': 'Book of Honor',
    'adex': 'Azerbaijan International Defense Exhibition|ADEX',
}

# from, to, label: the days on which the post is attested
POSTS = {
    ('valiyev', 'mod-azerbaijan', 'First Deputy Minister of Defense'): ['2023-10-31', '2025-07-24'],
    ('valiyev', 'general-staff', 'Chief of the General Staff'): ['2023-10-31', '2025-07-24'],
    ('cavo-dragone', 'italy', 'Chief of Defence'): ['2023-10-31'],
    ('hasanov', 'mod-azerbaijan', 'Minister of Defense'): ['2023-01-12', '2024-09-24'],
    ('crosetto', 'mod-italy', 'Minister of Defense'): ['2023-01-12', '2024-09-24'],
    ('aliyev', 'azerbaijan', 'President'): ['2023-01-12', '2023-10-31'],
    ('aliyev', 'armed-forces', 'Supreme Commander-in-Chief'): ['2023-10-31'],
}

# figures and states: words of the value, as of, document:line
STATES = [
    ('over 100', '2023-01-12', '003:33'), ('€10 billion ($11.8 billion)', '2023-01-12', '003:33'),
    ('€1.7 billion ($2 billion)', '2023-01-12', '003:33'), ('€770 million ($910.8 million)', '2023-01-12', '003:33'),
    ('major supplier', '2023-01-12', '003:33'), ('important', '2024-09-24', '004:15'), ('functions effectively', '2023-01-11', '002:4'),
    ('continues rapidly', '2023-01-12', '002:9'), ('continues rapidly', '2023-01-12', '003:11'), ('large-scale reforms', '2023-10-31', '000:13'),
    ('increased', '2024-09-24', '004:5'), ('efforts under way', '2024-09-24', '004:5'), ('improving', '2024-09-24', '004:11'),
    ('energy, construction, tourism, agriculture, defence industry', '2023-01-11', '002:6'),
    ('military, military-technical, military-educational', '2023-01-12', '002:11'), ('military, military-educational', '2023-10-31', '000:19'),
    ('education, technical assistance, cybersecurity', '2025-07-24', '001:13'), ('readiness and interoperability', '2025-07-24', '001:13'),
]

# from, kind, to: ties that an analyst must find
TIES = [
    ('hasanov', 'met_with', 'crosetto'), ('valiyev', 'met_with', 'cavo-dragone'), ('valiyev', 'met_with', 'portolano'),
    ('aliyev', 'received', 'crosetto'), ('hasanov', 'invited', 'crosetto'), ('hasanov', 'signed', 'protocol-of-intent'),
    ('crosetto', 'signed', 'protocol-of-intent'), ('portolano', 'counterpart_of', 'valiyev'), ('crosetto', 'led_delegation', 'delegation-2023-01'),
    ('cavo-dragone', 'led_delegation', 'delegation-2023-10'), ('crosetto', 'visited', 'baku'), ('portolano', 'visited', 'baku'),
    ('aliyev', 'visited', 'italy'), ('crosetto', 'participates_in', 'adex'), ('azerbaijan', 'supplies_energy', 'italy'),
    ('italy', 'role_in_sector', 'azerbaijan'), ('italy', 'supplied', 'c-27j-spartan'), ('c-27j-spartan', 'delivered_to', 'azerbaijan'),
    ('azerbaijan', 'strategic_partnership', 'italy'), ('azerbaijan', 'diplomatic_relations', 'italy'), ('italy', 'established', 'embassy-italy'),
    ('general-staff', 'part_of', 'azerbaijan-army'), ('embassy-azerbaijan', 'located_in', 'italy'), ('azerbaijan', 'cooperation_field', 'italy'),
    ('azernews', 'derived_from', 'press-office-mod'), ('delegation-2023-10', 'visited', 'alley-of-martyrs'),
    ('delegation-2025-07', 'visited', 'alley-of-martyrs'),
]


def paragraph(line_ref):
    """"003:29" as (document, locator): all but 002 have a blank line after each paragraph."""
    document, line = line_ref.split(':')
    number = int(line) if document == '002' else (int(line) + 1) // 2
    return document, f'paragraph {number}'


def cited(evidence):
    return {(DOCUMENTS[item['source']], item['locator']) for item in evidence}


def check_event(report, event, fact):
    name = event['id']
    when, as_of, basis, status, part_of, order, lines = fact
    report.equal(event.get('when'), when, f'{name}: when')
    report.equal(event.get('as_of'), as_of, f'{name}: as of')
    report.equal(event.get('when_basis', STATED), basis, f'{name}: basis')
    report.equal(event.get('status', DONE), status, f'{name}: status')
    report.equal(event.get('part_of'), part_of, f'{name}: part of')
    report.equal(event.get('order'), order, f'{name}: order')
    wanted = {paragraph(line) for line in lines.split()}
    found = cited(evidence_of(event))
    report.check(wanted <= found, f'{name}: no evidence for {sorted(wanted - found)}')
    report.equal({d for d, _ in found} - {'002'}, {d for d, _ in wanted} - {'002'}, f'{name}: documents')
    if basis != STATED:
        report.check(event.get('when_note'), f'{name}: no reason for the basis {basis}')
    report.check(len(event['title']) <= 40, f'{name}: a title of more than 40 characters')


def check_events(report, data):
    events = {event['id']: event for event in data['events']}
    report.equal(sorted(events), sorted(EVENTS), 'events')
    for name, fact in EVENTS.items():
        if name in events:
            check_event(report, events[name], fact)
    for name, key, other in BOUNDS:
        report.check(other in many(events[name].get(key)), f'{name}: not {key} {other}')
    for name, office in (('E07', 'Azerbaijani President'), ('E08', 'Defense Ministry'), ('E08d', 'Defense Ministry')):
        evidence = evidence_of(events[name])
        report.equal(len({item['source'] for item in evidence}), 2, f'{name}: sources')
        origins = {item.get('origin', item['source']) for item in evidence}
        report.check(len(origins) == 1 and office in origins.pop(), f'{name}: one origin, the press office ({office})')
    report.check(events['E09']['title'].startswith('“'), 'E09: loaded words stand in quotation marks')
    for name, source in (('E07', 'XXXX-01-11'), ('E08', 'XXXX-01-12')):
        said = [item['says']['when'] for item in evidence_of(events[name]) if 'when' in item.get('says', {})]
        report.check(source in said and '[..2023-01-12]' in said, f'{name}: what each source gives for the date, found {said}')
    said = {item['says']['title'] for item in evidence_of(events['E04']) if 'says' in item}
    report.equal(said, {'Patriotic War', 'Second-Karabakh War'}, 'E04: names of the war by source')


def check_entities(report, data):
    entities = {entity['id']: entity for entity in data['entities']}
    report.equal(sorted(entities), sorted(NAMES), 'entities')
    for name, forms in NAMES.items():
        known = [entities[name]['name']] + many(entities[name].get('aliases'))
        for form in forms.split('|'):
            report.check(form in known, f'{name}: the form “{form}” is not among names and aliases')
    report.equal(entities['cavo-dragone'].get('sort'), 'Cavo Dragone', 'sort key of Cavo Dragone')
    report.equal(many(entities['general-staff'].get('possibly_same')), ['general-headquarters'], 'possibly the same')
    for author in ('Akbar Novruz', 'Sabina Mammadli'):
        report.check(author not in {e['name'] for e in data['entities']}, f'{author} wrote a source and is no actor')


def check_relations(report, data):
    relations = data['relations']
    found = {(r['from'], r['kind'], r['to']) for r in relations}
    for tie in TIES:
        report.check(tie in found, f'no relation {tie}')
    posts = {(r['from'], r['to'], r.get('label')): many(r.get('as_of')) for r in relations if r['kind'] == 'holds_post'}
    report.equal(posts, POSTS, 'posts')
    report.check(not [r for r in relations if r['kind'] == 'holds_post' and 'when' in r], 'a post with a start or an end, which no source gives')
    report.check(not any(p[0] == 'portolano' for p in posts), 'Portolano’s post is not stated by any source')


def check_states(report, data):
    attributes = [a for kind in ('entities', 'relations', 'events') for r in data[kind] for a in many(r.get('attributes'))]
    for words, as_of, line in STATES:
        hits = [a for a in attributes if words in a['value'] and a.get('as_of') == as_of and paragraph(line) in cited(evidence_of(a))]
        report.check(hits, f'no state “{words}” as of {as_of} from {line}')


def check_sources(report, data):
    sources = {s['id']: s for s in data['sources']}
    report.equal(sorted(sources), sorted(DOCUMENTS), 'sources')
    told = {name: (s.get('published'), s.get('author'), s.get('publisher')) for name, s in sources.items()}
    report.equal(told, {
        'azernews-2023-10-31': ('2023-10-31T16:57+04:00', None, 'Azernews'),
        'azernews-2025-07-24': ('2025-07-24T13:01+04:00', 'Akbar Novruz', 'Azernews'),
        'meets-in-baku': (None, None, None),
        'azernews-2023-01-12': ('2023-01-12', 'Sabina Mammadli', 'Azernews'),
        'adex-2024-09-24': ('2024-09-24', None, None)}, 'sources: date, author, publisher')


def check_whole(report, data):
    for kind, least in (('events', 32), ('entities', 30), ('relations', 25), ('sources', 5)):
        report.check(len(data[kind]) >= least, f'{kind}: at least {least}, found {len(data[kind])}')
    for kind in ('events', 'entities', 'relations'):
        for record in data[kind]:
            report.check(evidence_of(record), f'{kind}: {record["id"]} has no evidence')
            for attribute in many(record.get('attributes')):
                report.check(evidence_of(attribute), f'{record["id"]}: “{attribute["label"]}” has no evidence')
    ids = [r['id'] for kind in ('sources', 'entities', 'events', 'relations') for r in data[kind]]
    report.equal(len(ids), len(set(ids)), 'ids are unique')
    sources = {s['id'] for s in data['sources']}
    used = {e['source'] for kind in ('events', 'entities', 'relations') for r in data[kind] for e in all_evidence(r)}
    report.equal(used, sources, 'sources that evidence names')
    report.equal((data['title'], data['marking'], data['updated']), ('Azerbaijan–Italy defence ties', 'TLP:CLEAR', '2025-07-24'), 'head')
    for kind in ('events', 'entities', 'relations'):
        report.equal({r['kind'] for r in data[kind]}, set(data['kinds'][kind]), f'kinds of {kind} that are used')


def check_references(report, data):
    entities = {e['id'] for e in data['entities']}
    events = {e['id'] for e in data['events']}
    for event in data['events']:
        people = [p if isinstance(p, str) else p['entity'] for p in many(event.get('participants'))]
        report.check(set(people + many(event.get('place'))) <= entities, f'{event["id"]}: an entity that is not there')
        others = [x for key in ('after', 'before', 'part_of') for x in many(event.get(key))] + [x['to'] for x in many(event.get('links'))]
        report.check(set(others) <= events, f'{event["id"]}: an event that is not there')
    for relation in data['relations']:
        report.check({relation['from'], relation['to']} <= entities, f'{relation["id"]}: an end that is not there')
        report.check(set(many(relation.get('events'))) <= events, f'{relation["id"]}: an event that is not there')


def main():
    report = Report()
    data = dataset()
    for check in (check_whole, check_references, check_sources, check_events, check_entities, check_relations, check_states):
        check(report, data)
    report.finish()


main()
