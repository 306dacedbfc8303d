"""What breaks where a field keeps its name and takes other values: types, enums, consts."""

from __future__ import annotations

from contract_generator.compare.changes import Effect, allows, breaks
from contract_generator.compare.refs import Relation
from contract_generator.compare.roles import Roles
from contract_generator.compare.sides import Attribute
from contract_generator.compare.verdicts import argument_came, argument_went, or_unused
from contract_generator.contract.model import Value
from contract_generator.plan.types import is_sent
from contract_generator.text.sentence import sentence

_REFUSING = ("narrower", "other")
_ACCEPTING = ("wider", "other")


def input_effects(relation: Relation, old: str, new: str) -> list[Effect]:
    """What another type does to whom gives values of the old one.

    Args:
        relation: What the new type is to the old one.
        old: The old type as Python has it.
        new: The new one.
    """
    effects: list[Effect] = []
    if relation.python in _REFUSING:
        why = sentence("callers who give {old} have to give {new}", old=old, new=new)
        effects.append(breaks("callers", why))
    else:
        why = sentence("callers who give {old} may go on doing so", old=old)
        effects.append(allows("callers", why))
    if relation.wire in _REFUSING:
        effects.append(
            breaks("released", sentence("released clients go on sending {old}", old=old))
        )
    return effects


def output_effects(relation: Relation, old: str, new: str) -> list[Effect]:
    """What another type does to whom gets values of it."""
    effects: list[Effect] = []
    if relation.inside and relation.python == "narrower":
        why = sentence("type checkers don't take {new} for {old}", old=old, new=new)
        effects.append(breaks("callers", why))
    elif relation.python in _ACCEPTING:
        why = sentence("code that reads {old} gets {new}", old=old, new=new)
        effects.append(breaks("callers", why))
    else:
        effects.append(allows("callers", sentence("code that reads {old} may do so", old=old)))
    if relation.wire in _ACCEPTING:
        why = sentence("released clients expect {old}, and raise ResponseDecodeError", old=old)
        effects.append(breaks("released", why))
    return effects


def retyped(relation: Relation, old: str, new: str, roles: Roles, *, given: bool) -> list[Effect]:
    """A field of another type.

    Args:
        relation: What the new type is to the old one.
        old: The old type as Python has it.
        new: The new one.
        roles: What the field is for.
        given: Whether it's an argument, or in a model that callers make.
    """
    effects = input_effects(relation, old, new) if given else []
    if roles.read:
        effects += output_effects(relation, old, new)
    return or_unused(_worst(effects), roles)


def _worst(effects: list[Effect]) -> list[Effect]:
    """Where the same people are broken and not, only the former is worth to be said."""
    broken = {each.whom for each in effects if each.level == "breaking"}
    return [each for each in effects if each.level == "breaking" or each.whom not in broken]


def enum(
    old: tuple[Value, ...], new: tuple[Value, ...], roles: Roles, *, given: bool
) -> list[Effect]:
    """A field with other values to choose from."""
    gone = tuple(spelt(each) for each in old if each not in new)
    come = tuple(spelt(each) for each in new if each not in old)
    effects: list[Effect] = []
    if given and new and not old:
        why = sentence("callers may give any other value: the server has to go on accepting it")
        effects += [breaks("callers", why)]
    elif given and new and gone:
        why = sentence("callers who give {values} are refused by the server", values=gone)
        effects += [breaks("callers", why)]
    elif given and not new:
        effects.append(allows("callers", sentence("callers may give any value")))
    elif given:
        effects.append(allows("callers", sentence("callers may give {values}", values=come)))
    if roles.read and old and come:
        why = sentence(
            "released clients read {values} as any other value: nothing breaks", values=come
        )
        effects.append(allows("released", why))
    elif roles.read and not new:
        effects.append(allows("callers", sentence("editors don't offer the values any longer")))
    elif roles.read:
        effects.append(allows("callers", sentence("code that reads it meets fewer values")))
    return or_unused(effects, roles)


def const(old: Attribute, new: Attribute, roles: Roles) -> list[Effect]:
    """A field with another value that is the only one, or with none such."""
    before, now = old.field.const, new.field.const
    taking = roles.taking(old.field.name, new.field.name)
    effects = argument_came(taking, new.field.name) + argument_went(taking)
    given = bool(taking.kept) or roles.given
    if given and now is not None:
        why = sentence("callers who give anything but {value} are refused", value=spelt(now))
        effects.append(breaks("callers", why))
    elif roles.given and not new.field.optional:
        why = sentence(
            "callers who construct {model} without it get a TypeError", model=roles.model
        )
        effects.append(breaks("callers", why))
    elif given:
        effects.append(allows("callers", sentence("callers may give any value")))
    if now is not None and (roles.uses or roles.given):
        why = sentence("released clients go on sending any other value")
        if before is not None:
            why = sentence("released clients go on sending {value}", value=spelt(before))
        effects.append(breaks("released", why))
    if roles.read and before is not None:
        why = sentence("code that expects {value} meets other values", value=spelt(before))
        effects.append(breaks("callers", why))
    elif roles.read:
        effects.append(allows("callers", sentence("code that reads it meets one value")))
    if not effects and is_sent(old.field):
        effects.append(allows("callers", sentence("callers don't give it")))
    return or_unused(_worst(effects), roles)


def tag_values(old: Attribute, new: Attribute, roles: Roles) -> list[Effect]:
    """A tag that is told by the union, and led to its struct by other values."""
    was, is_now = old.field.const, new.field.const
    effects: list[Effect] = []
    if roles.read and new.gained and is_now is None and not (old.gained and was is None):
        effects.append(breaks("callers", sentence("type checkers say that it may be None")))
    elif roles.read and was is not None and is_now is None:
        why = sentence("code that expects {value} may meet any other", value=spelt(was))
        effects.append(breaks("callers", why))
    if roles.given and was is not None and is_now is None:
        why = sentence("callers who construct {model} have to give it", model=roles.model)
        effects.append(breaks("callers", why))
    return or_unused(effects, roles)


def spelt(value: Value) -> str:
    """A value as contracts and JSON have it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def is_given(old: Attribute, new: Attribute, roles: Roles) -> bool:
    """Whether callers give the field, as an argument or in a model."""
    return roles.given or bool(roles.taking(old.field.name, new.field.name).kept)
