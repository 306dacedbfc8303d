"""What people get wrong on the command line, and streams that nobody reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from contract_generator.cli import main

CONTRACT = """\
name: TodoAPI
resources: [{name: todos, methods: [{name: create, output: Todo}]}]
types: [{name: Todo, kind: struct, fields: [{name: title, type: string}]}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "api.yaml").write_text(CONTRACT)
    (tmp_path / "café.yaml").write_text(CONTRACT.replace("Todo}", "Tödo}"))
    (tmp_path / "file").write_text("mine\n")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "nowhere").symlink_to("deep/nowhere")
    return tmp_path


MISTAKES: list[tuple[list[str], str]] = [
    (["validate", ""], "error: the contract's path is empty"),
    (["validate", "."], 'error: .: is a directory; did you mean "./api.yaml"?'),
    (["validate", "api.yml"], 'no such file or directory; did you mean "api.yaml"?'),
    (["validate", "aip.yaml"], 'did you mean "api.yaml"?'),
    (["validate", "nowhere/api.yaml"], "error: nowhere/api.yaml: no such file or directory"),
    (["validate", "loop"], "error: loop: too many levels of symbolic links"),
    (["validate", "file/api.yaml"], "error: file/api.yaml: not a directory"),
    (["validate", "missing.yaml", "api.yaml"], "error: missing.yaml: no such file"),
    (["generate", ""], "error: the contract's path is empty"),
    (["generate", "api.yaml", "-o", ""], "'--output': it is empty"),
    (["generate", "api.yaml", "-o", "file"], "error: file isn't a folder"),
    (["generate", "api.yaml", "-o", "file/x"], "not a directory"),
    (["generate", "api.yaml", "-o", "loop"], "error: loop isn't a folder"),
    (["generate", "api.yaml", "-o", "nowhere"], "error: nowhere isn't a folder"),
    (["generate", "api.yaml", "-o", "file", "--check"], "error: file isn't a folder"),
    (["generate", "api.yaml", "--package", ""], "has to be a Python name"),
    (["generate", "api.yaml", "--version", ""], "PEP 440"),
    (["generate", "--package", ""], "need a CONTRACT"),
    (["generate", "api.yaml", "file"], "unexpected extra argument"),
    (["genrate"], "No such command 'genrate': did you mean \"generate\"?"),
    (["init", "-o", ""], "--output is empty"),
    (["init", "-o", "no/api.yaml"], "error: no/api.yaml: no such file or directory"),
    (["init", "-o", "."], "error: . is there already"),
    (["init", "123"], "'123' can't name a service: PascalCase"),
]


@pytest.mark.parametrize(("args", "said"), MISTAKES, ids=lambda value: str(value)[:40])
def test_mistake(
    args: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One message, exit code 2, and everything as it was."""
    before = {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}
    assert main.run(main._toolbox, "contract", args) == 2
    out, err = capsys.readouterr()
    assert said.lower() in err.lower()
    assert "Traceback" not in out + err
    assert "fault of contract-generator" not in err
    assert {path: path.lstat().st_mtime_ns for path in folder.rglob("*")} == before


def test_findings_beside_a_contract_that_cannot_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(main._toolbox, "contract", ["validate", "no.yaml", "café.yaml"]) == 2
    out, err = capsys.readouterr()
    assert "unknown-scalar" in err or "unknown-type" in err
    assert "café.yaml: 1 " in out
    assert err.endswith("error: no.yaml: no such file or directory\n")


def shell(text: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """A command line as a shell runs it; ``contract`` is this interpreter's."""
    contract = f"{sys.executable} -c 'from contract_generator.cli.main import contract; contract()'"
    return subprocess.run(
        ["bash", "-c", text.replace("contract ", f"{contract} ")],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", **environ},
        capture_output=True,
        encoding="latin-1",
        timeout=60,
        check=False,
    )


STREAMS = [
    # what a shell is given, and the exit codes that it prints
    ("contract ls api.yaml | true; echo ${PIPESTATUS[0]}", "0"),
    ("contract --help | true; echo ${PIPESTATUS[0]}", "0"),
    ("contract validate café.yaml --strict --format json | true; echo ${PIPESTATUS[0]}", "1"),
    ("contract generate api.yaml --check | true; echo ${PIPESTATUS[0]}", "1"),
    ("contract generate api.yaml -o out 2>&1 | true; ls out/README.md", "out/README.md"),
    ("contract ls api.yaml >&-; echo $?", "0"),
    ("contract validate missing 2>&-; echo $?", "2"),
    ("contract validate - <&-; echo $?", "2"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="shells of POSIX")
@pytest.mark.parametrize(("text", "printed"), STREAMS)
def test_nobody_reads(text: str, printed: str, folder: Path) -> None:
    """Whoever reads may go: the work is done all the same, and the exit code tells the truth."""
    done = shell(text, folder)
    assert done.stdout.strip() == printed, done
    assert "Traceback" not in done.stderr
    assert "fault of" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["contract ls api.yaml", "contract --help"])
def test_a_full_disk(command: str, folder: Path) -> None:
    done = shell(f"{command} >/dev/full", folder)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert done.stderr.endswith("no space left on device\n")


@pytest.mark.parametrize(("encoding", "shown"), [("ascii", r"T\xf6do"), ("latin-1", "Tödo")])
def test_a_terminal_that_lacks_characters(encoding: str, shown: str, folder: Path) -> None:
    done = shell("contract validate café.yaml", folder, PYTHONIOENCODING=encoding, LC_ALL="C.UTF-8")
    assert "fault of" not in done.stderr, done
    assert shown in done.stderr
    assert done.returncode == 1
