"""Resources and methods: which is which, what came and went."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from contract_generator.compare.bindings import compare_bindings
from contract_generator.compare.changes import (
    METHOD_ADDED,
    METHOD_REMOVED,
    METHOD_RENAMED,
    OWN_NAME,
    RESOURCE_ADDED,
    RESOURCE_REMOVED,
    RESOURCE_RENAMED,
    Change,
    Effect,
    allows,
    breaks,
    described,
)
from contract_generator.compare.inputs import compare_inputs
from contract_generator.compare.outputs import compare_outputs
from contract_generator.compare.pairs import Pairs, pair
from contract_generator.compare.refs import Refs
from contract_generator.compare.sides import Side
from contract_generator.compare.streams import compare_streams
from contract_generator.plan.operations import Planned
from contract_generator.plan.resources import PlannedResource
from contract_generator.text.sentence import sentence


def pair_resources(old: Side, new: Side) -> Pairs[PlannedResource]:
    """Which resource is which."""
    return pair(
        old.resources,
        new.resources,
        written=lambda each: each.resource.name,
        python=lambda each: each.name.code,
        alike=lambda a, b: (
            2 * len(_methods(a) & _methods(b)) >= max(len(a.methods), len(b.methods))
        ),
        content=_content,
    )


def _methods(planned: PlannedResource) -> set[str]:
    return {each.name.code for each in planned.methods}


def _content(planned: PlannedResource) -> Hashable | None:
    made = tuple(
        (each.method.name, each.method.input, each.method.output) for each in planned.methods
    )
    return made if any(given or got for _, given, got in made) else None


def pair_methods(old: PlannedResource, new: PlannedResource) -> Pairs[Planned]:
    """Which method is which, in a resource."""
    return pair(
        old.methods,
        new.methods,
        written=lambda each: each.method.name,
        python=lambda each: each.name.code,
        alike=lambda a, b: (a.method.input, a.method.output) == (b.method.input, b.method.output),
        content=lambda each: (each.method.binding.verb, each.method.binding.path),
    )


@dataclass(frozen=True, slots=True)
class CallChanges:
    """Compares resources and methods.

    Attributes:
        old: The old contract.
        new: The new one.
        refs: Compares refs.
    """

    old: Side
    new: Side
    refs: Refs

    def compare(self, pairs: Pairs[PlannedResource]) -> Iterator[Change]:
        """What became of the resources.

        Args:
            pairs: Which resource is which.
        """
        for each in pairs.removed:
            name = each.name.code
            why = sentence("code that uses {name} gets an AttributeError", name=f"client.{name}")
            effects = (breaks("callers", why), _still_called())
            what = sentence("{it} is gone", it=name)
            yield Change(RESOURCE_REMOVED, name, what, effects, each.resource.span)
        for each in pairs.added:
            name = each.name.code
            what = sentence("{it} is new", it=name)
            yield Change(RESOURCE_ADDED, name, what, (_new(),), None, each.resource.span)
        for a, b in pairs.both:
            yield from self._resources(a, b)

    def _resources(self, old: PlannedResource, new: PlannedResource) -> Iterator[Change]:
        name, spans = old.name.code, (old.resource.span, new.resource.span)
        if new.name.code != name:
            why = sentence("code that uses {name} gets an AttributeError", name=f"client.{name}")
            what = sentence("{it} looks renamed to {new}", it=name, new=new.name.code)
            yield Change(RESOURCE_RENAMED, name, what, (breaks("callers", why),), *spans)
        elif (old.sync_class, old.async_class) != (new.sync_class, new.async_class):
            what = sentence("{it} is {new} now", it=old.sync_class, new=new.sync_class)
            why = sentence("code that imports {it} gets another class, or none", it=old.sync_class)
            yield Change(OWN_NAME, old.sync_class, what, (breaks("callers", why),), *spans)
        if old.resource.description != new.resource.description:
            yield described(name, *spans)
        pairs = pair_methods(old, new)
        for each in pairs.removed:
            why = sentence("code that calls {it} gets an AttributeError", it=each.full)
            what = sentence("{it} is gone", it=each.full)
            effects = (breaks("callers", why), _still_called())
            yield Change(METHOD_REMOVED, each.full, what, effects, each.method.span)
        for each in pairs.added:
            what = sentence("{it} is new", it=each.full)
            yield Change(METHOD_ADDED, each.full, what, (_new(),), None, each.method.span)
        for a, b in pairs.both:
            yield from self._methods(a, b)

    def _methods(self, old: Planned, new: Planned) -> Iterator[Change]:
        callable_before = old.unavailable is None
        for each in self._method(old, new):
            if callable_before or each.level == "documentation":
                yield each
            else:
                why = sentence("{it} couldn't be called before", it=old.full)
                yield replace(each, effects=(allows("callers", why),))

    def _method(self, old: Planned, new: Planned) -> Iterator[Change]:
        spans = old.method.span, new.method.span
        if old.name.code != new.name.code:
            why = sentence("code that calls {it} gets an AttributeError", it=old.full)
            what = sentence("{it} looks renamed to {new}", it=old.full, new=new.name.code)
            yield Change(METHOD_RENAMED, old.full, what, (breaks("callers", why),), *spans)
        if old.method.description != new.method.description:
            yield described(old.full, *spans)
        yield from compare_bindings(old, new, self.old, self.new)
        yield from compare_inputs(old, new, self.old, self.new, self.refs)
        if old.method.stream is None and new.method.stream is None:
            yield from compare_outputs(old, new, self.old, self.new, self.refs)
        else:
            yield from compare_streams(old, new, self.old, self.new, self.refs)


def _new() -> Effect:
    return allows("callers", sentence("nothing that was there changes by it"))


def _still_called() -> Effect:
    return breaks("released", sentence("released clients go on calling it"))
