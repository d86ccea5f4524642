#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Binds the guide into one file: bind.py PAGE.html OUT.html puts its style and pictures into the page itself, so that it
can be opened from a sandbox, moved, or sent. What the page names and is not there is an error."""

import base64
import os
import re
import sys


def main():
    page, out = sys.argv[1:]
    folder = os.path.dirname(page)

    def picture(found):
        with open(os.path.join(folder, found[1]), 'rb') as file:
            return 'src="data:image/png;base64,%s"' % base64.b64encode(file.read()).decode('ascii')

    def style(found):
        with open(os.path.join(folder, found[1]), encoding='utf-8') as file:
            return '<style>\n%s</style>' % file.read()

    with open(page, encoding='utf-8') as file:
        text = file.read()
    text = re.sub(r'<link rel="stylesheet" href="([a-z.-]+)">', style, text)
    text = re.sub(r'src="([a-z.-]+\.png)"', picture, text)
    with open(out, 'w', encoding='utf-8') as file:
        file.write(text)


main()
