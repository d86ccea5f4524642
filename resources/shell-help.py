# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the man page or a shell's completions from what the program says of itself, so that none of them can lag behind.

    shell-help.py PROGRAM man|bash|zsh|fish VERSION DATE OUT
"""

import re
import subprocess
import sys

OPTION = re.compile(r'^  (--\S.*?)(?:  +(.*))?$')
# Where the help is a sentence rather than a list.
TOLD = {'--measure': 'fixed', '--order': 'time standing', '--rows': 'events entities relations', '--handout': 'scenes notes three',
        '--size': 'a4 a4-portrait a3 a3-portrait letter letter-portrait slide', '--pages': 'auto',
        '--node-size': 'auto events ties betweenness pagerank none'}
FILES = ('FILE', 'OUT', 'B', 'IN')


def said(program, *words):
    return subprocess.run([program, *words, '--help'], check=True, capture_output=True, text=True, encoding='utf-8').stdout


class Command:
    """name, usage, about (paragraphs) and options: {option: (argument or '', words)}, with what options share in rows."""

    def __init__(self, name, usage, text):
        self.name, self.usage, self.rows, self.about = name, usage, [], []
        for line in text.splitlines()[2:]:
            found = OPTION.match(line)
            if found:
                self.rows.append([found.group(1), found.group(2) or ''])
            elif line.startswith('     ') and self.rows:
                self.rows[-1][1] = (self.rows[-1][1] + ' ' + line.strip()).strip()
            elif line.strip():
                self.about.append(line.strip())
        self.options = {}
        for heads, words in self.rows:
            for head in heads.split(', '):
                if head.startswith('--'):
                    option, _, argument = head.partition(' ')
                    self.options[option] = (argument, words)
        for option in re.findall(r'--[a-z-]+', usage):
            self.options.setdefault(option, ('B' if option == '--briefing' else 'N' if option == '--scene' else '', ''))
        if '-o ' in usage:
            self.options['-o'] = self.options['--output'] = ('OUT', 'the file that is written, whole or not at all')
            self.rows.insert(0, ['-o OUT, --output OUT', 'the file that is written, whole or not at all'])
        self.options['--help'] = ('', 'says how the command is used')

    def values(self, option):
        """The words that an option takes, where its help is a list of them."""
        argument, words = self.options[option]
        if option in TOLD:
            return TOLD[option].split()
        if not re.fullmatch(r'(NAME|KEY|MODE|METHOD|KEY=VALUE)', argument):
            return []
        # a list of words ends where a sentence begins
        head = re.split(r'[;“]', re.sub(r'\([^)]*\)', '', words.split(': ', 1)[-1]))[0].replace(' or ', ', ')
        found = [word.strip() for word in head.split(',')]
        found = [word for word in (re.sub(r' .*', '', word) for word in found) if re.fullmatch(r'[a-z][a-z0-9-]+', word)]
        return [word + '=' for word in found] if argument == 'KEY=VALUE' else found


def commands_of(program):
    found = []
    for line in said(program).splitlines():
        match = re.match(r'\s+rapport ([a-z]+) (.*)', line)
        if match:
            name, usage = match.groups()
            found.append(Command(name, usage, '' if name == 'present' else said(program, name)))
    for command in found:
        if command.name == 'present':
            command.about = ['Goes straight onto the stage with a briefing (the one beside FILE), and ends when that is left. Needs a display.']
            command.rows = [['--briefing B', 'the briefing'], ['--scene N', 'begins there (1)'],
                            ['--dates NAME', 'how 03/04/2023 is to be read: dmy (3 April), mdy (4 March); without it, undated'],
                            ['--windowed', 'windows in place of whole monitors']]
            for heads, words in command.rows:
                option, _, argument = heads.partition(' ')
                command.options[option] = (argument, words)
    return found


def roff(text):
    text = text.replace('\\', '\\e').replace('-', '\\-').replace('“', '\\(lq').replace('”', '\\(rq').replace('…', '...').replace("'", '\\(aq')
    return '\\&' + text if text[:1] in '.' else text


def man(commands, version, date):
    lines = [f'.TH RAPPORT 1 "{date}" "Rapport {version}" "User Commands"', '.SH NAME',
             'rapport \\- see who met whom, when, and who says so', '.SH SYNOPSIS']
    lines += ['.B rapport', '.RI [ FILE " ...]"']
    for command in commands:
        lines += ['.br', f'.B rapport {command.name}', roff(command.usage)]
    lines += ['.br', '.B rapport \\-\\-version', '|', '.B \\-\\-help', '.SH DESCRIPTION',
              roff('Rapport opens datasets of events, entities, relations and sources in windows that draw them as a timeline and as a network '
                   'of relationships, with the evidence for every record. With a command it works without a window: no display (but for present), '
                   'no settings and no network is needed. Nothing is written but what -o names, and a dataset is never changed.'),
              '.SH COMMANDS']
    shared = commands_shared(commands)
    for command in commands:
        lines += [f'.SS rapport {command.name} {roff(command.usage)}', roff(' '.join(command.about))]
        for heads, words in command.rows:
            if heads not in shared:
                lines += ['.TP', f'.B {roff(heads)}', roff(words) or '\\&']
        if any(heads in shared for heads, _ in command.rows):
            lines += ['.PP', roff('It takes the choices below, too.')]
    lines += ['.SH CHOICES', roff('What list, export and dump have in common. What is in brackets is so where nothing is said.')]
    for heads, words in shared.items():
        lines += ['.TP', f'.B {roff(heads)}', roff(words) or '\\&']
    lines += ['.SH "EXIT STATUS"', '.TP', '.B 0', 'done', '.TP', '.B 1', 'failed, said on standard error; of check: there is an error',
              '.TP', '.B 2', 'wrong usage', '.SH FILES', '.TP', '.I NAME.rapport.json', 'a dataset', '.TP', '.I NAME.arrangement.json',
              'how a person has arranged it, kept beside it to hand on', '.TP', '.I NAME.briefing.json', 'scenes to present', '.TP',
              '.I ~/.local/share/rapport', 'arrangements and briefings as they are kept by themselves', '.TP', '.I ~/.local/state/rapport',
              'where somebody looked last', '.SH EXAMPLES', '.TP', '.B rapport check my.json', 'lists every problem of a file', '.TP',
              '.B rapport export my.json \\-o picture.pdf \\-\\-view network \\-\\-size a3', 'writes the network as a page']
    return '\n'.join(lines) + '\n'


def commands_shared(commands):
    lists = [dict(map(tuple, command.rows)) for command in commands if command.name in ('list', 'export', 'dump')]
    return {heads: words for heads, words in lists[0].items() if all(heads in rows for rows in lists)}


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def bash(commands, *_):
    out = ['# bash completion for rapport', '_rapport ()', '{', '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= words=',
           '  if [[ $prev == = && $COMP_CWORD -gt 2 ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi', '  [[ $cur == = ]] && cur=',
           '  [[ $COMP_CWORD -gt 1 ]] && command=${COMP_WORDS[1]}', '  case $command,$prev in']
    for command in commands:
        for option, (argument, _) in command.options.items():
            if not argument:
                continue
            values = command.values(option)
            if values:
                out.append(f'    {command.name},{option}) COMPREPLY=($(compgen -W {quoted(" ".join(values))} -- "$cur")); '
                           f'[[ ${{COMPREPLY[0]}} == *= ]] && compopt -o nospace; return ;;')
            elif argument.split()[0] in FILES:
                out.append(f'    {command.name},{option}) compopt -o filenames; COMPREPLY=($(compgen -f -- "$cur")); return ;;')
            else:
                out.append(f'    {command.name},{option}) return ;;')
    out += ['  esac', '  case $command in']
    for command in commands:
        out.append(f'    {command.name}) words={quoted(" ".join(command.options))} ;;')
    names = ' '.join(command.name for command in commands)
    out += ['  esac', f'  [[ $COMP_CWORD == 1 ]] && words={quoted(names + " --version --help")}',
            '  if [[ $COMP_CWORD == 1 || $cur == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); fi',
            '  if [[ $cur != -* ]]; then local IFS=$\'\\n\'; compopt -o filenames; COMPREPLY+=($(compgen -f -- "$cur")); fi', '}',
            'complete -F _rapport rapport']
    return '\n'.join(out) + '\n'


def plain(words):
    """The first thought of a sentence, in a line and in words that no shell takes for its own."""
    thought = re.split(r';|\. |: |, (?=with |or what )| \((?!\w+\)$)', words)[0].rstrip('.')
    thought = re.sub(r'[\[\]:\'"\\`$]', ' ', thought).strip()
    return thought if len(thought) <= 72 else thought[:72].rsplit(' ', 1)[0] + ' …'


def zsh(commands, *_):
    out = ['#compdef rapport', '', 'local context state line', 'local -a commands', 'commands=(']
    out += [f'  {quoted(command.name + ":" + plain(" ".join(command.about)))}' for command in commands]
    out += [')', 'if (( CURRENT == 2 )); then', '  _describe command commands', '  _files', '  _arguments --version --help', '  return', 'fi',
            'local command=$words[2]', 'shift words', '(( CURRENT-- ))', 'case $command in']
    for command in commands:
        out.append(f'  {command.name}) _arguments \\')
        for option, (argument, words) in command.options.items():
            values = command.values(option)
            # A key is followed by its value, so no blank comes behind it.
            action = (':value:compadd -S "" - ' + ' '.join(values) if values and values[0].endswith('=') else
                      f":value:({' '.join(values)})" if values else ':file:_files' if argument.split(' ')[0] in FILES else
                      ':value:' if argument else '')
            out.append(f'    {quoted("*" + option + "[" + plain(words) + "]" + action)} \\')
        out.append("    '*:file:_files' ;;")
    out += ['  *) _files ;;', 'esac']
    return '\n'.join(out) + '\n'


def fish(commands, *_):
    out = ['# fish completion for rapport']
    for command in commands:
        out.append(f"complete -c rapport -n __fish_use_subcommand -a {command.name} -d {quoted(plain(' '.join(command.about)))}")
    out += ['complete -c rapport -n __fish_use_subcommand -l version', 'complete -c rapport -n __fish_use_subcommand -l help']
    for command in commands:
        for option, (argument, words) in command.options.items():
            values = command.values(option)
            takes = f' -x -a {quoted(" ".join(values))}' if values else ' -r -F' if argument.split(' ')[0] in FILES else ' -x' if argument else ''
            said = f' -d {quoted(plain(words))}' if words else ''
            name = '-s ' + option[1:] if not option.startswith('--') else '-l ' + option[2:]
            out.append(f"complete -c rapport -n '__fish_seen_subcommand_from {command.name}' {name}{takes}{said}")
    return '\n'.join(out) + '\n'


if __name__ == '__main__':
    made = {'man': man, 'bash': bash, 'zsh': zsh, 'fish': fish}[sys.argv[2]](commands_of(sys.argv[1]), *sys.argv[3:5])
    with open(sys.argv[5], 'w', encoding='utf-8') as file:
        file.write(made)
