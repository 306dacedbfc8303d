"""How much code a generated SDK is."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

import pytest
import yaml
from examples import EXAMPLES, TODO, Example

#: Tokens that make no line one of code.
EMPTY = {
    tokenize.COMMENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
    tokenize.INDENT,
    tokenize.NEWLINE,
    tokenize.NL,
}


def lines_of_code(path: Path) -> int:
    """The lines of a file that are neither blank nor comment nor docstring."""
    source = path.read_text(encoding="utf-8")
    docstrings: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                docstrings.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    code: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in EMPTY:
            code.update(range(token.start[0], token.end[0] + 1))
    return len(code - docstrings)


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
