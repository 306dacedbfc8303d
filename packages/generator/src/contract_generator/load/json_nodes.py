"""JSON to nodes (RFC 8259), with positions.

``json`` keeps none. This is a recursive descent, no deeper than the bound on levels; regular
expressions whose parts exclude each other, so that they can't backtrack, take each value together
with what follows it. Numbers, ``true``, ``false`` and ``null`` stay the text that was written.
"""

from __future__ import annotations

import json
import re

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.load.bounds import (
    MAX_DEPTH,
    MAX_NODES,
    Unreadable,
    too_deep,
    too_many_nodes,
)
from contract_generator.load.keys import entries
from contract_generator.load.node import Mapping, Node, Scalar, Sequence

JSON_SYNTAX = Rule("json-syntax", "error", "A document isn't JSON.")

_STRING = r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"'
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z_.+-])"
_WORD = r"(?:true|false|null)(?![0-9A-Za-z_])"
#: A scalar (1) and the mark after it (2), if one follows; or what opens a collection (3).
_VALUE = re.compile(rf"[ \t\n\r]*(?:({_STRING}|{_NUMBER}|{_WORD})[ \t\n\r]*([,\]}}])?|([\[{{]))")
_KEY = re.compile(rf"[ \t\n\r]*({_STRING})")
_COLON = re.compile(r"[ \t\n\r]*:")
_MARK = re.compile(r"[ \t\n\r]*([,\]}])")
_SPACE = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HINTS = {
    "'": "JSON has double quotes only",
    "/": "JSON has no comments",
    "#": "JSON has no comments",
}


def json_nodes(findings: Findings) -> Node | None:
    """The document's root node; None for an empty document.

    Raises:
        Unreadable: When it isn't JSON, or past a bound; the findings say why.
    """
    return _Parser(findings).parse()


class _Parser:
    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._text = findings.source.text
        self._nodes = 0
        #: Where reading goes on, and the mark that was taken with the value before: , ] } or none.
        self._at = 0
        self._mark: str | None = None

    def parse(self) -> Node | None:
        if _SPACE.fullmatch(self._text):
            return None
        root = self._value("a value", 0)
        end = _SPACE.match(self._text, self._at)
        if self._mark or (end and end.end() < len(self._text)):
            raise self._unexpected(self._at - len(self._mark or ""), "the end of the document")
        return root

    def _value(self, due: str, depth: int) -> Node:
        found = _VALUE.match(self._text, self._at)
        if found is None:
            raise self._unexpected(self._at, due)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise too_many_nodes(self._findings, Span(*found.span(found.lastindex or 0)))
        self._at = found.end()
        scalar, self._mark, opening = found.groups()
        if scalar is not None:
            return self._scalar(scalar, *found.span(1))
        if depth == MAX_DEPTH:
            raise too_deep(self._findings, Span(*found.span(3)))
        start = found.start(3)
        return self._list(start, depth) if opening == "[" else self._mapping(start, depth)

    def _list(self, start: int, depth: int) -> Node:
        items: list[Node] = []
        if not self._closed("]"):
            mark = ","
            while mark == ",":
                items.append(self._value("a value" if items else 'a value or "]"', depth + 1))
                mark = self._next_mark("]")
        self._mark = None
        return Sequence(items, start, self._at)

    def _mapping(self, start: int, depth: int) -> Node:
        pairs: list[tuple[Scalar, Node]] = []
        if not self._closed("}"):
            mark = ","
            while mark == ",":
                key = _KEY.match(self._text, self._at)
                if key is None:
                    or_end = "" if pairs else ' or "}"'
                    raise self._unexpected(self._at, "a key in double quotes" + or_end)
                colon = _COLON.match(self._text, key.end())
                if colon is None:
                    raise self._unexpected(key.end(), 'a ":"')
                self._at = colon.end()
                scalar = self._scalar(key[1], *key.span(1))
                pairs.append((scalar, self._value("a value", depth + 1)))
                mark = self._next_mark("}")
        self._mark = None
        return Mapping(entries(pairs, self._findings), start, self._at)

    def _closed(self, closing: str) -> bool:
        """Whether a collection ends where it began; if so, go on after it."""
        found = _MARK.match(self._text, self._at)
        if found is None or found[1] != closing:
            return False
        self._at = found.end()
        return True

    def _next_mark(self, closing: str) -> str:
        """The comma or end after a value, which may have been taken with it."""
        if self._mark is None:
            found = _MARK.match(self._text, self._at)
            if found is None:
                raise self._unexpected(self._at, f'a "," or "{closing}"')
            self._mark = found[1]
            self._at = found.end()
        mark = self._mark
        if mark not in (",", closing):
            raise self._unexpected(self._at - 1, f'a "," or "{closing}"')
        return mark

    def _scalar(self, written: str, start: int, end: int) -> Scalar:
        if written[0] != '"':
            return Scalar(written, start, end, False)
        if "\\" not in written:
            return Scalar(written[1:-1], start, end, True)
        text: str = json.loads(written)
        if _SURROGATE.search(text):
            message = "this text holds half of a surrogate pair, which is no character"
            self._findings.add(JSON_SYNTAX, Span(start, end), message, "write both halves")
        return Scalar(text, start, end, True)

    def _unexpected(self, at: int, due: str) -> Unreadable:
        text = self._text
        found = _SPACE.match(text, at)
        at = found.end() if found else at
        char = text[at : at + 1]
        hint = _HINTS.get(char, "")
        value_due = due.startswith(("a value", "a key"))
        if char in ("}", "]") and due in ("a value", "a key in double quotes"):
            hint = "JSON has no comma after the last one"
        elif char == '"' and value_due:
            hint = "close the text on its line; control characters and \\ are written as escapes"
        what = f'"{char}"' if char else "the end of the document"
        message = f"this isn't JSON: {due} is due, not {what}"
        self._findings.add(JSON_SYNTAX, Span(at, at + len(char)), message, hint)
        return Unreadable()
