"""What methods do to what is remembered, as far as verbs, paths and types tell.

``/todos/{id}`` that answers with a ``Todo`` is one of a collection of ``Todo``, and so is what is
below it. ``/todos`` that answers with many of them lists it, ``POST /todos`` makes one more. Where
none of this is so, a method has no role, and nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from contract_generator.contract.model import Field, Method, Param, ScalarRef, Struct
from contract_generator.mock.known import Known

Act: TypeAlias = Literal["create", "create_all", "list", "read", "update", "delete"]
#: A path with its places unnamed.
_Template: TypeAlias = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Things of one type, told apart by a key.

    Attributes:
        struct: What they are.
        path: The collection's path.
        key: The field that holds the key; None where none does.
    """

    struct: Struct
    path: _Template
    key: Field | None

    @property
    def item(self) -> _Template:
        """The path of one of the things."""
        last = self.path[-1] if self.path else None
        return (*self.path, "/", None) if last is None else (*self.path[:-1], f"{last}/", None)

    @property
    def outer(self) -> int:
        """How many places of the path say whose collection it is: ``/users/{id}/todos``."""
        return self.path.count(None)


@dataclass(frozen=True, slots=True)
class Role:
    """What a method does.

    Attributes:
        act: What.
        collection: To what.
        same: Whether it answers with the thing itself.
    """

    act: Act
    collection: Collection
    same: bool = True


def roles(methods: Sequence[Method], known: Known) -> list[Role | None]:
    """The role of each method; None for those that have none."""
    found = _Roles([each for each in methods if each.stream is None], known)
    return [None if each.stream is not None else found.role(each) for each in methods]


def _collections(methods: Sequence[Method], known: Known) -> Iterable[Collection]:
    """Every collection once: those whose things can be got go first, then those that are put
    to, then those that can only be added to and listed."""
    found: dict[_Template, Collection] = {}
    for verbs in (("GET",), ("PUT", "PATCH")):
        for each in methods:
            struct, path = known.struct(each.output), each.binding.path
            if each.binding.verb in verbs and struct is not None and _is_item(path):
                place = path[-1]
                assert isinstance(place, Param)
                template = _collection_path(_template(path))
                key = _key(struct, place.name)
                if template not in found and key is not None:
                    found[template] = Collection(struct, template, key)
    listed = {
        (_template(each.binding.path), struct.name)
        for each in methods
        if each.binding.verb == "GET" and (struct := _listed(each, known)) is not None
    }
    for each in methods:
        struct, template = known.struct(each.output), _template(each.binding.path)
        if each.binding.verb == "POST" and struct and (template, struct.name) in listed:
            found.setdefault(template, Collection(struct, template, _key(struct, "id")))
    return found.values()


class _Roles:
    """Finds the roles of methods among the collections that they make up together."""

    def __init__(self, methods: Sequence[Method], known: Known) -> None:
        self._known = known
        self._by_item: dict[_Template, Collection] = {}
        self._by_struct: dict[str, list[Collection]] = {}
        for each in _collections(methods, known):
            self._by_item[each.item] = each
            self._by_struct.setdefault(each.struct.name, []).append(each)

    def role(self, method: Method) -> Role | None:
        """A method's role."""
        verb, path = method.binding.verb, _template(method.binding.path)
        output = self._known.struct(method.output)
        there = self._by_item.get(path)
        if there is not None:
            same = output is there.struct
            if verb in ("GET", "HEAD"):
                return Role("read", there, same) if same or method.output is None else None
            if verb in ("PUT", "PATCH", "POST"):
                return Role("update", there, same)
            return Role("delete", there, same) if verb == "DELETE" else None
        above = self._above(path)
        if above is not None and output is above.struct:
            return Role("read" if verb == "GET" else "update", above)
        if verb == "GET":
            return self._chosen("list", _listed(method, self._known), path)
        if verb == "POST" and output is not None:
            return self._chosen("create", output, path)
        if verb == "POST" and self._known.many(method.input) is not None:
            return self._chosen("create_all", self._known.many(method.output), path)
        return None

    def _above(self, path: _Template) -> Collection | None:
        """The collection of the last thing that a path leads through."""
        for at in range(len(path) - 1, 0, -1):
            behind = path[at]
            if path[at - 1] is None and behind is not None and behind.startswith("/"):
                found = self._by_item.get(path[:at])
                if found is not None:
                    return found
        return None

    def _chosen(self, act: Act, struct: Struct | None, path: _Template) -> Role | None:
        """The collection at a path itself, else the only one of the struct, if it is nobody's.

        A checkout of a cart makes an order, but what is listed for one thing aren't all there are.
        """
        ours = self._by_struct.get(struct.name, []) if struct is not None else []
        at = [each for each in ours if each.path == path]
        anywhere = act == "create" or None not in path
        if not at and len(ours) == 1 and not ours[0].outer and anywhere:
            at = ours
        return Role(act, at[0]) if at else None


def _listed(method: Method, known: Known) -> Struct | None:
    page = known.page(method.output)
    return known.many(method.output if page is None else page.type)


def _key(struct: Struct, place: str) -> Field | None:
    """The field that holds what a place in a path says."""
    fields = [
        each
        for each in struct.fields
        if isinstance(each.type, ScalarRef) and each.type.name in ("string", "int")
    ]
    exact = [each for each in fields if each.name == place]
    plain = [each for each in fields if each.name.lower() == "id"]
    ending = [each for each in fields if each.name.lower().endswith("id")]
    return next(iter((*exact, *plain, *ending)), None)


def _template(path: Sequence[str | Param]) -> _Template:
    return tuple(None if isinstance(part, Param) else part for part in path)


def _is_item(path: Sequence[str | Param]) -> bool:
    """Whether a path ends in a segment that is a place."""
    if len(path) < 2:
        return False
    *_, text, place = path
    return isinstance(place, Param) and isinstance(text, str) and text.endswith("/")


def _collection_path(item: _Template) -> _Template:
    """The collection's path, of that of one of its things."""
    *most, text, _ = item
    shorter = (text or "").removesuffix("/")
    return (*most, shorter) if shorter else tuple(most)
