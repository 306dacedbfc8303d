"""Typed dicts: how a nested input looks as a plain dict, for editors and type checkers."""

from __future__ import annotations

import keyword
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from contract_generator.contract.model import Contract, Field, NamedRef, Struct, TypeRef, UnionType
from contract_generator.plan import docs
from contract_generator.plan.annotations import NONE, Annotations
from contract_generator.plan.entangled import entangled
from contract_generator.plan.pieces import Alias, Dict
from contract_generator.plan.scope import Scope
from contract_generator.plan.types import Types, mentioned, named
from contract_generator.text.code import Code, fill, join
from contract_generator.text.python import docstring, identifier, literal


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is given as an argument or inside one.

    Attributes:
        nested: Structs and unions that need a typed dict, in contract order.
        direct: Those of them that are named themselves, not only as a union's variant.
        spelt: Unions that typed dicts spell by their variants.
    """

    nested: tuple[str, ...]
    direct: frozenset[str]
    spelt: frozenset[str]


def plan_inputs(contract: Contract, types: Types) -> Inputs:
    """Find every struct and union that a caller may give as a plain dict."""
    ahead: list[str] = []
    for resource in contract.resources:
        for method in resource.methods:
            ahead += _inside(method.input, types)
    direct = set(ahead)
    seen: set[str] = set()
    while ahead:
        name = ahead.pop()
        if name in seen:
            continue
        seen.add(name)
        declared = types.declared[name]
        inner = list(mentioned(declared))
        if not isinstance(declared, UnionType):
            direct.update(inner)
        ahead += inner
    nested = tuple(
        each.name
        for each in contract.types
        if each.name in seen and isinstance(each, (Struct, UnionType))
    )
    return Inputs(nested, frozenset(direct), entangled(types.declared, nested))


def _inside(ref: TypeRef | None, types: Types) -> list[str]:
    if isinstance(ref, NamedRef):
        declared = types.declared[ref.name]
        # A method's own input struct is spread over its arguments.
        return list(mentioned(declared)) if isinstance(declared, Struct) else [ref.name]
    inner = named(ref)
    return [] if inner is None else [inner]


@lru_cache(maxsize=1 << 14)
def is_key(wire: str) -> bool:
    """Whether a wire name can be a key in a class body: a name that the class doesn't mangle."""
    plain = wire.isascii() and wire.isidentifier() and not keyword.iskeyword(wire)
    return plain and not wire.startswith("__")


def plan_dict(
    struct: Struct,
    types: Types,
    inputs: Inputs,
    scope: Scope,
    *,
    name: Code,
    reference: Callable[[Code], Code],
    dict_name: Callable[[str], Code],
) -> Dict:
    """A struct as a typed dict.

    Args:
        struct: The struct.
        types: The contract's types.
        inputs: What is given by callers.
        scope: The module.
        name: The typed dict's name.
        reference: How the module spells a model.
        dict_name: How it spells a typed dict.
    """
    annotations = Annotations(
        types, scope, reference=reference, dict_name=dict_name, spelt=inputs.spelt
    )
    keys = [field.name for field in struct.fields]
    gained = types.gained.get(struct.name, ())
    keys += [tag.name.written for tag in gained]
    as_class = all(map(is_key, keys))
    shadows = frozenset(keys) if as_class else frozenset[str]()
    tags = types.tags.get(struct.name, frozenset())
    values = [_value(field, field.name in tags, annotations, shadows) for field in struct.fields]
    for tag in gained:
        choice = annotations.literals(tag.values, shadows)
        # Where the struct stands by itself its tag isn't sent, so it can't be asked for.
        values.append(
            _not_required(choice, annotations) if struct.name in inputs.direct else choice
        )
    python_name = types.names[struct.name].code
    return Dict(
        name=name,
        quoted=literal(str(name)),
        base=scope.runtime("typing_extensions", "TypedDict"),
        docstring=docs.text(
            f"`{python_name}` as a plain dict, keys as sent.", indent=4, fallback=""
        ),
        fields=tuple(
            fill("{key}: {value}", key=identifier(key), value=value)
            for key, value in zip(keys, values, strict=True)
        )
        if as_class
        else (),
        items=()
        if as_class
        else tuple(
            # Quoted, as all is in a class: what stands further down may be named.
            fill("{key}: {value}", key=literal(key), value=literal(str(value)))
            for key, value in zip(keys, values, strict=True)
        ),
    )


def _value(field: Field, is_tag: bool, annotations: Annotations, shadows: frozenset[str]) -> Code:
    members = annotations.any_of(field, shadows)
    if field.optional or field.nullable:
        members = [*members, NONE]
    value = annotations.union(members, shadows)
    left_out = field.optional or (field.const is not None and not is_tag)
    return _not_required(value, annotations) if left_out else value


def _not_required(value: Code, annotations: Annotations) -> Code:
    name = annotations.name("typing_extensions", "NotRequired")
    return fill("{name}[{value}]", name=name, value=value)


def plan_dict_alias(
    union: UnionType, scope: Scope, *, name: Code, dict_name: Callable[[str], Code]
) -> Alias:
    """A union as a union of typed dicts."""
    variants = list(dict.fromkeys(dict_name(variant.type) for variant in union.variants))
    value = variants[0]
    if len(variants) > 1:
        together = join(", ", variants)
        value = fill("{union}[{all}]", union=scope.runtime("typing", "Union"), all=together)
    about = docstring(f"Any of {union.name}'s variants as a plain dict.")
    return Alias(name=name, value=value, docstring=about)
