"""What could be read of a document with errors, put so that its names can be checked as well.

All findings of a document come in one run: two names that become one in Python are found in a
contract that has other errors, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from contract_generator.contract.model import Contract, Struct, Type, UnionType

_Item = TypeVar("_Item")


def draft(contract: Contract) -> Contract:
    """The contract with each name, and each variant's value, once: its second was found."""
    resources = (
        replace(each, methods=_distinct(each.methods, lambda method: method.name))
        for each in _distinct(contract.resources, lambda resource: resource.name)
    )
    types = map(_distinct_inside, _distinct(contract.types, lambda declared: declared.name))
    return replace(contract, resources=tuple(resources), types=tuple(types))


def _distinct_inside(declared: Type) -> Type:
    if isinstance(declared, Struct):
        return replace(declared, fields=_distinct(declared.fields, lambda field: field.name))
    if isinstance(declared, UnionType):
        variants = _distinct(declared.variants, lambda variant: variant.value)
        return replace(declared, variants=variants)
    return declared


def _distinct(items: Iterable[_Item], key: Callable[[_Item], str]) -> tuple[_Item, ...]:
    found: dict[str, _Item] = {}
    for each in items:
        found.setdefault(key(each), each)
    return tuple(found.values())
