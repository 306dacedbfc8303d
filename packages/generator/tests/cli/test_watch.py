"""``generate --watch``: a round for each save."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from contract_generator.cli import generate, main, watch

CONTRACT = """\
name: TodoAPI
resources: [{name: todos, methods: [{name: create, input: CreateTodo}]}]
types: [{name: CreateTodo, kind: struct, fields: [{name: title, type: string}]}]
"""
BROKEN = CONTRACT.replace("input: CreateTodo", "input: CreateTood")

#: Runs ``generate --watch`` with some arguments through some edits, one at each pause. Answers with
#: the packages that each round wrote, before and after each edit; and what was said aside.
Watch = Callable[..., "tuple[list[list[str]], str]"]


@pytest.fixture
def watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Watch:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def call(edits: list[Callable[[], object]], *args: str) -> tuple[list[list[str]], str]:
        rounds: list[list[str]] = []
        aside: list[str] = []

        def pause() -> None:
            out, err = capsys.readouterr()
            rounds.append([line.split()[0] for line in out.splitlines()])
            aside.append(err)
            if len(rounds) > len(edits):
                raise KeyboardInterrupt
            edits[len(rounds) - 1]()

        monkeypatch.setattr(watch, "_wait", pause)
        code = main.run(generate.command, "generate", [*args, "--watch"])
        assert code == 0, capsys.readouterr()
        return rounds, "".join(aside)

    return call


def saver(path: Path) -> Callable[[str], Callable[[], object]]:
    """Saves a text as editors do: another file of the same time takes the place."""

    def save(text: str) -> Callable[[], object]:
        def edit() -> None:
            new = path.with_name("new")
            new.write_text(text)
            os.utime(new, (1, 1))
            new.replace(path)

        return edit

    return save


def nothing() -> None: ...


def test_contract(tmp_path: Path, watched: Watch) -> None:
    """Each save is one round, whatever it does to the file; an error doesn't end it."""
    path = tmp_path / "api.yaml"
    path.write_text(CONTRACT)
    save = saver(path)
    edits: list[Callable[[], object]] = [
        lambda: path.write_text(BROKEN),
        save(CONTRACT.replace("title", "namen")),
        save(CONTRACT.replace("title", "names")),
        nothing,
        path.unlink,
        save(CONTRACT),
    ]
    rounds, aside = watched(edits, "api.yaml", "-o", "out")
    wrote = ["todoapi"]
    assert rounds == [wrote, [], wrote, wrote, [], [], wrote]
    assert aside.count("watching; Ctrl-C ends") == 5
    assert aside.count("error[unknown-type]") == 1
    assert "title" in (tmp_path / "out/src/todoapi/_types.py").read_text()


def configured(*packages: str, version: str = "1.0.0", head: str = "") -> str:
    return f"{head}[tool.contract]\n" + "".join(
        f'[[tool.contract.sdk]]\ncontract = "{each}.yaml"\noutput = "{each}"\n'
        f'package = "{each}"\nversion = "{version}"\n'
        for each in packages
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for each in ("one", "two"):
        (tmp_path / f"{each}.yaml").write_text(CONTRACT)
    path = tmp_path / "pyproject.toml"
    path.write_text(configured("one"))
    return path


DEFAULT = configured("one").replace("]\n", ']\nruntime = ">=0.1,<9"\n', 1)

#: The first configuration is of "one"; then edits by what they leave, and what a round writes.
CONFIGURED: list[tuple[str, list[str], list[list[str]], str]] = [
    ("an SDK more", [configured("one", "two")], [["two"]], "pyproject.toml names 2 SDKs now"),
    ("an SDK less", [configured("one", "two"), configured("two")], [["two"], []], "1 SDK now"),
    ("other facts", [configured("one", version="2.0.0")], [["one"]], ""),
    ("something else", [configured("one", head="[project]\nname = 'x'\n")], [[]], ""),
    ("a default", [DEFAULT], [["one"]], ""),
    ("wrong, then right", ["[tool.contract", configured("two")], [[], ["two"]], "error: "),
    ("no table", ["", configured("two")], [[], ["two"]], "there is no [tool.contract] table"),
    ("wrong, then as it was", ["[tool.contract]\nx=1", configured("one")], [[], []], "no key 'x'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "texts", "rounds", "said"), CONFIGURED, ids=lambda each: str(each)[:22]
)
def test_configuration(
    what: str, texts: list[str], rounds: list[list[str]], said: str, workspace: Path, watched: Watch
) -> None:
    save = saver(workspace)
    found, aside = watched([save(text) for text in texts])
    assert found == [["one"], *rounds], aside
    assert said in aside


def test_contracts_of_the_workspace(tmp_path: Path, workspace: Path, watched: Watch) -> None:
    """Each that is named now is followed, and no other."""
    workspace.write_text(configured("one", "two"))
    one, two = saver(tmp_path / "one.yaml"), saver(tmp_path / "two.yaml")
    config = saver(workspace)
    edits = [
        two(CONTRACT.replace("title", "names")),
        one(CONTRACT.replace("title", "names")),
        config("[tool.contract]\nsdk = 1"),
        two(CONTRACT),  # A configuration that can't be read leaves the one before.
        config(configured("two")),
        one(CONTRACT),
        two(BROKEN),
        workspace.unlink,
        two(CONTRACT),
    ]
    rounds, aside = watched(edits)
    assert rounds == [["one", "two"], ["two"], ["one"], [], ["two"], [], [], [], [], ["two"]], aside
    assert (tmp_path / "one").is_dir()


@pytest.mark.usefixtures("watched")
def test_a_configuration_that_is_wrong_at_first(workspace: Path) -> None:
    workspace.write_text("[tool.contract]\n")
    assert main.run(generate.command, "generate", ["--watch"]) == 2
