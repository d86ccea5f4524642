# SPDX-License-Identifier: GPL-3.0-or-later
"""A program's accessibility tree as it is at one moment, read over the bus at once instead of node by node.

Asking each node for its children and words takes a message and an answer each, and most of a test's time went there. The
toolkit also answers for all that it has told about so far in one message (org.a11y.atspi.Cache); what that leaves open
is asked of the nodes themselves, a generation at a time. It is a picture: what can be done is done with the node."""

import contextlib

NOWHERE = '/org/a11y/atspi/null'
ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE = 'org.a11y.atspi.Accessible'


# What the cache tells of each: itself, its program and what it stands in, its place there, how many it holds, its
# interfaces, name, role, description and states.
ITEM = '((so)(so)(so)iiassusau)'
SELF, ABOVE, PLACE, COUNT, OFFERS, NAME, ROLE, DESCRIPTION, STATES = 0, 2, 3, 4, 5, 6, 7, 8, 9


class Seen:
    """A node as it was: its role, its words, its states, and what it stands in and holds. Told things are unpacked when
    they are asked for: there are many nodes, and most questions are about one of them."""

    __slots__ = ('path', 'above', 'held', 'told', 'label')

    def __init__(self, path, above):
        self.path, self.above, self.held, self.told, self.label = path, above, [], None, ''

    def _say(self, what, otherwise):
        return self.told.get_child_value(what).unpack() if self.told else otherwise

    @property
    def name(self):
        return self._say(NAME, '') or self.label

    @property
    def description(self):
        return self._say(DESCRIPTION, '')

    @property
    def role(self):
        """A number: an Atspi.Role."""
        return self._say(ROLE, 0)

    @property
    def offers(self):
        """The names of its interfaces, as in 'org.a11y.atspi.Action'."""
        return self._say(OFFERS, [])

    def has(self, state):
        """Whether it had a state, an Atspi.StateType."""
        words = self._say(STATES, [0, 0])
        return bool(words[int(state) // 32] >> int(state) % 32 & 1)

    def walk(self):
        yield self
        for child in self.held:
            yield from child.walk()


class Watcher:
    """Looks at one program, known by its name on the accessibility bus. The bindings are the caller's."""

    def __init__(self, atspi, gio, glib, bus_name):
        self._atspi, self._glib, self._name = atspi, glib, bus_name
        address = gio.bus_get_sync(gio.BusType.SESSION, None).call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, gio.DBusCallFlags.NONE, 10000, None)
        kind = gio.DBusConnectionFlags
        self._bus = gio.DBusConnection.new_for_address_sync(
            address.unpack()[0], kind.AUTHENTICATION_CLIENT | kind.MESSAGE_BUS_CONNECTION, None, None)
        self._no_flags = gio.DBusCallFlags.NONE
        self._menu_items = (atspi.Role.MENU_ITEM, atspi.Role.CHECK_MENU_ITEM, atspi.Role.RADIO_MENU_ITEM)

    def look(self):
        """The whole tree, from the program down."""
        items = self._items()
        children = self._as_told(items)
        root = Seen(ROOT, None)
        nodes, generation = [root], [root]
        while generation:
            unsure = [node for node in generation if node.path not in children]
            for node, answer in zip(unsure, self._ask(unsure, ACCESSIBLE, 'GetChildren')):
                children[node.path] = [path for name, path in answer[0] if name == self._name] if answer else []
            for node in generation:
                node.held = [Seen(path, node) for path in children[node.path] if path != NOWHERE]
            generation = [child for node in generation for child in node.held]
            nodes += generation
        # Whoever was asked for its children has told the cache of them by now.
        if any(node.path not in items for node in nodes):
            items = self._items()
        for node in nodes:
            node.told = items.get(node.path)
        self._ask_singly([node for node in nodes if not node.told])
        self._read_labels([node for node in nodes if node.role in self._menu_items and not node.name])
        return root

    def _items(self):
        with contextlib.suppress(self._glib.Error):
            answer = self._bus.call_sync(self._name, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems', None, None,
                                         self._no_flags, 10000, None).get_child_value(0)
            items = [answer.get_child_value(i) for i in range(answer.n_children())]
            return {path_in(item, SELF): item for item in items}
        return {}

    def _as_told(self, items):
        """The children of those whose places are all taken, each once: hidden ones stand in no place, late ones leave one free."""
        places = {path: {} for path in items}
        for path, item in items.items():
            above = places.get(path_in(item, ABOVE))
            if above is not None:
                above.setdefault(item.get_child_value(PLACE).get_int32(), []).append(path)
        sure = {}
        for path, taken in places.items():
            count = items[path].get_child_value(COUNT).get_int32()
            if path != ROOT and len(taken) == count and all(len(taken.get(place, ())) == 1 for place in range(count)):
                sure[path] = [taken[place][0] for place in range(count)]
        return sure

    def _ask_singly(self, nodes):
        """What the cache does not tell, each is asked for itself."""
        roles, states, offers = (self._ask(nodes, ACCESSIBLE, name) for name in ('GetRole', 'GetState', 'GetInterfaces'))
        names, descriptions = (self._ask(nodes, 'org.freedesktop.DBus.Properties', 'Get',
                                         self._glib.Variant('(ss)', (ACCESSIBLE, name))) for name in ('Name', 'Description'))
        for node, *told in zip(nodes, offers, names, roles, descriptions, states):
            if all(told):
                here = (self._name, node.path)
                node.told = self._glib.Variant(ITEM, (here, here, here, 0, len(node.held), *(answer[0] for answer in told)))

    def _read_labels(self, nodes):
        """What newer versions of the toolkit name by a label alone, which only who reads the screen follows."""
        for node, answer in zip(nodes, self._ask(nodes, ACCESSIBLE, 'GetRelationSet')):
            labels = [Seen(path, node) for kind, targets in (answer[0] if answer else ())
                      if kind == self._atspi.RelationType.LABELLED_BY for name, path in targets if name == self._name]
            texts = self._ask(labels, 'org.a11y.atspi.Text', 'GetText', self._glib.Variant('(ii)', (0, -1)))
            node.label = ' '.join(text[0] for text in texts if text)

    def _ask(self, nodes, interface, method, arguments=None):
        """Asks all of them before it waits for the first answer; one that is gone by then answers with None."""
        answers, open_ones = [None] * len(nodes), [len(nodes)]

        def answered(bus, result, index):
            with contextlib.suppress(self._glib.Error):
                answers[index] = bus.call_finish(result).unpack()
            open_ones[0] -= 1
        for index, node in enumerate(nodes):
            self._bus.call(self._name, node.path, interface, method, arguments, None, self._no_flags, 10000, None, answered, index)
        while open_ones[0]:
            self._glib.MainContext.default().iteration(True)
        return answers


def path_in(item, part):
    return item.get_child_value(part).get_child_value(1).get_string()
