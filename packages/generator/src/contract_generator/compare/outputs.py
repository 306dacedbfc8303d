"""What a method returns."""

from __future__ import annotations

from collections.abc import Iterator

from contract_generator.compare.changes import OUTPUT, Change, allows, breaks
from contract_generator.compare.refs import Refs
from contract_generator.compare.sides import Side
from contract_generator.compare.values import output_effects
from contract_generator.plan.operations import Planned
from contract_generator.text.sentence import sentence


def compare_outputs(
    old: Planned, new: Planned, before: Side, now: Side, refs: Refs
) -> Iterator[Change]:
    """What became of a method's output."""
    a, b = old.method.output, new.method.output
    was, is_now = before.spell(a), now.spell(b)
    if a is None and b is None:
        return
    if a is None:
        effects = [allows("callers", sentence("code that ignores it goes on doing so"))]
    elif b is None:
        effects = [
            breaks("callers", sentence("code that reads {old} gets None", old=was)),
            breaks("released", sentence("released clients raise ResponseDecodeError")),
        ]
    else:
        relation = refs.relation(a, b)
        if relation.same:
            return
        effects = output_effects(relation, was, is_now)
    what = sentence("{it} returns {new}, and returned {old}", it=old.full, new=is_now, old=was)
    yield Change(OUTPUT, old.full, what, tuple(effects), old.method.span, new.method.span)
