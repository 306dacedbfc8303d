"""What a document is made of: scalars, sequences and mappings, each with its span.

Nodes aren't copied where an alias repeats them, so a document expands in time and memory of
what was written. Positions are plain offsets: no line is counted before a finding asks for it.
"""

from __future__ import annotations

from typing import NamedTuple

from contract_generator.diagnostics.span import Span

_NULL = frozenset(["", "~", "null", "Null", "NULL"])


class Scalar:
    """A text, number, bool or null: the text that was written, quotes and escapes undone.

    Attributes:
        text: The text.
        start: Offset of its first character, quotes included.
        end: Offset after its last one.
        quoted: Whether it was written as a text: in quotes, or as a block scalar.
    """

    __slots__ = ("end", "quoted", "start", "text")

    def __init__(self, text: str, start: int, end: int, quoted: bool) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.quoted = quoted

    @property
    def span(self) -> Span:
        """Its characters, quotes included; an empty one has none."""
        return Span(self.start, self.end)

    @property
    def unwritten(self) -> bool:
        """Whether nothing stands where it should be: ``key:`` and the line's end."""
        return not self.text and not self.quoted

    @property
    def null(self) -> bool:
        """Whether it is YAML's or JSON's null: nothing, ``~`` or ``null``, unquoted."""
        return not self.quoted and self.text in _NULL


class Sequence:
    """A list of nodes."""

    __slots__ = ("end", "items", "start")

    def __init__(self, items: list[Node], start: int, end: int) -> None:
        self.items = items
        self.start = start
        self.end = end

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.start, self.end)


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


class Mapping:
    """Entries by the text of their keys, in the order written."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, entries: dict[str, Entry], start: int, end: int) -> None:
        self.entries = entries
        self.start = start
        self.end = end

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.start, self.end)


Node = Scalar | Sequence | Mapping


def kind(node: Node) -> str:
    """What a person calls such a node."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    return "nothing" if node.null else "a single value"


class Written:
    """Where the parts of a scalar's text stand in the document.

    Exact where the text stands there as it is, quoted or not, and through the escapes of a
    double-quoted one; the whole scalar where it was folded over lines.
    """

    __slots__ = ("_node", "_offsets", "_shift")

    def __init__(self, node: Scalar, source: str) -> None:
        self._node = node
        self._shift: int | None = None
        self._offsets: list[int] | None = None
        written = source[node.start : node.end]
        if written == node.text:
            self._shift = node.start
        elif written[:1] in ("'", '"') and written[1:-1] == node.text:
            self._shift = node.start + 1
        elif written[:1] == '"' and "\n" not in written:
            offsets = _offsets(written)
            if len(offsets) == len(node.text) + 1:
                self._offsets = offsets

    def span(self, start: int, end: int) -> Span:
        """The characters that spell ``text[start:end]``."""
        if self._shift is not None:
            return Span(self._shift + start, self._shift + end)
        if self._offsets is not None:
            at = self._node.start
            return Span(at + self._offsets[start], at + self._offsets[end])
        return self._node.span


def part(node: Scalar, start: int, end: int, source: str) -> Span:
    """The characters of ``source`` that spell ``node.text[start:end]``."""
    return Written(node, source).span(start, end)


#: How many hexadecimal digits follow the letter of an escape (JSON has u alone, YAML all three).
_HEX = {"x": 2, "u": 4, "U": 8}


def _offsets(written: str) -> list[int]:
    """For each character of a double-quoted text, where its spelling begins; and the end."""
    offsets: list[int] = []
    at = 1
    high = False
    while at < len(written) - 1:
        size = 1
        low = False
        if written[at] == "\\":
            digits = _HEX.get(written[at + 1], 0)
            size = 2 + digits
            if digits == 4 and written[at + 2] in "dD":
                low = high and written[at + 3] in "cdefCDEF"
                high = not low and written[at + 3] in "89abAB"
            else:
                high = False
        else:
            high = False
        if not low:
            offsets.append(at)
        at += size
    return [*offsets, at]
