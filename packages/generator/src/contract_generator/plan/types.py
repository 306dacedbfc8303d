"""The contract's types as Python sees them: names, tags that structs gain, aliases' order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from contract_generator.contract.model import (
    Contract,
    Field,
    ListRef,
    Map,
    MapRef,
    NamedRef,
    Slice,
    Struct,
    Type,
    TypeRef,
    UnionType,
)
from contract_generator.diagnostics.diagnostic import Findings
from contract_generator.plan import names
from contract_generator.plan.names import Name
from contract_generator.plan.namespace import Namespace


@dataclass(frozen=True, slots=True)
class Gained:
    """The tag of a union, on a struct that doesn't declare it; ``values`` lead to the struct."""

    name: Name
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Types:
    """The declared types by their written names, and what was decided about all of them.

    Attributes:
        declared: Every type.
        names: Their Python names.
        fields: Each struct's field names, by wire name.
        gained: Tags that structs gain.
        tags: Wire names of the tags that unions read on each struct.
        aliases: Slices, maps and unions, each after those that it is made of.
        taken: The Python names of all types.
    """

    declared: Mapping[str, Type]
    names: Mapping[str, Name]
    fields: Mapping[str, Mapping[str, Name]]
    gained: Mapping[str, tuple[Gained, ...]]
    tags: Mapping[str, frozenset[str]]
    aliases: tuple[Type, ...]
    taken: frozenset[str]


def named(ref: TypeRef | None) -> str | None:
    """The declared type at the heart of a ref: ``Todo`` in ``[]map[string]Todo``."""
    while isinstance(ref, (ListRef, MapRef)):
        ref = ref.elem
    return ref.name if isinstance(ref, NamedRef) else None


def mentioned(declared: Type) -> Iterator[str]:
    """The declared types that a type's declaration names."""
    if isinstance(declared, Struct):
        refs = (named(field.type) for field in declared.fields)
        yield from (name for name in refs if name is not None)
    elif isinstance(declared, UnionType):
        yield from (variant.type for variant in declared.variants)
    else:
        name = named(declared.elem)
        if name is not None:
            yield name


def plan_types(contract: Contract, found: Findings) -> Types:
    """Decide the names of types and fields, the gained tags, and the order of aliases."""
    declared = contract.type_named()
    place = Namespace("the types", found)
    spelt: dict[str, Name] = {}
    for each in contract.types:
        spelt[each.name] = names.type_name(each.name)
        place.claim(spelt[each.name], each.span)
    tags = _tags(contract, declared)
    gained = {
        name: tuple(
            Gained(names.member("field", tag), tuple(values))
            for tag, values in by_tag.items()
            if not _declares(declared[name], tag)
        )
        for name, by_tag in tags.items()
    }
    fields = {
        each.name: _field_names(each, gained.get(each.name, ()), found)
        for each in contract.types
        if isinstance(each, Struct)
    }
    return Types(
        declared=declared,
        names=spelt,
        fields=fields,
        gained={name: tags for name, tags in gained.items() if tags},
        tags={name: frozenset(by_tag) for name, by_tag in tags.items()},
        aliases=_alias_order(contract, declared),
        taken=frozenset(name.code for name in spelt.values()),
    )


def _tags(
    contract: Contract, declared: Mapping[str, Type]
) -> dict[str, dict[str, dict[str, None]]]:
    """For each struct that unions tell apart: the tags, and the values that lead to it."""
    tags: dict[str, dict[str, dict[str, None]]] = {}
    for each in contract.types:
        if isinstance(each, UnionType):
            for variant in each.variants:
                if isinstance(declared.get(variant.type), Struct):
                    values = tags.setdefault(variant.type, {}).setdefault(each.tag, {})
                    values[variant.value] = None
    return tags


def _declares(declared: Type, tag: str) -> bool:
    return isinstance(declared, Struct) and any(field.name == tag for field in declared.fields)


def _field_names(struct: Struct, gained: tuple[Gained, ...], found: Findings) -> dict[str, Name]:
    place = Namespace(f'"{struct.name}"', found)
    spelt: dict[str, Name] = {}
    for field in struct.fields:
        spelt[field.name] = names.member("field", field.name)
        place.claim(spelt[field.name], field.span)
    for tag in gained:
        spelt[tag.name.written] = tag.name
        place.claim(tag.name, struct.span)
    return spelt


def _alias_order(contract: Contract, declared: Mapping[str, Type]) -> tuple[Type, ...]:
    """Slices, maps and unions in contract order, but each after the one that it is made of.

    A slice or map names one type, so what has to stand before it is a chain; reading has cut
    the chains that would lead back to themselves.
    """
    done: dict[str, Type] = {}
    for start in contract.types:
        chain: list[Type] = []
        each: Type | None = start
        while each is not None and not isinstance(each, Struct) and each.name not in done:
            chain.append(each)
            inner = named(each.elem) if isinstance(each, (Slice, Map)) else None
            each = declared.get(inner or "")
        done.update((each.name, each) for each in reversed(chain))
    return tuple(done.values())


def is_sent(field: Field) -> bool:
    """Whether a field's value is fixed and always sent: a required const is no argument."""
    return field.const is not None and not field.optional
