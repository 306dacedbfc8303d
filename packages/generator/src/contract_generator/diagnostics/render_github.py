"""Findings as GitHub workflow commands, which annotate the lines of a pull request."""

from __future__ import annotations

import os
from collections.abc import Iterable

from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.text.terminal import printable_lines

_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
#: A property also ends at a comma, and its name at a colon.
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render_github(found: Iterable[Diagnostic]) -> str:
    """One ``::error file=…,line=…,col=…::message`` line a finding."""
    return "".join(map(_command, found))


def _command(found: Diagnostic) -> str:
    start = found.place
    end = found.source.place(found.span.end)
    text = f"{found.message} ({found.label})" if found.label else found.message
    properties = {
        # What a log can't hold of a name that isn't UTF-8 is lost.
        "file": os.fsencode(found.source.name).decode("utf-8", "replace"),
        "line": str(start.line),
        "endLine": str(end.line),
        "col": str(start.column),
        "endColumn": str(end.column),
        "title": found.rule.code,
    }
    if start.line != end.line:
        # Columns are for places within one line; the runner drops them, and says so.
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    message = _escaped(printable_lines(text), _DATA)
    return f"::{_COMMAND[found.rule.severity]} {listed}::{message}\n"


def _escaped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)
