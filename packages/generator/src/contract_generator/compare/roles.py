"""What a struct's fields are for: arguments of methods, models that callers give or read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contract_generator.plan.operations import Argument, Planned


@dataclass(frozen=True, slots=True)
class Use:
    """A method that takes fields as arguments, before and now.

    Attributes:
        name: Resource and method, as callers have them.
        old: Its arguments before, by wire name.
        new: Its arguments now.
        old_places: Names in its path before.
        new_places: Names in its path now.
    """

    name: str
    old: Mapping[str, Argument]
    new: Mapping[str, Argument]
    old_places: frozenset[str]
    new_places: frozenset[str]


def use(old: Planned, new: Planned) -> Use:
    """A method's arguments, before and now."""
    return Use(old.full, _arguments(old), _arguments(new), _places(old), _places(new))


def _arguments(planned: Planned) -> dict[str, Argument]:
    return {each.wire: each for each in planned.arguments}


def _places(planned: Planned) -> frozenset[str]:
    return frozenset(each.name for each in planned.method.binding.params)


@dataclass(frozen=True, slots=True)
class Roles:
    """What fields are for, as the old SDK has them.

    Attributes:
        uses: Methods that take them as arguments.
        model: The model's Python name.
        given: Whether callers give the model, or a dict in its place, inside an argument.
        read: Whether callers get it.
    """

    uses: tuple[Use, ...]
    model: str
    given: bool = False
    read: bool = False

    def taking(self, old: str | None, new: str | None) -> Taking:
        """How methods take one of the fields.

        Args:
            old: Its wire name before; None: it is new.
            new: Its wire name now; None: it is gone.
        """
        came: list[Use] = []
        went: list[Use] = []
        kept: list[Use] = []
        for each in self.uses:
            before, now = old in each.old, new in each.new
            if (old is None and new in each.old) or (new is None and old in each.new):
                # A place in the path takes it, or took it, without the field.
                continue
            if before and now:
                kept.append(each)
            elif before:
                went.append(each)
            elif now:
                came.append(each)
        return Taking(tuple(came), tuple(went), tuple(kept))


@dataclass(frozen=True, slots=True)
class Taking:
    """Methods for which a field is an argument: only now, only before, both."""

    came: tuple[Use, ...]
    went: tuple[Use, ...]
    kept: tuple[Use, ...]


def names(uses: tuple[Use, ...]) -> tuple[str, ...]:
    """The methods' names."""
    return tuple(each.name for each in uses)
