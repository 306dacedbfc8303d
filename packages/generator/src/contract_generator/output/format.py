"""Formatting: one run of ruff over all files, with its defaults, whatever is configured around."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from contract_generator.output.errors import OutputError, ProofError

_OPTIONS = ("format", "--isolated", "--no-cache", "--quiet", "--target-version", "py38")


def format_folder(folder: Path) -> None:
    """Format every Python file below a folder.

    Raises:
        OutputError: ruff isn't installed.
        ProofError: ruff can't parse a file.
    """
    command = [_ruff(), *_OPTIONS, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ProofError(f"ruff can't format the generated code:\n{done.stderr.strip()}")


@cache
def _ruff() -> str:
    try:
        from ruff import find_ruff_bin  # type: ignore[import-untyped]

        return str(find_ruff_bin())
    except (ImportError, FileNotFoundError) as error:
        raise OutputError("ruff isn't installed beside contract-generator; install it") from error
