"""The package's ``__init__.py``, and the files beside it: project, README, marker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contract_generator.contract.model import Contract
from contract_generator.plan import abi
from contract_generator.plan.imports import import_lines
from contract_generator.plan.listing import all_lines, row, star
from contract_generator.plan.ours import CLIENTS, ERRORS, STREAMS, VALUES, Ours
from contract_generator.plan.pages import PackagePage, ProjectPage, StreamingPage, TypedPage
from contract_generator.plan.sdk import File
from contract_generator.text import toml
from contract_generator.text.code import Code
from contract_generator.text.python import docstring, literal


def plan_package(
    contract: Contract, ours: Ours, homes: Mapping[str, Code], *, version: str
) -> PackagePage:
    """The package's ``__init__.py``: every public name, imported when it is first used.

    Args:
        contract: The contract.
        ours: Names of ours.
        homes: Models and typed dicts, with the module of each.
        version: The package's version.
    """
    runtime = {str(ours.spell(name)): name for name in (*ERRORS, *VALUES)}
    clients = {str(ours.spell(name)): str(ours.spell(name)) for name in CLIENTS}
    streams = {str(ours.spell(name)): name for name in STREAMS}
    # What every SDK has, under its own name, is the runtime's table.
    renamed = {here: there for here, there in runtime.items() if here != there}
    listed: dict[str, dict[str, str]] = {"._client": clients, "._streaming": streams}
    for name, home in homes.items():
        listed.setdefault(home, {})[name] = name
    listed = {home: listed[home] for home in sorted(listed)}
    tables = {"contract_runtime": renamed, **listed}
    checking = {"._client": {**runtime, **clients}, "._streaming": streams}
    taken = any(here != there for names in checking.values() for here, there in names.items())
    return PackagePage(
        docstring=docstring(f"Client library of {contract.name}."),
        abi=literal(abi.ABI),
        version=literal(version),
        checking=tuple(
            line for home in listed for line in (_each(home, checking) if taken else (star(home),))
        ),
        # Where a type has a name of ours, type checkers are told all names one by one.
        everything=all_lines([*runtime, *clients, *streams, *homes]) if taken else (),
        rows=tuple(row(home, names) for home, names in tables.items() if names),
    )


def _each(home: str, checking: Mapping[str, Mapping[str, str]]) -> tuple[Code, ...]:
    """Imports of names one by one, some under another name, where a module has such."""
    if home not in checking:
        return (star(home),)
    return import_lines(home, [(there, here) for here, there in checking[home].items()])


def plan_project(
    contract: Contract, package: str, version: str, runtime: str, extra: Iterable[str] = ()
) -> ProjectPage:
    """``pyproject.toml``."""
    return ProjectPage(
        name=toml.string(package),
        version=toml.string(version),
        description=toml.string(f"Client library of {contract.name}."),
        dependency=toml.string(f"contract-runtime{runtime}"),
        wheel=toml.string(f"src/{package}"),
        sdist=toml.array([f"/src/{package}", "/README.md", *extra]),
    )


def plan_small_files() -> list[File]:
    """Files that are the same in every package."""
    return [File("_streaming.py", StreamingPage), File("py.typed", TypedPage)]
