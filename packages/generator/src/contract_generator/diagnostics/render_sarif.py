"""Findings as SARIF 2.1.0, which code scanners and editors read (OASIS, 2020)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from contract_generator.diagnostics.diagnostic import Diagnostic, Rule
from contract_generator.diagnostics.span import Source, Span
from contract_generator.text.terminal import printable_lines

_LEVEL = {"error": "error", "warning": "warning", "info": "note"}


def render_sarif(found: Iterable[Diagnostic], *, version: str) -> str:
    """One SARIF log with one run.

    Args:
        found: Findings, in the order to list.
        version: The generator's version.
    """
    listed = list(found)
    rules = {each.rule.code: each.rule for each in listed}
    order = {code: number for number, code in enumerate(sorted(rules))}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "contract-generator",
                        "version": version,
                        "rules": [_rule(rules[code]) for code in order],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "results": [_result(each, order[each.rule.code]) for each in listed],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": _message(rule.summary),
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(found: Diagnostic, index: int) -> dict[str, object]:
    text = f"{found.message}: {found.label}" if found.label else found.message
    result: dict[str, object] = {
        "ruleId": found.rule.code,
        "ruleIndex": index,
        "level": _LEVEL[found.rule.severity],
        "message": _message(text),
        "locations": [_location(found.source, found.span)],
    }
    # § 3.27.22: no two of them are the same.
    related = dict.fromkeys(found.related)
    if related:
        result["relatedLocations"] = [
            {**_location(found.source, each.span), "message": _message(each.label)}
            for each in related
        ]
    return result


def _message(text: str) -> dict[str, str]:
    """A plain text message; braces would be places for arguments (§ 3.11.5)."""
    return {"text": printable_lines(text).replace("{", "{{").replace("}", "}}")}


def _uri(name: str) -> str:
    """A file's URI: absolute, or relative to where the command was run (RFC 3986).

    In a relative one a colon is escaped too: what stands before it would be a scheme.
    """
    path = Path(name)
    if path.is_absolute():
        return path.as_uri()
    return quote(os.fsencode(name.replace(os.sep, "/")), safe="/")


def _location(source: Source, span: Span) -> dict[str, object]:
    start, end = source.place(span.start), source.place(span.end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(source.name)},
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        }
    }
