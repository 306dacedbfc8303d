"""The proof: what can't be imported, compiled or read back is never written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from built import built, laid_out, sdk_of
from contract_generator.output import child as children
from contract_generator.output import prove as proving
from contract_generator.output.child import Child, child
from contract_generator.output.errors import ProofError
from contract_generator.output.prove import Proof
from contract_generator.pipeline import build

CONTRACT = """
name: TodoAPI
resources: [{name: todos, methods: [{name: list, output: "[]Todo"}]}]
types: [{name: Todo, kind: struct, fields: [{name: id, type: string}, {name: n, type: int}]}]
"""
WITH_CHILD = pytest.mark.parametrize("with_child", [True, False])


@contextmanager
def no_child() -> Iterator[None]:
    yield None


def prove(files: dict[str, str], interpreter: Child | None) -> None:
    """Prove what is said to be the contract's."""
    folder = laid_out(files)
    try:
        proof = Proof(sdk_of(CONTRACT), folder, interpreter)
        proof.add({name: text.encode() for name, text in files.items()})
        proof.end()
    finally:
        shutil.rmtree(folder)


@WITH_CHILD
def test_fine(with_child: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not with_child:
        monkeypatch.setattr(children, "find_spec", lambda name: None)
    with build(sdk_of(CONTRACT)) as made:
        assert made.imported is with_child
        assert (made.folder / "src/sdk/__init__.py").read_bytes() == made.files[
            "src/sdk/__init__.py"
        ]
    assert not made.folder.exists()


BROKEN = [
    ("src/sdk/_types.py", "id: str", "id: str =", True, "imported"),
    ("src/sdk/_types.py", "id: str", "id: str =", False, "compile"),
    ("src/sdk/_types.py", "id: str", 'id: str = "x"', True, "imported"),
    ("src/sdk/_types.py", "import Model", "import Optional", True, "imported"),
    ("src/sdk/_types.py", "import Model", "import Optional", False, "no ABI"),
    ("src/sdk/_types.py", "id: str", "id: os", True, "outside a string"),
    ("pyproject.toml", 'name = "sdk"', "name =", True, "read back"),
    ("pyproject.toml", 'name = "sdk"', 'name = "other"', True, "names 'other'"),
]


@pytest.mark.parametrize(("path", "old", "new", "with_child", "message"), BROKEN)
@pytest.mark.parametrize("light", [False, True])
def test_broken(
    path: str,
    old: str,
    new: str,
    with_child: bool,
    message: str,
    light: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proving, "_MANY", 0 if light else 300)
    files = built(CONTRACT)
    assert old in files[path]
    files[path] = files[path].replace(old, new, 1)
    started = child() if with_child else no_child()
    with started as interpreter, pytest.raises(ProofError, match=message):
        prove(files, interpreter)


def test_nothing_runs_before_it_is_checked(tmp_path: Path) -> None:
    files = built(CONTRACT)
    marker = tmp_path / "ran"
    files["src/sdk/__init__.py"] += f"open({str(marker)!r}, 'w')\n"
    with child() as interpreter, pytest.raises(ProofError, match="'open'"):
        prove(files, interpreter)
    assert not marker.exists()


def test_nothing_is_found_that_was_not_proven() -> None:
    """A module that is there, but wasn't handed on, isn't imported."""
    files = built(CONTRACT)
    folder = laid_out(files)
    late = files.pop("src/sdk/_types.py")
    files["src/sdk/_dicts.py"] = "from ._types import Todo\n"
    try:
        with (
            child() as interpreter,
            pytest.raises(ProofError, match=r"No module named 'sdk\._types'"),
        ):
            proof = Proof(sdk_of(CONTRACT), folder, interpreter)
            (folder / "src/sdk/_dicts.py").write_text(files["src/sdk/_dicts.py"])
            proof.add({name: text.encode() for name, text in files.items()})
            proof.add({"src/sdk/_types.py": late.encode()})
            proof.end()
    finally:
        shutil.rmtree(folder)


def test_whatever_it_says_is_heard(tmp_path: Path) -> None:
    """More than a pipe holds, before it is told all that it has to do."""
    (tmp_path / "loud.py").write_text("import sys\nprint('x' * 200_000, file=sys.stderr)\n")
    (tmp_path / "late.py").write_text("raise KeyError('said last')\n")
    with child() as interpreter, pytest.raises(ProofError, match="imported: KeyError: 'said last'"):
        assert interpreter is not None
        interpreter.begin(tmp_path, light=False)
        for _ in range(2000):
            interpreter.load(["loud.py"] * 20)
        interpreter.load(["late.py"])
        interpreter.done("sdk")
