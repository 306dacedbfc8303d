"""Calls of every method of a generated SDK, with sampled arguments."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contract_generator.contract.model import Contract, Param
from contract_generator.diagnostics.diagnostic import Findings
from contract_generator.diagnostics.span import Source
from contract_generator.mock.route import Routes
from contract_generator.mock.sample import Sampler, Unfillable
from contract_generator.plan.annotations import plain
from contract_generator.plan.operations import Planned
from contract_generator.plan.ours import Ours
from contract_generator.plan.resources import plan_resources
from contract_generator.plan.types import Types, plan_types
from contract_runtime._model.codec import codec


@dataclass(frozen=True)
class SampledCall:
    """A method's call.

    Attributes:
        resource: The resource's Python name.
        planned: The method.
        args: Positional arguments.
        kwargs: Keyword arguments.
        alone: Whether no other method has its verb and path.
    """

    resource: str
    planned: Planned
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    alone: bool

    def on(self, client: Any, **options: Any) -> Any:
        """Make it."""
        method = getattr(getattr(client, self.resource), str(self.planned.name.code))
        return method(*self.args, **self.kwargs, **options)


def sampled_calls(
    contract: Contract, package: str, *, optional: bool, n: int = 1
) -> Iterator[SampledCall]:
    """The calls of all methods whose input has a value.

    Args:
        contract: The contract.
        package: The SDK that was generated from it, importable.
        optional: Whether optional arguments are given too.
        n: Which of several samples to take: others have other identifiers.
    """
    found = Findings(Source("", "api.yaml"))
    types = plan_types(contract, found)
    sampler = Sampler(contract.type_named())
    routes = Routes(contract)
    for resource in plan_resources(contract, types, Ours(types, found), found):
        for planned in resource.methods:
            binding = planned.method.binding
            same = [
                each
                for each in routes.targets
                if each.method.binding.verb == binding.verb
                and _unnamed(each.method.binding.path) == _unnamed(binding.path)
            ]
            try:
                args, kwargs = _arguments(planned, sampler, types, package, optional, n)
            except Unfillable:
                continue
            yield SampledCall(str(resource.name.code), planned, args, kwargs, len(same) == 1)


def _unnamed(path: tuple[str | Param, ...]) -> list[str | None]:
    return [part if isinstance(part, str) else None for part in path]


def _arguments(
    planned: Planned, sampler: Sampler, types: Types, package: str, optional: bool, n: int
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    method = planned.method
    given: dict[str, Any] = {
        str(each.name.code): f"added_{n}" for each in planned.arguments if each.field is None
    }
    if method.input is None:
        return (), given
    importlib.import_module(package)
    value = codec(str(plain(method.input, types)), f"{package}._types").decode(
        sampler.value(method.input, n)
    )
    if method.binding.whole:
        return (value,), given
    for each in planned.arguments:
        if each.field is not None and (each.required or optional):
            name = types.fields[str(method.input.name)][each.wire]
            found = getattr(value, str(name.code))
            if found is not None or each.required:
                given[str(each.name.code)] = found
    return (), given
