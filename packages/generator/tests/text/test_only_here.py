"""Code is made in ``text`` and nowhere else."""

from __future__ import annotations

import ast
from pathlib import Path

import contract_generator
import pytest

ROOT = Path(contract_generator.__file__).parent
OUTSIDE = [path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0] != "text"]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_else_makes_code(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            assert name != "Code", f"line {node.lineno} makes Code"
            if name in ("raw", "fill", "join") and isinstance(called, ast.Name):
                # mypy takes a LiteralString for any str, so what pyright sees is held here too.
                assert _literal(node.args[0]), f"line {node.lineno}: not a literal"
            if name == "cast":
                target = ast.unparse(node.args[0])
                assert "Code" not in target, f"line {node.lineno} casts to Code"
        elif isinstance(node, ast.ClassDef):
            assert "Code" not in map(ast.unparse, node.bases)


def _literal(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _literal(node.body) and _literal(node.orelse)
    return isinstance(node, ast.Constant)
