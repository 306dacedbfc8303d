"""What methods do to what is remembered, as far as verbs, paths and types tell.

``/todos/{id}`` that answers with a ``Todo`` is one of a collection of ``Todo``, and so is what is
below it. ``/todos`` that answers with many of them lists it, ``POST /todos`` makes one more. Where
none of this is so, a method has no role, and nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from contract_generator.contract.model import (
    Field,
    ListRef,
    Map,
    MapRef,
    Method,
    NamedRef,
    Param,
    ScalarRef,
    Slice,
    Struct,
    Type,
    TypeRef,
)

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


def roles(methods: Sequence[Method], types: Mapping[str, Type]) -> dict[int, Role]:
    """The roles of methods, by their place in the sequence."""
    known = Known(types)
    unary = [(place, each) for place, each in enumerate(methods) if each.stream is None]
    collections = list(_collections([each for _, each in unary], known))
    found = ((place, _role(each, collections, known)) for place, each in unary)
    return {place: role for place, role in found if role is not None}


class Known:
    """What refs of one contract mean.

    Args:
        types: The declared types by name.
    """

    def __init__(self, types: Mapping[str, Type]) -> None:
        self.types = types

    def struct(self, ref: TypeRef | None) -> Struct | None:
        """The struct that a ref means; None where it means none."""
        declared = self.types.get(ref.name) if isinstance(ref, NamedRef) else None
        return declared if isinstance(declared, Struct) else None

    def elem(self, ref: TypeRef | None) -> TypeRef | None:
        """What a list or a map is of; None for others."""
        declared = self.types.get(ref.name) if isinstance(ref, NamedRef) else ref
        return declared.elem if isinstance(declared, (ListRef, MapRef, Slice, Map)) else None

    def is_map(self, ref: TypeRef) -> bool:
        """Whether a ref means a map."""
        declared = self.types.get(ref.name) if isinstance(ref, NamedRef) else ref
        return isinstance(declared, (MapRef, Map))

    def page(self, ref: TypeRef | None) -> Field | None:
        """The one field of a page that holds its things; None for what is no page."""
        struct = self.struct(ref)
        lists = [field for field in struct.fields if self.many(field.type)] if struct else []
        return lists[0] if len(lists) == 1 else None

    def sought(self, struct: Struct) -> frozenset[str]:
        """The fields by whose value a struct's things can be sought."""
        return frozenset(
            field.name
            for field in struct.fields
            if isinstance(field.type, ScalarRef) and field.type.name in ("string", "bool", "int")
        )

    def many(self, ref: TypeRef | None) -> Struct | None:
        """The struct of which a ref means many."""
        return self.struct(self.elem(ref))


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


def _role(method: Method, collections: Sequence[Collection], known: Known) -> Role | None:
    verb, path = method.binding.verb, _template(method.binding.path)
    output = known.struct(method.output)
    for each in collections:
        same = output is each.struct
        item = each.item
        if path == item:
            if verb in ("GET", "HEAD"):
                return Role("read", each, same) if same or method.output is None else None
            if verb in ("PUT", "PATCH", "POST"):
                return Role("update", each, same)
            return Role("delete", each, same) if verb == "DELETE" else None
        behind = path[len(item)] if path[: len(item)] == item and path != item else None
        if same and behind is not None and behind.startswith("/"):
            return Role("read" if verb == "GET" else "update", each)
    if verb == "GET":
        return _chosen("list", _listed(method, known), path, collections)
    if verb == "POST" and output is not None:
        return _chosen("create", output, path, collections)
    if verb == "POST" and method.binding.whole and known.page(method.output) is None:
        several = known.many(method.output)
        if several is not None and known.many(method.input) is not None:
            return _chosen("create_all", several, path, collections)
    return None


def _chosen(
    act: Act, struct: Struct | None, path: _Template, collections: Sequence[Collection]
) -> Role | None:
    """The collection at a path itself, else the only one of the struct, if it is nobody's.

    A checkout of a cart makes an order, but what is listed for one thing aren't all there are.
    """
    ours = [each for each in collections if each.struct is struct]
    at = [each for each in ours if each.path == path]
    if not at and len(ours) == 1 and not ours[0].outer and (act == "create" or None not in path):
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
