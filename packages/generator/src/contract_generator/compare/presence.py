"""Absent, null or a value: what a field that is required, optional, nullable or both does to whom.

The two promises about it (the table of the SDK's page on types) are the tables here; what a change
does follows from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from contract_generator.compare.changes import Effect, allows, breaks
from contract_generator.contract.model import Field
from contract_generator.text.sentence import sentence

State = Literal["required", "optional", "nullable", "both"]
_Meaning = Literal["refused", "absent", "null"]

#: What a client may send besides a value, and what a server has to take.
_SENT: Mapping[State, frozenset[str]] = {
    "required": frozenset(),
    "optional": frozenset({"absent"}),
    "nullable": frozenset({"null"}),
    "both": frozenset({"absent", "null"}),
}
#: What ``None`` means as an argument and in a plain dict,
_NONE: Mapping[State, _Meaning] = {
    "required": "refused",
    "optional": "absent",
    "nullable": "null",
    "both": "null",
}
#: and in a model.
_NONE_IN_MODEL: Mapping[State, _Meaning] = {**_NONE, "both": "absent"}


def state_of(field: Field) -> State:
    """What a field is."""
    if field.optional:
        return "both" if field.nullable else "optional"
    return "nullable" if field.nullable else "required"


def argument_effects(old: State, new: State, methods: tuple[str, ...]) -> list[Effect]:
    """What the change does to callers who give the field as an argument of some methods."""
    effects: list[Effect] = []
    if "absent" in _SENT[old] - _SENT[new]:
        why = sentence("callers of {methods} who leave it out get a TypeError", methods=methods)
        effects.append(breaks("callers", why))
    before, now = _NONE[old], _NONE[new]
    if before == now or before == "refused":
        pass
    elif now == "refused":
        why = sentence("callers of {methods} who give None get a TypeError", methods=methods)
        effects.append(breaks("callers", why))
    elif now == "null":
        why = sentence("None left it out of {methods}, and is sent as null now", methods=methods)
        effects.append(breaks("callers", why))
    else:
        why = sentence("None was sent as null by {methods}, and leaves it out now", methods=methods)
        effects.append(breaks("callers", why))
    if not effects and "absent" in _SENT[new] - _SENT[old]:
        why = sentence("callers of {methods} may leave it out", methods=methods)
        effects.append(allows("callers", why))
    elif not effects:
        why = sentence("callers of {methods} may give None", methods=methods)
        effects.append(allows("callers", why))
    return effects


def sent_effects(old: State, new: State) -> list[Effect]:
    """What the change does to released clients that send the field."""
    effects: list[Effect] = []
    refused = _SENT[old] - _SENT[new]
    if "absent" in refused:
        why = sentence("released clients may leave it out: the server must go on accepting that")
        effects.append(breaks("released", why))
    if "null" in refused:
        why = sentence("released clients may send null: the server must go on accepting that")
        effects.append(breaks("released", why))
    return effects


def given_effects(old: State, new: State, model: str) -> list[Effect]:
    """What the change does to callers who make the model, or a plain dict in its place."""
    effects: list[Effect] = []
    if "absent" in _SENT[old] - _SENT[new]:
        why = sentence("callers who construct {model} without it get a TypeError", model=model)
        effects.append(breaks("callers", why))
    changed = _NONE_IN_MODEL[old] != _NONE_IN_MODEL[new]
    if old != "required" and (changed or _NONE[old] != _NONE[new]):
        if new == "required":
            why = sentence("callers who give None in {model} get a TypeError", model=model)
        elif changed:
            why = sentence("None in {model} isn't sent as it was", model=model)
        else:
            why = sentence("None in a plain dict for {model} isn't sent as it was", model=model)
        effects.append(breaks("callers", why))
    return effects or [allows("callers", sentence("what callers give goes on being accepted"))]


def read_effects(old: State, new: State, *, null: Literal["empty", "any", "no"]) -> list[Effect]:
    """What the change does to whom reads the model.

    Args:
        old: What the field was.
        new: What it is.
        null: What an old client makes of ``null`` that it doesn't expect.
    """
    if old != "required":
        if new != "required":
            return [allows("callers", sentence("code that reads it has to expect None as before"))]
        return [allows("callers", sentence("code that reads it needn't expect None any longer"))]
    effects: list[Effect] = []
    if null == "any":
        effects.append(allows("callers", sentence("any JSON may be None as before")))
    else:
        effects.append(breaks("callers", sentence("code that reads it gets None at times")))
    if "absent" in _SENT[new]:
        why = sentence("released clients raise ResponseDecodeError where it is absent")
        effects.append(breaks("released", why))
    if "null" in _SENT[new] and null == "no":
        why = sentence("released clients raise ResponseDecodeError where it is null")
        effects.append(breaks("released", why))
    return effects
