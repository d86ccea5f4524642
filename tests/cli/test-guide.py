# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide names only what there is: keys of the list of actions, words of the menu, pictures and places of its own; and
each language says it in its own words. What is bound for installing needs nothing beside it."""

import glob
import html.parser
import os
import re
import subprocess
import tempfile
import unittest

ROOT = os.environ['RAPPORT_ROOT']
FOLDER = os.path.join(ROOT, 'data', 'guide')
PAGES = sorted(glob.glob(os.path.join(FOLDER, 'index*.html')))
# Keys by the names that people know them by, of whatever the toolkit calls them.
NAMES = {'control': 'Ctrl', 'shift': 'Shift', 'alt': 'Alt', 'question': '?', 'page_down': 'Page Down', 'page_up': 'Page Up', 'escape': 'Esc'}


class Page(html.parser.HTMLParser):
    """What a page consists of: tags with their attributes, the text of keys and of menu items, every id and link."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.tags, self.keys, self.menu, self.ids, self.links, self.sources = [], [], [], [], [], []
        self.language = None
        self._into = None
        with open(path, encoding='utf-8') as file:
            self.text = file.read()
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes.get('class')))
        self.ids += [attributes['id']] if 'id' in attributes else []
        self.links += [attributes['href']] if 'href' in attributes else []
        self.sources += [attributes['src']] if 'src' in attributes else []
        self.language = attributes.get('lang', self.language)
        if tag == 'kbd':
            self._into = self.keys
        elif attributes.get('class') == 'menu':
            self._into = self.menu
        if self._into is not None:
            self._into.append('')

    def handle_endtag(self, tag):
        if tag in ('kbd', 'i'):
            self._into = None

    def handle_data(self, data):
        if self._into is not None:
            self._into[-1] += data


def words_of(language):
    """What the interface says in a language for each of its words; English words for themselves."""
    catalogue = os.path.join(ROOT, 'resources', 'po', f'{language}.po')
    if language == 'en':
        return None
    with tempfile.TemporaryDirectory() as folder:
        flat = os.path.join(folder, 'flat.po')
        subprocess.run(['msgcat', '--no-wrap', '--no-location', '-o', flat, catalogue], check=True)
        with open(flat, encoding='utf-8') as file:
            return dict(re.findall(r'^msgid "(.*)"\nmsgstr "(.*)"$', file.read(), re.MULTILINE))


def known_keys():
    with open(os.path.join(ROOT, 'ui', 'action-list.c'), encoding='utf-8') as file:
        keys = ' '.join(re.findall(r'\{ (?:NULL|"[^"]*"), "([^"]*)"', file.read()))
    pressed = set()
    for key in keys.split():
        parts = [part for part in re.split(r'[<>]+', key) if part]
        pressed.update(NAMES.get(part.lower(), part.upper() if len(part) == 1 and len(parts) > 1 else part) for part in parts)
    return pressed


class Guide(unittest.TestCase):
    def test_it_is_there(self):
        self.assertIn(os.path.join(FOLDER, 'index.html'), PAGES)

    def test_places_and_pictures_are_its_own(self):
        for path in PAGES:
            page = Page(path)
            self.assertEqual(len(page.ids), len(set(page.ids)))
            for link in page.links:
                self.assertTrue(link == 'guide.css' or link[0] == '#' and link[1:] in page.ids, (path, link))
            for source in page.sources:
                self.assertTrue(os.path.getsize(os.path.join(FOLDER, source)) > 1000, (path, source))
            self.assertNotIn('http', page.text, path)

    def test_keys_are_those_of_the_program(self):
        known = known_keys()
        self.assertIn('Ctrl', known)
        page = Page(os.path.join(FOLDER, 'index.html'))
        self.assertEqual([key for key in page.keys if key not in known], [])
        self.assertGreater(len(page.keys), 20)

    def test_menu_words_are_those_of_the_program(self):
        ids = set()
        for path in glob.glob(os.path.join(ROOT, 'ui', '*.ui')) + glob.glob(os.path.join(ROOT, 'ui', '*.c')):
            with open(path, encoding='utf-8') as file:
                text = file.read()
            ids.update(re.findall(r'translatable="yes">([^<]*)<', text))
            ids.update(re.findall(r'_ ?\("([^"]*)"\)', text))
        for path in PAGES:
            page = Page(path)
            said = words_of(page.language)
            known = {(said.get(word, word) if said else word).replace('_', '') for word in ids}
            self.assertEqual([word for word in page.menu if word not in known], [], path)

    def test_every_language_has_all_of_it(self):
        first = Page(os.path.join(FOLDER, 'index.html'))
        for path in PAGES:
            page = Page(path)
            name = re.fullmatch(r'index(?:\.([a-z]+))?\.html', os.path.basename(path))
            self.assertEqual(page.language, name[1] or 'en')
            self.assertEqual([page.ids, page.sources, sorted(page.links)], [first.ids, first.sources, sorted(first.links)], path)
            self.assertEqual(page.tags.count(('li', None)), first.tags.count(('li', None)), path)
            self.assertEqual(page.tags.count(('p', None)), first.tags.count(('p', None)), path)

    def test_what_is_bound_needs_nothing_beside_it(self):
        for path in PAGES:
            bound = Page(os.path.join(os.environ['RAPPORT_BOUND'], os.path.basename(path)))
            self.assertIn('<style>', bound.text)
            self.assertEqual([source[:22] for source in bound.sources if not source.startswith('data:image/png;base64,')], [])
            self.assertEqual([link for link in bound.links if link[0] != '#'], [])


if __name__ == '__main__':
    unittest.main(verbosity=2)
