"""How much code a generated SDK is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml
from contract_generator.output.cost import lines_of_code
from examples import EXAMPLES, TODO, Example


def modules(example: Example) -> list[Path]:
    return sorted((example.path / "src").rglob("*.py"))


def test_lines_a_method() -> None:
    contract = yaml.safe_load((TODO.path / "api.yaml").read_text(encoding="utf-8"))
    methods = sum(len(resource["methods"]) for resource in contract["resources"])
    assert sum(map(lines_of_code, modules(TODO))) < 60 * methods


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.folder)
def test_modules_are_short(example: Example) -> None:
    for path in modules(example):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = sum(isinstance(node, ast.ClassDef) for node in tree.body)
        # One class is the smallest unit.
        length = len(path.read_text(encoding="utf-8").splitlines())
        assert length <= 280 or classes <= 2, f"{path}: {length} lines"
