"""Formatting with ruff's defaults, whatever is configured around; a part while the next is made.

ruff is another process: what is rendered so far is formatted while the rest is rendered.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from threading import Lock

from contract_generator.output.errors import OutputError, ProofError
from contract_generator.output.staging import Staging

_OPTIONS = ("format", "--isolated", "--no-cache", "--target-version", "py38")
#: What ruff formats: Python, and the Python in Markdown.
_FORMATTED = (".py", ".md")
#: Characters of text that are worth a run of ruff, whose start takes some 5 ms.
_PART = 400_000
#: Characters of paths that one run is given at most: Windows has room for 32,767 in a command.
_COMMAND = 16_000


def formatted(
    texts: Iterable[tuple[str, str]], staging: Staging
) -> Generator[dict[str, bytes], None, None]:
    """Write files, format them, and read them back, a part at a time.

    Args:
        texts: Paths and their text, asked for while the files before them are formatted.
        staging: Where to put them.

    Raises:
        OutputError: ruff isn't installed, or there is no room.
        ProofError: ruff can't parse a file.
    """
    with ExitStack() as stack:
        before: tuple[_Ruff, dict[str, str]] | None = None
        for part in _parts(texts):
            staging.add(part)
            code = [path for path in part if path.endswith(_FORMATTED)]
            running = stack.enter_context(_Ruff(staging.folder, code))
            if before is not None:
                yield _done(*before, staging)
            before = running, part
        if before is not None:
            yield _done(*before, staging)


def _parts(texts: Iterable[tuple[str, str]]) -> Iterator[dict[str, str]]:
    part: dict[str, str] = {}
    characters = command = 0
    for path, text in texts:
        part[path] = text
        characters += len(text)
        command += len(path) + 3
        if characters >= _PART or command >= _COMMAND:
            yield part
            part, characters, command = {}, 0, 0
    if part:
        yield part


def _done(running: _Ruff, part: dict[str, str], staging: Staging) -> dict[str, bytes]:
    running.wait()
    return staging.read(part)


class _Ruff:
    """A run of ruff, which the end of the context ends, whatever it does.

    Args:
        folder: Where to run it.
        paths: What to format; nothing is run for nothing.
    """

    def __init__(self, folder: Path, paths: Sequence[str]) -> None:
        self._process: subprocess.Popen[str] | None = None
        if paths:
            self._process = subprocess.Popen(
                [_ruff(), *_OPTIONS, "--", *paths],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
            )

    def __enter__(self) -> _Ruff:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            self._process.communicate()

    def wait(self) -> None:
        """Wait until it's done.

        Raises:
            ProofError: It can't parse a file.
        """
        if self._process is not None:
            _, errors = self._process.communicate()
            if self._process.returncode:
                raise ProofError(f"ruff can't format the generated code:\n{errors.strip()}")


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
