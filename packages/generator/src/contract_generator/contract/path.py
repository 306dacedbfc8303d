"""Paths as they are written: text and places (contract language, § 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.load.node import Scalar, Written

BAD_PATH = Rule("bad-path", "error", "A path isn't one, or a place in it isn't.")
LITERAL_PLACE = Rule(
    "literal-place", "warning", "A path holds what is a place elsewhere, and is only text here."
)
DUPLICATE_PARAM = Rule("duplicate-param", "error", "A path has two places of one name.")

#: Servers take URLs of some 8,000 characters, and places have to be filled.
LONGEST = 2000
_PLACE = re.compile(r"\{([\w-]+)(\.\.\.)?\}")
#: The same with a space inside, or with braces around it.
_LIKE_PLACE = re.compile(r"\{\{\s*([\w-]+)\s*\}\}|\{\s*([\w-]+)\s*\}")
#: What a segment is elsewhere that takes any text: ``:id``, ``<int:id>``, ``[id]``, ``${id}``.
_ELSEWHERE = re.compile(
    r"(?<=/)(?::([\w-]+)|<(?:\w+:)?(\w+)>|\[(\w+)\]|\$\{([\w-]+)\}|\*(\w+))(?=/|$)"
)
_URL = re.compile(r"https?://[^/]*(.*)", re.IGNORECASE | re.DOTALL)
#: What would end the path or change its shape: a query, a fragment, a break, white space.
_FOREIGN = re.compile(
    r"[?#\\\s\x00-\x1f\x7f\u0080-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_DOTS = re.compile(r"(?<=/)\.\.?(?=/|$)")
_BRACES = re.compile(r"[{}]")


class Place(NamedTuple):
    """A place in a path: what stands between the braces, and where."""

    name: str
    rest: bool
    span: Span


def path_parts(node: Scalar, findings: Findings) -> list[str | Place] | None:
    """Literal text and places in turn; None where the path can't be used."""
    if len(node.text) > LONGEST:
        findings.add(BAD_PATH, node.span, f"a path has at most {LONGEST:,} characters")
        return None
    return _PathReader(node, findings).read()


class _PathReader:
    def __init__(self, node: Scalar, findings: Findings) -> None:
        self._node = node
        self._written = Written(node, findings.source.text)
        self._findings = findings

    def read(self) -> list[str | Place] | None:
        text = self._node.text
        before = len(self._findings)
        if not text.startswith("/"):
            url = _URL.fullmatch(text)
            label = f'write "/{(url[1] if url else text).lstrip("/")[:60]}"'
            if url:
                label += ', and the host in "base_url"'
            self._findings.add(BAD_PATH, self._node.span, 'a path begins with "/"', label)
        text = _LIKE_PLACE.sub(self._place_like, text)
        for found in _FOREIGN.finditer(text):
            what = {"?": "query", "#": "fragment"}.get(found[0], f"character {found[0]!r}")
            self._bad(found.span(), f"a path holds no {what}")
        for found in _DOTS.finditer(text):
            message = f'a path holds no segment "{found[0]}": clients resolve it away'
            self._bad(found.span(), message)
        parts = list(self._parts(text))
        if len(self._findings) != before:
            return None
        self._check_literals(text)
        return parts

    def _place_like(self, found: re.Match[str]) -> str:
        """The place itself; or as many letters, so that what is found once isn't found again."""
        place = f"{{{found[1] or found[2]}}}"
        if found[0] == place:
            return place
        self._bad(found.span(), "a place in a path is {name} or {name...}", f'write "{place}"')
        return "x" * len(found[0])

    def _check_literals(self, text: str) -> None:
        for found in _ELSEWHERE.finditer(text):
            *names, rest = found.groups()
            name = next(filter(None, names), "") or f"{rest}..."
            message = f'"{found[0]}" is sent as it is written: it is no place for a value'
            span = self._written.span(*found.span())
            self._findings.add(LITERAL_PLACE, span, message, f'write "{{{name}}}"')

    def _parts(self, text: str) -> Iterator[str | Place]:
        seen: set[str] = set()
        end = 0
        for found in _PLACE.finditer(text):
            yield from self._literal(text, end, found.start())
            end = found.end()
            place = Place(found[1], found[2] is not None, self._written.span(*found.span()))
            if place.name in seen:
                message = f"the path has two places called {{{place.name}}}"
                label = "rename one of them"
                self._findings.add(DUPLICATE_PARAM, place.span, message, label)
            if place.rest and end != len(text):
                message = f"{found[0]} takes the rest of the path: nothing can follow it"
                self._bad(found.span(), message)
            seen.add(place.name)
            yield place
        yield from self._literal(text, end, len(text))

    def _literal(self, path: str, start: int, end: int) -> Iterator[str]:
        text = path[start:end]
        brace = _BRACES.search(text)
        if brace is not None:
            at = brace.start()
            close = text.find("}", at)
            message = "a place in a path is {name} or {name...}"
            label = 'a name has letters, digits, "_" and "-"'
            self._bad((start + at, start + (close if close >= 0 else at) + 1), message, label)
        if text:
            yield text

    def _bad(self, where: tuple[int, int], message: str, label: str = "") -> None:
        self._findings.add(BAD_PATH, self._written.span(*where), message, label)
