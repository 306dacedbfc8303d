"""Which resource is which, and which method: in its resource, or moved to another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from contract_generator.compare.pairs import Pairs, pair
from contract_generator.compare.refs import Refs
from contract_generator.compare.sides import Side
from contract_generator.contract.model import TypeRef
from contract_generator.plan.operations import Planned
from contract_generator.plan.resources import PlannedResource


@dataclass(frozen=True, slots=True)
class Matches:
    """What was matched.

    Attributes:
        resources: The resources.
        methods: The methods of resources that are there before and now.
        moved: Methods that look moved to another resource.
    """

    resources: Pairs[PlannedResource]
    methods: Pairs[Planned]
    moved: tuple[tuple[Planned, Planned], ...]

    @property
    def kept(self) -> tuple[tuple[Planned, Planned], ...]:
        """All methods that are there before and now."""
        return (*self.methods.both, *self.moved)


def match_calls(old: Side, new: Side, refs: Refs) -> Matches:
    """Match resources and methods.

    Args:
        old: The old contract.
        new: The new one.
        refs: Compares refs.
    """
    resources = pair(
        old.resources,
        new.resources,
        written=lambda each: each.resource.name,
        python=lambda each: each.name.code,
        alike=_share_most,
        content=_content,
    )
    paired = [_pair_methods(a, b, refs) for a, b in resources.both]
    gone = [each for one in paired for each in one.removed]
    come = [each for one in paired for each in one.added]
    moved = _moved(
        [*gone, *(each for one in resources.removed for each in one.methods)],
        [*come, *(each for one in resources.added for each in one.methods)],
    )
    left = {id(a) for a, _ in moved} | {id(b) for _, b in moved}
    methods = Pairs(
        same=tuple(each for one in paired for each in one.same),
        renamed=tuple(each for one in paired for each in one.renamed),
        removed=tuple(each for each in gone if id(each) not in left),
        added=tuple(each for each in come if id(each) not in left),
    )
    return Matches(resources, methods, moved)


def _share_most(old: PlannedResource, new: PlannedResource) -> bool:
    before, now = ({each.name.code for each in one.methods} for one in (old, new))
    return 2 * len(before & now) >= max(len(before), len(now))


def _content(planned: PlannedResource) -> Hashable | None:
    """What a resource is made of; None where its methods take and give nothing."""
    made = tuple(
        (each.method.name, each.method.input, each.method.output) for each in planned.methods
    )
    return made if any(given or got for _, given, got in made) else None


def _pair_methods(old: PlannedResource, new: PlannedResource, refs: Refs) -> Pairs[Planned]:
    def same(a: TypeRef | None, b: TypeRef | None) -> bool:
        return a is b if a is None or b is None else refs.relation(a, b).same

    return pair(
        old.methods,
        new.methods,
        written=lambda each: each.method.name,
        python=lambda each: each.name.code,
        alike=lambda a, b: (
            same(a.method.input, b.method.input) and same(a.method.output, b.method.output)
        ),
        content=_route,
    )


def _moved(old: Sequence[Planned], new: Sequence[Planned]) -> tuple[tuple[Planned, Planned], ...]:
    """Methods that went here and came there: of one verb and path, or of one name and types."""
    found: list[tuple[Planned, Planned]] = []
    keys: tuple[Callable[[Planned], Hashable | None], ...] = (_route, _named)
    for key in keys:
        pairs = pair(
            old,
            new,
            written=lambda each: each.full,
            python=lambda each: each.full,
            alike=lambda a, b: False,
            content=key,
        )
        found += pairs.renamed
        old, new = pairs.removed, pairs.added
    return tuple(found)


def _route(planned: Planned) -> Hashable:
    return planned.method.binding.verb, planned.method.binding.path


def _named(planned: Planned) -> Hashable | None:
    method = planned.method
    if method.input is None and method.output is None:
        return None
    return planned.name.code, method.input, method.output
