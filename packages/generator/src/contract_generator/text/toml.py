"""Values as TOML 1.0 source."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import cast

from contract_generator.text.code import Code
from contract_generator.text.hidden import HIDDEN

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["Code", "array", "key", "parse", "string"]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f"}
_ESCAPES["\r"] = "\\r"
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def string(text: str) -> Code:
    """A basic string on one line (TOML 1.0, "String").

    Lone surrogates are no Unicode scalar values and TOML can't spell them: they become U+FFFD.
    """
    return Code('"' + "".join(map(_escaped, text)) + '"')


def key(text: str) -> Code:
    """A bare key where the text allows it, else a quoted one."""
    return Code(text) if text and _BARE.issuperset(text) else string(text)


def array(texts: Iterable[str]) -> Code:
    """An array of strings on one line."""
    return Code("[" + ", ".join(map(string, texts)) + "]")


def _escaped(char: str) -> str:
    escape = _ESCAPES.get(char)
    if escape is not None:
        return escape
    number = ord(char)
    if 0xD800 <= number < 0xE000:
        return "\ufffd"
    if not HIDDEN.match(char):
        return char
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def parse(text: str) -> Mapping[str, object]:
    """A document's tables.

    Raises:
        ValueError: It isn't TOML; the message names the place.
    """
    return cast("Mapping[str, object]", tomllib.loads(text))
