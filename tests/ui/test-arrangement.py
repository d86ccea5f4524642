# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrangements: kept by themselves, saved beside the dataset, read from there, and never over somebody else's work."""

import glob
import json
import os
import random
import re
import signal
import tempfile
import time

from sample import sample, write
from uitest import App, main

# As one whom permissions hold back, whoever runs the test.
HELD_BACK = 'setpriv --bounding-set=-dac_override,-dac_read_search '


def home():
    return tempfile.mkdtemp(prefix='home-', dir=os.environ['HOME'])


def beside(path):
    return path.removesuffix('.json') + '.arrangement.json'


def own(folder):
    return glob.glob(os.path.join(folder, '.data', 'rapport', 'arrangements', '*.json'))


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def says(path, **members):
    """Whether the file is there and says so."""
    found = load(path) if os.path.exists(path) else {}
    return all(found.get(key) == value for key, value in members.items()) and found != {}


def put(path, **members):
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'rapport-arrangement': 1, **members}, file)


def button(app, label):
    """A button of a dialog; older toolkits call it by its mnemonic as well."""
    return app.find(re.compile(re.escape(label) + '$'), 'button')


def shown(app):
    app.wait_state('win.page', 'main')
    app.wait_state('win.range', lambda text: text != '')
    return app


def settled(app):
    """The network is laid out and stands still."""
    shown(app).find('Cleo', within=app.find('Network', 'list'))
    app.wait_state('win.busy', False)
    return app


def node(app, name):
    return app.place(app.find(name, within=app.find('Network', 'list')))


def places(app):
    return {name: node(app, name) for name in ('Ada', 'Ben', 'Cleo', 'Dan')}


def drag(app, name, dx, dy):
    x, y = node(app, name)
    app.drag((x, y), (x + dx, y + dy))
    app.wait(lambda: max(abs(node(app, name)[0] - x - dx), abs(node(app, name)[1] - y - dy)) <= 4, 5, f'{name} where it was put')


def save(app, path):
    app.key('ctrl+s')
    app.wait_state('win.last-told', lambda text: 'is saved as' in text)
    return load(beside(path))


def same(a, b, most=3):
    return all(max(abs(x - y) for x, y in zip(a[name], b[name])) <= most for name in a)


def test_moved_saved_and_handed_on():
    place, path = home(), write(sample())
    before = open(path, 'rb').read()
    with App(path, home=place) as app:
        shown(app).set_state('win.view', 'network')
    with App(path, home=place) as app:
        settled(app)
        first = places(app)
        drag(app, 'Cleo', 70, -50)
        drag(app, 'Ben', 30, 40)
        assert not app.state('win.arrangement-unsaved') and not os.path.exists(beside(path))
        app.set_state('win.lanes', 'entity')
        saved = save(app, path)
        assert [pin['id'] for pin in saved['pins']] == ['ben', 'cleo'] and saved['lanes'] == 'entity'
        assert same({'Ada': first['Ada'], 'Dan': first['Dan']}, places(app))
        app.activate('win.fit-all')
        app.wait(lambda: not same({'Dan': first['Dan']}, places(app)) or not same({'Ada': first['Ada']}, places(app)))
        time.sleep(0.3)
        arranged = places(app)
        # back to the start
        for _ in range(3):
            app.key('ctrl+z')
        app.wait(lambda: same(first, places(app)), 5, 'all where it stood at first')
        app.wait_state('win.arrangement-unsaved', True)
        assert app.find('• A sample', 'label')
        app.shot('unsaved')
        for _ in range(3):
            app.key('ctrl+y')
        app.wait_state('win.arrangement-unsaved', False)
    assert open(path, 'rb').read() == before
    # whoever gets both files sees the same picture, and saves the same bytes
    bytes_saved = open(beside(path), 'rb').read()
    other = home()
    with App(path, home=other) as app:
        app.wait_state('win.last-told', lambda text: 'Arranged as sample.arrangement.json says' in text)
        shown(app).wait_state('win.lanes', 'entity')
        app.set_state('win.view', 'network')
    with App(path, home=other) as app:
        settled(app)
        app.wait(lambda: same(arranged, places(app)), 5, f'all where it was put: {arranged} {places(app)}')
        app.shot('again')
        save(app, path)
    assert open(beside(path), 'rb').read() == bytes_saved


def test_an_entity_that_goes_moves_no_pin():
    place, path, data = home(), write(sample()), sample()
    with App(path, home=place) as app:
        shown(app).set_state('win.view', 'network')
    with App(path, home=place) as app:
        settled(app)
        drag(app, 'Cleo', 70, -50)
        drag(app, 'Ben', 30, 40)
        saved = save(app, path)
        # ben goes: cleo stays, his pin is counted, said and kept
        data['entities'] = [entity for entity in data['entities'] if entity['id'] != 'ben']
        for event in data['events']:
            event['participants'] = [one for one in event.get('participants', []) if one != 'ben']
        write(data, folder=os.path.dirname(path))
        app.wait_state('win.last-told', lambda text: '1 choice of the arrangement belongs to nothing' in text)
        app.wait_state('win.arrangement-unsaved', False)
        app.set_state('win.lanes', 'tag')
        app.wait_state('win.arrangement-unsaved', True)
        assert save(app, path)['pins'] == saved['pins']
    with App(path, home=place) as app:
        app.wait_state('win.last-told', lambda text: '1 choice of the arrangement belongs to nothing' in text)
        shown(app)
    assert load(beside(path))['pins'] == saved['pins']


def test_which_of_two_is_shown():
    place, path = home(), write(sample())
    put(beside(path), lanes='place')
    with App(path, home=place) as app:
        shown(app).wait_state('win.lanes', 'place')
        app.wait_state('win.last-told', lambda text: 'Arranged as' in text)
        app.set_state('win.lanes', 'tag')
        app.wait_state('win.arrangement-unsaved', True)
    # one's own goes on where the file ended: no word
    with App(path, home=place) as app:
        shown(app).wait_state('win.lanes', 'tag')
        assert app.state('win.last-told') == ''
        save(app, path)
    # nothing arranged since, and somebody has written another: that is shown, and undo leads back
    put(beside(path), lanes='source')
    with App(path, home=place) as app:
        shown(app).wait_state('win.lanes', 'source')
        app.wait_state('win.undo-name', lambda name: 'sample.arrangement.json' in name)
        app.key('ctrl+z')
        app.wait_state('win.lanes', 'tag')
        app.set_state('win.fold', 'off')
    # both have gone on: one's own is shown, and the other is offered
    put(beside(path), lanes='none')
    with App(path, home=place) as app:
        shown(app).wait_state('win.lanes', 'tag')
        app.wait_state('win.last-told', lambda text: 'sample.arrangement.json is another' in text)
        app.shot('offered')
        app.click(button(app, 'Take That'))
        app.wait_state('win.lanes', 'none')
        app.wait_state('win.arrangement-unsaved', False)
        app.key('ctrl+z')
        app.wait_state('win.lanes', 'tag')
        app.wait_state('win.fold', 'off')


def test_nothing_of_others_is_overwritten():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).set_state('win.lanes', 'tag')
        save(app, path)
        put(beside(path), lanes='source')
        app.set_state('win.links', True)
        app.key('ctrl+s')
        app.find('Replace the Other Arrangement?')
        app.shot('changed')
        app.key('Escape')
        app.gone('Replace the Other Arrangement?')
        assert load(beside(path))['lanes'] == 'source'
        app.key('ctrl+s')
        app.click(button(app, 'Replace'))
        app.wait(lambda: load(beside(path))['lanes'] == 'tag')
        app.wait_state('win.arrangement-unsaved', False)
        # the other one can be taken instead
        put(beside(path), lanes='place')
        app.key('ctrl+s')
        app.click(button(app, 'Take That'))
        app.wait_state('win.lanes', 'place')


def test_refused_ones_are_told_of():
    place, path = home(), write(sample())
    for text, words in (('{"rapport-arrangement": 2}', 'a newer one has written it'), ('{"rapport-arrangement": 1,', 'line 1'),
                        ('{"rapport": 1, "title": "x"}', 'it is a dataset'), ('[' * 100000, 'line 1'), ('\0' * 5000, 'cannot be used'),
                        ('{"rapport-arrangement": 1, "pins": [{"id": "' + 'x' * 1000000 + '", "x": 1e308, "y": 0}]}', '1 value is passed over')):
        write(text, os.path.basename(beside(path)), os.path.dirname(path))
        with App(path, home=home()) as app:
            shown(app).wait_state('win.last-told', lambda told: words in told)
            app.set_state('win.lanes', 'tag')
            app.key('ctrl+s')
            if words != '1 value is passed over':
                app.find('Replace the Other Arrangement?')
                app.key('Escape')
                assert open(beside(path), encoding='utf-8').read() == text
    os.unlink(beside(path))
    os.mkfifo(beside(path))
    with App(path, home=place) as app:
        shown(app).wait_state('win.last-told', lambda told: 'pipe' in told)


def test_a_folder_that_cannot_be_written():
    folder = tempfile.mkdtemp(dir=os.environ['HOME'])
    path = write(sample(), folder=folder)
    os.chmod(folder, 0o555)
    with App(path, program=HELD_BACK + os.environ['RAPPORT_PROGRAM']) as app:
        elsewhere = os.path.join(app.home, 'mine.arrangement.json')
        shown(app).set_state('win.lanes', 'tag')
        app.key('ctrl+s')
        app.find('The Arrangement Cannot Be Saved There')
        app.shot('read-only')
        app.click(button(app, 'Save Elsewhere…'))
        app.wait(lambda: len(app.windows()) > 1)
        app.choose_file(elsewhere)
        app.wait_state('win.last-told', lambda text: 'is saved as mine' in text)
        assert load(elsewhere)['lanes'] == 'tag' and os.listdir(folder) == [os.path.basename(path)]
        # it is known from now on
        app.set_state('win.lanes', 'place')
        app.wait_state('win.arrangement-unsaved', True)
        app.key('ctrl+s')
        app.wait(lambda: load(elsewhere)['lanes'] == 'place')
        app.wait_state('win.arrangement-unsaved', False)
    os.chmod(folder, 0o755)


def test_by_the_menu():
    path = write(sample())
    folder = os.path.dirname(path)
    with App(path) as app:
        shown(app).set_state('win.lanes', 'tag')
        app.set_state('win.period', '2010-02/2010-11')
        app.activate('win.save-arrangement-as')
        app.wait(lambda: len(app.windows()) > 1)
        app.choose_file(os.path.join(folder, 'copy.arrangement.json'))
        app.wait(lambda: says(os.path.join(folder, 'copy.arrangement.json'), lanes='tag'))
        assert load(os.path.join(folder, 'copy.arrangement.json')) == {'rapport-arrangement': 1, 'lanes': 'tag'}
        # the dataset is no place for it, whatever somebody chooses
        app.activate('win.reset-arrangement')
        app.wait_state('win.lanes', 'kind')
        app.wait_state('win.undo-name', 'Reset of the Arrangement')
        app.key('ctrl+z')
        app.wait_state('win.lanes', 'tag')
        app.activate('win.reset-arrangement')
        app.activate('win.open-arrangement')
        app.wait(lambda: len(app.windows()) > 1)
        app.choose_file(os.path.join(folder, 'copy.arrangement.json'))
        app.wait_state('win.lanes', 'tag')
        app.wait_state('win.undo-name', 'Arrangement by copy.arrangement.json')
        assert app.state('win.period').startswith('2010-02') and not os.path.exists(beside(path))


def test_filters_are_part_of_it():
    place, path = home(), write(sample())
    with App(path, home=place) as app:
        shown(app).set_state('win.dim', False)
        app.key('F8')
        app.click(app.find('Meetings', 'check box') if app.find_all('Meetings', 'check box') else app.find(re.compile('^Meeting'), 'check box'))
        app.wait_state('win.filter', lambda now: list(now) == ['kind=meeting'])
        saved = save(app, path)
        assert saved == {'rapport-arrangement': 1, 'filter': ['kind=meeting'], 'hide': True}
        app.activate('win.reset-arrangement')
        app.wait_state('win.filter', lambda now: list(now) == [])
        app.key('ctrl+z')
        app.wait_state('win.filter', lambda now: list(now) == ['kind=meeting'])
    assert load(own(place)[0])['arrangement'] == saved
    with App(path, home=home()) as app:
        shown(app).wait_state('win.filter', lambda now: list(now) == ['kind=meeting'])
        app.wait_state('win.dim', False)


def kill_while_saving(times):
    """Kills the program at some moment while it saves again and again: old or new, whole, every time."""
    seen = set()
    for number in range(times):
        place, path = home(), write(sample())
        put(beside(path), lanes='tag')
        app = App(path, home=place)
        shown(app)
        end = time.monotonic() + random.uniform(0.02, 0.6)
        lanes = ('place', 'source')
        turn = 0
        while time.monotonic() < end:
            app.set_state('win.lanes', lanes[turn % 2])
            app.activate('win.save-arrangement')
            turn += 1
        os.killpg(app.pid, signal.SIGKILL)
        app.process.wait()
        saved = load(beside(path))
        assert saved in [{'rapport-arrangement': 1, 'lanes': one} for one in ('tag', *lanes)], (number, saved)
        seen.add(saved['lanes'])
        for one in own(place):
            assert load(one)['arrangement']['rapport-arrangement'] == 1
        left = [name for name in os.listdir(os.path.dirname(path)) if name.startswith('.')]
        assert len(left) <= 1, left
    return seen


def test_killed_while_saving():
    seen = kill_while_saving(int(os.environ.get('RAPPORT_KILLS', '10')))
    assert seen & {'place', 'source'}, seen


main()
