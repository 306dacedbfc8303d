"""Resources and methods: what came, what went, and what became of the rest."""

from __future__ import annotations

from collections.abc import Iterator
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
from contract_generator.compare.matches import Matches
from contract_generator.compare.outputs import compare_outputs
from contract_generator.compare.refs import Refs
from contract_generator.compare.sides import Side
from contract_generator.compare.streams import compare_streams
from contract_generator.plan.operations import Planned
from contract_generator.plan.resources import PlannedResource
from contract_generator.text.sentence import sentence


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

    def compare(self, found: Matches) -> Iterator[Change]:
        """What became of resources and methods.

        Args:
            found: Which is which.
        """
        for each in found.resources.removed:
            name = each.name.code
            why = sentence("code that uses {name} gets an AttributeError", name=f"client.{name}")
            effects = (breaks("callers", why), _still_called())
            what = sentence("{it} is gone", it=name)
            yield Change(RESOURCE_REMOVED, name, what, effects, each.resource.span)
        for each in found.resources.added:
            what = sentence("{it} is new", it=each.name.code)
            span = each.resource.span
            yield Change(RESOURCE_ADDED, each.name.code, what, (_new(),), None, span)
        for a, b in found.resources.both:
            yield from self._resources(a, b)
        yield from self._came_and_went(found)
        for x, y in found.methods.both:
            if x.name.code != y.name.code:
                yield _renamed(x, y, y.name.code)
            yield from self._methods(x, y)
        for x, y in found.moved:
            yield _renamed(x, y, y.full)
            yield from self._methods(x, y)

    def _came_and_went(self, found: Matches) -> Iterator[Change]:
        for each in found.methods.removed:
            why = sentence("code that calls {it} gets an AttributeError", it=each.full)
            what = sentence("{it} is gone", it=each.full)
            effects = (breaks("callers", why), _still_called())
            yield Change(METHOD_REMOVED, each.full, what, effects, each.method.span)
        for each in found.methods.added:
            what = sentence("{it} is new", it=each.full)
            yield Change(METHOD_ADDED, each.full, what, (_new(),), None, each.method.span)

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
        if old.method.description != new.method.description:
            yield described(old.full, *spans)
        yield from compare_bindings(old, new, self.old, self.new)
        yield from compare_inputs(old, new, self.old, self.new, self.refs)
        if old.method.stream is None and new.method.stream is None:
            yield from compare_outputs(old, new, self.old, self.new, self.refs)
        else:
            yield from compare_streams(old, new, self.old, self.new, self.refs)


def _renamed(old: Planned, new: Planned, name: str) -> Change:
    why = sentence("code that calls {it} gets an AttributeError", it=old.full)
    what = sentence("{it} looks renamed to {new}", it=old.full, new=name)
    spans = old.method.span, new.method.span
    return Change(METHOD_RENAMED, old.full, what, (breaks("callers", why),), *spans)


def _new() -> Effect:
    return allows("callers", sentence("nothing that was there changes by it"))


def _still_called() -> Effect:
    return breaks("released", sentence("released clients go on calling it"))
