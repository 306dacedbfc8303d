"""What a method takes: the fields of its struct, places in its path, or the one whole value."""

from __future__ import annotations

from collections.abc import Iterator

from contract_generator.compare.bindings import attributes_of
from contract_generator.compare.changes import (
    ARGUMENT_ADDED,
    ARGUMENT_NAME,
    ARGUMENT_PRESENCE,
    ARGUMENT_REMOVED,
    ARGUMENT_TYPE,
    DESCRIPTION,
    INPUT,
    Change,
    Effect,
    allows,
    breaks,
)
from contract_generator.compare.fields import Fields, pair_attributes
from contract_generator.compare.refs import Refs
from contract_generator.compare.roles import Roles, use
from contract_generator.compare.sides import Side
from contract_generator.compare.values import input_effects
from contract_generator.contract.model import ScalarRef
from contract_generator.plan.operations import Argument, Planned
from contract_generator.text.sentence import sentence

_TEXT = ScalarRef("string")


def compare_inputs(
    old: Planned, new: Planned, before: Side, now: Side, refs: Refs
) -> Iterator[Change]:
    """What became of a method's arguments, the fields of a struct apart that is its input still."""
    a, b = old.method, new.method
    if a.binding.whole or b.binding.whole:
        yield from _whole(old, new, before, now, refs)
        yield from _places(old, new, refs)
        return
    if not (shares_input(old, new, refs) or a.input is b.input is None):
        found = list(_fields(old, new, before, now, refs))
        yield from found
        if not found and a.input != b.input:
            was, is_now = before.spell(a.input), now.spell(b.input)
            what = sentence("{it} takes {new}, and took {old}", it=old.full, new=is_now, old=was)
            why = sentence("its arguments are the same")
            yield Change(INPUT, old.full, what, (allows("callers", why),), a.span, b.span)
    yield from _places(old, new, refs)
    yield from _kept(old, new, before, now)


def shares_input(old: Planned, new: Planned, refs: Refs) -> bool:
    """Whether a method takes the fields of one struct, before and now."""
    a, b = old.method, new.method
    if a.binding.whole or b.binding.whole or a.input is None or b.input is None:
        return False
    return refs.relation(a.input, b.input).python == "same"


def _whole(old: Planned, new: Planned, before: Side, now: Side, refs: Refs) -> Iterator[Change]:
    a, b = old.method, new.method
    was, is_now = before.spell(a.input), now.spell(b.input)
    what = sentence("{it} takes {new}, and took {old}", it=old.full, new=is_now, old=was)
    effects: list[Effect] = []
    if a.input is not None and b.input is not None and a.binding.whole and b.binding.whole:
        relation = refs.relation(a.input, b.input)
        if relation.same:
            return
        effects = input_effects(relation, was, is_now)
    elif b.binding.whole:
        why = sentence("callers of {it} get a TypeError without body", it=old.full)
        effects.append(breaks("callers", why))
    else:
        why = sentence("callers of {it} who give body get a TypeError", it=old.full)
        effects.append(breaks("callers", why))
    if not (a.binding.whole and b.binding.whole):
        effects.append(
            breaks("released", sentence("released clients go on sending {old}", old=was))
        )
    yield Change(INPUT, old.full, what, tuple(effects), a.span, b.span)


def _fields(old: Planned, new: Planned, before: Side, now: Side, refs: Refs) -> Iterator[Change]:
    """The fields of two structs, of which a method took one, and takes the other."""
    roles = Roles(uses=(use(old, new),), model=old.full)
    fields = Fields(before, now, refs, old.full, roles)
    # Where a place in the path was, or is, an argument by itself, the field isn't new, or gone.
    places = {each.wire for one in (old, new) for each in one.arguments if each.field is None}
    was, is_now = (
        [each for each in found if each.field.name not in places]
        for found in (attributes_of(old, before), attributes_of(new, now))
    )
    for change in fields.compare(was, is_now):
        if change.kind is not DESCRIPTION:
            yield change


def _places(old: Planned, new: Planned, refs: Refs) -> Iterator[Change]:
    """Arguments that are only places in the path, before or now."""
    spans = old.method.span, new.method.span
    was = {each.wire: each for each in old.arguments}
    is_now = {each.wire: each for each in new.arguments}
    gone = {
        each.wire: each for each in old.arguments if each.field is None and each.wire not in is_now
    }
    come = {
        each.wire: each for each in new.arguments if each.field is None and each.wire not in was
    }
    for a, b in _moved(old, new):
        if a in gone and b in come:
            before, now = gone.pop(a), come.pop(b)
            if before.name.code != now.name.code:
                yield _renamed(old, new, before, now)
    for each in gone.values():
        path = f"{old.full}.{each.name.code}"
        why = sentence("callers of {it} who give it get a TypeError", it=old.full)
        what = sentence("{it} is gone", it=path)
        yield Change(ARGUMENT_REMOVED, path, what, (breaks("callers", why),), spans[0])
    for each in come.values():
        path = f"{old.full}.{each.name.code}"
        why = sentence("callers of {it} get a TypeError without it", it=old.full)
        what = sentence("{it} is new, and required", it=path)
        yield Change(ARGUMENT_ADDED, path, what, (breaks("callers", why),), None, spans[1])
    for wire, place in was.items():
        other = is_now.get(wire)
        if other is not None and (place.field is None) != (other.field is None):
            yield from _typed(old, new, place, other, refs)


def _moved(old: Planned, new: Planned) -> Iterator[tuple[str, str]]:
    """The names of places, by where they stand in the path."""
    was, is_now = ([each.name for each in planned.method.binding.params] for planned in (old, new))
    if len(was) == len(is_now):
        yield from zip(was, is_now, strict=True)


def _renamed(old: Planned, new: Planned, was: Argument, now: Argument) -> Change:
    path = f"{old.full}.{was.name.code}"
    what = sentence("{it} is called {new}", it=path, new=now.name.code)
    why = sentence("callers of {it} who give {old} get a TypeError", it=old.full, old=was.name.code)
    spans = old.method.span, new.method.span
    return Change(ARGUMENT_NAME, path, what, (breaks("callers", why),), *spans)


def _typed(
    old: Planned, new: Planned, was: Argument, now: Argument, refs: Refs
) -> Iterator[Change]:
    """A place in the path that a field answers to now, or did."""
    before = _TEXT if was.field is None else was.field.type
    after = _TEXT if now.field is None else now.field.type
    relation = refs.relation(before, after)
    if relation.python == "same":
        return
    path = f"{old.full}.{was.name.code}"
    spans = old.method.span, new.method.span
    told = [str(getattr(each, "name", "another type")) for each in (before, after)]
    what = sentence("{it} is {new}, and was {old}", it=path, new=told[1], old=told[0])
    effects = tuple(input_effects(relation, *told))
    yield Change(ARGUMENT_TYPE, path, what, effects, *spans)


def _kept(old: Planned, new: Planned, before: Side, now: Side) -> Iterator[Change]:
    """Arguments that the method itself makes others of: by its path, or because it streams."""
    both = use(old, new)
    spans = old.method.span, new.method.span
    for x, y in pair_attributes(attributes_of(old, before), attributes_of(new, now)).same:
        a, b = both.old.get(x.field.name), both.new.get(y.field.name)
        if a is None or b is None:
            continue
        path = f"{old.full}.{a.name.code}"
        if a.name.code != b.name.code and x.name == y.name:
            yield _renamed(old, new, a, b)
        if x.field.optional and y.field.optional and a.required != b.required:
            if b.required:
                why = sentence("callers of {it} who leave it out get a TypeError", it=old.full)
                what = sentence("{it} is required: it stands in the path", it=path)
                yield Change(ARGUMENT_PRESENCE, path, what, (breaks("callers", why),), *spans)
            else:
                why = sentence("callers of {it} may leave it out", it=old.full)
                what = sentence("{it} is optional: it doesn't stand in the path", it=path)
                yield Change(ARGUMENT_PRESENCE, path, what, (allows("callers", why),), *spans)
