# SPDX-License-Identifier: GPL-3.0-or-later
"""What moves in the network by itself, and what a picture of it must not leave out meanwhile."""

import os
import re
import shlex
import struct
import subprocess
import zlib

from sample import write

from uitest import App, main

MISERABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'good', 'les-miserables.json')


def in_network(path=MISERABLES, **options):
    app = App(path, env={'G_MESSAGES_DEBUG': 'rapport'}, **options)
    app.wait_state('win.page', 'main', seconds=60)
    app.activate('win.view', 'network')
    network = app.find('Network', 'list', seconds=60)
    app.wait_state('win.busy', False, seconds=60)
    return app, network


def glides(app):
    return [int(n) for n in re.findall(r'RpNetworkPane: laid out otherwise in (\d+) frames', app.log())]


def place(app, network, name):
    x, y, width, height = app.extents(app.find(re.compile(f'^{name}'), 'list item', network))
    return round(x + width / 2), round(y + height / 2)


def test_another_layout_is_glided_into_and_so_is_undo():
    app, network = in_network(animations=True)
    with app:
        before = place(app, network, 'Valjean')
        n = len(glides(app))
        app.activate('win.network-layout', 'circle')
        app.wait_state('win.network-layout', 'circle')
        app.wait(lambda: len(glides(app)) == n + 1, what='nodes have gone to the circle')
        # by frames, not by a jump
        assert 2 <= glides(app)[-1] <= 60, glides(app)
        app.wait(lambda: place(app, network, 'Valjean') != before, what='another place')
        app.shot('circle')
        app.key('ctrl+z')
        app.wait_state('win.network-layout', 'stress')
        app.wait(lambda: len(glides(app)) == n + 2, what='and back')
        app.wait(lambda: place(app, network, 'Valjean') == before, what='all where it was')


def test_nothing_glides_where_less_motion_is_asked_for():
    app, network = in_network()
    with app:
        before = place(app, network, 'Valjean')
        app.activate('win.network-layout', 'circle')
        app.wait(lambda: place(app, network, 'Valjean') != before, what='another place')
        app.wait_state('win.busy', False)
        assert glides(app) == []


def test_a_bar_that_comes_is_no_jump():
    app, network = in_network(os.path.join(os.environ['RAPPORT_DATA'], 'azerbaijan-italy.json'), animations=True)
    with app:
        n = len(glides(app))
        app.set_state('win.period', '1990/1999')
        app.wait_state('win.period', lambda text: text != '')
        app.wait(lambda: len(glides(app)) == n + 1, what='the network gives way to the bar')
        app.shot('bar')
        assert app.state('win.busy') is False
        # it stands as it stood, only a little smaller
        baku = place(app, network, 'Baku')
        app.set_state('win.period', '')
        app.wait(lambda: len(glides(app)) == n + 2, what='and comes back')
        app.wait(lambda: place(app, network, 'Baku') != baku)


def stands_out(app):
    return [int(n) for n in re.findall(r'RpNetworkPane: (\d+) shapes stand out', app.log())]


def test_the_pointer_lifts_out_what_it_rests_on():
    for animations in (True, False):
        app, network = in_network(animations=animations)
        with app:
            app.xdotool('mousemove', *app.place(network, 0.99, 0.99))
            before = len(stands_out(app))
            valjean = place(app, network, 'Valjean')
            app.xdotool('mousemove', *valjean)
            # he meets half of all
            app.wait(lambda: len(stands_out(app)) > before and stands_out(app)[-1] > 60, what='Valjean stands out with his own')
            app.shot('hover')
            drawn = len(re.findall(r'RpNetworkPane: \d+ shapes built', app.log()))
            app.xdotool('mousemove', *place(app, network, 'Myriel'))
            app.wait(lambda: 20 < stands_out(app)[-1] < 60, what='Myriel stands out with fewer')
            # nothing is laid out or drawn anew for it
            assert len(re.findall(r'RpNetworkPane: \d+ shapes built', app.log())) == drawn
            # the same with the focus
            app.xdotool('mousemove', *app.place(network, 0.99, 0.99))
            n = len(stands_out(app))
            app.key('Tab')
            app.wait(lambda: len(stands_out(app)) > n, what='what has the focus stands out')
            app.shot('focus')


def ring(n):
    """People in a ring with chords: each of their measures takes a moment."""
    people = [{'id': f'p{i}', 'kind': 'person', 'name': f'Person {i}'} for i in range(n)]
    ties = [(i, (i + step) % n) for i in range(n) for step in (1, 17, 301)]
    return {'rapport': 1, 'title': 'A ring', 'entities': people,
            'relations': [{'id': f'r{k}', 'kind': 'knows', 'from': f'p{a}', 'to': f'p{b}'} for k, (a, b) in enumerate(ties)]}


def save_picture(app, picture):
    app.key('ctrl+e')
    app.find('Picture of')
    app.click(app.find('Save…', 'button'))
    app.wait(lambda: len(app.windows()) > 2)
    app.choose_file(picture)
    app.wait_state('win.last-told', lambda text: 'is written' in text, seconds=60)


def assert_as_exported(path, picture, *choices):
    same = os.path.join(os.path.dirname(path), 'same.png')
    program = shlex.split(os.environ['RAPPORT_PROGRAM'])
    subprocess.run([*program, 'export', path, '-o', same, '--view', 'network', *choices], check=True)
    assert open(picture, 'rb').read() == open(same, 'rb').read()


def test_a_picture_does_not_go_without_measures():
    path = write(ring(1200))
    picture = os.path.join(os.path.dirname(path), 'out.png')
    app, network = in_network(path)
    with app:
        # whoever has no patience for them in the window has them in a picture all the same
        app.activate('win.node-size', 'betweenness')
        app.activate('win.cancel-measures')
        save_picture(app, picture)
    assert_as_exported(path, picture, '--node-size', 'betweenness')


def png(side, colour):
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
    rows = (b'\0' + bytes(colour) * side) * side
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def test_pictures_stand_in_their_nodes():
    data = ring(8)
    for i, person in enumerate(data['entities'][:4]):
        person['image'] = f'{i}.png'
    path = write(data)
    for i in range(3):
        with open(os.path.join(os.path.dirname(path), f'{i}.png'), 'wb') as file:
            file.write(png(120, (40 * i, 90, 200 - 60 * i)))
    picture = os.path.join(os.path.dirname(path), 'out.png')
    app, network = in_network(path)
    with app:
        # the fourth is not there: that is said once, and harms nothing
        app.wait(lambda: app.log().count('“3.png” is not shown') == 1, what='what is not shown is said')
        app.shot('pictures')
        save_picture(app, picture)
    assert_as_exported(path, picture)


def test_a_large_network_shows_a_first_picture_that_can_be_kept():
    app = App(write(ring(9000)), env={'G_MESSAGES_DEBUG': 'rapport'})
    with app:
        app.wait_state('win.page', 'main', seconds=60)
        app.activate('win.view', 'network')
        app.wait(lambda: 'RpNetworkPane: a first picture' in app.log(), seconds=60, what='a first picture')
        app.activate('win.cancel-layout')
        app.wait_state('win.busy', False, seconds=60)
        network = app.find('Network', 'list', seconds=60)
        app.find(re.compile('^Person'), 'list item', network, seconds=60)
        app.shot('first')
        # another choice is laid out again, and what was on its way is left
        app.activate('win.network-layout', 'clusters')
        app.activate('win.network-layout', 'circle')
        app.wait_state('win.network-layout', 'circle')
        app.wait_state('win.busy', False, seconds=60)
        app.shot('circle')


if __name__ == '__main__':
    main()
