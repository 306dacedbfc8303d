"""Imports: in isort's order, and out of the way of the contract's names."""

from __future__ import annotations

import subprocess
from pathlib import Path

from contract_generator.output.format import format_folder
from contract_generator.plan.scope import Scope, import_groups, order
from ruff import find_ruff_bin  # type: ignore[import-untyped]

NAMES = [
    "Type10", "Type2", "Type02", "ModelList", "Modelx", "Model2", "Model_", "Model", "APIb",
    "ApiA", "APIa", "URL", "URLs", "A", "UNSET_", "UNSET", "lower", "camelCase", "A1B", "A1b",
]  # fmt: skip


def test_order_is_ruffs(tmp_path: Path) -> None:
    table = {
        "typing": [(name, name) for name in NAMES] + [("Zed", "_Zed"), ("Any", "_Any")],
        "contract_runtime.abi": [("b", "b"), ("A", "A")],
        ".b": [("x", "x")],
        "..a": [("y", "y")],
        ".a": [("z", "z")],
    }
    groups = import_groups(table)
    everything = ", ".join(f'"{name}"' for name in sorted([*NAMES, "_Zed"], key=order))
    text = "\n\n".join("\n".join(group) for group in groups)
    (tmp_path / "m.py").write_text(f"{text}\n\n__all__ = [{everything}]\n")
    format_folder(tmp_path)
    command = [find_ruff_bin(), "check", "--isolated", "--select", "I,RUF022", "m.py"]
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


def test_what_runs_is_imported_once() -> None:
    scope = Scope(frozenset(), lazy=True)
    scope.name("typing", "Union")
    scope.runtime("typing", "Union")
    head = scope.head("About.")
    assert head.imports == (("from typing import Union",),)
    assert head.checking == ()
