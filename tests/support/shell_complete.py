#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a shell really makes of a line when Tab is pressed behind it, typed into the shell on a terminal of its own.

    shell_complete.py bash|zsh|fish LINE WANTED…   every WANTED word must come; the installed completions are asked

From Python: `complete (shell, line, folder)`, the words that are offered, or the one that the line is ended with; `folder`
holds the completions (rapport, _rapport, rapport.fish), None means what is installed.
"""
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 20 * float(os.environ.get('RAPPORT_PATIENCE', '1'))
ESCAPES = re.compile(r'\x1b(\[[0-9;?<>=]*[A-Za-z]|\][^\x07]*\x07|[=>])|\r|\x07')

# What makes each ready: no prompt but a mark, no file of the person's, no question whether a list is wanted.
BASH = '''bind 'set completion-query-items 0' 'set bell-style none' 'set show-all-if-ambiguous on' 'set page-completions off' \
'set enable-bracketed-paste off' 2>/dev/null; PS1='%> '; . {file}; echo rea''dy\n'''
BASH_INSTALLED = '/usr/share/bash-completion/bash_completion'
ZSH = '''PROMPT='%%> '; RPROMPT=; unsetopt zle_bracketed_paste prompt_sp always_last_prompt 2>/dev/null; LISTMAX=10000; \
fpath=({folder} $fpath); autoload -Uz compinit; compinit -D -u; print rea''dy\n'''


class Terminal:
    def __init__(self, words, folder):
        self.child, self.handle = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.execvpe(words[0], words, {**os.environ, 'TERM': 'xterm', 'COLUMNS': '200', 'LINES': '200', 'HOME': folder,
                                         'ZDOTDIR': folder, 'HISTFILE': '', 'LC_ALL': 'C.UTF-8'})

    def type(self, text):
        os.write(self.handle, text.encode())

    def read_until(self, wanted, seconds=PATIENCE):
        """Everything that comes until `wanted`, a pattern, has come, or, without it, until nothing comes any more."""
        said, end = '', time.monotonic() + seconds
        while time.monotonic() < end:
            if not select.select([self.handle], [], [], 0.5)[0]:
                if wanted is None:
                    break
                continue
            try:
                said += os.read(self.handle, 65536).decode(errors='replace')
            except OSError:
                break
            if wanted is not None and re.search(wanted, ESCAPES.sub('', said)):
                return said
        if wanted is not None:
            raise RuntimeError(f'the shell never said {wanted!r}: {said!r}')
        return said

    def close(self):
        os.close(self.handle)
        os.waitpid(self.child, 0)


def typed(words, prepare, line):
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(words, home)
        try:
            terminal.type(prepare)
            terminal.read_until(r'ready\s[^%]*%> ')
            terminal.type(line + '\t')
            said = terminal.read_until(None)
        finally:
            terminal.close()
    # Either the line was ended where it stands, or a list came below it and the line again.
    first, *below = ESCAPES.sub('', said).split('\n')
    if not below:
        return first.split()[-1:]
    return [word for row in below if not row.startswith('%>') for word in re.split(r' +-- .*|\s+', row) if word]


def complete(shell, line, folder=None):
    if shell == 'fish':
        source = f'source {folder}/rapport.fish; ' if folder else ''
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(['fish', '-c', source + 'complete -C $argv[1]', line], capture_output=True, text=True,
                                  check=True, cwd=home, env={**os.environ, 'HOME': home, 'LC_ALL': 'C.UTF-8'})
        return [row.split('\t')[0] for row in done.stdout.splitlines()]
    if shell == 'zsh':
        return typed(['zsh', '-f', '-i'], ZSH.format(folder=folder or ''), line)
    return typed(['bash', '--norc', '--noprofile', '-i'], BASH.format(file=f'{folder}/rapport' if folder else BASH_INSTALLED), line)


if __name__ == '__main__':
    given_shell, given_line, *wanted_words = sys.argv[1:]
    if not shutil.which(given_shell):
        sys.exit(f'{given_shell} is not installed')
    offered = complete(given_shell, given_line)
    missing = [word for word in wanted_words if word not in offered]
    print(f'{given_shell}: {given_line!r} → {" ".join(offered)}')
    sys.exit(f'missing: {" ".join(missing)}' if missing else 0)
