"""Cycles of slices and maps, which Python's aliases can't spell (contract language, § 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from contract_generator.contract.model import (
    ListRef,
    Map,
    MapRef,
    NamedRef,
    Slice,
    Type,
    TypeRef,
)
from contract_generator.contract.typeref import ANY
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span

ALIAS_CYCLE = Rule("alias-cycle", "info", "A cycle holds only slices and maps.")


def cut_cycles(
    types: tuple[Type, ...], elems: Mapping[str, Span], findings: Findings
) -> tuple[Type, ...]:
    """The types with each ref that closes such a cycle made ``any``.

    Args:
        types: All declared types.
        elems: Where each slice's and map's ``elem`` is written.
        findings: Where to put what was cut.

    A slice or map has one ref, so it leads to at most one other: following the refs from each,
    in the order of declaration, finds every cycle once.
    """
    aliases = {each.name: each for each in types if isinstance(each, (Slice, Map))}
    done: set[str] = set()
    closing: set[str] = set()
    for start in aliases:
        trail: set[str] = set()
        name, before = start, start
        while name in aliases and name not in done:
            if name in trail:
                closing.add(before)
                break
            trail.add(name)
            before, name = name, _leaf(aliases[name].elem)
        done |= trail
    if not closing:
        return types
    return tuple(
        _cut(each, elems[each.name], findings)
        if isinstance(each, (Slice, Map)) and each.name in closing
        else each
        for each in types
    )


def _cut(alias: Slice | Map, elem: Span, findings: Findings) -> Slice | Map:
    target = _leaf(alias.elem)
    message = f'"{target}" leads back to "{alias.name}" through slices and maps alone'
    label = "it is read as any JSON here"
    findings.add(ALIAS_CYCLE, elem, message, label)
    wrappers: list[type[ListRef] | type[MapRef]] = []
    ref = alias.elem
    while isinstance(ref, (ListRef, MapRef)):
        wrappers.append(type(ref))
        ref = ref.elem
    ref = ANY
    for wrapper in reversed(wrappers):
        ref = wrapper(ref)
    return replace(alias, elem=ref)


def _leaf(ref: TypeRef) -> str:
    while isinstance(ref, (ListRef, MapRef)):
        ref = ref.elem
    return ref.name if isinstance(ref, NamedRef) else ""
