"""From two contracts to all that changed between them: the one entry to this room."""

from __future__ import annotations

from collections.abc import Iterator

from contract_generator.compare.calls import CallChanges
from contract_generator.compare.changes import LEVELS, Change
from contract_generator.compare.inputs import shares_input
from contract_generator.compare.matches import Matches, match_calls
from contract_generator.compare.refs import Refs
from contract_generator.compare.roles import Use, use
from contract_generator.compare.service import compare_services
from contract_generator.compare.sides import Side, plan_side
from contract_generator.compare.types import TypeChanges, pair_types
from contract_generator.contract.model import Contract
from contract_generator.diagnostics.span import Source
from contract_generator.plan.types import named


def compare(
    old: Contract,
    new: Contract,
    *,
    old_source: Source,
    new_source: Source,
    package: str | None = None,
) -> tuple[Change, ...]:
    """What changed, the worst first, then by place.

    Args:
        old: The old contract, which has no error, nor has its plan.
        new: The new one, likewise.
        old_source: The old contract's document.
        new_source: The new one's.
        package: What the package is called by configuration; None: by the service's name.
    """
    before, now = plan_side(old, source=old_source), plan_side(new, source=new_source)
    found = sorted(_changes(before, now, package), key=_place)
    return tuple(found)


def _changes(old: Side, new: Side, package: str | None) -> Iterator[Change]:
    types = pair_types(old, new)
    refs = Refs(old, new, {a.name: b.name for a, b in types.both})
    calls = match_calls(old, new, refs)
    yield from compare_services(old, new, package=package)
    yield from CallChanges(old, new, refs).compare(calls)
    uses = _uses(calls, refs)
    yield from TypeChanges(old, new, types, refs, uses).compare()


def _uses(calls: Matches, refs: Refs) -> dict[str, list[Use]]:
    """The methods that took a struct's fields as arguments and still take that struct's."""
    found: dict[str, list[Use]] = {}
    for old, new in calls.kept:
        name = named(old.method.input)
        if name is not None and old.unavailable is None and shares_input(old, new, refs):
            found.setdefault(name, []).append(use(old, new))
    return found


def _place(change: Change) -> tuple[int, bool, int, int, str]:
    span = change.new or change.old
    start = span.start if span is not None else 0
    old = change.old.start if change.old is not None else 0
    return LEVELS.index(change.level), change.new is None, start, old, change.kind.code
