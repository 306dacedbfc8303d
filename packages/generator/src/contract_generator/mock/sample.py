"""Values that fit a type: full near the top, the least that fits further down.

The same type, name and number give the same value. Optional fields are there, lists have
elements (of a union, each variant), and a recursive type holds itself once, as long as the
value is shallow and small; then only what is required follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from contract_generator.contract.model import (
    Field,
    ListRef,
    MapRef,
    NamedRef,
    ScalarRef,
    Slice,
    Struct,
    Type,
    TypeRef,
    UnionType,
    Variant,
)
from contract_generator.mock.by_name import ends_pages, scalar, singular
from contract_generator.mock.check import Checker
from contract_generator.mock.heights import height_of, heights
from contract_generator.mock.wire import Json, Object

#: How many structs, and lists and maps, deep one is generous; and up to how many values.
_DEPTH = 4
_NESTED = 8
_GENEROUS_SIZE = 150
#: A value of more parts isn't made: types that require each other twice over grow without bound.
_MOST = 50_000
_ELEMENTS = 2
_MOST_ELEMENTS = 6


class Unfillable(Exception):
    """A type has no value that could be sent: it requires itself, or is too large."""


class Sampler:
    """Makes values of one contract's types.

    Args:
        types: The declared types by name.
    """

    def __init__(self, types: Mapping[str, Type]) -> None:
        self.types = types
        self.heights = heights(types)
        self.checker = Checker(types)

    def value(self, ref: TypeRef, n: int = 1, *, name: str = "") -> Json:
        """A value of a type.

        Args:
            ref: The type.
            n: Which of several it is, from 1: ids, names and times tell.
            name: What it is called.

        Raises:
            Unfillable: The type has none.
        """
        return _Making(self).of(ref, name, "", n)

    def struct(self, struct: Struct, n: int = 1) -> Object:
        """A value of a struct, as :meth:`value` makes it."""
        made = _Making(self)
        made.need(NamedRef(struct.name))
        return made.struct(struct, n)

    def variant(self, union: UnionType, variant: Variant, n: int = 1) -> Object:
        """A value of one variant of a union, as :meth:`value` makes it."""
        made = _Making(self)
        made.need(NamedRef(variant.type))
        return made.variant(union, variant, n)

    def field(self, struct: Struct, field: Field, n: int = 1) -> Json:
        """A value of a struct's field, as :meth:`value` makes it."""
        return _Making(self).field(struct, field, n)


class _Making:
    """One value in the making: what is open above, and how large it has become."""

    def __init__(self, sampler: Sampler) -> None:
        self._sampler = sampler
        self._open: Counter[str] = Counter()
        self._depth = 0
        self._nested = 0
        self._size = 0

    def need(self, ref: TypeRef) -> None:
        if height_of(ref, self._sampler.heights) is None and isinstance(ref, NamedRef):
            raise Unfillable(f"{ref.name} requires itself: no value fits it")

    def of(self, ref: TypeRef, name: str, owner: str, n: int) -> Json:
        self._size += 1
        if self._size > _MOST:
            raise Unfillable(f"a value of the type has more than {_MOST:,} parts")
        if isinstance(ref, ScalarRef):
            return scalar(ref.name, name, owner, n)
        if isinstance(ref, ListRef):
            return self._list(ref.elem, name)
        if isinstance(ref, MapRef):
            return self._map(ref.elem, name)
        self.need(ref)
        declared = self._sampler.types[ref.name]
        if isinstance(declared, Struct):
            return self.struct(declared, n)
        if isinstance(declared, UnionType):
            return self.variant(declared, self._chosen(declared, n), n)
        if isinstance(declared, Slice):
            return self._list(declared.elem, name)
        return self._map(declared.elem, name)

    def struct(self, struct: Struct, n: int, tag: str = "") -> Object:
        self._open[struct.name] += 1
        self._depth += 1
        made: Object = {}
        for field in struct.fields:
            if field.name == tag or (field.optional and not self._fills(field)):
                continue
            made[field.name] = self.field(struct, field, n)
        self._depth -= 1
        self._open[struct.name] -= 1
        return made

    def variant(self, union: UnionType, variant: Variant, n: int) -> Object:
        struct = self._sampler.types[variant.type]
        assert isinstance(struct, Struct)
        return {union.tag: variant.value, **self.struct(struct, n, union.tag)}

    def field(self, struct: Struct, field: Field, n: int) -> Json:
        stated = (field.const,) if field.const is not None else field.enum[:1]
        for value in stated:
            # What is written for a time or for bytes may be neither.
            if self._sampler.checker.fault(value, field.type) is None:
                return value
        if field.nullable and not self._fills(field):
            return None
        return self.of(field.type, field.name, struct.name, n)

    def _list(self, elem: TypeRef, name: str) -> Json:
        if not self._generous(elem):
            return []
        declared = self._sampler.types.get(elem.name) if isinstance(elem, NamedRef) else None
        many = _ELEMENTS
        if isinstance(declared, UnionType):
            many = min(max(many, len(declared.variants)), _MOST_ELEMENTS)
        self._nested += 1
        made = [self.of(elem, singular(name), "", n) for n in range(1, many + 1)]
        self._nested -= 1
        return made

    def _map(self, elem: TypeRef, name: str) -> Json:
        if not self._generous(elem):
            return {}
        self._nested += 1
        made = self.of(elem, singular(name), "", 1)
        self._nested -= 1
        return {"key": made}

    def _chosen(self, union: UnionType, n: int) -> Variant:
        """The variants in turn; the smallest where room is short."""
        known = self._sampler.heights
        there = [each for each in union.variants if each.type in known]
        roomy = [each for each in there if self._generous(NamedRef(each.type))]
        if roomy:
            return roomy[(n - 1) % len(roomy)]
        return min(there, key=lambda each: known[each.type])

    def _fills(self, field: Field) -> bool:
        return self._generous(field.type) and not ends_pages(field.name)

    def _generous(self, ref: TypeRef) -> bool:
        """Whether to put a value where none has to be."""
        if self._size > _GENEROUS_SIZE or self._depth > _DEPTH or self._nested > _NESTED:
            return False
        while isinstance(ref, (ListRef, MapRef)):
            ref = ref.elem
        if not isinstance(ref, NamedRef):
            return True
        return ref.name in self._sampler.heights and self._open[ref.name] < 2
