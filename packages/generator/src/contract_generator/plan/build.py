"""From a contract to an SDK: the one entry to this room."""

from __future__ import annotations

from dataclasses import dataclass

from contract_generator.contract.model import Contract
from contract_generator.diagnostics.diagnostic import Diagnostic, Findings
from contract_generator.diagnostics.span import Source
from contract_generator.plan import abi
from contract_generator.plan.client_files import ClientFiles
from contract_generator.plan.dicts import plan_inputs
from contract_generator.plan.explain import explain
from contract_generator.plan.ours import Ours
from contract_generator.plan.package_files import plan_package, plan_project, plan_small_files
from contract_generator.plan.readme import plan_readme
from contract_generator.plan.resource_files import ResourceFiles
from contract_generator.plan.resources import plan_resources
from contract_generator.plan.sdk import File, Sdk
from contract_generator.plan.type_files import plan_dict_files, plan_type_files
from contract_generator.plan.types import plan_types


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
    """

    sdk: Sdk | None
    diagnostics: tuple[Diagnostic, ...]


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
    init = plan_package(contract, types, inputs, ours, version=version)
    modules = [
        File("__init__.py", init),
        *ClientFiles(contract, package, version, ours).plan(resources),
        *plan_type_files(contract, types),
        *plan_dict_files(contract, types, inputs, ours),
        *ResourceFiles(package, types, inputs, ours).plan(resources),
        *plan_small_files(),
    ]
    files = [
        File("README.md", plan_readme(contract, types, ours, resources, package=package)),
        File(
            "pyproject.toml",
            plan_project(contract, package, version, target.runtime or abi.RUNTIME[abi.ABI]),
        ),
        *(File(f"src/{package}/{each.path}", each.page) for each in modules),
    ]
    explained = explain(package, types, resources)
    sdk = Sdk(
        package=package,
        files=tuple(sorted(files, key=lambda each: each.path)),
        words=frozenset(part for each in explained for part in each.path.split(".")),
        explained=explained,
        methods=sum(len(each.methods) for each in resources),
        types=len(contract.types),
    )
    return Plan(sdk, found.ordered())
