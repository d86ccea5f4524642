# SPDX-License-Identifier: GPL-3.0-or-later
"""Every language says all that the program says: its catalogue is compared with the template made anew of the sources."""

import os
import re
import subprocess
import tempfile
import unittest

ROOT = os.environ['RAPPORT_ROOT']
PO = os.path.join(ROOT, 'resources', 'po')
# Pieces of a text that a program fills in, with the place that some have before their letter.
FIELD = re.compile(r'%(?:\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|z)?[diouxXeEfgGcs]')


def languages():
    with open(os.path.join(PO, 'LINGUAS'), encoding='utf-8') as file:
        return [line.strip() for line in file if line.strip() and not line.startswith('#')]


def text_of(lines):
    return ''.join(re.findall(r'"(.*)"', '\n'.join(lines)))


def entries(path):
    """context, text, plural, the translations and the flags of each entry of a catalogue."""
    flat = subprocess.run(['msgcat', '--no-wrap', '--no-location', path], check=True, capture_output=True, text=True).stdout
    for block in flat.split('\n\n'):
        if '#~' in block:
            yield None, text_of(block.split('\n')), None, [], ['obsolete']
            continue
        parts, flags = {}, re.findall(r'^#, (.*)$', block, re.MULTILINE)
        name = None
        for line in block.split('\n'):
            found = re.match(r'(msg\w+(?:\[\d\])?) (".*")', line)
            if found:
                name = found[1]
                parts[name] = []
            if name and '"' in line and not line.startswith('#'):
                parts[name].append(line[line.index('"'):])
        if 'msgid' in parts:
            said = [text_of(parts[key]) for key in sorted(parts) if key.startswith('msgstr')]
            context = text_of(parts['msgctxt']) if 'msgctxt' in parts else None
            yield context, text_of(parts['msgid']), text_of(parts['msgid_plural']) if 'msgid_plural' in parts else None, said, ', '.join(flags).split(', ')


def fields(text):
    return sorted(re.sub(r'^%\d+\$', '%', field) for field in FIELD.findall(text.replace('%%', '')))


class Translations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.template = os.path.join(cls.folder.name, 'template.pot')
        made = subprocess.run(['xgettext', '--from-code=UTF-8', '--add-comments', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
                               '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3', '--keyword=ngettext:1,2', '-f', 'resources/po/POTFILES', '-o',
                               cls.template], cwd=ROOT, capture_output=True, text=True, check=True)
        cls.complaints = made.stderr
        cls.wanted = {(context, text): plural for context, text, plural, _, _ in entries(cls.template) if text}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_template_is_sound(self):
        self.assertGreater(len(self.wanted), 1500)
        self.assertEqual(self.complaints, '')
        # a macro within a text cuts it off, and no translation is ever found
        self.assertEqual([text for _, text in self.wanted if re.search(r'%$', text) and not text.endswith('%%')], [])

    def test_nothing_lacks_and_nothing_is_left_over(self):
        for language in languages():
            said, wrong = {}, []
            for context, text, plural, translations, flags in entries(os.path.join(PO, f'{language}.po')):
                if text and 'obsolete' not in flags:
                    said[context, text] = plural, translations
                if 'obsolete' in flags or 'fuzzy' in flags:
                    wrong.append(f'{flags}: {text}')
            wrong += [f'lacks: {key}' for key in self.wanted if key not in said]
            wrong += [f'is no more: {key}' for key in said if key not in self.wanted]
            wrong += [f'is empty: {key}' for key, (_, translations) in said.items() if not all(translations)]
            wrong += [f'plural: {key}' for key, (plural, translations) in said.items()
                      if key in self.wanted and (plural != self.wanted[key] or len(translations) != (2 if plural else 1))]
            self.assertEqual(wrong, [], language)

    def test_what_is_filled_in_stays(self):
        for language in languages():
            wrong = []
            for context, text, plural, translations, flags in entries(os.path.join(PO, f'{language}.po')):
                for number, translation in enumerate(translations if text and 'no-c-format' not in flags else []):
                    if fields(translation) not in (fields(text), fields(plural or text)):
                        wrong.append((text, translation))
                    if text.endswith('…') != translation.endswith('…') or text.count('\\n') != translation.count('\\n'):
                        wrong.append((text, translation))
            self.assertEqual(wrong, [], language)

    def test_gettext_has_no_complaint(self):
        for language in languages():
            done = subprocess.run(['msgfmt', '-c', '--check-accelerators=_', '-o', os.devnull, os.path.join(PO, f'{language}.po')],
                                  capture_output=True, text=True)
            self.assertEqual((done.returncode, [line for line in done.stderr.split('\n') if 'error' in line]), (0, []), done.stderr)

    def test_it_would_notice(self):
        """One text taken away, and the comparison fails."""
        for language in languages()[:1]:
            path = os.path.join(self.folder.name, 'cut.po')
            with open(os.path.join(PO, f'{language}.po'), encoding='utf-8') as file:
                blocks = file.read().split('\n\n')
            with open(path, 'w', encoding='utf-8') as file:
                file.write('\n\n'.join(blocks[:20] + blocks[21:]))
            said = {(context, text) for context, text, *_ in entries(path)}
            self.assertEqual(len([key for key in self.wanted if key not in said]), 1)


if __name__ == '__main__':
    unittest.main(verbosity=2)
