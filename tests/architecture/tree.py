# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's files as the rules see them: text, folder and stem, and which folder may include which."""

import os
import re

TOPS = ('app', 'ui', 'resources', 'data', 'tests')
SOURCE_ENDINGS = ('.c', '.h', '.py', '.sh', '.css')
TEXT_ENDINGS = SOURCE_ENDINGS + ('.ui', '.blp', '.in', '.xml')


class File:
    def __init__(self, root, path):
        self.path = path
        self.folder, self.name = os.path.split(path)
        self.stem = os.path.splitext(self.name)[0]
        with open(os.path.join(root, path), encoding='utf-8', errors='replace') as file:
            self.text = file.read()
        self.is_source = self.name.endswith(SOURCE_ENDINGS) or self.text.startswith('#!')


class Tree:
    def __init__(self, root):
        self.files, self.folders = [], set()
        for top in TOPS:
            for folder, inner, names in os.walk(os.path.join(root, top)):
                inner[:] = sorted(i for i in inner if not i.startswith(('.', '__')))
                self.folders.add(os.path.relpath(folder, root))
                for name in sorted(names):
                    # A file without an ending may be a script.
                    if name.endswith(TEXT_ENDINGS) or name == 'meson.build' or '.' not in name:
                        self.files.append(File(root, os.path.relpath(os.path.join(folder, name), root)))
        self.c_files = [f for f in self.files if f.name.endswith(('.c', '.h'))]
        self._headers = {f.name: f for f in self.c_files if f.name.endswith('.h')}
        self._arrows = read_arrows(os.path.join(root, 'tests/architecture/arrows.txt'))

    def header(self, name):
        return self._headers.get(name.split('/')[-1])

    def allowed_from(self, folder):
        """The patterns of folders that this one may include; None where the table does not know it."""
        if folder in self._arrows:
            return self._arrows[folder]
        if folder.startswith('tests/'):
            return self._arrows.get('tests/*')
        return None


def read_arrows(path):
    table = {}
    with open(path, encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                folder, allowed = line.split(':')
                table[folder.strip()] = allowed.split()
    return table


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def code_of(file, keep_strings=False):
    """The text of a C file (or a template) with comments, and unless kept strings, turned into blanks: the lines stay."""
    pattern = r'/\*.*?\*/|//[^\n]*|<!--.*?-->|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\''

    def blank(match):
        text = match.group()
        if text[0] in '"\'' and keep_strings:
            return text
        return re.sub(r'[^\n]', ' ', text)

    return re.sub(pattern, blank, file.text, flags=re.DOTALL)
