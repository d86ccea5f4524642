# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house, one function each: a tree goes in, the places that break the rule come out as
"file:line: what is wrong". `RULES` is the visible list; check.py runs it and selftest.py proves that each one bites."""

import fnmatch
import re

from tree import code_of, line_of

MAX_FILE_LINES = 600
MAX_FUNCTION_LINES = 60

# Headers of the C library and of POSIX: a file of ours with such a stem would shadow one.
SYSTEM_STEMS = set('''aio alloca ar argp argz arpa assert byteswap complex cpio crypt ctype dirent dlfcn elf endian envz
err errno error execinfo fcntl features fenv float fmtmsg fnmatch fstab fts ftw getopt glob grp iconv ifaddrs inttypes
iso646 langinfo lastlog libgen libintl limits link locale malloc math mcheck memory mntent monetary mqueue ndbm netdb
nl_types obstack paths poll printf proc_service pthread pty pwd re_comp regex regexp resolv sched search semaphore setjmp
sgtty shadow signal spawn stab stdalign stdarg stdatomic stdbool stddef stdint stdio stdio_ext stdlib stdnoreturn string
strings stropts syscall sysexits syslog tar termio termios tgmath threads time trace ttyent uchar ucontext ulimit unistd
ustat utime utmp utmpx values wait wchar wctype wordexp'''.split())

# What came after the floor: GTK 4.8, libadwaita 1.2, GLib 2.74, json-glib 1.6.
NEWER = [
    (r'gtk_(file|alert|color|font)_dialog_\w+|Gtk(File|Alert|Color|Font)Dialog(?!Flags)\b|GTK_TYPE_(FILE|ALERT)_DIALOG',
     'GTK 4.10'),
    (r'gtk_(uri|file)_launcher_\w+|Gtk(Uri|File)Launcher', 'GTK 4.10'),
    (r'gtk_accessible_(set_accessible_parent|get_accessible_role_info|get_at_context|get_bounds)', 'GTK 4.10'),
    (r'gtk_(column_view|list_view|grid_view)_scroll_to|GtkScrollInfo|gtk_scroll_info_\w+', 'GTK 4.12'),
    (r'gtk_css_provider_load_from_string', 'GTK 4.12'),
    (r'gtk_accessible_announce', 'GTK 4.14 (look it up at run time)'),
    (r'GtkAccessibleText|gtk_accessible_text_\w+|gtk_accessible_list_\w+', 'GTK 4.14'),
    (r'gtk_section_model_\w+|GtkSectionModel|gtk_list_header_\w+|GtkListHeader', 'GTK 4.12'),
    (r'gtk_column_view_(get|set)_row_factory|GtkColumnViewRow|gtk_column_view_(get|set)_tab_behavior', 'GTK 4.12'),
    (r'gdk_texture_downloader_\w+|gdk_texture_get_format|gtk_snapshot_append_(stroke|fill)|gsk_path_\w+', 'GTK 4.10'),
    (r'adw_banner_\w+|AdwBanner', 'libadwaita 1.3'),
    (r'adw_tab_overview_\w+|AdwTabOverview', 'libadwaita 1.3'),
    (r'adw_(toolbar_view|breakpoint|navigation_(view|page|split_view)|overlay_split_view|switch_row|spin_row)_\w+', 'libadwaita 1.4'),
    (r'Adw(ToolbarView|Breakpoint|Navigation(View|Page|SplitView)|OverlaySplitView|SwitchRow|SpinRow)', 'libadwaita 1.4'),
    (r'adw_(dialog|alert_dialog|about_dialog|preferences_dialog|bottom_sheet)_\w+', 'libadwaita 1.5'),
    (r'Adw(Dialog|AlertDialog|AboutDialog|PreferencesDialog|BottomSheet|Spinner|ToggleGroup)\b', 'libadwaita 1.5'),
    (r'g_string_free_and_steal|g_strv_builder_unref_to_strv|g_ptr_array_new_null_terminated', 'GLib 2.76'),
    (r'g_ptr_array_new_from_\w+|g_ptr_array_new_take\w*|g_set_str\b', 'GLib 2.76'),
    (r'g_string_replace_first|g_sort_array|g_once_init_(enter|leave)_pointer', 'GLib 2.78'),
    (r'json_parser_(get|set)_strict|json_node_new_(boolean|string|int|double)', 'json-glib 1.10'),
]

# The core reads neither the machine's time zone nor its locale, and no settings.
MACHINE = re.compile(r'\b(localtime(_r)?|mktime|tzset|strftime|strtod|strtof|atof|g_date_time_new_now_local'
                     r'|g_date_time_new_local|g_time_zone_new_local|g_settings_\w+)\s*\(')

# Functions of the C library that differ by a bit between processors.
INEXACT = re.compile(r'\b(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt'
                     r'|hypot|drand48|rand|random|g_random_\w+)f?\s*\(')

TYPE_AND_SIGNAL_IDS = re.compile(r'\b(GType|GQuark|gsize \w+_type_id)\b|\b(signals|\w+_signals|properties|props|\w+_properties)\s*\[')


def includes_of(file):
    """(line, name, quoted) of every include."""
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', file.text, re.MULTILINE):
        yield line_of(file.text, match.start()), match.group(2), match.group(1) == '"'


def arrows(tree):
    """An include goes only where the table lets it."""
    for file in tree.c_files:
        allowed = tree.allowed_from(file.folder)
        if allowed is None:
            yield f'{file.path}:1: the folder {file.folder} has no line in arrows.txt'
            continue
        for line, name, quoted in includes_of(file):
            target = tree.header(name) if quoted else None
            if target and target.folder != file.folder and not any(fnmatch.fnmatch(target.folder, a) for a in allowed):
                yield f'{file.path}:{line}: {file.folder} must not include {name} of {target.folder}'


def include_by_stem(tree):
    """No folder in an include, and no header that nobody has."""
    for file in tree.c_files:
        for line, name, quoted in includes_of(file):
            if quoted and '/' in name:
                yield f'{file.path}:{line}: include by stem, not "{name}"'
            elif quoted and not tree.header(name) and not name.endswith(('resources.h', 'config.h')):
                yield f'{file.path}:{line}: no header is called "{name}"'


def no_ring(tree):
    """Units (a .c and its .h are one) do not include one another in a ring."""
    edges = {}
    for file in tree.c_files:
        for _, name, quoted in includes_of(file):
            target = tree.header(name) if quoted else None
            # A unit that was split (edtf, edtf-scan) is one to the world: the .c may know the parts, which know its header.
            split = target and file.name.endswith('.c') and file.folder == target.folder and (
                file.stem.split('-')[0] == target.stem.split('-')[0])
            if target and target.stem != file.stem and not split:
                edges.setdefault(file.stem, set()).add(target.stem)
    done, path = set(), []

    def visit(stem):
        if stem in path:
            yield ' → '.join(path[path.index(stem):] + [stem]) + ': a ring'
            return
        if stem in done:
            return
        path.append(stem)
        for other in sorted(edges.get(stem, ())):
            yield from visit(other)
        path.pop()
        done.add(stem)

    for stem in sorted(edges):
        yield from visit(stem)


def one_stem(tree):
    """A stem stands in one folder only."""
    folders = {}
    for file in tree.c_files:
        folders.setdefault(file.stem, set()).add(file.folder)
    for stem, where in sorted(folders.items()):
        if len(where) > 1:
            yield f'{stem}: in {", ".join(sorted(where))}'


def no_system_stem(tree):
    """No file shadows a header of the system."""
    for file in tree.c_files:
        if file.stem in SYSTEM_STEMS:
            yield f'{file.path}:1: <{file.stem}.h> is a header of the system'


def short_files(tree):
    """No file is longer than anybody reads."""
    for file in tree.files:
        count = file.text.count('\n')
        if file.is_source and count > MAX_FILE_LINES:
            yield f'{file.path}:{count}: {count} lines; {MAX_FILE_LINES} is the most: split it by idea'


def short_functions(tree):
    """No function of C is longer than a screen."""
    for file in tree.c_files:
        begin = None
        for number, text in enumerate(file.text.split('\n'), 1):
            if text.rstrip() == '{':
                begin = number
            elif text.startswith('}') and begin:
                if number - begin - 1 > MAX_FUNCTION_LINES:
                    yield f'{file.path}:{begin}: {number - begin - 1} lines; {MAX_FUNCTION_LINES} is the most'
                begin = None


def core_without_gtk(tree):
    """Nothing under app/ knows a toolkit."""
    for file in tree.c_files:
        if file.folder.startswith('app'):
            for line, name, _ in includes_of(file):
                if re.match(r'(gtk|gdk|gsk|adwaita|libadwaita|gdk-pixbuf)(/|\.h$)', name):
                    yield f'{file.path}:{line}: the core must not include <{name}>'


def core_without_machine(tree):
    """Nothing under app/ depends on the machine's time zone, locale or settings."""
    for file in tree.c_files:
        if file.folder.startswith('app'):
            code = code_of(file)
            for match in MACHINE.finditer(code):
                yield f'{file.path}:{line_of(code, match.start())}: {match.group(1)} reads the machine'


def exact_layout(tree):
    """A layout is the same on every processor: + − × ÷ √ and our own functions."""
    for file in tree.c_files:
        if file.folder == 'app/layout':
            code = code_of(file)
            for match in INEXACT.finditer(code):
                yield f'{file.path}:{line_of(code, match.start())}: {match.group(1)} differs between machines'


def outer_statements(code):
    """(offset, text) of what stands outside of every brace and ends with a semicolon; initialisers are cut out."""
    depth, begin, kept = 0, 0, []
    for offset, char in enumerate(code):
        if char == '{':
            depth += 1
        elif char == '}':
            depth = max(depth - 1, 0)
            # The end of a function: what follows begins anew. An initialiser or a type goes on to its semicolon.
            if depth == 0 and not re.search(r'=\s*$|\b(struct|enum|union)\b[\w\s]*$|^\s*typedef\b', ''.join(kept)):
                kept, begin = [], offset + 1
        elif depth == 0 and char == ';':
            yield begin, ''.join(kept)
            kept, begin = [], offset + 1
        elif depth == 0:
            if not kept and char.isspace():
                begin = offset + 1
                continue
            kept.append(char)


def no_mutable_variable(tree):
    """Outside of functions stand constants, and the ids of types and signals."""
    for file in tree.c_files:
        if not file.folder.startswith(('app', 'ui')):
            continue
        code = re.sub(r'^[ \t]*#(.*\\\n)*.*$', lambda m: re.sub(r'[^\n]', ' ', m.group()), code_of(file), flags=re.MULTILINE)
        for offset, statement in outer_statements(code):
            head = ' '.join(statement.split('=')[0].split())
            variable = re.match(r'(static|extern)\s+[\w\s*]+?[\s*](\w+)\s*(\[[^(]*)?$', head) or (
                '=' in statement and re.match(r'[\w\s*]+?[\s*](\w+)\s*(\[[^(]*)?$', head))
            if not variable or TYPE_AND_SIGNAL_IDS.search(head) or '(' in head:
                continue
            constant = re.search(r'\*\s*const\b[^*]*$', head) if '*' in head else re.search(r'\bconst\b', head)
            if not constant:
                yield f'{file.path}:{line_of(code, offset)}: a mutable variable outside of functions: {head}'


def spdx(tree):
    """Every source says its licence on top."""
    for file in tree.files:
        if (file.is_source or file.name == 'meson.build') and 'SPDX-License-Identifier:' not in file.text[:400]:
            yield f'{file.path}:1: no SPDX-License-Identifier on top'


def pragma_once(tree):
    """Every header is guarded in the same way; one that is only precompiled is read once by itself, and gcc warns of it."""
    builds = ''.join(file.text for file in tree.files if file.name == 'meson.build')
    for file in tree.c_files:
        if file.name.endswith('.h') and ('#pragma once' not in file.text) != (f"/{file.name}'" in builds):
            yield f'{file.path}:1: no #pragma once'


def floor(tree):
    """What Debian 12 has not is not used, in C nor in templates."""
    for file in tree.files:
        if file.name.endswith(('.c', '.h', '.ui', '.blp')) and file.folder.startswith(('app', 'ui')):
            # Words in strings count: a type may be named in one; but a look-up at run time is the way around.
            code = re.sub(r'dlsym\s*\([^)]*\)|g_module_symbol\s*\([^)]*\)', '', code_of(file, keep_strings=True))
            for pattern, since in NEWER:
                for match in re.finditer(r'\b(?:' + pattern + ')', code):
                    yield f'{file.path}:{line_of(code, match.start())}: {match.group()} is {since}'


def no_utils(tree):
    """A folder is called after what is in it."""
    for folder in sorted(tree.folders):
        if folder.split('/')[-1].lower() in ('util', 'utils', 'helper', 'helpers', 'common', 'misc', 'lib'):
            yield f'{folder}: says nothing about what is in it'


RULES = [arrows, include_by_stem, no_ring, one_stem, no_system_stem, short_files, short_functions, core_without_gtk,
         core_without_machine, exact_layout, no_mutable_variable, spdx, pragma_once, floor, no_utils]
