"""Type checkers agree with ``cases.py``, and find every mistake of ``misuse.py``."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CHECKERS = ("mypy", "pyright")


def found(checker: str, page: Path, folder: Path) -> dict[int, list[str]]:
    """What a checker in its strictest mode says of a page, by line."""
    pytest.importorskip(checker)
    if checker == "mypy":
        command = ["--strict", "--no-incremental", "--config-file=", "--python-version=3.10"]
        command += ["--no-error-summary", "--hide-error-context", str(page)]
        said = run("mypy", *command, cwd=folder)
        matches = re.findall(r"\.py:(\d+): error: (.*)", said)
        assert matches or not said.strip(), said
        pairs = [(int(number), message) for number, message in matches]
    else:
        # Pyright looks at nothing outside the folder of its configuration.
        shutil.copy(page, folder)
        config = {"typeCheckingMode": "strict", "pythonVersion": "3.10"}
        (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
        said = run("pyright", "--outputjson", "--pythonpath", sys.executable, cwd=folder)
        diagnostics = json.loads(said[said.index("{") :])["generalDiagnostics"]
        pairs = [
            (each["range"]["start"]["line"] + 1, each["message"])
            for each in diagnostics
            if each["severity"] == "error"
        ]
    lines: dict[int, list[str]] = {}
    for number, message in pairs:
        lines.setdefault(number, []).append(message)
    return lines


def run(module: str, *arguments: str, cwd: Path) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("checker", CHECKERS)
def test_right(checker: str, tmp_path: Path) -> None:
    assert found(checker, HERE / "cases.py", tmp_path) == {}


@pytest.mark.parametrize("checker", CHECKERS)
def test_wrong(checker: str, tmp_path: Path) -> None:
    page = HERE / "misuse.py"
    source = page.read_text(encoding="utf-8").splitlines()
    wrong = {number for number, line in enumerate(source, 1) if line.endswith("  # !")}
    seen = found(checker, page, tmp_path)
    missed = [source[number - 1] for number in sorted(wrong - set(seen))]
    beyond = {number: said for number, said in seen.items() if number not in wrong}
    assert not missed and not beyond
