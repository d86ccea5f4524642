#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every locator and passage of the bundled dataset against the documents in the folder that RAPPORT_SEEDS names: the paragraph
is there, the passage stands in it byte for byte and has ten words at most, and no other text is copied from a document."""
import glob
import os
import re

from report import DOCUMENTS, Report, all_evidence, dataset, many, skip

LONGEST_PASSAGE = 10  # words
LONGEST_ECHO = 8      # words in a row that a summary may share with a document


def read_documents(folder):
    """Document number to its paragraphs, as bytes: the lines that are not blank."""
    out = {}
    for number in DOCUMENTS.values():
        names = glob.glob(os.path.join(glob.escape(folder), number + '_*.txt'))
        if len(names) != 1:
            skip(f'RAPPORT_SEEDS holds no document {number}_*.txt')
        with open(names[0], 'rb') as file:
            out[number] = [line for line in file.read().split(b'\n') if line.strip()]
    return out


def check_item(report, name, item, documents):
    paragraphs = documents[DOCUMENTS[item['source']]]
    match = re.fullmatch(r'paragraph ([1-9][0-9]*)', item.get('locator', ''))
    if not report.check(match, f'{name}: locator {item.get("locator")!r}'):
        return
    number = int(match.group(1))
    if not report.check(number <= len(paragraphs), f'{name}: {item["source"]} has no paragraph {number}'):
        return
    passage = item.get('passage')
    if passage is None:
        return
    report.check(0 < len(passage.split()) <= LONGEST_PASSAGE, f'{name}: more than {LONGEST_PASSAGE} words: {passage}')
    report.check(passage.encode() in paragraphs[number - 1], f'{name}: not in paragraph {number} of {item["source"]}: {passage}')


def words(text):
    return re.findall(r"\w+", text.lower())


def check_own_words(report, data, documents):
    runs = set()
    for paragraphs in documents.values():
        for paragraph in paragraphs:
            row = words(paragraph.decode())
            runs |= {tuple(row[i:i + LONGEST_ECHO]) for i in range(len(row) - LONGEST_ECHO + 1)}
    for kind in ('sources', 'events', 'entities', 'relations'):
        for record in data[kind]:
            texts = [record.get('summary'), record.get('when_note')] + [a['value'] for a in many(record.get('attributes'))]
            if kind != 'sources':
                texts += [record.get('title')]
            for text in filter(None, texts):
                row = words(text)
                copied = [row[i:i + LONGEST_ECHO] for i in range(len(row)) if tuple(row[i:i + LONGEST_ECHO]) in runs]
                report.check(not copied, f'{record["id"]}: copied from a document: {copied[:1]}')


def main():
    folder = os.environ.get('RAPPORT_SEEDS')
    if not folder:
        skip('RAPPORT_SEEDS names no folder with the five source documents, which are not part of the project')
    report = Report()
    data = dataset()
    documents = read_documents(folder)
    n_passages = 0
    for kind in ('events', 'entities', 'relations'):
        for record in data[kind]:
            for item in all_evidence(record):
                n_passages += 'passage' in item
                check_item(report, record['id'], item, documents)
    report.check(n_passages >= 100, f'at least 100 passages, found {n_passages}')
    check_own_words(report, data, documents)
    report.finish()


main()
