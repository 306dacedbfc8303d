"""From a contract to an SDK: the one entry to this room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from contract_generator.contract.model import Contract
from contract_generator.diagnostics.diagnostic import Diagnostic, Findings
from contract_generator.diagnostics.span import Source
from contract_generator.plan import abi
from contract_generator.plan.client_files import ClientFiles
from contract_generator.plan.dict_files import DictFiles
from contract_generator.plan.dicts import Inputs, is_key, plan_inputs
from contract_generator.plan.explain import explain
from contract_generator.plan.explain_ours import Made
from contract_generator.plan.operations import spread
from contract_generator.plan.ours import CLIENTS, ERRORS, STREAMS, VALUES, Ours
from contract_generator.plan.package_files import plan_package, plan_project, plan_small_files
from contract_generator.plan.readme import plan_readme
from contract_generator.plan.resource_files import ResourceFiles
from contract_generator.plan.resources import PlannedResource, plan_resources
from contract_generator.plan.sdk import Explained, File, Sdk
from contract_generator.plan.type_files import plan_type_files
from contract_generator.plan.types import Types, plan_types


@dataclass(frozen=True, slots=True)
class Target:
    """What an SDK is called.

    Attributes:
        package: The import name.
        version: The version.
        runtime: The range of contract-runtime; None for the one that the ABI's table gives.
    """

    package: str
    version: str
    runtime: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a contract came to.

    Attributes:
        sdk: The SDK; None when there is an error among the findings.
        diagnostics: What was found while planning, ordered by place.
        explain: Lists every public name, with its contract line and the reasons for its
            spelling.
    """

    sdk: Sdk | None
    diagnostics: tuple[Diagnostic, ...]
    explain: Callable[[], tuple[Explained, ...]] = tuple


def name_findings(draft: Contract, *, source: Source) -> tuple[Diagnostic, ...]:
    """What is found in the names of a contract that has other errors.

    Args:
        draft: What could be read of it.
        source: Its document.
    """
    found = Findings(source)
    types = plan_types(draft, found)
    plan_resources(draft, types, Ours(types, found), found)
    return found.ordered()


def plan(contract: Contract, target: Target, *, source: Source) -> Plan:
    """Decide everything about the Python that a contract becomes.

    Args:
        contract: A contract without errors.
        target: What the SDK is called.
        source: The contract's document, for findings.
    """
    found = Findings(source)
    types = plan_types(contract, found)
    ours = Ours(types, found)
    resources = plan_resources(contract, types, ours, found)
    if found.errors:
        return Plan(None, found.ordered())
    inputs = plan_inputs(contract, types)
    package, version = target.package, target.version
    runtime = target.runtime or abi.RUNTIME[abi.ABI]
    told = spread(contract, [method for each in resources for method in each.methods], types)
    type_files, homes = plan_type_files(contract, types, told)
    dict_files, dict_homes = DictFiles(types, inputs, ours).plan()
    homes = {**dict_homes, **homes}
    resource_files = ResourceFiles(package, types, inputs, ours)
    modules = [
        File("__init__.py", partial(plan_package, contract, ours, homes, version=version)),
        *resource_files.plan(resources),
        *type_files,
        *dict_files,
        *ClientFiles(contract, package, version, ours).plan(resources),
        *plan_small_files(),
    ]
    files = [
        *(each.below(f"src/{package}") for each in modules),
        File("README.md", partial(plan_readme, contract, types, ours, resources, package=package)),
        File("pyproject.toml", partial(plan_project, contract, package, version, runtime)),
    ]
    sdk = Sdk(
        package=package,
        files=tuple(files),
        words=_words(files, resources, inputs, types, ours),
        methods=sum(len(each.methods) for each in resources),
        types=len(contract.types),
    )
    rooms = {str(name): f"._resource.{home}" for name, home in resource_files.homes.items()}
    made = Made(package, contract, types, inputs, resources, ours, {**homes, **rooms})
    return Plan(sdk, found.ordered(), partial(explain, made))


def _words(
    files: Iterable[File],
    resources: Iterable[PlannedResource],
    inputs: Inputs,
    types: Types,
    ours: Ours,
) -> frozenset[str]:
    """Every identifier that comes of the contract: names, classes, constants and modules."""
    words: set[str] = {name.code for name in types.names.values()}
    for fields in types.fields.values():
        words.update(name.code for name in fields.values())
    for file in files:
        for part in file.path.removesuffix(".py").split("/"):
            # A module may be imported under a private name.
            words |= {part, f"_{part}"}
    for resource in resources:
        for name in (resource.sync_class, resource.async_class):
            words |= {name, ours.raw_class(name)}
        words.add(resource.name.code)
        for method in resource.methods:
            words |= {method.name.code, method.constant, method.short}
            words.update(argument.name.code for argument in method.arguments)
    words.update(ours.dict_name(types.names[each]) for each in inputs.nested)
    words.update(ours.spell(name) for name in (*CLIENTS, *ERRORS, *VALUES, *STREAMS))
    words.update((*CLIENTS, *ERRORS, *VALUES, *STREAMS))
    # Keys of typed dicts are wire names.
    for each in inputs.nested:
        words.update(filter(is_key, types.fields.get(each, ())))
    return frozenset(words)
