# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that nobody speaks: every text that the program has for people between ⟦ and ⟧ and a third longer, as in the
languages with long words. Made from the sources, so what shows without the marks was never given to be translated."""

import math
import os
import re
import subprocess

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
# As meson's preset for programs that use GLib.
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
LONGER = 0.35
HEADER = 'Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n'
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def template(path):
    """Collects the texts of the sources into a template."""
    subprocess.run(['xgettext', '--from-code=UTF-8', '--package-name=rapport', '--force-po', '--directory=' + ROOT,
                    '--files-from=' + os.path.join(ROOT, 'resources', 'po', 'POTFILES'), '--output=' + path,
                    *('--keyword=' + word for word in KEYWORDS)], check=True, capture_output=True)


def entries(path):
    """The texts of a catalogue as {'msgid': …, 'msgctxt': …}, escaped as they stand there; the header first."""
    entry, field = {}, None
    with open(path, encoding='utf-8') as file:
        for line in [*file, '\n']:
            if not line.strip():
                if entry:
                    yield entry
                entry, field = {}, None
            elif not line.startswith('#'):
                word = re.match(r'\w+(\[\d\])?', line)
                field = word.group() if word else field
                entry[field] = entry.get(field, '') + STRING.search(line).group(1)


def marked(text):
    """The text of the language; spaces and line ends around it stay where they are."""
    lead, body, trail = re.fullmatch(r'((?:\s|\\n)*)(.*?)((?:\s|\\n)*)', text, re.DOTALL).groups()
    if not body:
        return text
    more = math.ceil(len(body) * LONGER)
    # words, so that lines can break; a short text stays one word
    filler = ' '.join('lorem'[:min(5, more - at)] for at in range(0, more, 6)) if more > 3 else 'l' * more
    return f'{lead}⟦{body}{" " if more > 3 else ""}{filler}⟧{trail}'


def install(folder, language):
    """Puts the catalogue of the language where RAPPORT_LOCALEDIR=folder finds it."""
    place = os.path.join(folder, language, 'LC_MESSAGES')
    os.makedirs(place)
    source = os.path.join(folder, 'rapport.pot')
    template(source)
    with open(os.path.join(folder, language + '.po'), 'w', encoding='utf-8') as file:
        file.write(f'msgid ""\nmsgstr "{HEADER}"\n\n')
        for entry in entries(source):
            if not entry['msgid']:
                continue
            if 'msgctxt' in entry:
                file.write(f'msgctxt "{entry["msgctxt"]}"\n')
            file.write(f'msgid "{entry["msgid"]}"\n')
            if 'msgid_plural' in entry:
                file.write(f'msgid_plural "{entry["msgid_plural"]}"\nmsgstr[0] "{marked(entry["msgid"])}"\n'
                           f'msgstr[1] "{marked(entry["msgid_plural"])}"\n\n')
            else:
                file.write(f'msgstr "{marked(entry["msgid"])}"\n\n')
    subprocess.run(['msgfmt', '-o', os.path.join(place, 'rapport.mo'), file.name], check=True)
