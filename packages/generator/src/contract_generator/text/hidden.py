"""Characters that can't be seen, or that change how others are seen, and how they are spelt.

Controls, bidirectional marks, zero-width and other format characters, separators that look like
spaces or break lines, lone surrogates, private use, noncharacters, tags and invisible fillers. A
table of its own, not Python's: what a generated file holds must not depend on the version of
Unicode that the interpreter knows. (Unicode 16, general categories Cc, Cf, Co, Cs, Zl, Zp, and Zs
but for the space; UTS #55 on source code.)
"""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\xa0\xad"
    "\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff"
    "\U000e0000-\U000e0fff\U000efffe-\U0010ffff"
    "]"
)


def shown(text: str) -> str:
    """The text with what is hidden as the escapes that Python has: ``\\x1b``, ``\\u202e``."""
    return HIDDEN.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
