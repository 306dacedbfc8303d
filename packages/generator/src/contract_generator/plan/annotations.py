"""Types as annotations: of models, of arguments, of typed dicts, and for the codecs.

One reading of the table in the promise on types; the three places differ in what they accept:
a model holds ``List[Todo]``, an argument takes ``Sequence[Todo | TodoDict]``.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import lru_cache
from typing import Literal

from contract_generator.contract.model import (
    Field,
    ListRef,
    MapRef,
    NamedRef,
    Scalar,
    ScalarRef,
    Slice,
    Struct,
    TypeRef,
    UnionType,
    Value,
)
from contract_generator.contract.model import Map as MapType
from contract_generator.plan.scope import NOTHING, Scope
from contract_generator.plan.types import Types
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.python import identifier, literal

_SCALARS: dict[Scalar, tuple[str, str]] = {
    "string": ("builtins", "str"),
    "bool": ("builtins", "bool"),
    "int": ("builtins", "int"),
    "float": ("builtins", "float"),
    "bytes": ("builtins", "bytes"),
    "time": ("datetime", "datetime"),
    "any": ("builtins", "object"),
}
#: What hints that no Python evaluates are made of, in place of the names of ``typing``.
_NEW = {
    "Dict": ("builtins", "dict"),
    "List": ("builtins", "list"),
    "Mapping": ("collections.abc", "Mapping"),
    "Sequence": ("collections.abc", "Sequence"),
}
#: What ``typing.Literal`` can hold.
_LITERAL: frozenset[Scalar] = frozenset({"string", "bool", "int"})
#: A const of these is the text that travels.
_LITERAL_CONST: frozenset[Scalar] = frozenset({*_LITERAL, "bytes", "time"})
#: Type checkers read no larger number in a ``Literal``.
_LARGEST = 2**63 - 1
NONE = raw("None")


class Annotations:
    """Spells types in one module.

    Args:
        types: The contract's types.
        scope: The module.
        reference: Told each declared type's Python name that an annotation mentions; answers
            how the module spells it.
        dict_name: The typed dict's name of a struct or union, imported as needed; None where
            arguments are models alone.
        spelt: Unions of which the typed dicts of their variants are written, not that of theirs.
    """

    def __init__(
        self,
        types: Types,
        scope: Scope,
        *,
        reference: Callable[[Code], Code],
        dict_name: Callable[[str], Code] | None = None,
        spelt: Set[str] = NOTHING,
    ) -> None:
        self._types = types
        self._scope = scope
        self._reference = reference
        self._dict_name = dict_name
        self._spelt = spelt

    def value(self, ref: TypeRef, shadows: Set[str] = NOTHING) -> Code:
        """A value as a model holds it.

        Args:
            ref: The type.
            shadows: Names that the class around the annotation gives another meaning.
        """
        if isinstance(ref, ScalarRef):
            return self._scalar(ref.name, shadows)
        if isinstance(ref, ListRef):
            return self._of("List", self.value(ref.elem, shadows), shadows)
        if isinstance(ref, MapRef):
            return self._map("Dict", self.value(ref.elem, shadows), shadows)
        return self._reference(self._types.names[ref.name].code)

    def field(self, field: Field, shadows: Set[str]) -> Code:
        """A field's annotation in its model."""
        members = self._choices(field, lambda: [self.value(field.type, shadows)], shadows)
        if field.nullable or field.optional:
            members.append(NONE)
        return self.union(members, shadows)

    def _choices(
        self, field: Field, base: Callable[[], list[Code]], shadows: Set[str]
    ) -> list[Code]:
        """A field's type narrowed to what ``const`` and ``enum`` name."""
        if not isinstance(field.type, ScalarRef):
            return base()
        if field.const is not None:
            fits = field.type.name in _LITERAL_CONST and _fits(field.const)
            return [self.literals((field.const,), shadows)] if fits else base()
        values = tuple(filter(_fits, field.enum)) if field.type.name in _LITERAL else ()
        return [self.literals(values, shadows), *base()] if values else base()

    def literals(self, values: tuple[Value, ...], shadows: Set[str] = NOTHING) -> Code:
        """``Literal["a", "b"]``."""
        spelt = join(", ", map(literal, values))
        return self._of("Literal", spelt, shadows)

    def union(self, members: list[Code], shadows: Set[str] = NOTHING) -> Code:
        """``Union`` of the members, ``Optional`` where there are two and one is None; between
        ``|`` where no Python evaluates it."""
        if len(members) == 1:
            return members[0]
        several = list(dict.fromkeys(members))
        if len(several) == 1:
            return several[0]
        if self._scope.lazy:
            return join(" | ", several)
        if len(several) == 2 and NONE in several:
            several.remove(NONE)
            return self._of("Optional", several[0], shadows)
        return self._of("Union", join(", ", several), shadows)

    def accepted(self, ref: TypeRef, shadows: Set[str] = NOTHING) -> list[Code]:
        """What an argument, or a value in a typed dict, may be: the members of a union."""
        if isinstance(ref, ScalarRef):
            return [self._scalar(ref.name, shadows)]
        if isinstance(ref, ListRef):
            return [self._of("Sequence", self._accepted_one(ref.elem, shadows), shadows)]
        if isinstance(ref, MapRef):
            return [self._map("Mapping", self._accepted_one(ref.elem, shadows), shadows)]
        declared = self._types.declared[ref.name]
        if isinstance(declared, Slice):
            return self.accepted(ListRef(declared.elem), shadows)
        if isinstance(declared, MapType):
            return self.accepted(MapRef(declared.elem), shadows)
        members = [self._reference(self._types.names[ref.name].code)]
        if self._dict_name is not None:
            if isinstance(declared, UnionType) and ref.name in self._spelt:
                members.extend(self._dict_name(variant.type) for variant in declared.variants)
            else:
                members.append(self._dict_name(ref.name))
        return members

    def any_of(self, field: Field, shadows: Set[str] = NOTHING) -> list[Code]:
        """What a field takes as an argument or in a typed dict, ``None`` apart."""
        return self._choices(field, lambda: self.accepted(field.type, shadows), shadows)

    def name(self, home: Literal["typing", "typing_extensions", "builtins"], name: str) -> Code:
        """A name of ours."""
        return self._scope.name(home, name)

    def _accepted_one(self, ref: TypeRef, shadows: Set[str]) -> Code:
        return self.union(self.accepted(ref, shadows), shadows)

    def _scalar(self, name: Scalar, shadows: Set[str]) -> Code:
        return self._scope.name(*_SCALARS[name], shadows)

    def _of(self, generic: str, inner: Code, shadows: Set[str]) -> Code:
        home = "typing"
        if self._scope.lazy:
            home, generic = _NEW.get(generic, (home, generic))
        return _subscript(self._scope.name(home, generic, shadows), inner)

    def _map(self, generic: str, inner: Code, shadows: Set[str]) -> Code:
        key = self._scalar("string", shadows)
        return self._of(generic, _pair(key, inner), shadows)


@lru_cache(maxsize=1 << 12)
def _subscript(name: Code, inner: Code) -> Code:
    """``List[str]``: few, and everywhere."""
    return fill("{name}[{inner}]", name=name, inner=inner)


@lru_cache(maxsize=1 << 12)
def _pair(key: Code, inner: Code) -> Code:
    return fill("{key}, {inner}", key=key, inner=inner)


def _fits(value: Value) -> bool:
    return not isinstance(value, int) or abs(value) <= _LARGEST


def plain(ref: TypeRef, types: Types) -> Code:
    """A type as codecs read it: ``List[Todo]``, names as the models' module has them."""
    if isinstance(ref, ScalarRef):
        return identifier(_SCALARS[ref.name][1])
    if isinstance(ref, ListRef):
        generic = raw("_List" if "List" in types.taken else "List")
        return fill("{generic}[{inner}]", generic=generic, inner=plain(ref.elem, types))
    if isinstance(ref, MapRef):
        generic = raw("_Dict" if "Dict" in types.taken else "Dict")
        return fill("{generic}[str, {inner}]", generic=generic, inner=plain(ref.elem, types))
    return types.names[ref.name].code


def is_struct(ref: TypeRef | None, types: Types) -> bool:
    """Whether a ref names a struct."""
    return isinstance(ref, NamedRef) and isinstance(types.declared.get(ref.name), Struct)


def is_union(ref: TypeRef | None, types: Types) -> bool:
    """Whether a ref names a union."""
    return isinstance(ref, NamedRef) and isinstance(types.declared.get(ref.name), UnionType)
