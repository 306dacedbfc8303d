"""Findings for programs: one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterable

from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.diagnostics.span import Source, Span


def render_json(found: Iterable[Diagnostic]) -> str:
    """A JSON array of findings, one object each; lines and columns count from 1, ends exclusive.

    Keys: ``code``, ``severity``, ``message``, ``help``, ``file``, ``start`` and ``end`` (each
    ``line`` and ``column``), ``related`` (``message``, ``start``, ``end``).
    """
    return json.dumps([_finding(each) for each in found], indent=2) + "\n"


def _finding(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.rule.code,
        "severity": found.rule.severity,
        "message": found.message,
        "help": found.label,
        "file": found.source.name,
        **_range(found.source, found.span),
        "related": [
            {"message": each.label, **_range(found.source, each.span)} for each in found.related
        ],
    }


def _range(source: Source, span: Span) -> dict[str, object]:
    start, end = source.place(span.start), source.place(span.end)
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
