"""Paths as they are written: text and places (contract language, § 3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.load.node import Scalar, part

BAD_PATH = Rule("bad-path", "error", "A path isn't one, or a place in it isn't.")
DUPLICATE_PARAM = Rule("duplicate-param", "error", "A path has two places of one name.")

_PLACE = re.compile(r"\{([\w-]+)(\.\.\.)?\}")
#: What would end the path or change its shape: a query, a fragment, a break, white space.
_FOREIGN = re.compile(
    r"[?#\\\s\x00-\x1f\x7f\u0080-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_BRACES = re.compile(r"[{}]")


class Place(NamedTuple):
    """A place in a path: what stands between the braces, and where."""

    name: str
    rest: bool
    span: Span


def path_parts(node: Scalar, findings: Findings) -> list[str | Place] | None:
    """Literal text and places in turn; None where the path can't be used."""
    text, source = node.text, findings.source.text
    before = len(findings)
    if not text.startswith("/"):
        findings.add(BAD_PATH, node.span, 'a path begins with "/"', f'write "/{text[:60]}"')
    for found in _FOREIGN.finditer(text):
        span = part(node, *found.span(), source)
        what = {"?": "a query", "#": "a fragment"}.get(found[0], f"the character {found[0]!r}")
        findings.add(BAD_PATH, span, f"a path holds no {what}".replace("no a ", "no "))
    parts: list[str | Place] = []
    seen: dict[str, Place] = {}
    end = 0
    for found in _PLACE.finditer(text):
        if found.start() > end:
            parts.append(text[end : found.start()])
        place = Place(found[1], found[2] is not None, part(node, *found.span(), source))
        if place.name in seen:
            message = f"the path has two places called {{{place.name}}}"
            findings.add(DUPLICATE_PARAM, place.span, message, "rename one of them")
        if place.rest and found.end() != len(text):
            message = f"{{{place.name}...}} takes the rest of the path, so nothing can follow it"
            findings.add(BAD_PATH, place.span, message)
        seen[place.name] = place
        parts.append(place)
        end = found.end()
    if end < len(text):
        parts.append(text[end:])
    _check_text(node, parts, findings)
    return parts if len(findings) == before else None


def _check_text(node: Scalar, parts: list[str | Place], findings: Findings) -> None:
    at = 0
    for each in parts:
        if isinstance(each, str):
            brace = _BRACES.search(each)
            if brace is not None:
                start = at + brace.start()
                close = each.find("}", brace.start())
                end = at + close + 1 if close >= 0 else start + 1
                span = part(node, start, end, findings.source.text)
                message = "a place in a path is {name} or {name...}"
                findings.add(BAD_PATH, span, message, 'a name has letters, digits, "_" and "-"')
            at += len(each)
        else:
            at += len(each.name) + (5 if each.rest else 2)
    for found in re.finditer(r"(?<=/)\.\.?(?=/|$)", node.text):
        span = part(node, *found.span(), findings.source.text)
        message = f'a path holds no segment "{found[0]}": clients resolve it away'
        findings.add(BAD_PATH, span, message)
