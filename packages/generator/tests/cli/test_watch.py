"""``generate --watch``: a round for each save."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from contract_generator.cli import generate, main

CONTRACT = """\
name: TodoAPI
resources: [{name: todos, methods: [{name: create, input: CreateTodo}]}]
types: [{name: CreateTodo, kind: struct, fields: [{name: title, type: string}]}]
"""
BROKEN = CONTRACT.replace("input: CreateTodo", "input: CreateTood")


def test_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each save is one round, whatever it does to the file; an error doesn't end it."""
    path = tmp_path / "api.yaml"
    path.write_text(CONTRACT)
    monkeypatch.chdir(tmp_path)

    def save(text: str) -> None:
        (tmp_path / "new").write_text(text)
        os.utime(tmp_path / "new", (1, 1))
        (tmp_path / "new").replace(path)

    # Same size, same time, another file; gone for a moment, and back.
    edits: list[Callable[[], object]] = [
        lambda: path.write_text(BROKEN),
        lambda: save(CONTRACT.replace("title", "namen")),
        lambda: save(CONTRACT.replace("title", "names")),
        lambda: None,
        path.unlink,
        lambda: save(CONTRACT),
    ]
    rounds: list[int] = []
    said: list[str] = []
    monkeypatch.setattr(generate, "say", lambda text, **options: said.append(text))

    def pause() -> None:
        rounds.append(len(said))
        if not edits:
            raise KeyboardInterrupt
        edits.pop(0)()

    monkeypatch.setattr(generate, "_wait", pause)
    code = main.run(generate.command, "generate", ["api.yaml", "-o", "out", "--watch"])
    out, err = capsys.readouterr()
    assert code == 0
    assert rounds == [1, 2, 3, 4, 4, 4, 5]
    assert out.count("written") == 4, err
    assert "unknown-type" in err
    assert "title" in (tmp_path / "out/src/todoapi/_types.py").read_text()
