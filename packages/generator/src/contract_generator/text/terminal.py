"""Contract text on a terminal: what can be seen, and nothing that steers."""

from __future__ import annotations

import unicodedata

from contract_generator.text.hidden import shown


def printable(text: str) -> str:
    """The text with every character that a terminal would obey or hide spelt as an escape.

    Controls (ANSI sequences begin with one), bidirectional marks, zero-width characters, lone
    surrogates and the like become ``\\x1b``, ``\\u202e``, …; tabs and line breaks ``\\t``, ``\\n``:
    what should stay several lines must be split before.
    """
    if text.isascii() and text.isprintable():
        return text
    return shown(text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"))


def printable_lines(text: str) -> str:
    """The same for text of several lines, whose breaks stay, as ``\\n``."""
    return "\n".join(map(printable, text.replace("\r\n", "\n").split("\n")))


def width(text: str) -> int:
    """Columns that printable text takes: wide East Asian characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
