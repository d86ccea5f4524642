# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON of no known format: it is asked what it is to be taken for, what comes of it is shown, and that is kept."""

import json
import os
import re
import tempfile

from forms import reveal
from sample import write
from uitest import App, main

OWN = {'people': [{'id': 'a', 'fullName': 'Anna Bianchi', 'town': 'Rome'}, {'id': 'b', 'fullName': 'Rashid Aliyev', 'town': 'Baku'}],
       'meetings': [{'on': '2023-04-03', 'subject': 'Talks', 'who': ['a', 'b'], 'remark': 'A long table'},
                    {'on': '2023-05-06', 'subject': 'Lunch', 'who': ['a'], 'remark': 'A short one'}]}

FIELDS = ('Title', 'Name', 'Label', 'Date', 'Begin', 'End', 'Place', 'People', 'Participants', 'Kind', 'Summary', 'Tags', 'Address', 'Id',
          'Source', 'Attribute', 'Left out', 'Events', 'Relations', 'Entities', 'Sources', 'Undated, as wording', '3 April 2023',
          '4 March 2023')


def says(app, row):
    """What is chosen in a row, and what there is to choose while its list is open; a sample may stand before it."""
    combo = app.find(row, 'combo box')
    found = [label.get_name() for label in app.find_all(re.compile('.'), 'label', combo) if app.extents(label)[2] > 0]
    return [name for name in found[1:] if name in FIELDS]


def choose(app, row, item):
    app.click(reveal(app, row, 'combo box'))
    app.wait(lambda: item in says(app, row)[1:], what=f'{item} in the list of {row}')
    app.key('Home', *['Down'] * says(app, row)[1:].index(item), 'Return')
    app.wait(lambda: says(app, row) == [item], what=f'{row} is {item}')


def own(data=OWN, name='own.json'):
    return write(json.dumps(data), name)


def dialog_is_there(app):
    app.find(re.compile('^How Is “'), seconds=15)


def open_button(app):
    """The dialog's: the window behind it has one too, which says more."""
    return app.wait(lambda: next((node for node in app.find_all('Open', 'button') if node.get_description() in ('', None, 'Open')), None),
                    what='the button Open')


def test_what_comes_of_it_is_shown_and_kept():
    home = tempfile.mkdtemp(prefix='rapport-mapping-')
    path = own()
    with App(path, home=home) as app:
        dialog_is_there(app)
        app.find(re.compile('^2 events · [23] entities'), 'label')
        app.shot('mapping')
        assert app.state('win.loads') == 0, 'it is shown before it was asked'
        app.click(app.find('meetings'))
        app.wait(lambda: app.find_all('subject', 'combo box'))
        app.find('Talks', 'label')
        choose(app, 'remark', 'Title')
        app.find('A long table', 'label')
        assert says(app, 'subject') == ['Attribute'], 'two columns with one meaning'
        app.shot('mapping-changed')
        app.click(open_button(app))
        app.wait_state('win.page', 'main')
        app.wait_state('win.loads', 1)
        app.activate('win.reload')
        app.wait_state('win.loads', 2)
        assert app.enabled('win.mapping')
        app.set_state('win.view', 'table')
        app.find('A long table', 'label')
    assert any(folder.endswith('rapport/mappings') and names for folder, _, names in os.walk(home)), 'nothing is kept'
    other = json.loads(json.dumps(OWN))
    other['meetings'].append({'on': '2023-06-07', 'subject': 'Dinner', 'who': ['b'], 'remark': 'By the sea'})
    with App(own(other, 'other.json'), home=home) as app:
        app.wait_state('win.loads', 1)
        app.wait_state('win.last-told', 'Read as last time')
        app.find(re.compile('^Change…'), 'button')
        assert len(app.windows()) == 1, 'what is known is asked again'
        app.activate('win.mapping')
        dialog_is_there(app)
        app.click(app.find('meetings'))
        app.wait(lambda: app.find_all('remark', 'combo box'))
        choose(app, 'subject', 'Title')
        app.click(open_button(app))
        app.wait_state('win.loads', 2)
        app.set_state('win.view', 'table')
        app.find('Dinner', 'label')


def test_a_table_with_headers_of_its_own_is_asked_about_and_kept():
    home = tempfile.mkdtemp(prefix='rapport-mapping-')
    table = 'Airport Name;Flight Date;Phase of flight\nHALDEN;1990-01-08;Climb\nMOSS;1990-01-09;Approach\nSKI;1990-02-09;Landing\n'
    with App(write(table, 'strikes.csv'), home=home) as app:
        dialog_is_there(app)
        app.find(re.compile('^3 events'), 'label')
        assert says(app, 'Airport Name') == ['Title'] and says(app, 'Flight Date') == ['Date'], (says(app, 'Airport Name'), says(app, 'Flight Date'))
        choose(app, 'Phase of flight', 'Title')
        app.find('Approach', 'label')
        app.shot('mapping-table')
        app.click(open_button(app))
        app.wait_state('win.loads', 1)
    with App(write(table + 'SKI;1990-03-09;Taxi\n', 'more.csv'), home=home) as app:
        app.wait_state('win.loads', 1)
        app.wait_state('win.last-told', 'Read as last time')
        app.set_state('win.view', 'table')
        app.find('Taxi', 'label')
    with App(write('When;Title\n2001-02-03;A\n', 'known.csv'), home=home) as app:
        app.wait_state('win.loads', 1)
        assert len(app.windows()) == 1, 'a table that is known is asked about'


def test_cancel_opens_nothing():
    with App(own()) as app:
        dialog_is_there(app)
        app.key('Escape')
        app.wait(lambda: len(app.windows()) == 1)
        app.wait_state('win.page', 'start')
        assert app.state('win.loads') == 0 and not app.enabled('win.mapping')


def test_dates_are_asked_for_in_the_same_dialog():
    with App(own([{'date': '03/04/2023', 'title': 'Talks'}, {'date': '05/06/2023', 'title': 'Lunch'}])) as app:
        dialog_is_there(app)
        choose(app, 'Dates such as “03/04/2023”', '4 March 2023')
        app.find(re.compile('4 March 2023'), 'label')
        app.click(open_button(app))
        app.wait_state('win.loads', 1)
        assert len(app.windows()) == 1, 'the dates are asked for twice'


def test_what_cannot_be_read_is_said():
    with App(own([{'title': 'Talks', 'date': '2023'}], 'talks.json')) as app:
        dialog_is_there(app)
        choose(app, 'This list is taken for', 'Relations')
        app.wait(lambda: not app.has(open_button(app), 'sensitive'), what='Open is no use')
        choose(app, 'This list is taken for', 'Events')
        app.wait(lambda: app.has(open_button(app), 'sensitive'), what='Open is of use')


def test_hostile_names_are_texts():
    data = [{'<b>&amp;</b>': '<span size="99999">x', '__proto__': '_y', 'title': '<i>%s</i>', 'date': '2023'}]
    with App(own(data, '<&>.json')) as app:
        dialog_is_there(app)
        app.find('<b>&amp;</b>', 'combo box')
        app.find('<i>%s</i>', 'label')
        app.click(open_button(app))
        app.wait_state('win.loads', 1)


def test_a_known_format_is_not_asked_about():
    with App(os.path.join(os.environ['RAPPORT_DATA'], 'azerbaijan-italy.json')) as app:
        app.wait_state('win.loads', 1)
        assert len(app.windows()) == 1 and not app.enabled('win.mapping')


if __name__ == '__main__':
    main()
