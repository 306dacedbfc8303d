"""The order of a model's fields, which is that of its positional arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contract_generator.compare.changes import FIELD_ORDER, Change, Effect, allows, breaks
from contract_generator.compare.fields import pair_attributes
from contract_generator.compare.roles import Roles
from contract_generator.compare.sides import Attribute
from contract_generator.diagnostics.span import Span
from contract_generator.text.sentence import sentence


def order(
    old: Sequence[Attribute], new: Sequence[Attribute], roles: Roles, before: Span, now: Span
) -> Iterator[Change]:
    """The change of a model's order, if there is one that somebody may notice.

    Args:
        old: The attributes that there were.
        new: Those that there are.
        roles: What the model is for.
        before: The place of the old model.
        now: That of the new one.
    """
    pairs = pair_attributes(old, new).both
    became = {a.name: b.name for a, b in pairs}
    old_names = [each.name for each in positional(old)]
    new_names = [each.name for each in positional(new)]
    place = {name: index for index, name in enumerate(new_names)}
    if roles.given:
        moved = [
            name
            for index, name in enumerate(old_names)
            if name in became and place[became[name]] != index
        ]
    else:
        # What callers don't make is read by name: only fields that changed places are told.
        declared = {a.name for a, b in pairs if not a.gained and not b.gained}
        there = {became[name] for name in declared}
        kept = [each.name for each in old if each.name in declared]
        left = [each.name for each in new if each.name in there]
        moved = [a for a, b in zip(kept, left, strict=True) if became[a] != b]
    if not moved:
        return
    what = sentence("{it} takes {moved} at other positions", it=roles.model, moved=tuple(moved))
    effects: list[Effect] = []
    if roles.given:
        why = sentence(
            "callers who construct {model} by position give other fields", model=roles.model
        )
        effects.append(breaks("callers", why))
    elif roles.read:
        why = sentence("only code that takes {model} by position notices it", model=roles.model)
        effects.append(allows("callers", why))
    else:
        why = sentence("arguments are given by name")
        effects.append(Effect("callers", "documentation", why))
    yield Change(FIELD_ORDER, roles.model, what, tuple(effects), before, now)


def positional(attributes: Sequence[Attribute]) -> list[Attribute]:
    """A model's attributes as its constructor takes them: those without a default first."""
    return sorted(attributes, key=lambda each: each.field.optional or each.field.const is not None)
