"""Builds wheels and installs them outside the workspace, with uv."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from interpreters import Version


def uv(*arguments: str, cwd: Path | None = None) -> str:
    """Run uv, which ``uv run`` names in the environment; its output."""
    path = os.environ.get("UV") or shutil.which("uv")
    command = [path] if path else [sys.executable, "-m", "uv"]
    return run([*command, *arguments], cwd=cwd)


def run(command: Sequence[str], *, cwd: Path | None = None) -> str:
    """Run a command as a user outside the workspace would; its output, or an error with it."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME", "PYTHONWARNINGS")
    }
    process = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if process.returncode != 0:
        raise AssertionError(f"{' '.join(command)} failed:\n{process.stdout}")
    return process.stdout


def build(source: Path, out: Path, *kinds: str) -> Path:
    """Build the wheel of a project folder (``kinds``: uv's flags for more); its path."""
    out.mkdir(parents=True, exist_ok=True)
    before = set(out.glob("*.whl"))
    # Outside the workspace: within it, uv would build by the workspace's own rules.
    uv(
        "build",
        "--quiet",
        "--no-config",
        *(kinds or ("--wheel",)),
        "--out-dir",
        str(out),
        str(source),
    )
    [wheel] = set(out.glob("*.whl")) - before
    return wheel


class Environment:
    """A fresh virtual environment."""

    def __init__(self, folder: Path, interpreter: Path) -> None:
        self.folder = folder
        uv("venv", "--quiet", "--no-config", "--python", str(interpreter), str(folder))
        scripts = "Scripts" if os.name == "nt" else "bin"
        self.python = folder / scripts / "python"

    def install(self, *arguments: str) -> None:
        """``uv pip install``."""
        target = ["--python", str(self.python)]
        uv("pip", "install", "--quiet", "--no-config", *target, *arguments, cwd=self.folder)

    def run(self, *arguments: str) -> str:
        """Run the environment's Python, from a folder of its own; its output."""
        return run([str(self.python), *arguments], cwd=self.folder)

    def versions(self) -> dict[str, str]:
        """The installed distributions."""
        lines = uv("pip", "freeze", "--no-config", "--python", str(self.python)).splitlines()
        return dict(line.split("==", 1) for line in lines if "==" in line)


def name_of(version: Version) -> str:
    """``3.8``."""
    return ".".join(map(str, version))
