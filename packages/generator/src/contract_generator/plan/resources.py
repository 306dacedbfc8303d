"""Resources as classes: every method, twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from contract_generator.contract.model import Contract, Resource
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.plan import docs, names
from contract_generator.plan.annotations import Annotations
from contract_generator.plan.names import Name
from contract_generator.plan.namespace import Namespace
from contract_generator.plan.operations import (
    Planned,
    input_struct,
    plan_arguments,
    plan_operation,
    result_type,
)
from contract_generator.plan.ours import Ours
from contract_generator.plan.pieces import ResourceClass
from contract_generator.plan.scope import Scope
from contract_generator.plan.signatures import Signatures
from contract_generator.plan.types import Types
from contract_generator.text.code import Code, fill, raw
from contract_generator.text.python import identifier

UNAVAILABLE_MODE = Rule(
    "unavailable-mode", "warning", "A stream mode that the generated client can't speak."
)

_ABI = "contract_runtime.abi"


@dataclass(frozen=True, slots=True)
class PlannedResource:
    """A resource with its names decided."""

    resource: Resource
    name: Name
    sync_class: Code
    async_class: Code
    methods: tuple[Planned, ...]


def plan_resources(
    contract: Contract, types: Types, ours: Ours, found: Findings
) -> tuple[PlannedResource, ...]:
    """Decide the names of resources, classes, methods, arguments and constants."""
    place = Namespace("the client", found)
    classes = Namespace("the resources' classes", found)
    # Constants are the module's own business: the later of two equal ones gets a `_`.
    reserved = {"TYPE_CHECKING", "UNSET", "_TYPES", *types.taken}
    constants = set(reserved)
    planned: list[PlannedResource] = []
    for resource in contract.resources:
        name = names.member("resource", resource.name)
        sync_class, async_class = (
            ours.spell(names.resource_class(name, asynchronous=each), resource.span)
            for each in (False, True)
        )
        # As they are spelt in the end: one that gave way may have come to another's name.
        if place.claim(name, resource.span):
            free = classes.claim(Name(sync_class, resource.name), resource.span)
            if free:
                classes.claim(Name(async_class, resource.name), resource.span)
        inside = Namespace(f'resource "{resource.name}"', found)
        methods: list[Planned] = []
        shorts = set(reserved)
        for method in resource.methods:
            spelt = names.member("method", method.name)
            inside.claim(spelt, method.span)
            constant = _free(names.constant(name, spelt), constants)
            short = _free(spelt.code.strip("_").upper(), shorts)
            full = f"{name.code}.{spelt.code}"
            each = Planned(method, spelt, full, constant, short, plan_arguments(method, types))
            _claim_arguments(each, types, found)
            _warn_unavailable(each, found)
            methods.append(each)
        planned.append(
            PlannedResource(
                resource,
                name,
                sync_class,
                async_class,
                tuple(methods),
            )
        )
    return tuple(planned)


def _free(constant: str, taken: set[str]) -> Code:
    while constant in taken:
        constant += "_"
    taken.add(constant)
    return identifier(constant)


def alone(planned: PlannedResource) -> PlannedResource:
    """The resource in a module of its own, whose operations needn't name it."""
    methods = tuple(replace(each, constant=each.short) for each in planned.methods)
    return replace(planned, methods=methods)


def _claim_arguments(planned: Planned, types: Types, found: Findings) -> None:
    method = planned.method
    struct = input_struct(method, types)
    fields: Mapping[str, Name] = types.fields[struct.name] if struct is not None else {}
    said: set[str] = set()
    place = Namespace(f'the arguments of "{planned.full}"', found)
    if method.binding.whole:
        place.claim(Name(raw("body"), "body"), method.span)
    for argument in planned.arguments:
        span = argument.field.span if argument.field is not None else method.span
        if argument.field is not None and argument.name is fields[argument.field.name]:
            # Two that are twins in the struct were refused there, once for all its methods.
            if argument.name.code in said:
                continue
            said.add(argument.name.code)
        place.claim(argument.name, span)


def _warn_unavailable(planned: Planned, found: Findings) -> None:
    stream = planned.method.stream
    if stream is not None and planned.unavailable is not None:
        found.add(
            UNAVAILABLE_MODE,
            stream.span,
            f'"{planned.full}" streams in mode "{stream.mode}", which no client here can speak',
            "the method will say so when it is called; write sse where the server can",
        )


def plan_class(
    planned: PlannedResource,
    types: Types,
    scope: Scope,
    annotations: Annotations,
    ours: Ours,
    *,
    asynchronous: bool,
    operations: Code | None,
) -> ResourceClass:
    """A resource's class for one of the two clients.

    Args:
        planned: The resource.
        types: The contract's types.
        scope: The module.
        annotations: How the module spells types.
        ours: Names of ours.
        asynchronous: Whether it's the async client's class.
        operations: The module that has the operations, where that is another.
    """
    base = scope.runtime(_ABI, "AsyncResource" if asynchronous else "Resource")
    shadows = frozenset(method.name.code for method in planned.methods)
    signatures = Signatures(
        types,
        scope,
        annotations,
        shadows=shadows,
        asynchronous=asynchronous,
        operations=operations,
    )
    name = planned.async_class if asynchronous else planned.sync_class
    methods = tuple(signatures.method(each) for each in planned.methods)
    unary = [each for each in planned.methods if each.method.stream is None]
    return ResourceClass(
        name=name,
        base=base,
        docstring=docs.text(
            planned.resource.description, indent=4, fallback=f"Methods of `{planned.name.code}`."
        ),
        methods=methods,
        raw_name=ours.raw_class(name),
        raws=tuple(
            fill(
                "{name} = {twin}({owner}.{name})",
                name=each.name.code,
                twin=scope.name(_ABI, "async_raw" if asynchronous else "raw", shadows),
                owner=name,
            )
            for each in unary
        ),
    )


def plan_constants(
    planned: PlannedResource, types: Types, scope: Scope, annotations: Annotations
) -> tuple[Code, ...]:
    """The operations of a resource's methods."""
    available = [each for each in planned.methods if each.unavailable is None]
    if not available:
        return ()
    operation = scope.runtime(_ABI, "Operation")
    return tuple(
        fill(
            "{name}: {operation}[{result}] = {operation}({arguments})",
            name=method.constant,
            operation=operation,
            result=result_type(method, types, annotations),
            arguments=plan_operation(method, types),
        )
        for method in available
    )
