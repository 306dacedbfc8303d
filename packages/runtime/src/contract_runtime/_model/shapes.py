"""Shapes: what an annotation says of a value, in a form that code can be made from."""

import dataclasses
from threading import RLock

from .scalars import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, FrozenSet, Mapping, Optional, Tuple, Union

    from .fields import Field

    Shape = Union["ScalarOf", "ListOf", "MapOf", "Maybe", "Struct", "UnionOf"]

#: Held while a class is read or compiled, once each.
LOCK = RLock()


class Alternatives:
    """``X | Y`` in an annotation, until its module is known that says what union it is."""

    __slots__ = ("parts",)

    def __init__(self, *parts: object) -> None:
        self.parts = parts

    def __or__(self, other: object) -> "Alternatives":
        return Alternatives(*self.parts, other)


class _Shape:
    __slots__ = ()

    def __or__(self, other: object) -> Alternatives:
        return Alternatives(self, other)

    def __ror__(self, other: object) -> Alternatives:
        return Alternatives(other, self)


class ScalarOf(_Shape):
    """A scalar; where the contract names its values, with those (others pass all the same)."""

    __slots__ = ("scalar", "values")

    def __init__(self, scalar: Scalar, values: "FrozenSet[object]" = frozenset()) -> None:
        self.scalar = scalar
        self.values = values


class ListOf(_Shape):
    """A JSON array."""

    __slots__ = ("item",)

    def __init__(self, item: "Shape") -> None:
        self.item = item


class MapOf(_Shape):
    """A JSON object with any keys and values of one shape."""

    __slots__ = ("item",)

    def __init__(self, item: "Shape") -> None:
        self.item = item


class Maybe(_Shape):
    """A value or ``None``."""

    __slots__ = ("inner",)

    def __init__(self, inner: "Shape") -> None:
        self.inner = inner


class Struct(_Shape):
    """A model class. There is one instance a class: :func:`struct_of` finds it."""

    __slots__ = ("_fields", "cls", "functions", "gained", "name")

    def __init__(self, cls: type, gained: "FrozenSet[str]") -> None:
        self.cls = cls
        self.name = cls.__name__
        #: Wire names of the tags that the class only has for the sake of unions.
        self.gained = gained
        self._fields: Optional[Tuple[Field, ...]] = None
        #: What has been compiled for it so far: see compile.py.
        self.functions: Dict[Tuple[Optional[str], ...], Callable[[object], object]] = {}

    @property
    def fields(self) -> "Tuple[Field, ...]":
        """All fields in order, read from the class on first use: classes refer to each other."""
        if self._fields is None:
            from .fields import fields_of

            with LOCK:
                if self._fields is None:
                    self._fields = fields_of(self.cls)
        return self._fields

    def fields_in(self, tag: "Optional[str]") -> "Tuple[Field, ...]":
        """Its fields where a union told by ``tag`` stands; with ``None`` those it has by itself."""
        if not self.gained:
            return self.fields
        return tuple(f for f in self.fields if f.wire == tag or f.wire not in self.gained)


class UnionOf(_Shape):
    """One of several structs, told apart by a string field that each of them has."""

    __slots__ = ("_find", "name", "names", "tag")

    def __init__(
        self, name: str, tag: str, names: "Mapping[str, str]", find: "Callable[[str], Struct]"
    ) -> None:
        self.name = name
        self.tag = tag
        #: Tag value to class name.
        self.names = names
        self._find = find

    @property
    def attribute(self) -> str:
        """The tag's name in Python."""
        first = self.variant(next(iter(self.names)))
        return next((f.name for f in first.fields if f.wire == self.tag), self.tag)

    def variant(self, value: str) -> Struct:
        """The struct that a known tag value leads to."""
        return self._find(self.names[value])


def struct_of(cls: type) -> Struct:
    """The struct of a model class.

    Raises:
        TypeError: It isn't a model, or not a dataclass.
    """
    struct = cls.__dict__.get("__contract_struct__")
    if isinstance(struct, Struct):
        return struct
    keywords = getattr(cls, "__contract_keywords__", None)
    if keywords is None or not dataclasses.is_dataclass(cls):
        raise TypeError(f"{cls!r} is not a dataclass on Model")
    with LOCK:
        struct = cls.__dict__.get("__contract_struct__")
        if not isinstance(struct, Struct):
            wire, _both, gained = keywords
            struct = Struct(cls, frozenset(wire.get(name, name) for name in gained))
            cls.__contract_struct__ = struct  # type: ignore[attr-defined]
    return struct
