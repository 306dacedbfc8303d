"""Two type refs: whether values of the one are values of the other, on the wire and in Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from contract_generator.compare.sides import Side
from contract_generator.contract.model import (
    ListRef,
    Map,
    MapRef,
    NamedRef,
    Scalar,
    ScalarRef,
    Slice,
    TypeRef,
)

#: What the new type is to the old one. ``wider``: every old value is a new one.
Fit = Literal["same", "wider", "narrower", "other"]


class Relation(NamedTuple):
    """What became of a type.

    Attributes:
        wire: What JSON values it takes now.
        python: What Python values it takes now.
        inside: Whether the difference is inside a list or map, which a type checker only takes
            for one of exactly its items' type where it is read.
    """

    wire: Fit
    python: Fit
    inside: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing became of it."""
        return self.wire == self.python == "same"


SAME = Relation("same", "same")
_TEXT: frozenset[Scalar] = frozenset({"time", "bytes"})
#: What JSON holds as Python does.
_PLAIN: frozenset[Scalar] = frozenset({"string", "bool", "int", "float", "any"})
#: Aliases of aliases are looked through so deep; what is deeper is another type.
_DEEPEST = 200


class Refs:
    """Compares refs of two contracts.

    Args:
        old: The old contract.
        new: The new one.
        became: What each of the old contract's types is called in the new one.
    """

    def __init__(self, old: Side, new: Side, became: Mapping[str, str]) -> None:
        self._old = old
        self._new = new
        self._became = became

    def relation(self, old: TypeRef, new: TypeRef) -> Relation:
        """What the new type is to the old one; a declared type is the same whatever it holds."""
        inside = False
        for _ in range(_DEEPEST):
            if isinstance(old, NamedRef) and isinstance(new, NamedRef):
                if self._became.get(old.name) == new.name:
                    return SAME
            elif (
                isinstance(old, (ListRef, MapRef))
                and isinstance(new, (ListRef, MapRef))
                and type(old) is type(new)
            ):
                old, new, inside = old.elem, new.elem, True
                continue
            through = _through(old, self._old)
            if through is not None:
                old = through
                continue
            through = _through(new, self._new)
            if through is None:
                return _leaves(old, new)._replace(inside=inside)
            new = through
        return Relation("other", "other", inside)

    def nullable(self, ref: TypeRef) -> Literal["empty", "any", "no"]:
        """What reading ``null`` as an old type comes to: empty, ``None``, or an error."""
        for _ in range(_DEEPEST):
            through = _through(ref, self._old)
            if through is None:
                break
            ref = through
        if isinstance(ref, ScalarRef):
            return "any" if ref.name == "any" else "empty" if ref.name == "bytes" else "no"
        return "empty" if isinstance(ref, (ListRef, MapRef)) else "no"


def _through(ref: TypeRef, side: Side) -> TypeRef | None:
    """What an alias stands for."""
    declared = side.types.declared.get(ref.name) if isinstance(ref, NamedRef) else None
    if isinstance(declared, Slice):
        return ListRef(declared.elem)
    return MapRef(declared.elem) if isinstance(declared, Map) else None


def _leaves(old: TypeRef, new: TypeRef) -> Relation:
    before = old.name if isinstance(old, ScalarRef) else None
    now = new.name if isinstance(new, ScalarRef) else None
    if before is not None and before == now:
        return SAME
    if now == "any":
        return Relation("wider", "wider")
    if before == "any":
        return Relation("narrower", "narrower" if now in _PLAIN else "other")
    if (before, now) == ("int", "float"):
        return Relation("wider", "wider")
    if (before, now) == ("float", "int"):
        return Relation("narrower", "narrower")
    if before == "string" and now in _TEXT:
        return Relation("narrower", "other")
    if before in _TEXT and now == "string":
        return Relation("wider", "other")
    return Relation("other", "other")
