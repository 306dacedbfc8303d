"""Names that a contract doesn't have, and that are made for it: clients, classes, modules.

They follow patterns. Where one gave way, to a type of the contract or to another of them, the
reason stands beside it.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from contract_generator.contract.model import Contract
from contract_generator.diagnostics.span import Span
from contract_generator.plan import names, words
from contract_generator.plan.dicts import Inputs
from contract_generator.plan.names import Name
from contract_generator.plan.naming import default_package, package_fault, plain_package
from contract_generator.plan.ours import CLIENTS, ERRORS, STREAMS, VALUES, Ours
from contract_generator.plan.resources import PlannedResource
from contract_generator.plan.sdk import Explained
from contract_generator.plan.types import Types
from contract_generator.text.code import Code
from contract_generator.text.python import identifier

_PACKAGE = "A package is called by its service, in lower case, or as --package says."
_CLIENT = "Every package has it."
_CLASS = "A resource's class is the resource in PascalCase, between Async and Resource."
_RAW = "Raw twins stand in a class of their own, with Raw in front."
_DICT = "A model as a plain dict has Dict behind its name."
_OPERATION = "An operation is called by its resource and its method."
_MODULE = "A module is called by the first that it holds."


@dataclass(frozen=True, slots=True)
class Made:
    """What was planned.

    Attributes:
        package: The SDK's import name.
        contract: The contract.
        types: Its types.
        inputs: What callers may give as plain dicts.
        resources: Its resources.
        ours: Names of ours.
        homes: The module of each public class, such as ``._types.todo``.
    """

    package: str
    contract: Contract
    types: Types
    inputs: Inputs
    resources: tuple[PlannedResource, ...]
    ours: Ours
    homes: Mapping[str, str]

    def gave_way(self, plain: str, code: Code) -> tuple[str, ...]:
        """Why a name of ours isn't the plain one."""
        if code == plain:
            return ()
        for written, name in self.types.names.items():
            if name.code == plain:
                return (f'"{plain}" is the type {written}.',)
        return ()


def explain_ours(made: Made) -> Iterator[Explained]:
    """List them as a program reaches them, classes and modules by the private room they are in."""
    service, span = made.contract.name, made.contract.span
    name = Name(identifier(made.package), service, _package_reasons(made))
    yield Explained(made.package, name, f"the package of {service}", span, _PACKAGE)
    spans: dict[str, Span] = {
        str(name.code): made.types.declared[each].span for each, name in made.types.names.items()
    }
    for plain in (*CLIENTS, *ERRORS, *VALUES, *STREAMS):
        code = made.ours.spell(plain)
        client = plain in CLIENTS
        if client or code != plain:
            what = f"a client of {service}" if client else f"the runtime's {plain}"
            name = Name(code, plain, made.gave_way(plain, code))
            place = spans.get(plain, span)
            yield Explained(f"{made.package}.{code}", name, what, place, _CLIENT)
    for each in made.inputs.nested:
        plain = f"{made.types.names[each].code}Dict"
        code = made.ours.dict_name(made.types.names[each])
        name = Name(code, each, made.gave_way(plain, code))
        place = made.types.declared[each].span
        yield Explained(f"{made.package}.{code}", name, f"{each} as a plain dict", place, _DICT)
    for resource in made.resources:
        yield from _classes(made, resource)
        yield from _operations(made, resource)
    yield from _modules(made)


def _package_reasons(made: Made) -> tuple[str, ...]:
    plain = plain_package(made.contract.name)
    fault = package_fault(plain)
    if fault is None or made.package != default_package(made.contract.name):
        return ()
    return (f'"{plain}" {fault}.',)


def _classes(made: Made, planned: PlannedResource) -> Iterator[Explained]:
    written, span = planned.resource.name, planned.resource.span
    for code, asynchronous in ((planned.sync_class, False), (planned.async_class, True)):
        plain = names.resource_class(planned.name, asynchronous=asynchronous)
        reasons = made.gave_way(plain, code)
        if plain.endswith("_"):
            reasons = ("A resource's name that begins with async isn't an async class's.", *reasons)
        what = f"the {'async ' if asynchronous else ''}class of the resource {written}"
        path = f"{made.package}._resource"
        yield Explained(f"{path}.{code}", Name(code, written, reasons), what, span, _CLASS)
        raw = made.ours.raw_class(code)
        reasons = (*reasons, *made.gave_way(f"Raw{code}", raw))
        if any(method.method.stream is None for method in planned.methods):
            what = f"the raw twins of the resource {written}"
            yield Explained(f"{path}.{raw}", Name(raw, written, reasons), what, span, _RAW)


def _operations(made: Made, planned: PlannedResource) -> Iterator[Explained]:
    for method in planned.methods:
        if method.unavailable is not None:
            continue
        plain = names.constant(planned.name, method.name)
        reasons = () if method.constant == plain else (f'"{plain}" is taken in its module.',)
        name = Name(method.constant, method.method.name, reasons)
        path = f"{made.package}._resource.{method.constant}"
        what = f"the operation of {method.full}"
        yield Explained(path, name, what, method.method.span, _OPERATION)


def _modules(made: Made) -> Iterator[Explained]:
    """Modules of rooms that were divided, each by the one that it is called by."""
    told: set[str] = set()
    for name, written, span in _homed(made):
        home = made.homes.get(name, "")
        module = home.rpartition(".")[2]
        plain = words.snake(written.rstrip("_"))
        if home.count(".") < 2 or home in told or module.rstrip("_") != plain.rstrip("_"):
            continue
        told.add(home)
        reasons: tuple[str, ...] = ()
        if keyword.iskeyword(plain):
            reasons = (f'"{plain}" is a Python keyword.',)
        elif module != plain:
            reasons = (f'"{plain}" is another module.',)
        code = Name(identifier(module), written, reasons)
        yield Explained(f"{made.package}{home}", code, f"the module of {written}", span, _MODULE)


def _homed(made: Made) -> Iterator[tuple[str, str, Span]]:
    """Each class that has a module, what the module may be called by, and its place."""
    for written, name in made.types.names.items():
        span = made.types.declared[written].span
        yield name.code, name.code, span
        if written in made.inputs.nested:
            code = made.ours.dict_name(name)
            yield code, code, span
    for planned in made.resources:
        yield planned.sync_class, planned.name.code, planned.resource.span
