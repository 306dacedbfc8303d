"""Shapes: what an annotation says of a value, in a form that code can be made from."""

from threading import RLock
from typing import Callable, Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Tuple, Union

from .scalars import Scalar

Shape = Union["ScalarOf", "Nest", "Struct", "UnionOf"]

#: Held while a class is read or compiled, once each.
LOCK = RLock()

#: So many levels of lists, maps and options go into one expression of compiled code. CPython
#: crashes when it compiles some thirty comprehensions within each other (3.13).
DEEPEST = 12

#: What has been compiled for a shape so far: see compile.py.
Functions = Dict[Tuple[Optional[str], ...], Callable[[object], object]]


class Either:
    """``X | Y`` in an annotation, until its module is known that says what union it is."""

    def __init__(self, *parts: object) -> None:
        self.parts = parts

    def __or__(self, other: object) -> "Either":
        return Either(*self.parts, other)


class _Shape:
    def __or__(self, other: object) -> Either:
        return Either(self, other)

    def __ror__(self, other: object) -> Either:
        return Either(other, self)


class ScalarOf(_Shape):
    """A scalar; where the contract names its values, with those (others pass all the same)."""

    def __init__(self, scalar: Scalar, values: FrozenSet[object] = frozenset()) -> None:
        self.scalar = scalar
        self.values = values


class Nest(_Shape):
    def __init__(self, item: Shape) -> None:
        self.item = item
        #: How many levels this is, with those within; a struct or union starts anew.
        self.levels: int = item.levels + 1 if isinstance(item, Nest) else 1
        #: Whether it has functions of its own, as a struct has, wherever it stands.
        self.apart = self.levels % DEEPEST == 0
        if self.apart:
            self.functions: Functions = {}


class ListOf(Nest):
    """A JSON array."""


class MapOf(Nest):
    """A JSON object with any keys and values of one shape."""


class Maybe(Nest):
    """A value or ``None``."""


class Field(NamedTuple):
    """One field: its names, its shape, and which of absent, null and a value it may be."""

    name: str
    wire: str
    #: The shape of its values, ``None`` apart.
    shape: Shape
    #: Must be there, in a document and in a call.
    required: bool
    #: ``None`` is sent as ``null``, not left out.
    nullable: bool
    #: Optional and nullable: absent and null are told apart.
    both: bool
    #: A tag that its struct only has for the sake of unions.
    gained: bool
    #: A const's value, filled in where it is absent. Of any other field ``None``.
    default: object

    @property
    def always(self) -> bool:
        """Whether it is sent in any case, be it as ``null``."""
        return self.required or self.default is not None


class Struct(_Shape):
    """A model class. There is one instance a class: ``struct_of`` finds it.

    Args:
        cls: The class.
        read: Reads its fields, on first use: classes refer to each other.
    """

    def __init__(self, cls: type, read: Callable[[type], Tuple[Field, ...]]) -> None:
        self.cls = cls
        self.name = cls.__name__
        self._read = read
        self._fields: Optional[Tuple[Field, ...]] = None
        self.functions: Functions = {}

    @property
    def fields(self) -> Tuple[Field, ...]:
        """All fields in order."""
        if self._fields is None:
            with LOCK:
                self._fields = self._fields or self._read(self.cls)
        return self._fields

    def fields_in(self, tag: Optional[str]) -> Tuple[Field, ...]:
        """Its fields where a union told by ``tag`` stands; with ``None`` those it has by itself."""
        return tuple(f for f in self.fields if f.wire == tag or not f.gained)


class UnionOf(_Shape):
    """One of several structs, told apart by a string field that each of them has.

    Args:
        name: Its name in the contract.
        tag: The wire name of the field that tells.
        names: Tag value to class name.
        find: Class name to struct.
    """

    def __init__(
        self, name: str, tag: str, names: Mapping[str, str], find: Callable[[str], Struct]
    ) -> None:
        self.name = name
        self.tag = tag
        self.names = names
        self._find = find

    @property
    def attribute(self) -> str:
        """The tag's name in Python."""
        first = self.variant(next(iter(self.names)))
        return next((f.name for f in first.fields if f.wire == self.tag), self.tag)

    @property
    def leading(self) -> Dict[Struct, List[str]]:
        """Each variant's struct, to the tag values that lead to it."""
        leading: Dict[Struct, List[str]] = {}
        for value in self.names:
            leading.setdefault(self.variant(value), []).append(value)
        return leading

    def variant(self, value: str) -> Struct:
        """The struct that a known tag value leads to."""
        return self._find(self.names[value])
