"""The Pythons of this machine, by their real paths.

A shim decides anew at each start which Python it means, so none is used: interpreters are
looked for in ``PYENV_ROOT`` (else ``~/.pyenv``), in uv's own folder and on ``PATH``.
"""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

Version = tuple[int, int]

OLDEST: Version = (3, 8)


def find(version: Version) -> Path | None:
    """An interpreter of that version, or None."""
    return installed().get(version)


def newest() -> tuple[Version, Path]:
    """The newest released Python that is here: at least the one that runs this."""
    version = max(installed())
    return version, installed()[version]


@functools.cache
def installed() -> dict[Version, Path]:
    """Each minor version from the oldest supported on, with one interpreter that starts."""
    found: dict[Version, Path] = {sys.version_info[:2]: Path(sys.executable).resolve()}
    for path in _candidates():
        version = _version(path)
        if version is not None and version >= OLDEST:
            found.setdefault(version, path)
    return found


def _candidates() -> Iterator[Path]:
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(pyenv.glob("versions/3.*/bin/python"), reverse=True)
    uv = os.environ.get("UV_PYTHON_INSTALL_DIR") or Path.home() / ".local/share/uv/python"
    yield from sorted(Path(uv).glob("cpython-3.*/bin/python"), reverse=True)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if "shims" not in Path(folder).parts:
            for path in sorted(Path(folder or ".").glob("python3.*")):
                if re.fullmatch(r"python3\.\d+", path.name):
                    yield path


def _version(path: Path) -> Version | None:
    """The version that an interpreter says it has; None where it doesn't start or isn't final."""
    code = "import sys; print(*sys.version_info[:2], sys.version_info.releaselevel)"
    try:
        answer = subprocess.run(
            [str(path), "-I", "-c", code], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    major, minor, level = answer.stdout.split()
    return (int(major), int(minor)) if level == "final" else None
