"""JSON to nodes (RFC 8259), with positions.

``json`` keeps none, so this is a loop over tokens: it needs no recursion, and a regular
expression whose parts exclude each other (so that it can't backtrack) does the work. Numbers,
``true``, ``false`` and ``null`` stay the text that was written.
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

_TOKEN = re.compile(
    r"""
    [ \t\n\r]*
    (?: (?P<mark>[{}\[\]:,])
      | (?P<string>"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*")
      | (?P<word>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z_.+-])
                 |(?:true|false|null)(?![0-9A-Za-z_]))
      | (?P<end>\Z)
    )
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HINTS = {
    "'": "JSON has double quotes only",
    "/": "JSON has no comments",
    "#": "JSON has no comments",
}


class _Open:
    """A collection whose end isn't reached yet; ``key`` is the key whose value comes next."""

    __slots__ = ("items", "key", "pairs", "start")

    def __init__(self, start: int, mapping: bool) -> None:
        self.start = start
        self.items: list[Node] = []
        self.pairs: list[tuple[Scalar, Node]] | None = [] if mapping else None
        self.key: Scalar | None = None


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

    def parse(self) -> Node | None:
        text = self._text
        stack: list[_Open] = []
        root: Node | None = None
        nodes = 0
        at = 0
        # What may come next: "value", "value or ]", "key or }", "key", ":", ", or ]", ", or }".
        due = "value"
        while True:
            token = _TOKEN.match(text, at)
            if token is None:
                raise self._unexpected(at, due)
            at = token.end()
            sort = token.lastgroup
            start = token.start(sort or 0)
            if sort == "end":
                if stack or (root is None and _SPACE.fullmatch(text) is None):
                    raise self._unexpected(at, due)
                return root
            if root is not None and not stack:
                raise self._unexpected(start, "the end")
            written = token[sort or 0]
            if sort == "mark" and written in ",:]}":
                top = stack[-1] if stack else None
                if top is None or written not in due:
                    raise self._unexpected(start, due)
                if written == ",":
                    due = "value" if top.pairs is None else "key"
                    continue
                if written == ":":
                    due = "value"
                    continue
                node: Node = self._close(stack.pop(), at)
            elif sort == "mark":
                if "value" not in due:
                    raise self._unexpected(start, due)
                nodes += 1
                if len(stack) >= MAX_DEPTH:
                    raise too_deep(self._findings, Span(start, at))
                stack.append(_Open(start, written == "{"))
                due = "key or }" if written == "{" else "value or ]"
                continue
            else:
                if due.startswith("key") and sort == "string":
                    stack[-1].key = self._scalar(written, start, at)
                    due = ":"
                    continue
                if "value" not in due:
                    raise self._unexpected(start, due)
                nodes += 1
                node = self._scalar(written, start, at)
            if nodes > MAX_NODES:
                raise too_many_nodes(self._findings, Span(start, at))
            if not stack:
                root = node
                due = "the end"
                continue
            top = stack[-1]
            if top.pairs is None:
                top.items.append(node)
                due = ", or ]"
            elif top.key is not None:
                top.pairs.append((top.key, node))
                due = ", or }"

    def _close(self, top: _Open, end: int) -> Node:
        if top.pairs is None:
            return Sequence(top.items, top.start, end)
        return Mapping(entries(top.pairs, self._findings), top.start, end)

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
        expected = due if due in ("value", "key", "the end") else due.replace(" or ", '" or "')
        hint = _HINTS.get(char, "")
        if char in ("}", "]") and due in ("value", "key"):
            hint = "JSON has no comma after the last one"
        elif char == '"' and due in ("key", "key or }", "value", "value or ]"):
            hint = "close the text on its line; control characters and \\ are written as escapes"
        what = f'"{char}"' if char else "the end of the document"
        message = f"this isn't JSON: {_NAMES.get(due, expected)} is due, not {what}"
        self._findings.add(JSON_SYNTAX, Span(at, at + len(char)), message, hint)
        return Unreadable()


_NAMES = {
    "value": "a value",
    "value or ]": 'a value or "]"',
    "key": "a key in double quotes",
    "key or }": 'a key in double quotes or "}"',
    ":": 'a ":"',
    ", or ]": 'a "," or "]"',
    ", or }": 'a "," or "}"',
    "the end": "the end of the document",
}
