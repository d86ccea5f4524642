# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a form, by their names: what stands in them, and what a hand does to them."""
import re


def reveal(app, name, role):
    """What is named so, brought into the part of the form that is seen."""
    def there():
        node = app.find(name, role)
        form = node
        while form.get_parent().get_role_name() != 'scroll pane':
            form = form.get_parent()
        x, top, width, height = app.extents(form.get_parent())
        _, y, _, tall = app.extents(node)
        if top <= y and y + tall <= top + height:
            return node
        app.scroll(form.get_parent(), 2 if y > top else -2, across=0.02)
        return None
    return app.wait(there, 20, f'{name} in sight')


def says(app, row):
    """What stands in a row: its name, what is chosen, and while the list is open what there is to choose."""
    combo = app.find(row, 'combo box')
    return [label.get_name() for label in app.find_all(re.compile('.'), 'label', combo) if app.extents(label)[2] > 0]


def choose(app, row, item):
    # a form that only comes has no places yet
    app.wait(lambda: len(says(app, row)) > 1, what=f'what stands in {row}')
    if says(app, row)[1] == item:
        return
    app.click(reveal(app, row, 'combo box'))
    app.wait(lambda: item in says(app, row)[2:], what=f'{item} in the list of {row}')
    app.key('Home', *['Down'] * says(app, row)[2:].index(item), 'Return')
    app.wait(lambda: says(app, row) == [row, item], what=f'{row} is {item}')


def switch(app, row):
    app.click(reveal(app, row, 'check box'))


def type_into(app, row, text):
    app.click(reveal(app, row, 'entry'))
    app.key('ctrl+a')
    app.paste(text) if text else app.key('Delete')
