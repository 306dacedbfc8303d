"""Contract text on a terminal: what can be seen, and nothing that steers."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """The text with every character that a terminal would obey or hide spelt as an escape.

    Controls (ANSI sequences begin with one), bidirectional marks, line and paragraph separators,
    zero-width characters, lone surrogates and unassigned ones become ``\\x1b``, ``\\u202e``, ….
    Tabs and line breaks too: what should stay a line must be split before.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def width(text: str) -> int:
    """Columns that printable text takes: wide East Asian characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _escape(char: str) -> str:
    number = ord(char)
    if char in "\t\n\r":
        return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}[char]
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
