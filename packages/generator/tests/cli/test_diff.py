"""``contract diff``: what it prints where, its exit codes, and the versions it tells."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from toolbox import call

OLD = """\
name: TodoAPI
resources:
  - name: todos
    methods:
      - {name: create, input: CreateTodo}
types:
  - {name: CreateTodo, kind: struct, fields: [{name: title, type: string}]}
"""
BREAKING = OLD.replace("type: string}]", "type: string}, {name: due, type: time.Time}]")
ADDED = OLD.replace(
    "type: string}]", "type: string}, {name: due, type: time.Time, optional: true}]"
)
WORDS = OLD.replace("name: todos", "name: todos\n    description: Todos.")
TYPO = OLD.replace("CreateTodo}", "CreateTood}")
HOSTILE = OLD.replace("name: todos", 'name: todos\n    description: "\\e[31m`<b>"').replace(
    "type: string}", 'type: string, enum: ["\\e[31m`` <script> {it} %s\\n### Added"]}'
)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``contract diff`` with some arguments: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    texts = {
        "old": OLD, "breaking": BREAKING, "added": ADDED, "words": WORDS, "typo": TYPO,
        "hostile": HOSTILE,
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text)

    def call_diff(*args: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        return call(["diff", *args], capsys)

    return call_diff


CASES: list[tuple[list[str], int, str, str]] = [
    # arguments, exit code, part of standard output, part of standard error
    (["old.yaml", "old.yaml"], 0, "nothing changed\n", ""),
    (["old.yaml", "old.yaml", "--fail-on", "any"], 0, "nothing changed\n", ""),
    (["old.yaml", "old.yaml", "--version", "1.2.3"], 0, "nothing changed\n", ""),
    (["old.yaml", "breaking.yaml"], 0, "1 breaking: a major version\n", ""),
    (["old.yaml", "breaking.yaml", "--fail-on", "breaking"], 1, '"CreateTodo.due" is new', ""),
    (["old.yaml", "breaking.yaml", "--fail-on", "any"], 1, " --> breaking.yaml:7:83\n", ""),
    (["breaking.yaml", "old.yaml"], 0, " --> breaking.yaml:7:83\n", ""),
    (["old.yaml", "added.yaml", "--fail-on", "breaking"], 0, "1 compatible: a minor version\n", ""),
    (["old.yaml", "added.yaml", "--fail-on", "any"], 1, "### Added\n\n- `CreateTodo.due` is", ""),
    (["old.yaml", "words.yaml"], 0, "1 documentation: a patch version\n", ""),
    (["old.yaml", "breaking.yaml", "--version", "1.2.3"], 0, "version 1.2.3 -> 2.0.0\n", ""),
    (["old.yaml", "breaking.yaml", "--version", "0.2.3"], 0, "\n## 0.3.0\n", ""),
    (["old.yaml", "added.yaml", "--changelog"], 0, "### Added\n\n- `CreateTodo.due` is new", ""),
    (["old.yaml", "old.yaml", "--changelog"], 0, "", ""),
    (["old.yaml", "breaking.yaml", "--version", "one"], 2, "", "PEP 440"),
    (["old.yaml", "typo.yaml"], 1, "", 'did you mean "CreateTodo"?'),
    (["typo.yaml", "old.yaml"], 1, "", " --> typo.yaml:5:31"),
    (["typo.yaml", "typo.yaml", "--json"], 1, "", "unknown-type"),
    (["old.yaml", "missing.yaml"], 2, "", "missing.yaml: no such file or directory"),
    (["old.yaml", ""], 2, "", "the contract's path is empty"),
    (["old.yaml", "."], 2, "", "is a directory"),
    (["old.yaml"], 2, "", "Missing argument"),
    (["-", "-"], 2, "", "only one of the two"),
    (["old.yaml", "added.yaml", "--json", "--changelog"], 2, "", "leave --changelog out"),
    (["old.yaml", "added.yaml", "--fail-on", "compatible"], 2, "", "Invalid value"),
    (["--help"], 0, "git show main:api.yaml | contract diff - api.yaml", ""),
]  # fmt: skip


@pytest.mark.parametrize(("args", "code", "out", "err"), CASES, ids=lambda value: str(value)[:60])
def test_command(run: Run, args: list[str], code: int, out: str, err: str) -> None:
    found = run(*args)
    assert found[0] == code, found
    assert out in found[1]
    assert err in found[2]
    assert (out == "") <= (found[1] == "")
    assert (err == "") <= (found[2] == "")


@pytest.mark.parametrize("args", [["-", "breaking.yaml"], ["old.yaml", "-"]])
def test_standard_input(run: Run, args: list[str]) -> None:
    stdin = OLD if args[0] == "-" else BREAKING
    place = "-:7:83" if args[1] == "-" else "breaking.yaml:7:83"
    code, out, err = run(*args, "--fail-on", "breaking", stdin=stdin)
    assert (code, err) == (1, "")
    assert f" --> {place}\n" in out


def test_json(run: Run) -> None:
    code, out, _ = run("old.yaml", "breaking.yaml", "--json", "--version", "1.0.0")
    assert code == 0
    assert json.loads(out) == {
        "bump": "major",
        "versions": [{"package": None, "current": "1.0.0", "next": "2.0.0"}],
        "changes": [
            {
                "kind": "field-added",
                "level": "breaking",
                "subject": "CreateTodo.due",
                "what": '"CreateTodo.due" is new, and required',
                "effects": [
                    {
                        "whom": "callers",
                        "level": "breaking",
                        "reason": 'callers of "todos.create" get a TypeError without it',
                    },
                    {
                        "whom": "released",
                        "level": "breaking",
                        "reason": "released clients don't send it: "
                        "the server must go on accepting that",
                    },
                ],
                "old": None,
                "new": {"file": "breaking.yaml", "line": 7, "column": 83},
            }
        ],
        "changelog": "## 2.0.0\n\n### Breaking\n\n- `CreateTodo.due` is new, and required: "
        "callers of `todos.create` get a TypeError without it.",
    }
    assert json.loads(run("old.yaml", "old.yaml", "--json")[1]) == {
        "bump": None, "versions": [], "changes": [], "changelog": "",
    }  # fmt: skip


def test_hostile_text_is_shown_and_does_nothing(run: Run) -> None:
    for args in (["old.yaml", "hostile.yaml"], ["hostile.yaml", "old.yaml"]):
        code, out, err = run(*args)
        assert (code, err) == (0, "")
        assert "\\x1b" in out
        heads = [line for line in out.split("\n") if line.startswith("#")]
        assert heads[1:] == ["### Documentation"]
        assert heads[0] in ("### Breaking", "### Changed")
        entry = out[out.index(heads[0]) :]
        assert "```\\x1b[31m`` <script> {it} %s ### Added```" in entry


CONFIG = """\
[tool.contract]
[[tool.contract.sdk]]
contract = "added.yaml"
output = "sdk"
package = "todoclient"
version = "1.4.0"
[[tool.contract.sdk]]
contract = "added.yaml"
output = "other"
package = "otherclient"
version = "0.4.0"
[[tool.contract.sdk]]
contract = "words.yaml"
output = "words"
"""


def test_configured_versions(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    _, out, _ = run("old.yaml", "added.yaml")
    assert "todoclient 1.4.0 -> 1.5.0\notherclient 0.4.0 -> 0.5.0\n" in out
    assert "## " not in out.replace("### ", "")
    # What the output has, where the configuration says nothing.
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "pyproject.toml").write_text('[project]\nversion = "3.0.0"\n')
    _, out, _ = run("old.yaml", "words.yaml")
    assert "todoapi 3.0.0 -> 3.0.1\n" in out
    _, out, _ = run("-", "words.yaml", "--version", "5.0.0", stdin=OLD)
    assert "todoapi 5.0.0 -> 5.0.1\n" in out
    # A package that is called by configuration keeps its name.
    (tmp_path / "added.yaml").write_text(ADDED.replace("TodoAPI", "TaskAPI"))
    assert "compatible[service-name]" in run("old.yaml", "added.yaml")[1]
    (tmp_path / "words.yaml").write_text(WORDS.replace("TodoAPI", "TaskAPI"))
    assert "breaking[service-name]" in run("old.yaml", "words.yaml")[1]
    # It isn't for this command to say what is wrong with a configuration.
    (tmp_path / "pyproject.toml").write_text("[tool.contract")
    assert run("old.yaml", "added.yaml")[0] == 0
