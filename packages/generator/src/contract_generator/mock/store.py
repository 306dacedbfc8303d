"""What was created, changed and deleted.

A collection has two things from the start. A key that nobody deleted is one of something, whoever
asks for it: what is made up for it depends on the key alone, and is kept when it is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from contract_generator.mock.problem import Problem
from contract_generator.mock.query import TextReader
from contract_generator.mock.roles import Collection
from contract_generator.mock.sample import Sampler
from contract_generator.mock.wire import Object
from contract_generator.plan.words import pascal, snake

#: Of each: things of a collection, keys that were deleted, collections. The oldest go.
_MOST = 1000
_THERE = 2
#: How often a key is made up until there is none such: one that is always the same stays.
_TRIES = 100
_NUMBER = re.compile(r"[1-9][0-9]{0,8}$", re.ASCII)

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Shelf:
    """One collection of one owner, such as the todos of a user.

    Args:
        collection: What it is.
        sampler: Makes things up.
        own: Adds what its owner says to a thing that is made up.
    """

    def __init__(
        self, collection: Collection, sampler: Sampler, own: Callable[[Object], Object]
    ) -> None:
        self._collection = collection
        self._sampler = sampler
        self._own = own
        self._made = 0
        self._items: dict[str, Object] = {}
        self._gone: dict[str, None] = {}
        for _ in range(_THERE):
            self.add(self.new())

    def items(self) -> list[tuple[str, Object]]:
        """All things with their keys, oldest first."""
        return list(self._items.items())

    def new(self) -> Object:
        """A thing that there isn't yet, if its key tells."""
        thing: Object = {}
        for _ in range(_TRIES):
            self._made += 1
            thing = self._own(self._sampler.struct(self._collection.struct, self._made))
            key = self._key(thing)
            if key not in self._items and key not in self._gone:
                break
        return thing

    def add(self, thing: Object) -> Object:
        """Keep a thing, under the key that it has."""
        self.keep(self._key(thing), thing)
        return thing

    def get(self, key: str) -> Object:
        """The thing of a key.

        Raises:
            Problem: It was deleted.
        """
        if key in self._gone:
            raise self._missing(key)
        there = self._items.get(key)
        return self._made_up(key) if there is None else there

    def keep(self, key: str, thing: Object) -> None:
        """Keep a thing under a key."""
        self._gone.pop(key, None)
        self._items[key] = thing
        bound(self._items)

    def delete(self, key: str) -> Object:
        """Take a thing away; what it was.

        Raises:
            Problem: It was taken away before.
        """
        thing = self.get(key)
        self._items.pop(key, None)
        self._gone[key] = None
        bound(self._gone)
        return thing

    def _made_up(self, key: str) -> Object:
        number = _NUMBER.search(key)
        n = int(number[0]) if number else 1
        thing = self._own(self._sampler.struct(self._collection.struct, n))
        field = self._collection.key
        if field is not None:
            told = TextReader(self._sampler.types).value(key, field.type)
            if self._sampler.checker.field({field.name: told}, field) is None:
                thing[field.name] = told
        return thing

    def _key(self, thing: Object) -> str:
        field = self._collection.key
        return str(self._made) if field is None else str(thing.get(field.name))

    def _missing(self, key: str) -> Problem:
        field = self._collection.key
        what = snake(pascal(self._collection.struct.name)).replace("_", " ")
        return Problem(404, f'no {what} has the {field.name if field else "key"} "{key}"')


class Store:
    """All that one server remembers.

    Args:
        sampler: Makes things up.
    """

    def __init__(self, sampler: Sampler) -> None:
        self._sampler = sampler
        self._shelves: dict[tuple[int, Sequence[str]], Shelf] = {}

    def shelf(
        self, collection: Collection, places: Sequence[str], own: Callable[[Object], Object]
    ) -> Shelf:
        """The shelf of a collection.

        Args:
            collection: The collection.
            places: What the request's path has in its places, the owners' first.
            own: As Shelf has it.
        """
        at = (id(collection), tuple(places[: collection.outer]))
        shelf = self._shelves.get(at)
        if shelf is None:
            shelf = self._shelves[at] = Shelf(collection, self._sampler, own)
            bound(self._shelves)
        return shelf


def bound(kept: dict[_Key, _Value]) -> None:
    """Let the oldest go."""
    while len(kept) > _MOST:
        del kept[next(iter(kept))]
