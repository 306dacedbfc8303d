"""The command line: what is said where, exit codes, and never a traceback."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from contract_generator.cli import generate, jobs
from contract_generator.output.errors import ProofError
from toolbox import call

CONTRACT = """\
name: TodoAPI
client: {base_url: http://localhost:8080}
resources:
  - name: todos
    methods:
      - {name: create, input: CreateTodo, output: Todo}
      - {name: listAll, output: "[]Todo"}
types:
  - {name: Todo, kind: struct, fields: [{name: id, type: string}, {name: from, type: string}]}
  - {name: CreateTodo, kind: struct, fields: [{name: title, type: string}]}
"""
BROKEN = CONTRACT.replace("output: Todo}", "output: Tood}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "api.yaml").write_text(CONTRACT)
    (tmp_path / "broken.yaml").write_text(BROKEN)
    (tmp_path / "taken.yaml").write_text(
        CONTRACT.replace("Todo,", "Client,").replace("Todo}", "Client}").replace('Todo"', 'Client"')
    )
    (tmp_path / "small.yaml").write_text(
        "name: A\nresources: [{name: a, methods: [{name: list}]}]\n"
    )
    (tmp_path / "hostile.yaml").write_text('name: "\\x1b[31mred"\n')
    return tmp_path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``contract`` with some arguments: exit code, standard output, standard error."""
    return lambda *args: call(args, capsys)


CASES: list[tuple[list[str], int, str, str]] = [
    # arguments, exit code, part of standard output, part of standard error
    (["generate", "api.yaml"], 0, "todoapi 0.0.0 in todoapi: 8 written", "warning[method-name]"),
    (["generate", "api.yaml", "-o", "x", "--package", "c", "--version", "2"], 0, "c 2 in x", ""),
    (["generate", "api.yaml", "--check"], 1, "would add pyproject.toml", ""),
    (["generate", "api.yaml", "--diff"], 0, "+++ b/src/todoapi/__init__.py", ""),
    (["generate", "broken.yaml"], 1, "", 'did you mean "Todo"?'),
    (["generate", "hostile.yaml"], 1, "", "\\x1b[31mred"),
    (["generate", "missing.yaml"], 2, "", "missing.yaml: no such file or directory"),
    (["generate", "."], 2, "", "is a directory"),
    (["generate", "a\0b"], 2, "", "error: a\\x00b"),
    (["generate"], 2, "", "[tool.contract]"),
    (["generate", "api.yaml", "--package", "no-name"], 2, "", "has to be a Python name"),
    (["generate", "api.yaml", "--package", "json"], 2, "", "would hide a module"),
    (["generate", "api.yaml", "--package", "class"], 2, "", "is a Python keyword"),
    (["generate", "api.yaml", "--version", "one"], 2, "", "PEP 440"),
    (["generate", "api.yaml", "--runtime", "one"], 2, "", "PEP 440"),
    (["generate", "api.yaml", "--nonsense"], 2, "", "No such option"),
    (["generate", "--package", "x"], 2, "", "need a CONTRACT"),
    (["generate", "api.yaml", "--check", "--force"], 2, "", "write nothing"),
    (["generate", "-", "--watch"], 2, "", "can't be watched"),
    (["generate", "api.yaml", "-o", "api.yaml"], 2, "", "api.yaml isn't a folder"),
    (["validate", "api.yaml"], 0, "api.yaml: 1 warning", "warning[method-name]"),
    (["validate", "api.yaml", "--strict"], 1, "1 warning", ""),
    (["validate", "api.yaml", "broken.yaml"], 1, "broken.yaml: 1 error", ""),
    (["validate", "api.yaml", "--format", "json"], 0, '"code": "method-name"', "1 warning"),
    (["validate", "broken.yaml", "--format", "github"], 1, "::error file=broken.yaml", ""),
    (["validate", "broken.yaml", "--format", "sarif"], 1, '"ruleId": "unknown-type"', ""),
    (["validate"], 2, "", "Missing argument"),
    (["ls", "api.yaml"], 0, "todos     create   POST  /todos  CreateTodo  Todo", ""),
    (["ls", "broken.yaml"], 1, "", "unknown-type"),
    (["explain", "name-collision"], 0, "Two names of a contract become one", ""),
    (["explain", "name-colision"], 2, "", 'did you mean "name-collision"?'),
    (["explain", "api.yaml"], 0, "todoapi.Todo.from_: from, api.yaml:9.", ""),
    (["explain", "api.yaml", "c.Todo.from_"], 0, '"from" is a Python keyword.', ""),
    (["explain", "api.yaml", "Client.todos.list_all"], 0, "is the method listAll", ""),
    (["explain", "api.yaml", "c.AsyncClient.todos.create.title"], 0, "the field title", ""),
    (["explain", "api.yaml", "AsyncClient.todos.create.title"], 0, "the field title", ""),
    (["explain", "api.yaml", "c.Todo.fom_"], 2, "", 'did you mean "c.Todo.from_"?'),
    (["explain", "api.yaml", "from_"], 0, "todoapi.Todo.from_ is the field from of Todo.", ""),
    (["explain", "api.yaml", "fom_"], 2, "", 'did you mean "from_"?'),
    (["explain", "api.yaml", "todoapi"], 0, "A package is called by its service", ""),
    (["explain", "api.yaml", "TodosResource"], 0, "the class of the resource todos", ""),
    (["explain", "small.yaml"], 0, "Every name is spelt as the contract has it.", ""),
    (["explain", "api.yaml", ""], 2, "", "nothing is called ''"),
    (["explain", "taken.yaml"], 0, 'todoapi.Client_: Client, taken.yaml:9. "Client" is the', ""),
    (["explain", "taken.yaml", "c.AsyncClient.todos.create"], 0, "is the method create", ""),
    (["schema"], 0, '"$schema"', ""),
    (["init", "-o", "-"], 0, "name: TodoAPI", ""),
    (["init", "shop_api", "-o", "-", "--template", "streaming"], 0, "name: ShopApi", ""),
    (["init", "--", "!"], 2, "", "can't name a service"),
    (["init"], 2, "", "api.yaml is there already"),
    (["nonsense"], 2, "", "No such command"),
    (["--version"], 0, "contract, version", ""),
]  # fmt: skip


@pytest.mark.parametrize(("args", "code", "out", "err"), CASES, ids=lambda value: str(value)[:40])
def test_command(run: Run, args: list[str], code: int, out: str, err: str) -> None:
    found = run(*args)
    assert found[0] == code, found
    assert out in found[1]
    assert err in found[2]


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for args, expected in ((["validate", "-"], 0), (["generate", "-", "--check"], 1)):
        text = io.TextIOWrapper(io.BytesIO(CONTRACT.encode()))
        monkeypatch.setattr("sys.stdin", text)
        assert run(*args)[0] == expected


def test_again_changes_nothing(run: Run, folder: Path) -> None:
    run("generate", "api.yaml", "-o", "out", "--version", "2.0.0")
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")}
    # Without --version it keeps the one that the output has.
    code, out, _ = run("generate", "api.yaml", "-o", "out")
    assert (code, "2.0.0" in out, "0 written, 8 unchanged" in out) == (0, True, True)
    assert run("generate", "api.yaml", "-o", "out", "--check")[0] == 0
    after = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")}
    assert after == before


def test_hand_edits_are_refused(run: Run, folder: Path) -> None:
    run("generate", "api.yaml", "-o", "out")
    readme = folder / "out" / "README.md"
    readme.write_text("mine\n")
    code, _, err = run("generate", "api.yaml", "-o", "out")
    assert code == 2
    assert "out/README.md" in err
    assert "-mine" in err
    assert readme.read_text() == "mine\n"
    assert run("generate", "api.yaml", "-o", "out", "--force")[0] == 0
    assert readme.read_text() != "mine\n"


def test_errors_write_nothing(run: Run, folder: Path) -> None:
    run("generate", "broken.yaml", "-o", "out")
    assert not (folder / "out").exists()


def test_machine_formats_stand_alone(run: Run) -> None:
    code, out, err = run("generate", "api.yaml", "-o", "out", "--format", "json")
    assert code == 0
    assert [each["code"] for each in json.loads(out)] == ["method-name"]
    assert "written" in err


def configure(folder: Path, *sdks: str, head: str = "") -> None:
    tables = "".join(f"[[tool.contract.sdk]]\n{sdk}\n" for sdk in sdks)
    (folder / "pyproject.toml").write_text(f"[tool.contract]\n{head}\n{tables}")


def test_workspace(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = 'contract = "api.yaml"\noutput = "one"\npackage = "one"\nversion = "1.0.0"'
    two = 'contract = "api.yaml"\noutput = "two"\npackage = "two"\nruntime = ">=0.1,<0.2"'
    configure(folder, one, two, head='runtime = ">=0.1.1,<1"')
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    code, out, _ = run("generate")
    assert code == 0
    assert [line.split(":")[0].split(" in ")[0] for line in out.splitlines()] == [
        "one 1.0.0", "two 0.0.0",
    ]  # fmt: skip
    assert "contract-runtime>=0.1.1,<1" in (folder / "one/pyproject.toml").read_text()
    assert "contract-runtime>=0.1,<0.2" in (folder / "two/pyproject.toml").read_text()
    assert run("generate", "--check")[0] == 0


CONFIGURED = [
    ("", "names no SDK"),
    ("x = 1", "pyproject.toml:2: [tool.contract] has no key 'x'"),
    ("runtime = 1", "pyproject.toml:2: 'runtime' has to be a string"),
    ("[[tool.contract.sdk]]\noutput = 'o'", "pyproject.toml:2: an SDK needs 'contract'"),
    (
        "[[tool.contract.sdk]]\ncontract = 'a'\noutput = 'o'\npakage = 'x'",
        "pyproject.toml:5: [[tool.contract.sdk]] has no key 'pakage'",
    ),
    (
        "[[tool.contract.sdk]]\ncontract='a'\noutput='o'\n[[tool.contract.sdk]]\ncontract='b'\noutput='o'",
        "pyproject.toml:7: SDK 1 writes to",
    ),
    ("sdk = 1", "names no SDK"),
    ("]", "pyproject.toml: "),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "message"), CONFIGURED)
def test_wrong_configuration(run: Run, folder: Path, lines: str, message: str) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.contract]\n{lines}\n")
    code, _, err = run("generate")
    assert code == 2
    assert message in err


def test_faults_of_ours_say_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RuntimeError("odd\x1b[0m")

    monkeypatch.setattr(generate, "do", fail)
    code, _, err = run("generate", "api.yaml")
    assert code == 2
    assert "RuntimeError: odd\\x1b[0m" in err
    assert "fault of contract-generator" in err


def test_a_failed_proof(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise ProofError("it can't be imported")

    monkeypatch.setattr("contract_generator.output.prove.Proof.end", fail)
    code, _, err = run("generate", "api.yaml", "-o", "out")
    assert (code, "it can't be imported" in err) == (1, True)
    assert not (folder / "out").exists()


def test_without_a_runtime(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contract_generator.output.child.find_spec", lambda name: None)
    code, out, _ = run("generate", "api.yaml", "-o", "out")
    assert (code, "no contract-runtime is installed" in out) == (0, True)


def test_interrupt(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generate, "do", stop)
    assert run("generate", "api.yaml")[0] == 130


def test_packages_by_name() -> None:
    names = {"TodoAPI": "todoapi", "OpenAI": "openai", "JSON": "json_client", "2Go": "sdk2go"}
    # Only older Pythons have a module of this name.
    names["Parser"] = "parser_client"
    for service, package in names.items():
        assert jobs.target_of(jobs.Job("-"), service).package == package
