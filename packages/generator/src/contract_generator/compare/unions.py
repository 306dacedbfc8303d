"""Unions: the tag, and the structs that it tells apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from contract_generator.compare.changes import (
    TAG,
    VARIANT_ADDED,
    VARIANT_REMOVED,
    VARIANT_TYPE,
    VARIANT_VALUE,
    Change,
    Effect,
    allows,
    breaks,
    described,
)
from contract_generator.compare.pairs import Pairs, pair
from contract_generator.compare.refs import Refs
from contract_generator.compare.roles import Roles
from contract_generator.compare.sides import Side
from contract_generator.compare.verdicts import or_unused
from contract_generator.contract.model import NamedRef, UnionType, Variant
from contract_generator.plan import names
from contract_generator.text.sentence import sentence


def compare_unions(
    old: UnionType, new: UnionType, refs: Refs, roles: Roles, before: Side, now: Side
) -> Iterator[Change]:
    """What became of a union.

    Args:
        old: The union that there was.
        new: The one that there is.
        refs: Compares refs.
        roles: What it is for.
        before: The old contract.
        now: The new one.
    """
    name = roles.model
    if old.tag != new.tag:
        yield _tag(old, new, roles)
    values = _pair(old.variants, new.variants)
    by_type = _pair(values.removed, values.added, content=lambda each: each.type)
    for each in by_type.removed:
        yield _removed(each, roles, before)
    for each in by_type.added:
        yield _added(each, roles, now)
    for a, b in by_type.renamed:
        yield _revalued(a, b, roles)
    for a, b in (*values.both, *by_type.renamed):
        if refs.relation(NamedRef(a.type), NamedRef(b.type)).python != "same":
            yield _retyped(a, b, roles, before, now)
        if a.description != b.description:
            yield described(f"{name}[{a.value}]", a.span, b.span)


def _pair(
    old: Sequence[Variant],
    new: Sequence[Variant],
    *,
    content: Callable[[Variant], str] | None = None,
) -> Pairs[Variant]:
    """Which variant is which; near values tell nothing."""
    return pair(
        old,
        new,
        written=lambda each: each.value,
        python=lambda each: each.value,
        alike=lambda a, b: False,
        content=content,
    )


def _tag(old: UnionType, new: UnionType, roles: Roles) -> Change:
    spelt = names.member("field", old.tag).code
    effects: list[Effect] = []
    if roles.read:
        why = sentence("code that tells kinds apart by {old} gets an AttributeError", old=spelt)
        effects.append(breaks("callers", why))
        why = sentence("released clients raise ResponseDecodeError without {old}", old=old.tag)
        effects.append(breaks("released", why))
    if roles.given:
        why = sentence("released clients go on sending {old}", old=old.tag)
        effects.append(breaks("released", why))
    what = sentence(
        "{it} is told apart by {new}, and was by {old}", it=roles.model, new=new.tag, old=old.tag
    )
    return Change(TAG, roles.model, what, tuple(or_unused(effects, roles)), old.span, new.span)


def _added(variant: Variant, roles: Roles, now: Side) -> Change:
    model = now.types.names[variant.type].code
    effects: list[Effect] = []
    if roles.read:
        why = sentence("released clients read it as UnknownVariant: loops over known kinds go on")
        effects.append(allows("released", why))
        why = sentence("code that handles every kind has one more to handle")
        effects.append(allows("callers", why))
    if roles.given:
        effects.append(allows("callers", sentence("callers may give {model}", model=model)))
    subject = f"{roles.model}[{variant.value}]"
    what = sentence(
        "{it} may be {value} too: {model}", it=roles.model, value=variant.value, model=model
    )
    return Change(
        VARIANT_ADDED, subject, what, tuple(or_unused(effects, roles)), None, variant.span
    )


def _removed(variant: Variant, roles: Roles, before: Side) -> Change:
    model = before.types.names[variant.type].code
    effects: list[Effect] = []
    if roles.read:
        why = sentence(
            "code that handles {value} is never reached, and type checkers may say so",
            value=variant.value,
        )
        effects.append(breaks("callers", why))
    if roles.given:
        why = sentence("callers who give {model} are refused", model=model)
        effects.append(breaks("callers", why))
        why = sentence("released clients go on sending {value}", value=variant.value)
        effects.append(breaks("released", why))
    subject = f"{roles.model}[{variant.value}]"
    what = sentence(
        "{it} may not be {value} any longer: {model}",
        it=roles.model,
        value=variant.value,
        model=model,
    )
    return Change(VARIANT_REMOVED, subject, what, tuple(or_unused(effects, roles)), variant.span)


def _revalued(old: Variant, new: Variant, roles: Roles) -> Change:
    effects: list[Effect] = []
    if roles.read:
        why = sentence("code that looks for {old} waits for it in vain", old=old.value)
        effects.append(breaks("callers", why))
        why = sentence("released clients read {new} as UnknownVariant", new=new.value)
        effects.append(breaks("released", why))
    if roles.given:
        why = sentence("released clients and plain dicts go on sending {old}", old=old.value)
        effects.append(breaks("released", why))
    subject = f"{roles.model}[{old.value}]"
    what = sentence(
        "{it} says {new} where it said {old}", it=roles.model, new=new.value, old=old.value
    )
    effects = or_unused(effects, roles)
    return Change(VARIANT_VALUE, subject, what, tuple(effects), old.span, new.span)


def _retyped(old: Variant, new: Variant, roles: Roles, before: Side, now: Side) -> Change:
    was, is_now = before.types.names[old.type].code, now.types.names[new.type].code
    effects: list[Effect] = []
    if roles.read:
        why = sentence("code that reads {old} gets {new}", old=was, new=is_now)
        effects.append(breaks("callers", why))
        why = sentence("released clients go on reading {old}", old=was)
        effects.append(breaks("released", why))
    if roles.given:
        why = sentence("callers and released clients go on giving {old}", old=was)
        effects.append(breaks("callers", why))
    subject = f"{roles.model}[{old.value}]"
    what = sentence(
        "{it} has {new} for {value}, and had {old}",
        it=roles.model,
        new=is_now,
        old=was,
        value=new.value,
    )
    effects = or_unused(effects, roles)
    return Change(VARIANT_TYPE, subject, what, tuple(effects), old.span, new.span)
