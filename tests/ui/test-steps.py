# SPDX-License-Identifier: GPL-3.0-or-later
"""From record to record and back: along links, and through what was shown before, by real input."""

from sample import sample, write

from uitest import App, main


def timeline(app):
    return app.find('Timeline', 'list')


def test_each_link_has_its_turn():
    data = sample(12)
    data['events'][2]['links'] = [{'to': 'e5', 'kind': 'led_to'}, {'to': 'e7', 'kind': 'led_to'},
                                  {'to': 'e9', 'kind': 'led_to'}]
    with App(write(data)) as app:
        app.wait_state('win.page', 'main')
        app.activate('win.view', 'timeline')
        app.find('Meeting 2', within=timeline(app))
        app.activate('win.select', 'e2')
        for key, expected, words in (('bracketright', 'e5', 'Link 1 of 3 of “Meeting 2”'), ('bracketleft', 'e2', ''),
                                     ('bracketright', 'e7', 'Link 2 of 3 of “Meeting 2”'),
                                     ('bracketright', 'e9', 'Link 3 of 3 of “Meeting 2”'),
                                     ('bracketright', 'e5', 'Link 1 of 3 of “Meeting 2”')):
            app.key(key)
            app.wait_state('win.selected', expected)
            app.wait_state('win.link', words)
            if words:
                app.find(words)
        app.shot('link')


if __name__ == '__main__':
    main()
