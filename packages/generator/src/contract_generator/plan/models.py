"""Structs as dataclasses, slices, maps and unions as aliases, and the codecs' table."""

from __future__ import annotations

from collections.abc import Callable

from contract_generator.contract.model import Field, ListRef, MapRef, Slice, Struct, Type, UnionType
from contract_generator.contract.model import Map as MapType
from contract_generator.plan import docs
from contract_generator.plan.annotations import Annotations, plain
from contract_generator.plan.operations import Spread
from contract_generator.plan.pieces import Alias, Model
from contract_generator.plan.scope import Scope
from contract_generator.plan.types import Gained, Types
from contract_generator.text.code import Code, fill, join
from contract_generator.text.python import literal


def plan_model(
    struct: Struct,
    types: Types,
    scope: Scope,
    reference: Callable[[Code], Code],
    told: Spread | None,
) -> Model:
    """A struct as a dataclass: required fields first, then those that have a default.

    Args:
        struct: The struct.
        types: The contract's types.
        scope: The module.
        reference: How the module spells a model.
        told: The methods that tell its fields as their arguments, where nothing else needs it.
    """
    annotations = Annotations(types, scope, reference=reference)
    names = types.fields[struct.name]
    # What the class body assigns hides the globals of the same name.
    shadows = frozenset(name.code for name in names.values())
    required: list[Code] = []
    defaulted: list[Code] = []
    for field in struct.fields:
        line = fill(
            "{name}: {type}", name=names[field.name].code, type=annotations.field(field, shadows)
        )
        default = _default(field)
        if default is None:
            required.append(line)
        else:
            defaulted.append(fill("{line} = {default}", line=line, default=default))
    for tag in types.gained.get(struct.name, ()):
        defaulted.append(_gained(tag, annotations, shadows))
    entries = [
        docs.of_field(names[field.name].code, field)
        for field in struct.fields
        if told is None or field.name not in told.fields
    ]
    fallback = "A JSON object."
    if told is not None:
        fallback = f"The arguments of {', '.join(f'`{each}`' for each in told.methods)}."
    base = scope.runtime("contract_runtime.abi", "Model")
    return Model(
        name=types.names[struct.name].code,
        bases=join(", ", [base, *_keywords(struct, types)]),
        docstring=docs.text(
            struct.description,
            indent=4,
            fallback=fallback,
            section="Attributes",
            entries=entries,
        ),
        fields=(*required, *defaulted),
    )


def _default(field: Field) -> Code | None:
    if field.optional:
        return literal(None)
    return None if field.const is None else literal(field.const)


def _gained(tag: Gained, annotations: Annotations, shadows: frozenset[str]) -> Code:
    choice = annotations.literals(tag.values, shadows)
    if len(tag.values) == 1:
        return fill(
            "{name}: {type} = {value}",
            name=tag.name.code,
            type=choice,
            value=literal(tag.values[0]),
        )
    optional = annotations.union([choice, literal(None)], shadows)
    return fill("{name}: {type} = None", name=tag.name.code, type=optional)


def _keywords(struct: Struct, types: Types) -> list[Code]:
    """What the codec can't read from annotations: wire names, three states, gained tags."""
    names = types.fields[struct.name]
    wire = {str(name.code): text for text, name in names.items() if name.code != text}
    both = tuple(
        str(names[field.name].code) for field in struct.fields if field.optional and field.nullable
    )
    gained = tuple(str(tag.name.code) for tag in types.gained.get(struct.name, ()))
    keywords: list[Code] = []
    if wire:
        keywords.append(fill("wire={wire}", wire=literal(wire)))
    if both:
        keywords.append(fill("both={both}", both=literal(both)))
    if gained:
        keywords.append(fill("gained={gained}", gained=literal(gained)))
    return keywords


def plan_alias(
    declared: Type,
    types: Types,
    scope: Scope,
    reference: Callable[[Code], Code],
) -> Alias:
    """A slice, map or union as an alias."""
    annotations = Annotations(types, scope, reference=reference)
    name = types.names[declared.name].code
    entries: list[tuple[str, str]] = []
    if isinstance(declared, UnionType):
        variants = [reference(types.names[variant.type].code) for variant in declared.variants]
        value = annotations.union(variants)
        fallback = f"Told apart by `{declared.tag}`."
        entries = [
            docs.entry(str(literal(variant.value)), variant.description)
            for variant in declared.variants
        ]
    elif isinstance(declared, (Slice, MapType)):
        value = _collection(declared, annotations, scope)
        fallback = "A JSON array." if isinstance(declared, Slice) else "A JSON object."
    else:
        raise TypeError(f"not an alias: {declared.name}")
    return Alias(
        name=name,
        value=value,
        docstring=docs.text(
            declared.description, indent=0, fallback=fallback, section="Variants", entries=entries
        ),
    )


def _collection(declared: Slice | MapType, annotations: Annotations, scope: Scope) -> Code:
    elem = annotations.value(declared.elem)
    if isinstance(declared, Slice):
        return fill("{list}[{elem}]", list=scope.name("typing", "List"), elem=elem)
    return fill(
        "{dict}[{key}, {elem}]",
        dict=scope.name("typing", "Dict"),
        key=scope.name("builtins", "str"),
        elem=elem,
    )


def shape(declared: Type, types: Types) -> Code:
    """The codecs' entry for an alias: a union's tag and variants, or an annotation as text."""
    name = literal(str(types.names[declared.name].code))
    if isinstance(declared, UnionType):
        variants = {v.value: str(types.names[v.type].code) for v in declared.variants}
        value = literal((declared.tag, variants))
    elif isinstance(declared, Slice):
        value = literal(str(plain(ListRef(declared.elem), types)))
    elif isinstance(declared, MapType):
        value = literal(str(plain(MapRef(declared.elem), types)))
    else:
        raise TypeError(f"not an alias: {declared.name}")
    return fill("{name}: {value}", name=name, value=value)
