"""A type checker tells contract text and code apart."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import contract_generator

SNIPPET = """\
from contract_generator.text.code import Code, fill, indented, join
from contract_generator.text.python import identifier, literal

def fine(text: str) -> Code:
    return fill("{a} = {b}", a=identifier(text), b=literal(text))

def returned(text: str) -> Code:
    return text  # wrong

def filled(text: str) -> Code:
    return fill("{a}", a=text)  # wrong

def joined(text: str) -> Code:
    return join(", ", [literal(text), text])  # wrong

def moved(text: str) -> Code:
    return indented(text, 4)  # wrong

def added(text: str) -> Code:
    return literal(text) + text  # wrong

def formatted(text: str) -> Code:
    return f"{literal(text)}"  # wrong
"""


def test_text_is_no_code(tmp_path: Path) -> None:
    path = tmp_path / "snippet.py"
    path.write_text(SNIPPET)
    source = Path(contract_generator.__file__).parents[1]
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--no-error-summary",
            "--config-file=",
            str(path),
        ],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = SNIPPET.splitlines()
    wrong = {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}
    assert {int(at) for at in re.findall(r"snippet\.py:(\d+): error", run.stdout)} == wrong
