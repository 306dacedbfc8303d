"""Imports: in isort's order, and out of the way of the contract's names."""

from __future__ import annotations

import subprocess
from pathlib import Path

from contract_generator.plan.imports import import_groups, is_isorts, order
from contract_generator.plan.scope import Scope
from contract_generator.text.python import identifier
from ruff import find_ruff_bin  # type: ignore[import-untyped]

NAMES = [
    "Type10", "Type2", "Type02", "ModelList", "Modelx", "Model2", "Model_", "Model", "APIb",
    "ApiA", "APIa", "URL", "URLs", "A", "UNSET_", "UNSET", "lower", "camelCase", "A1B", "A1b",
]  # fmt: skip
MODULES = [
    "thing_10", "thing_2", "thing", "things", "thing_", "thing2", "thing02", "a", "a1", "a_1",
]  # fmt: skip


def test_order_is_ruffs(tmp_path: Path) -> None:
    everything = ", ".join(f'"{name}"' for name in sorted(NAMES, key=order))
    (tmp_path / "m.py").write_text(f"__all__ = [{everything}]\n")
    command = [find_ruff_bin(), "check", "--isolated", "--select", "RUF022", "m.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_import_groups() -> None:
    table = {
        ".b": [("x", "x")],
        "..a": [("y", "y"), ("z", "_z")],
        ".": [("m", "_m")],
        "typing": [(f"Name{number}", f"Name{number}") for number in range(12)],
        "contract_runtime.abi": [("lazy", "lazy"), ("UNSET", "UNSET"), ("Model", "_Model")],
        "datetime": [],
    }
    assert import_groups(table) == (
        (
            "from typing import Name0, Name1, Name2, Name3, Name4, Name5, Name6, Name7, Name8",
            "from typing import Name9, Name10, Name11",
        ),
        (
            "from contract_runtime.abi import UNSET, lazy",
            "from contract_runtime.abi import Model as _Model",
        ),
        (
            "from ..a import y",
            "from ..a import z as _z",
            "from . import m as _m",
            "from .b import x",
        ),
    )
    assert not is_isorts(import_groups(table))


def test_imports_are_isorts(tmp_path: Path) -> None:
    table = {f".{module}": [("x", "x")] for module in MODULES}
    table["..names"] = [(name, f"_{name}") for name in NAMES] + [("B", "B"), ("UNSET", "UNSET")]
    [group] = groups = import_groups(table)
    assert is_isorts(groups)
    (tmp_path / "m.py").write_text("\n".join(group) + "\n")
    command = [find_ruff_bin(), "check", "--isolated", "--select", "I001", "--diff", "m.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_ours_give_way() -> None:
    scope = Scope({"Optional"}, lazy=False)
    assert scope.name("typing", "Optional") == "_Optional"
    assert scope.name("typing", "List") == "List"
    assert scope.name("builtins", "str") == "str"
    assert scope.name("builtins", "str", frozenset({"str"})) == "_str"
    assert scope.name("datetime", "datetime", frozenset({"datetime"})) == "_datetime"
    head = scope.head("About.")
    assert head.imports == (
        (
            "from datetime import datetime as _datetime",
            "from typing import List",
            "from typing import Optional as _Optional",
        ),
    )
    assert head.aliases == ("_str = str",)


def test_ours_give_way_to_modules() -> None:
    scope = Scope(frozenset(), lazy=True)
    assert scope.module(identifier("list")) == "_list"
    assert scope.name("builtins", "list", frozenset({"list"})) == "_list_"
    assert scope.name("builtins", "dict", frozenset({"dict"})) == "_dict"
    assert scope.head("About.").aliases == ("_dict = dict", "_list_ = list")


def test_what_runs_is_imported_once() -> None:
    scope = Scope(frozenset(), lazy=True)
    scope.name("typing", "Union")
    scope.runtime("typing", "Union")
    head = scope.head("About.")
    assert head.imports == (("from typing import Union",),)
    assert head.checking == ()
