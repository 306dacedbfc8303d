"""What the refs of a contract mean to who answers: a thing, many of them, a page of them."""

from __future__ import annotations

from collections.abc import Mapping

from contract_generator.contract.model import (
    Field,
    ListRef,
    Map,
    MapRef,
    NamedRef,
    ScalarRef,
    Slice,
    Struct,
    Type,
    TypeRef,
)


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

    def listed(self, ref: TypeRef) -> TypeRef | None:
        """What a list is of; None for others."""
        return None if self.is_map(ref) else self.elem(ref)

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
