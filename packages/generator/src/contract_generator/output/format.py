"""Formatting: one run of ruff over all files, with its defaults, whatever is configured around."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from threading import Lock

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


_looking = Lock()


def _ruff() -> str:
    beside = Path(sys.executable).with_name("ruff.exe" if os.name == "nt" else "ruff")
    if beside.is_file():
        return str(beside)
    # ruff asks sysconfig, whose first use isn't for two threads.
    with _looking:
        return _installed()


@cache
def _installed() -> str:
    try:
        from ruff import find_ruff_bin  # type: ignore[import-untyped]

        return str(find_ruff_bin())
    except (ImportError, FileNotFoundError) as error:
        raise OutputError("ruff isn't installed beside contract-generator; install it") from error
