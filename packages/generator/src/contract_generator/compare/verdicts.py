"""What breaks: each change of a field judged by what the field is for."""

from __future__ import annotations

from contract_generator.compare.changes import Effect, allows, breaks
from contract_generator.compare.presence import (
    State,
    argument_effects,
    given_effects,
    read_effects,
    sent_effects,
    state_of,
)
from contract_generator.compare.refs import Refs
from contract_generator.compare.roles import Roles, Taking, Use, names
from contract_generator.compare.sides import Attribute
from contract_generator.plan.types import is_sent
from contract_generator.text.sentence import sentence

_UNSENT = sentence("released clients don't send it: the server must go on accepting that")
_STILL_SENT = sentence("released clients go on sending it: the server has to ignore it")


def added(new: Attribute, roles: Roles) -> list[Effect]:
    """A field that wasn't there."""
    field = new.field
    taking = roles.taking(None, field.name)
    effects = argument_came(taking, field.name)
    due = not field.optional
    gives_it = not due or field.const is not None
    if roles.given:
        if gives_it:
            why = sentence("callers who construct {model} may leave it out", model=roles.model)
            effects.append(allows("callers", why))
        else:
            why = sentence(
                "callers who construct {model} without it get a TypeError", model=roles.model
            )
            effects.append(breaks("callers", why))
    sent = roles.given or any(field.name not in each.new_places for each in roles.uses)
    if sent and not new.gained:
        effects.append(breaks("released", _UNSENT) if due else allows("released", _UNSENT))
    if roles.read:
        effects.append(allows("released", sentence("released clients keep it in extra")))
        if not gives_it and not roles.given:
            why = sentence(
                "only code that constructs {model} itself, as tests do, has to give it",
                model=roles.model,
            )
            effects.append(allows("callers", why))
    return or_unused(effects, roles)


def removed(old: Attribute, roles: Roles) -> list[Effect]:
    """A field that isn't there any longer."""
    field = old.field
    taking = roles.taking(field.name, None)
    effects = argument_went(taking)
    if roles.given:
        why = sentence("callers who construct {model} with it get a TypeError", model=roles.model)
        effects.append(breaks("callers", why))
    if roles.read:
        effects.append(breaks("callers", sentence("code that reads it gets an AttributeError")))
        if state_of(field) == "required" and field.const is None:
            why = sentence("released clients raise ResponseDecodeError where it is missing")
            effects.append(breaks("released", why))
    sent = roles.given or any(field.name not in each.old_places for each in roles.uses)
    if sent and not old.gained:
        effects.append(allows("released", _STILL_SENT))
    return or_unused(effects, roles)


def renamed(old: Attribute, new: Attribute, roles: Roles) -> list[Effect]:
    """A field with another name in Python, and so on the wire."""
    effects: list[Effect] = []
    taking = roles.taking(old.field.name, new.field.name)
    if taking.kept or taking.went:
        methods = names((*taking.kept, *taking.went))
        why = sentence(
            "callers of {methods} who give {old} get a TypeError", methods=methods, old=old.name
        )
        effects.append(breaks("callers", why))
    if roles.given:
        why = sentence(
            "callers who construct {model} with {old} get a TypeError",
            model=roles.model,
            old=old.name,
        )
        effects.append(breaks("callers", why))
    if roles.read:
        why = sentence("code that reads {old} gets an AttributeError", old=old.name)
        effects.append(breaks("callers", why))
    return or_unused([*effects, *_wire_effects(old, new, roles)], roles)


def wire_name(old: Attribute, new: Attribute, roles: Roles) -> list[Effect]:
    """A field with another name on the wire alone."""
    effects: list[Effect] = []
    if roles.given:
        why = sentence(
            "a plain dict for {model} has {old} as its key", model=roles.model, old=old.field.name
        )
        effects.append(breaks("callers", why))
    effects += _wire_effects(old, new, roles)
    if not effects and roles.uses:
        effects.append(
            allows("callers", sentence("it stands in the path, where names aren't sent"))
        )
    return or_unused(effects, roles)


def _wire_effects(old: Attribute, new: Attribute, roles: Roles) -> list[Effect]:
    effects: list[Effect] = []
    before, now = old.field.name, new.field.name
    in_body = [
        each for each in roles.uses if before not in each.old_places or now not in each.new_places
    ]
    if in_body or roles.given:
        effects.append(
            breaks("released", sentence("released clients go on sending {old}", old=before))
        )
    if roles.read:
        strict = state_of(old.field) == "required" and old.field.const is None
        why = sentence("released clients look for {old}, and read it as missing", old=before)
        if strict:
            why = sentence(
                "released clients look for {old}, and raise ResponseDecodeError", old=before
            )
        effects.append(breaks("released", why))
    return effects


def presence(old: Attribute, new: Attribute, roles: Roles, refs: Refs) -> list[Effect]:
    """A field that is required, optional, nullable or both, and was another of these."""
    before, now = state_of(old.field), state_of(new.field)
    taking = roles.taking(old.field.name, new.field.name)
    effects: list[Effect] = []
    sent: dict[Effect, None] = {}
    for states, uses in _by_states(taking.kept, old, new).items():
        if states[0] != states[1]:
            effects += argument_effects(*states, names(tuple(uses)))
            sent.update(dict.fromkeys(sent_effects(*states)))
    if roles.given:
        effects += given_effects(before, now, roles.model)
        sent.update(dict.fromkeys(sent_effects(before, now)))
    if old.field.const == new.field.const:
        effects += argument_came(taking, new.field.name) + argument_went(taking)
        if is_sent(old.field) != is_sent(new.field) and taking.came:
            sent.update(dict.fromkeys(sent_effects(before, now)))
    if roles.read:
        null = refs.nullable(old.field.type)
        # What is fixed is filled in where it is absent.
        filled = old.field.const is not None
        for each in read_effects(before, now, null=null):
            if not (filled and each.whom == "released" and now == "optional"):
                effects.append(each)
    effects += sent
    if not effects and roles.uses:
        effects.append(allows("callers", sentence("it is a required argument as before")))
    return or_unused(effects, roles)


def _by_states(
    uses: tuple[Use, ...], old: Attribute, new: Attribute
) -> dict[tuple[State, State], list[Use]]:
    """The methods, by what the argument was and is: in a path it has to be given."""
    found: dict[tuple[State, State], list[Use]] = {}
    for each in uses:
        before: State = "required" if old.field.name in each.old_places else state_of(old.field)
        now: State = "required" if new.field.name in each.new_places else state_of(new.field)
        found.setdefault((before, now), []).append(each)
    return found


def argument_came(taking: Taking, wire: str) -> list[Effect]:
    """A field that has become an argument of some methods."""
    due = tuple(each for each in taking.came if each.new[wire].required)
    free = tuple(each for each in taking.came if not each.new[wire].required)
    effects: list[Effect] = []
    if due:
        why = sentence("callers of {methods} get a TypeError without it", methods=names(due))
        effects.append(breaks("callers", why))
    if free:
        why = sentence("callers of {methods} may leave it out", methods=names(free))
        effects.append(allows("callers", why))
    return effects


def argument_went(taking: Taking) -> list[Effect]:
    """A field that isn't an argument of some methods any longer."""
    if not taking.went:
        return []
    why = sentence("callers of {methods} who give it get a TypeError", methods=names(taking.went))
    return [breaks("callers", why)]


def or_unused(effects: list[Effect], roles: Roles) -> list[Effect]:
    """The effects; where there are none, the reason for that."""
    if effects:
        return effects
    if roles.uses or roles.given or roles.read:
        return [allows("callers", sentence("what callers wrote goes on working"))]
    return [allows("callers", sentence("no method used it"))]
