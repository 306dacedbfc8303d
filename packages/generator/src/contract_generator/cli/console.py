"""What is said: colour on terminals alone, findings in four formats, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, Literal

import click

from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.diagnostics.render_text import render_text
from contract_generator.load.bounds import MAX_BYTES
from contract_generator.text.terminal import printable

Format = Literal["text", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = ("text", "json", "github", "sarif")

DONE, FOUND, WRONG = 0, 1, 2

_STYLES = {
    "error": "31;1",
    "warning": "33;1",
    "info": "36;1",
    "message": "1",
    "frame": "34",
    "add": "32",
    "remove": "31",
    "done": "32",
}


class Fault(Exception):
    """A command can't go on: a file can't be read or written, or was asked for wrongly."""


def coloured(stream: IO[str] | None) -> bool:
    """Whether a stream is a terminal that wants colour (no-color.org; TERM=dumb)."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def paint(text: str, role: str) -> str:
    """Text in the colour of a role."""
    style = _STYLES.get(role)
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text


def say(text: str, *, role: str = "", error: bool = False) -> None:
    """Print a line, text of others made harmless before it comes here.

    Args:
        text: The line.
        role: What colour it has on a terminal.
        error: Whether it goes to standard error.
    """
    stream = sys.stderr if error else sys.stdout
    put((paint(text, role) if role and coloured(stream) else text) + "\n", error=error)


def put(text: str, *, error: bool = False) -> None:
    """Print text as it is. What nobody reads any longer is dropped: the work goes on.

    Args:
        text: The text.
        error: Whether it goes to standard error.

    Raises:
        Fault: Standard output can't be written.
    """
    stream = sys.stderr if error else sys.stdout
    if stream is None:  # It was closed by whoever called.
        return
    try:
        try:
            click.echo(text, file=stream, nl=False, color=True)
        except UnicodeEncodeError:
            encoding = stream.encoding
            plain = text.encode(encoding, "backslashreplace").decode(encoding)
            click.echo(plain, file=stream, nl=False, color=True)
    except OSError as failure:
        silence(stream)
        if not error and not isinstance(failure, BrokenPipeError):
            raise Fault(f"standard output: {reason(failure)}") from failure


def silence(stream: IO[str] | None) -> None:
    """Let a stream that can't be written lead nowhere: Python would complain at its exit."""
    if stream is not None:
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def reason(failure: OSError) -> str:
    """Why a file can't be read or written."""
    return (failure.strerror or str(failure)).lower()


def shown(path: Path | str) -> str:
    """A path as it is said: below the working folder relative, and printable."""
    if isinstance(path, Path):
        with suppress(ValueError, OSError):
            path = Path(os.path.abspath(path)).relative_to(Path.cwd())
    return printable(str(path))


def report(found: Sequence[Diagnostic], form: Format) -> None:
    """Print findings: text on standard error; the others, for programs, on standard output."""
    if form == "text":
        if found:
            plain = not coloured(sys.stderr)
            text = render_text(found) if plain else render_text(found, paint=paint)
            put(text + "\n", error=True)
        return
    if form == "json":
        from contract_generator.diagnostics.render_json import render_json

        put(render_json(found))
    elif form == "github":
        from contract_generator.diagnostics.render_github import render_github

        put(render_github(found))
    else:
        from contract_generator import __version__
        from contract_generator.diagnostics.render_sarif import render_sarif

        put(render_sarif(found, version=__version__))


def counted(found: Sequence[Diagnostic]) -> str:
    """``1 error, 2 warnings``."""
    parts: list[str] = []
    for severity in ("error", "warning", "info"):
        count = sum(each.rule.severity == severity for each in found)
        if count:
            plural = "s" if count > 1 and severity != "info" else ""
            parts.append(f"{count} {severity}{plural}")
    return ", ".join(parts) or "no findings"


def read_document(path: str) -> tuple[bytes, str]:
    """A contract's bytes, and how findings call it; ``-`` is standard input.

    Raises:
        Fault: It can't be read.
    """
    if not path:
        raise Fault("the contract's path is empty")
    try:
        # A byte past the bound is enough to be refused: what never ends isn't read on.
        if path == "-":
            if sys.stdin is None:
                raise Fault("standard input is closed")
            return sys.stdin.buffer.read(MAX_BYTES + 1), "-"
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1), path
    except OSError as error:
        near = _near(path) if isinstance(error, (FileNotFoundError, IsADirectoryError)) else ""
        raise Fault(f"{shown(path)}: {reason(error)}{'; ' + near if near else ''}") from error
    except ValueError as error:  # a NUL in the name
        raise Fault(f"{shown(path)}: {error}") from error


def _near(path: str) -> str:
    """The contract that may be meant by a path that can't be read."""
    from contract_generator.diagnostics.suggest import Suggester, did_you_mean

    folder, name = (path, "api.yaml") if os.path.isdir(path) else os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            there = [each.name for each in islice(entries, 1000)]
    except OSError:
        return ""
    contracts = [each for each in there if each.endswith((".yaml", ".yml", ".json"))]
    near = Suggester(contracts).near(name)
    return did_you_mean(near and printable(os.path.join(folder, near)))


format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
