# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures and data leave the window: what is chosen in the dialog comes out as the command line makes it."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time

from desktop import folders_under
from forms import choose, reveal, says, switch, type_into
from sample import sample, write
from uitest import App, main

PROGRAM = shlex.split(os.environ['RAPPORT_PROGRAM'])


def content(path):
    with open(path, 'rb') as file:
        return file.read()


def exported(path, suffix, *choices):
    """The bytes that the command line makes."""
    same = os.path.join(os.path.dirname(path), 'same' + suffix)
    subprocess.run([*PROGRAM, 'export', path, '-o', same, *choices], check=True)
    return content(same)


def opened(path, **options):
    app = App(path, **options)
    app.wait_state('win.range', lambda text: text != '')
    return app


def open_dialog(app, key='ctrl+e'):
    before = len(app.windows())
    app.key(key)
    app.wait(lambda: len(app.windows()) > before, what='the dialog')
    app.find('Picture of', 'combo box')


def save(app, picture):
    windows = len(app.windows())
    app.click(app.find('Save…', 'button'))
    app.wait(lambda: len(app.windows()) > windows, what='the chooser')
    app.choose_file(picture)
    app.wait_state('win.last-told', os.path.basename(picture) + ' is written', seconds=60)
    app.wait(lambda: len(app.windows()) == windows - 1, what='the dialog is gone')
    return content(picture)


def test_choices_make_the_bytes_of_the_command_line():
    path = write(sample())
    folder = os.path.dirname(path)
    with opened(path) as app:
        app.set_state('win.selected', 'e3')
        open_dialog(app)
        choose(app, 'Picture of', 'Timeline')
        choose(app, 'Resolution', '150 dpi')
        app.shot('timeline')
        assert save(app, os.path.join(folder, 'a.png')) == exported(path, '.png', '--select', 'e3', '--dpi', '150')
        # what was chosen stays chosen, but for the view, which is the window's
        open_dialog(app)
        assert says(app, 'Resolution') == ['Resolution', '150 dpi']
        choose(app, 'Picture of', 'Network')
        choose(app, 'Scope', 'Selection and neighbours')
        choose(app, 'Format', 'SVG drawing')
        app.gone('Resolution', 'combo box')
        choose(app, 'Colours', 'Dark')
        choose(app, 'Margins', '15 mm')
        assert save(app, os.path.join(folder, 'b.svg')) == exported(
            path, '.svg', '--view', 'network', '--scope', 'selection', '--select', 'e3', '--theme', 'dark', '--margin', '15mm')
        open_dialog(app)
        choose(app, 'Picture of', 'Both')
        choose(app, 'Scope', 'All')
        choose(app, 'Format', 'PDF document')
        choose(app, 'Size', 'A4 paper')
        choose(app, 'Margins', '5 % of the page')
        choose(app, 'Colours', 'Usual: print')
        switch(app, 'Portrait')
        type_into(app, 'Title', 'Who met')
        type_into(app, 'Subtitle', 'and when')
        type_into(app, 'Handling marking', 'TLP:AMBER')
        switch(app, 'Legend')
        app.shot('both')
        assert save(app, os.path.join(folder, 'c.pdf')) == exported(
            path, '.pdf', '--view', 'both', '--size', 'a4-portrait', '--select', 'e3', '--title', 'Who met', '--subtitle', 'and when',
            '--marking', 'TLP:AMBER', '--no-legend')
        # texts are the dataset's again
        open_dialog(app)
        assert app.text(reveal(app, 'Title', 'entry')) != 'Who met'
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1)
        # what was saved is no dataset to be opened again
        app.wait_state('win.recent', 1)


def keep(home, name, text):
    """What the program finds kept from another time."""
    path = os.path.join(folders_under(home)['XDG_STATE_HOME'], 'rapport', name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def pdftotext(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout


def test_printing_to_a_file():
    path = write(sample())
    printed = os.path.join(os.path.dirname(path), 'printed.pdf')
    home = tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])
    # dark pictures are no choice for paper
    keep(home, 'export.ini', '[export]\ntheme=1\n')
    keep(home, 'print.ini', f'[Print Settings]\nprinter=Print to File\noutput-uri=file://{printed}\noutput-file-format=pdf\n')
    with opened(path, home=home) as app:
        app.set_state('win.view', 'timeline')
        open_dialog(app, 'ctrl+p')
        assert says(app, 'Colours') == ['Colours', 'Usual: print']
        assert not app.find_all('Format', 'combo box') or app.extents(app.find_all('Format', 'combo box')[0])[2] <= 0
        choose(app, 'Pages', 'A number')
        app.find('Page 1 of 2', 'label')
        type_into(app, 'Subtitle', 'as it was printed')
        app.shot('print')
        app.click(app.find('Print…', 'button'))
        app.wait(lambda: len(app.windows()) > 2, what='the dialog of the toolkit')
        app.do(app.find(re.compile('^Pre_?view'), 'button'))
        app.wait(lambda: 'Print Preview' in [app.xdotool('getwindowname', window) for window in app.windows()], what='the preview')
        app.shot('print-preview')
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 2)
        app.click(app.find('Print…', 'button'))
        app.wait(lambda: len(app.windows()) > 2, what='the dialog of the toolkit')
        app.wait(lambda: app.has(app.find(re.compile('^_?Print( Print)?$'), 'button'), 'sensitive'))
        app.do(app.find(re.compile('^_?Print( Print)?$'), 'button'))
        app.wait_state('win.last-told', 'Sent to the printer', seconds=30)
        text = pdftotext(printed)
        for words in ('as it was printed', 'Meeting 3', 'Lost in time'):
            assert words in text, text
        info = subprocess.run(['pdfinfo', printed], capture_output=True, text=True, check=True).stdout
        size = [float(n) for n in re.search(r'Page size: +([\d.]+) x ([\d.]+)', info).groups()]
        assert size[0] > size[1] and re.search(r'Pages: +2\n', info), info
    shutil.rmtree(home)


def size_of_png(data):
    assert data[:8] == b'\x89PNG\r\n\x1a\n'
    return int.from_bytes(data[16:20], 'big'), int.from_bytes(data[20:24], 'big')


def targets():
    asked = subprocess.run(['xclip', '-selection', 'clipboard', '-t', 'TARGETS', '-o'], capture_output=True, text=True, timeout=10)
    return asked.stdout.split()


def test_what_is_seen_is_copied_as_a_picture():
    path = write(sample())
    with opened(path) as app:
        app.set_state('win.view', 'timeline')
        app.key('ctrl+alt+c')
        app.wait_state('win.last-told', 'The picture is copied')
        app.wait(lambda: 'image/png' in targets())
        assert {'image/png', 'image/svg+xml', 'application/pdf'} <= set(targets()), targets()
        width, height = size_of_png(app.clipboard('image/png'))
        assert width > height > 400, (width, height)
        assert b'Meeting 3' in app.clipboard('image/svg+xml')
        assert app.clipboard('application/pdf').startswith(b'%PDF')
        before = app.clipboard('image/svg+xml')
        # another view is another picture, and what was copied stays what it was until then
        app.set_state('win.view', 'network')
        assert app.clipboard('image/svg+xml') == before
        app.wait_state('win.busy', False)
        app.key('ctrl+alt+c')
        app.wait(lambda: b'Meeting 3' not in app.clipboard('image/svg+xml') and b'Ada' in app.clipboard('image/svg+xml'))


def temporary():
    return {name for name in os.listdir(tempfile.gettempdir()) if re.fullmatch('rapport-[A-Z0-9]{6}', name)}


def test_the_picture_is_dragged_out():
    path = write(sample())
    before = temporary()
    with opened(path) as app, App(env={'RAPPORT_NON_UNIQUE': '1'}) as other:
        app.activate('win.export')
        app.find('Picture of', 'combo box')
        app.xdotool('windowmove', app.windows()[-1], 0, 0)
        window = other.windows()[-1]
        other.xdotool('windowsize', '--sync', window, 600, 500)
        # below: on the way there lies no entry of the form, whose drop target complains in GTK 4.18
        other.xdotool('windowmove', '--sync', window, 100, 710, 'windowraise', window)
        app.wait(lambda: app.find('Preview', 'image').get_description() == 'Page 1 of 1')
        app.drag(app.find('Preview', 'image'), (300, 850), steps=30)
        # the other takes the file that was dropped, and says that it is no dataset
        other.find(re.compile(r'sample-both\.png'), seconds=20)
        other.shot('dropped')
        made = temporary() - before
        assert len(made) == 1, made
        folder = os.path.join(tempfile.gettempdir(), made.pop())
        assert content(os.path.join(folder, 'sample-both.png')) == exported(path, '.png', '--view', 'both')
    assert not os.path.exists(folder)


def test_a_lane_and_nodes_put_in_their_place():
    path = write(sample())
    folder = os.path.dirname(path)
    with opened(path) as app:
        app.set_state('win.lanes', 'entity')
        app.set_state('win.view', 'network')
        app.wait_state('win.busy', False)
        app.find('Network', 'list')
        app.activate('win.pin-all')
        app.activate('win.save-arrangement')
        app.wait(lambda: [name for name in os.listdir(folder) if 'arrangement' in name], what='the arrangement beside the dataset')
        arrangement = os.path.join(folder, next(name for name in os.listdir(folder) if 'arrangement' in name))
        open_dialog(app)
        assert save(app, os.path.join(folder, 'pinned.png')) == exported(path, '.png', '--view', 'network', '--arrangement', arrangement)
        # what is in sight is no less, and not the same
        app.activate('win.zoom-in')
        open_dialog(app)
        choose(app, 'Scope', 'As seen')
        assert save(app, os.path.join(folder, 'seen.png')) != content(os.path.join(folder, 'pinned.png'))
        open_dialog(app)
        choose(app, 'Picture of', 'Timeline')
        choose(app, 'Scope', 'One lane')
        choose(app, 'Lane', 'Ben')
        assert save(app, os.path.join(folder, 'lane.png')) == exported(
            path, '.png', '--scope', 'lane:ben', '--lanes', 'entity', '--arrangement', arrangement)


def test_data_has_no_page():
    path = write(dict(sample(), marking='TLP:CLEAR'))
    folder = os.path.dirname(path)
    with opened(path) as app:
        open_dialog(app)
        choose(app, 'Format', 'GraphML')
        for row in ('Picture of', 'Size', 'Colours', 'Resolution'):
            app.gone(row, 'combo box')
        assert save(app, os.path.join(folder, 'a.graphml')) == exported(path, '.graphml')
        app.key('ctrl+e')
        app.find(re.compile('<graphml'), 'label')
        choose(app, 'Format', 'Events (CSV)')
        app.find(re.compile('^id,.*Meeting 3', re.DOTALL), 'label')
        app.shot('data')
        made, wanted = save(app, os.path.join(folder, 'a.csv')), exported(path, '.csv', '--dim')
        assert made == wanted, (made, wanted)


def test_pages_are_a_file_each():
    path = write(sample())
    folder = os.path.dirname(path)
    with opened(path) as app:
        open_dialog(app)
        choose(app, 'Picture of', 'Timeline')
        choose(app, 'Pages', 'A number')
        app.find('Page 1 of 2, a file each', 'label')
        app.do(app.find('Next page', 'button'))
        app.find('Page 2 of 2, a file each', 'label')
        app.wait(lambda: app.find('Preview', 'image').get_description() == 'Page 2 of 2, a file each')
        app.shot('pages')
        app.click(app.find('Save…', 'button'))
        app.wait(lambda: len(app.windows()) > 2, what='the chooser')
        app.choose_file(os.path.join(folder, 'out.png'))
        app.wait_state('win.last-told', 'out-001.png and 1 more are written')
        subprocess.run([*PROGRAM, 'export', path, '-o', os.path.join(folder, 'same.png'), '--pages', '2'], check=True)
        for number in ('001', '002'):
            assert content(os.path.join(folder, f'out-{number}.png')) == content(os.path.join(folder, f'same-{number}.png'))
        # the files that would be written are there already: that is asked
        app.wait(lambda: len(app.windows()) == 1)
        open_dialog(app)
        choose(app, 'Picture of', 'Timeline')
        app.find('Page 1 of 2, a file each', 'label')
        app.click(app.find('Save…', 'button'))
        app.wait(lambda: len(app.windows()) > 2, what='the chooser')
        app.choose_file(os.path.join(folder, 'out.png'))
        app.find(re.compile('Replace “out-001.png”'))
        app.shot('replace')
        app.click(app.find(re.compile('^Cancel|^_Cancel'), 'button', app.find(re.compile('Replace “out-001.png”'), 'dialog')))


SERVICE = '<node><interface name="org.freedesktop.FileManager1"><method name="ShowItems"><arg type="as" direction="in"/>' \
    '<arg type="s" direction="in"/></method></interface></node>'


def test_the_way_to_the_file():
    from gi.repository import Gio
    bus, asked = Gio.bus_get_sync(Gio.BusType.SESSION, None), []

    def called(connection, sender, path, interface, method, parameters, invocation):
        asked.append(parameters.unpack()[0])
        invocation.return_value(None)
    bus.register_object('/org/freedesktop/FileManager1', Gio.DBusNodeInfo.new_for_xml(SERVICE).interfaces[0], called, None, None)
    name = Gio.bus_own_name_on_connection(bus, 'org.freedesktop.FileManager1', Gio.BusNameOwnerFlags.NONE, None, None)
    path = write(sample())
    with opened(path) as app:
        open_dialog(app)
        picture = os.path.join(os.path.dirname(path), 'a picture.png')
        save(app, picture)
        app.click(app.find(re.compile('^Show in Folder'), 'button'))
        app.wait(lambda: asked == [['file://' + picture.replace(' ', '%20')]], what='the file manager is asked')
    Gio.bus_unown_name(name)


def test_a_stricter_marking_is_said():
    data = dict(sample(), marking='TLP:GREEN')
    data['events'][2]['marking'] = 'TLP:RED'
    with opened(write(data)) as app:
        open_dialog(app)
        app.find(re.compile('TLP:GREEN.*Meeting 2|Meeting 2.*TLP:GREEN', re.DOTALL), 'label')
        app.shot('stricter')
        type_into(app, 'Handling marking', 'TLP:RED')
        app.gone(re.compile('Meeting 2'), 'label')


def test_what_is_too_large_is_said_before():
    path = write(sample())
    home = tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])
    keep(home, 'export.ini', '[export]\npage=own\nwidth=30000\nheight=500\nscreen-dpi=300\n')
    with opened(path, home=home) as app:
        open_dialog(app)
        assert not app.has(app.find('Save…', 'button'), 'sensitive')
        app.shot('too-large')
        app.do(app.find(re.compile('^Take 104 dpi'), 'button'))
        app.wait(lambda: app.has(app.find('Save…', 'button'), 'sensitive'))
        assert says(app, 'Resolution') == ['Resolution', '104 dpi']
    shutil.rmtree(home)


def test_a_failure_brings_the_dialog_back():
    path = write(sample())
    folder = os.path.dirname(path)
    with opened(path) as app:
        open_dialog(app)
        type_into(app, 'Title', 'Kept all the while')
        app.click(app.find('Save…', 'button'))
        app.wait(lambda: len(app.windows()) > 2, what='the chooser')
        # the dataset itself, by another name that a picture can have
        os.symlink(path, os.path.join(folder, 'link.png'))
        app.choose_file(os.path.join(folder, 'link.png'))
        app.do(app.find(re.compile('^_?Replace'), 'button'))  # the toolkit asks
        app.find(re.compile('^No file was made: '), 'label')
        app.shot('failure')
        assert app.text(reveal(app, 'Title', 'entry')) == 'Kept all the while'
        assert content(path)[:1] == b'{'
        assert save(app, os.path.join(folder, 'b.png')) == exported(path, '.png', '--view', 'both', '--title', 'Kept all the while')


def many_pages(folder):
    events = [{'id': f'e{i}', 'kind': 'meeting', 'title': f'Meeting number {i} of a long series', 'when': f'{1800 + i // 300}-0{1 + i % 9}-11'}
              for i in range(30000)]
    return write({'rapport': 1, 'title': 'Long', 'events': events})


def test_long_work_is_cancelled():
    path = many_pages(None)
    folder = os.path.dirname(path)
    home = tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])
    keep(home, 'export.ini', '[export]\nformat=.pdf\npage=a4\n')
    picture = os.path.join(folder, 'long.pdf')
    with opened(path, home=home) as app:
        def start():
            app.activate('win.export')
            choose(app, 'Picture of', 'Chronology')
            app.click(app.find('Save…', 'button'))
            app.wait(lambda: len(app.windows()) > 2, what='the chooser')
            app.choose_file(picture)
            app.wait_state('win.exporting', 1)
        start()
        app.find(re.compile('Writing long.pdf'), 'progress bar')
        # a hand may come too late; the first is that of the page on which a dataset is read
        app.do(app.find_all(re.compile('^Cancel'), 'button')[-1])
        app.wait_state('win.exporting', 0)
        app.wait_state('win.last-told', 'No file was made')
        # the window is closed meanwhile
        start()
        app.activate('win.close')
        wait_for_end(app)
    assert sorted(os.listdir(folder)) == [os.path.basename(path)], os.listdir(folder)
    shutil.rmtree(home)


def wait_for_end(app):
    end = time.monotonic() + 30
    while app.process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    assert app.process.poll() == 0, app.process.poll()


main('1900x900')
