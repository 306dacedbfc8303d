"""Places in a document: spans of characters, and the document that gives them lines."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters (code points, the BOM not counted) of one document."""

    start: int
    end: int


class Place(NamedTuple):
    """A line and a column as editors count them: from 1, a column being a character."""

    line: int
    column: int


class Source:
    """A document's name and text. Knows lines, which spans don't.

    Args:
        name: How the user calls it: a path, or ``-`` for standard input.
        text: The decoded text, without a BOM.
    """

    __slots__ = ("__dict__", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    def __repr__(self) -> str:
        return f"Source({self.name!r}, {len(self.text)} characters)"

    @cached_property
    def _starts(self) -> list[int]:
        # Only \n, \r\n and \r break lines, as in editors and in JSON: U+2028 and \f don't.
        text = self.text
        if "\r" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n")
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> Place:
        """The line and column of a character."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """A line's text (from 1), without its break."""
        starts = self._starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")
