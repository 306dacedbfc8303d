"""How deep a type's smallest value is; a type that requires itself has none."""

from __future__ import annotations

from collections.abc import Mapping

from contract_generator.contract.model import NamedRef, Struct, Type, TypeRef, UnionType

#: Structs within structs, all required, past which nobody reads JSON.
HIGHEST = 100


def heights(types: Mapping[str, Type]) -> dict[str, int]:
    """The height of each type that has a value of no more than ``HIGHEST``, by name.

    Grown from the ground: in each round those are found whose parts were found before.
    """
    found: dict[str, int] = {}
    left = dict(types)
    for height in range(HIGHEST + 1):
        new = [name for name, declared in left.items() if _stands(declared, found)]
        if not new:
            break
        for name in new:
            del left[name]
        found.update(dict.fromkeys(new, height))
    return found


def height_of(ref: TypeRef, found: Mapping[str, int]) -> int | None:
    """The height of what a ref means; None where it has no value."""
    return found.get(ref.name) if isinstance(ref, NamedRef) else 0


def _stands(declared: Type, found: Mapping[str, int]) -> bool:
    if isinstance(declared, Struct):
        return all(
            field.optional or field.nullable or height_of(field.type, found) is not None
            for field in declared.fields
        )
    if isinstance(declared, UnionType):
        return any(variant.type in found for variant in declared.variants)
    return True
