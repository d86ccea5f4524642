# SPDX-License-Identifier: GPL-3.0-or-later
"""The details of a record: what it shows, what can be reached by key, copied and opened, and what never opens."""

import os
import re

from hostile import ADDRESSES, FORMATS, MARKUP, hostile
from sample import sample, write
from uitest import App, main

BUNDLED = os.path.join(os.environ['RAPPORT_DATA'], 'azerbaijan-italy.json')


def open_file(path, **options):
    app = App(path, **options)
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    return app


def panel(app):
    return app.find('Details', 'panel')


def labels(app):
    return [app.text(node) or node.get_name() for node in app.find_all(role='label')]


def test_the_signing_of_january_2023():
    with open_file(BUNDLED) as app:
        app.set_state('win.selected', 'E08d')
        app.find('Protocol of intent signed', 'label')
        app.find('2 sources · 1 origin')
        app.find('Two sources, one origin: Press Office of the Azerbaijani Defense Ministry.')
        for name in ('Zakir Hasanov', 'Guido Crosetto', 'Protocol of intent', 'Hasanov meets Crosetto', 'Baku'):
            app.find(name, 'button')
        for text in ('signatory', 'document', 'signing comes last', 'opens with the signing', 'C3', 'F3',
                     'At the end of the meeting, the defense ministers', 'signed a protocol of intent on cooperation in the field'):
            app.find(text)
        for heading in ('Participants', 'Evidence', 'Given Differently', 'Also Given'):
            app.find(heading, 'heading')
        assert not app.find_all('Where They Conflict', 'heading')
        app.shot('signing')


def test_what_several_records_share():
    with open_file(BUNDLED) as app:
        app.set_state('win.view', 'network')
        app.wait_state('win.busy', False)
        network = app.find('Network', 'list')
        app.click(app.find('Ilham Aliyev', within=network))
        app.click(app.find('Guido Crosetto', within=network), held='ctrl')
        app.wait_state('win.selected-also', lambda ids: len(ids) == 1)
        app.find('2 records')
        for heading in ('Ties between Them', 'Common Events', 'Common Sources'):
            app.find(heading, 'heading')
        app.find('Aliyev receives Crosetto', 'button', panel(app))
        app.shot('several')


def test_it_is_copied_with_its_sources():
    with open_file(BUNDLED) as app:
        app.set_state('win.selected', 'E08d')
        app.find('2 sources · 1 origin')
        app.key('ctrl+shift+c')
        app.wait_state('win.last-told', 'Copied with its sources')
        copied = app.wait(lambda: app.clipboard())
        copied = copied.decode() if isinstance(copied, bytes) else copied
        assert 'Azernews, Sabina Mammadli, published 12 January 2023' in copied, copied
        assert '“signed a protocol of intent on cooperation in the field” — paragraph 3, grade C3' in copied, copied
        app.do(app.find('Copy the file and the line', 'button'))
        app.wait_state('win.last-told', 'File and line copied')
        place = app.wait(lambda: app.clipboard())
        place = place.decode() if isinstance(place, bytes) else place
        assert re.fullmatch(re.escape(BUNDLED) + r':\d+', place.strip()), place


def test_more_opens_and_keys_go_on_there():
    with open_file(write(sample(400))) as app:
        app.set_state('win.selected', 'ada')
        app.do(app.find('and 160 more', 'button'))
        app.gone('and 160 more', 'button')
        app.wait(lambda: app.focused() is not None and (app.focused().get_name() or '').startswith('Meeting '))


def test_the_strip_of_events_is_walked_by_key():
    with open_file(write(sample())) as app:
        app.set_state('win.selected', 'ada')
        strip = app.find(re.compile('6 dated events between 2010 and 2010'))
        for _ in range(30):
            if app.focused() and app.focused().get_name() == strip.get_name():
                break
            app.key('Tab')
        app.key('End', 'Return')
        app.wait_state('win.selected', 'e11')


def test_hostile_records_are_shown_as_text():
    data = hostile()
    path = write(data)
    with open_file(path) as app:
        for table in ('events', 'entities', 'relations', 'sources'):
            for record in data[table]:
                app.set_state('win.selected', record['id'])
                app.wait_state('win.selected', record['id'])
        app.set_state('win.selected', 'markup')
        app.find(MARKUP, 'label')
        app.find(FORMATS, 'label')
        app.set_state('win.selected', 'big')
        app.find('Four sources, two origins: The Gazette (2 sources); Ring one (2 sources); one source disputes it.')
        for heading in ('Where They Conflict', 'Given Differently', 'Less Precise'):
            app.find(heading, 'heading')
        app.find('disputes it')
        app.set_state('win.selected', 'ann')
        app.find(re.compile('The picture “ann.png” is not shown: there is no such file'))
        for i, address in enumerate(ADDRESSES):
            app.set_state('win.selected', f'address{i}')
            app.find(f'Address {i}', 'label')
            opens = address.lower().startswith(('http', 'mailto')) and ' ' not in address and '\u202e' not in address
            assert bool(app.find_all(address, 'button')) == opens, address


def test_a_document_opens_with_its_passage_and_nothing_else_does():
    data = hostile()
    path = write(data)
    folder = os.path.dirname(path)
    with open(os.path.join(folder, 'first.txt'), 'w', encoding='utf-8') as file:
        file.write('line\n' * 300 + 'Some say that they met in May, others do not.\n' + 'line\n' * 300)
    with open_file(path) as app:
        app.set_state('win.selected', 'big')
        app.do(app.find('Open the document first.txt', 'button'))
        text = app.find('Text of the document', 'text')
        assert 'they met in May' in app.text(text)
        app.shot('document')
        app.key('Escape')
        app.gone('Text of the document', 'text')
        app.set_state('win.selected', 's1')
        app.find('B: usually reliable')
        os.unlink(os.path.join(folder, 'first.txt'))
        os.symlink('/etc/passwd', os.path.join(folder, 'first.txt'))
        app.do(app.find('Open the document first.txt', 'button'))
        app.wait_state('win.last-told', lambda text: text.startswith('“first.txt” is not opened: '))
        os.unlink(os.path.join(folder, 'first.txt'))
        with open(os.path.join(folder, 'first.txt'), 'wb') as file:
            file.write(b'\x7fELF\x00\x01')
        os.chmod(os.path.join(folder, 'first.txt'), 0o755)
        app.do(app.find('Open the document first.txt', 'button'))
        app.wait_state('win.last-told', lambda text: 'are not opened' in text)


def test_an_empty_document_opens_too():
    path = write(hostile())
    with open(os.path.join(os.path.dirname(path), 'first.txt'), 'w', encoding='utf-8'):
        pass
    with open_file(path) as app:
        app.set_state('win.selected', 'big')
        app.do(app.find('Open the document first.txt', 'button'))
        app.find('Text of the document', 'text')
        app.find('The passage does not stand in this document.')


def test_a_bomb_of_a_picture_is_a_line_of_text():
    data = hostile()
    path = write(data)
    with open(os.path.join(os.path.dirname(path), 'ann.png'), 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + b'\x00\x00\x00\rIHDR' + (60000).to_bytes(4, 'big') * 2 + b'\x08\x06\x00\x00\x00' + b'\x00' * 40)
    with open_file(path) as app:
        app.set_state('win.selected', 'ann')
        app.find(re.compile('60000 × 60000 pixels are too many'))


def test_the_card_fits_a_narrow_window():
    with open_file(BUNDLED) as app:
        app.set_state('win.selected', 'E08d')
        app.resize(360, 640)
        app.wait_state('win.details', False)
        app.key('F9')
        app.wait(lambda: 0 < app.extents(app.find('2 sources · 1 origin'))[2] < 360)
        app.shot('narrow')


main()
