"""The proof: what can't be imported, compiled or read back is never written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from built import built, laid_out, sdk_of
from contract_generator.output import prove as proving
from contract_generator.output.errors import ProofError
from contract_generator.output.prove import child, prove
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


@WITH_CHILD
def test_fine(with_child: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not with_child:
        monkeypatch.setattr(proving, "find_spec", lambda name: None)
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
    sdk, files = sdk_of(CONTRACT), built(CONTRACT)
    assert old in files[path]
    files[path] = files[path].replace(old, new, 1)
    folder = laid_out(files)
    content = {name: text.encode() for name, text in files.items()}
    started = child() if with_child else no_child()
    try:
        with started as interpreter, pytest.raises(ProofError, match=message):
            prove(sdk, folder, content, interpreter)
    finally:
        shutil.rmtree(folder)


def test_nothing_runs_before_it_is_checked(tmp_path: Path) -> None:
    sdk, files = sdk_of(CONTRACT), built(CONTRACT)
    marker = tmp_path / "ran"
    files["src/sdk/__init__.py"] += f"open({str(marker)!r}, 'w')\n"
    folder = laid_out(files)
    content = {name: text.encode() for name, text in files.items()}
    try:
        with child() as interpreter, pytest.raises(ProofError, match="'open'"):
            prove(sdk, folder, content, interpreter)
    finally:
        shutil.rmtree(folder)
    assert not marker.exists()
