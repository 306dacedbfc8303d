"""``contract budget``: figures of generated SDKs, and limits that they are held to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from contract_generator.cli import main

CONTRACT = """\
name: TodoAPI
client: {base_url: http://localhost:8080}
resources:
  - name: todos
    methods:
      - {name: create, input: CreateTodo, output: Todo}
      - {name: list, output: "[]Todo"}
types:
  - {name: Todo, kind: struct, fields: [{name: id, type: string}]}
  - {name: CreateTodo, kind: struct, fields: [{name: title, type: string}]}
"""
SDK = '[[tool.contract.sdk]]\ncontract = "api.yaml"\noutput = "{0}"\npackage = "{0}"\n'
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``contract`` with some arguments in a workspace of two SDKs, ``one`` and ``two``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "api.yaml").write_text(CONTRACT)

    def call(*args: str, common: str = "", own: str = "") -> tuple[int, str, str]:
        text = SDK.format("one") + SDK.format("two") + own + "\n[tool.contract.budget]\n" + common
        (tmp_path / "pyproject.toml").write_text(text)
        code = main.run(main._toolbox, "contract", list(args))
        return (code, *capsys.readouterr())

    made = call("generate")
    assert made[0] == 0, made
    return call


def test_figures(run: Run) -> None:
    code, out, err = run("budget", "--json")
    assert (code, err) == (0, "")
    one, two = json.loads(out)
    assert (one["package"], two["package"]) == ("one", "two")
    figures = {name: figure["value"] for name, figure in one["figures"].items()}
    assert figures["modules"] == len(one["modules"])
    assert {"one", "contract_runtime.abi"} <= set(one["modules"])
    assert not {"httpx", "typing"} & set(one["modules"])
    assert figures["lines_per_method"] == figures["lines"] / 2
    assert 0 < figures["lines"] < 200
    assert 1_000 < figures["bytes"] < 20_000
    assert figures["import_ms"] > 0


#: Limits of all SDKs and of the second, the exit code, and parts of the output.
LIMITS: list[tuple[str, str, int, list[str]]] = [
    ("", "", 0, []),
    ("modules = 40\nlines = 1000\nlines_per_method = 99.5\nbytes = 1e5", "", 0, ["of 99.5"]),
    ("modules = 1", "", 1, ["past 1"]),
    ("bytes = 10\nmodules = 40", "", 1, ["of 40", "past 10"]),
    ("", "budget = {lines = 3}", 1, ["past 3"]),
    ("lines = 3", "budget = {lines = 1000}", 1, ["past 3", "of 1,000"]),
    ("import_ms = 0", "", 1, ["past 0"]),
]


@pytest.mark.parametrize(("common", "own", "code", "said"), LIMITS)
def test_limits(run: Run, common: str, own: str, code: int, said: list[str]) -> None:
    found, out, err = run("budget", common=common, own=own)
    assert (found, err) == (code, "")
    assert out.startswith("one in one\n") and "\ntwo in two\n" in out
    for text in said:
        assert text in out


def test_some_packages(run: Run) -> None:
    code, out, _ = run("budget", "two", common="lines = 3", own="budget = {lines = 1000}")
    assert (code, out.startswith("two in two\n"), "one" in out) == (0, True, False)


#: Arguments, limits, and a part of what is said; the exit code is 2.
WRONG: list[tuple[list[str], str, str]] = [
    (["three"], "", "names no package 'three'"),
    ([], "line = 3", "pyproject.toml:11: a budget has no 'line'; it has import_ms, modules"),
    ([], "lines = true", "'lines' has to be a number"),
    ([], "lines = -1", "'lines' has to be a number"),
    ([], "lines = nan", "'lines' has to be a number"),
    ([], 'lines = "many"', "'lines' has to be a number"),
]


@pytest.mark.parametrize(("args", "common", "message"), WRONG)
def test_wrong(run: Run, args: list[str], common: str, message: str) -> None:
    code, _, err = run("budget", *args, common=common)
    assert (code, "fault of" in err) == (2, False)
    assert message in err


def test_not_generated(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one/src/one/__init__.py").unlink()
    code, _, err = run("budget")
    assert code == 2
    assert "generate it first" in err


def test_not_importable(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one/src/one/__init__.py").write_text("import nothing_like_it\n")
    code, _, err = run("budget")
    assert code == 2
    assert "nothing_like_it" in err


def test_no_runtime(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contract_generator.output.cost.find_spec", lambda name: None)
    code, _, err = run("budget")
    assert code == 2
    assert "no contract-runtime is installed" in err


def test_a_broken_contract(run: Run, tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(CONTRACT.replace("output: Todo}", "output: Tood}"))
    code, _, err = run("budget")
    assert code == 1
    assert 'did you mean "Todo"?' in err
