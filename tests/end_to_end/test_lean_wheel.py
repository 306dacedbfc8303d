"""The runtime's wheel leaves out what explains private modules, and nothing else."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import tokenize
import zipfile
from pathlib import Path

import pytest
from environments import build
from examples import ROOT

RUNTIME = ROOT / "packages" / "runtime"
SOURCES = RUNTIME / "src"

#: Prints the docstrings of what users import or inherit, and of every public member that it has.
SHOWN = """
import inspect, json, sys
from importlib import import_module

docs = {}
for name, more in [
    ("contract_runtime", []),
    ("contract_runtime.testing", []),
    ("contract_runtime.abi", ["Resource", "AsyncResource", "require_abi"]),
]:
    module = import_module(name)
    assert module.__file__.startswith(sys.argv[1]), module.__file__
    docs[name] = inspect.getdoc(module)
    for export in more or module.__all__:
        value = getattr(module, export)
        if inspect.isclass(value) or inspect.isfunction(value):
            docs[f"{name}.{export}"] = inspect.getdoc(value)
            for member, what in inspect.getmembers(value):
                is_public = not member.startswith("_") or member in ("__init__", "__call__")
                if is_public and not inspect.isclass(what):
                    docs[f"{name}.{export}.{member}"] = inspect.getdoc(what)
print(json.dumps(docs))
"""


@pytest.fixture(scope="module")
def installed(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    [wheel] = wheels.glob("contract_runtime-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def modules(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.py")}


def code(text: str) -> list[tuple[str, int]]:
    """The statements of a text, but for docstrings, and the line that each begins in."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(getattr(node, "body", None), list):
            node.body = [each for each in node.body if not says_nothing(each)]
    return [(ast.dump(node), node.lineno) for node in ast.walk(tree) if isinstance(node, ast.stmt)]


def says_nothing(node: ast.AST) -> bool:
    """Whether it is a docstring, or stands in the place of one."""
    value = node.value if isinstance(node, ast.Expr) else None
    text = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return text or isinstance(node, ast.Pass)


def test_the_code_is_the_same_line_by_line(installed: Path) -> None:
    assert modules(installed) == modules(SOURCES)
    for module in modules(SOURCES):
        source, lean = (
            code((root / module).read_text(encoding="utf-8")) for root in (SOURCES, installed)
        )
        assert source == lean, module


def test_what_users_see_is_documented_as_in_the_sources(installed: Path) -> None:
    source, lean = (
        json.loads(
            subprocess.check_output(
                [sys.executable, "-c", SHOWN, str(root)],
                env={"PYTHONPATH": str(root)},
                text=True,
            )
        )
        for root in (SOURCES, installed)
    )
    assert len(source) > 200
    assert source == lean


def test_no_comment_is_left(installed: Path) -> None:
    for module in modules(installed):
        with (installed / module).open("rb") as text:
            kinds = {token.type for token in tokenize.tokenize(text.readline)}
        assert tokenize.COMMENT not in kinds, module


def test_the_sdist_builds_the_same_wheel(wheels: Path, tmp_path: Path) -> None:
    [wheel] = wheels.glob("contract_runtime-*.whl")
    build(RUNTIME, tmp_path, "--sdist", "--wheel")
    [sdist] = tmp_path.glob("*.tar.gz")
    assert build(sdist, tmp_path / "again").read_bytes() == wheel.read_bytes()


def test_what_git_ignores_is_not_shipped(tmp_path: Path) -> None:
    copy = tmp_path / "runtime"
    shutil.copytree(RUNTIME, copy, ignore=shutil.ignore_patterns("tests", ".*", "__pycache__"))
    (copy / ".gitignore").write_text("scratch.py\n", encoding="utf-8")
    (copy / "src" / "contract_runtime" / "scratch.py").write_text("x = 1\n", encoding="utf-8")
    with zipfile.ZipFile(build(copy, tmp_path / "out")) as archive:
        assert "contract_runtime/scratch.py" not in archive.namelist()
