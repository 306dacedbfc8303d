"""The package's ``__init__.py``, and the files beside it: project, README, marker."""

from __future__ import annotations

from collections.abc import Iterable

from contract_generator.contract.model import Contract
from contract_generator.plan import abi
from contract_generator.plan.dicts import Inputs
from contract_generator.plan.ours import CLIENTS, ERRORS, STREAMS, VALUES, Ours
from contract_generator.plan.rooms import export
from contract_generator.plan.scope import import_groups, order
from contract_generator.plan.sdk import (
    Export,
    File,
    PackagePage,
    ProjectPage,
    StreamingPage,
    TypedPage,
)
from contract_generator.plan.types import Types
from contract_generator.text import toml
from contract_generator.text.code import Code, fill
from contract_generator.text.python import docstring, dotted, literal


def plan_package(
    contract: Contract, types: Types, inputs: Inputs, ours: Ours, *, version: str
) -> PackagePage:
    """The package's ``__init__.py``: every public name, imported when it is first used."""
    defined: dict[str, list[Code]] = {
        "._types": [name.code for name in types.names.values()],
        "._dicts": [ours.dict_name(types.names[each]) for each in inputs.nested],
        "._client": [ours.spell(name) for name in CLIENTS],
    }
    homes = {home: [(str(name), name) for name in names] for home, names in defined.items()}
    homes["contract_runtime"] = [(name, ours.spell(name)) for name in (*ERRORS, *VALUES)]
    homes["._streaming"] = [(name, ours.spell(name)) for name in STREAMS]
    exports = [
        export(spelt, dotted(home)) if name == spelt else _renamed(spelt, name, home)
        for home, names in homes.items()
        for name, spelt in names
    ]
    exports.sort(key=lambda each: order(each.name))
    # What every SDK has, under its own name, is the runtime's table; the rest is listed.
    common = {spelt for name, spelt in homes["contract_runtime"] if name == spelt}
    return PackagePage(
        docstring=docstring(f"Client library of {contract.name}."),
        abi=literal(abi.ABI),
        version=literal(version),
        everything=tuple(literal(str(each.name)) for each in exports),
        checking=import_groups(homes),
        exports=tuple(each for each in exports if each.name not in common),
    )


def _renamed(spelt: Code, name: str, home: str) -> Export:
    entry = fill("{spelt}: {home}", spelt=literal(str(spelt)), home=literal(f"{home}:{name}"))
    return Export(spelt, entry)


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
    return [File("_streaming.py", StreamingPage()), File("py.typed", TypedPage())]
