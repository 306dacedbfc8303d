"""Values, names and descriptions as Python source.

What is made here parses back to exactly what went in, holds printable characters alone, and has
no line break outside a docstring: no text can end its literal, hide in a bidirectional run, or
read differently to a person and to Python.
"""

from __future__ import annotations

import keyword
import math
import re
import textwrap
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Union

from contract_generator.text.code import Code, fill, indented, join, raw
from contract_generator.text.hidden import shown

__all__ = ["Code", "Literal", "docstring", "dotted", "fill", "identifier", "indented", "join"]
__all__ += ["literal", "raw", "wrapped"]

#: What ``literal`` can spell.
Literal = Union[
    None,
    bool,
    int,
    float,
    str,
    "tuple[Literal, ...]",
    "list[Literal]",
    "Mapping[str, Literal]",
]

_SPECIAL = re.compile(r'[\\"\n\r\t]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: The least that Python's own ``int`` literals hold on every version (``sys.int_info``).
_DIGITS = 4300


def literal(value: Literal) -> Code:
    """The value as a Python expression, strings in double quotes.

    Args:
        value: None, a bool, number or string, or a tuple, list or dict (with string keys) of them.

    Raises:
        ValueError: For an infinite float, NaN, or an integer too long for Python's parser.
        TypeError: For a value of another type.
    """
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, bool):
        return Code(repr(value))
    if isinstance(value, int):
        if value.bit_length() > _DIGITS * 3.3219:
            raise ValueError(f"an integer of more than {_DIGITS} digits has no literal")
        return Code(int.__repr__(value))
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} has no literal")
        return Code(float.__repr__(value))
    if isinstance(value, tuple):
        inner = ", ".join(literal(each) for each in value)
        return Code(f"({inner},)" if len(value) == 1 else f"({inner})")
    if isinstance(value, list):
        return Code(f"[{', '.join(literal(each) for each in value)}]")
    if isinstance(value, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        pairs = (f"{literal(key)}: {literal(each)}" for key, each in value.items())
        return Code(f"{{{', '.join(pairs)}}}")
    raise TypeError(f"no literal for {type(value).__name__}")


@lru_cache(maxsize=1 << 16)
def identifier(name: str) -> Code:
    """A name that Python takes for the one it looks like.

    Raises:
        ValueError: When it isn't an ASCII identifier, or is a keyword.
    """
    if not (name.isascii() and name.isidentifier()) or keyword.iskeyword(name):
        raise ValueError(f"not an identifier: {name!r:.80}")
    return Code(name)


def dotted(name: str) -> Code:
    """A module path such as ``todoclient._types``, or a relative one: ``._types``, ``..``.

    Raises:
        ValueError: When a part isn't an identifier.
    """
    path = name.lstrip(".")
    dots = name[: len(name) - len(path)]
    parts = path.split(".") if path or not dots else []
    return Code(dots + ".".join(identifier(part) for part in parts))


def docstring(text: str, *, indent: int = 0) -> Code:
    """A docstring in triple quotes, closing quotes on a line of their own if it has several.

    Args:
        text: What it says. Lines keep their own indentation; line breaks of any kind become
            ``\\n``, blank lines at both ends and trailing spaces go.
        indent: Spaces in front of each line after the first.
    """
    escaped: Callable[[str], str] = _doc_escaped
    if _is_plain(text.replace("\n", "")):  # nearly all there is
        escaped = str
        lines = [line.rstrip() for line in text.split("\n")]
    else:
        lines = [line.expandtabs(4).rstrip() for line in _lines(text)]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    if not lines:
        return Code('""""""')
    first, *rest = lines
    # A quote at either end would join those that open and close.
    start = '\\"' if first.startswith('"') else ""
    first = first[len(start) // 2 :]
    if not rest:
        end = '\\"' if first.endswith('"') else ""
        first = first[: len(first) - len(end) // 2]
        return Code(f'"""{start}{escaped(first)}{end}"""')
    margin = " " * indent
    body = "".join(f"{margin}{escaped(line)}\n" if line else "\n" for line in rest)
    return Code(f'"""{start}{escaped(first)}\n{body}{margin}"""')


def wrapped(text: str, *, width: int, indent: str = "") -> str:
    """Text with its long plain paragraphs broken to lines; lists, tables and code stay.

    Args:
        text: Text, perhaps Markdown.
        width: Characters a line, the indent included.
        indent: What to put in front of each line after the first.
    """
    if len(indent) + len(text) <= width and text.isprintable():
        return text
    out: list[str] = []
    fenced = False
    for line in _lines(text):
        fence = line.lstrip().startswith(("```", "~~~"))
        fenced ^= fence
        plain = not (fenced or fence or line[:1] in _STRUCTURE or line.startswith(("    ", "\t")))
        if plain and len(indent) + len(line) > width:
            out += textwrap.wrap(
                line,
                width - len(indent),
                break_long_words=False,
                break_on_hyphens=False,
            ) or [""]
        else:
            out.append(line)
    return "\n".join(indent + line if line and number else line for number, line in enumerate(out))


_STRUCTURE = frozenset("|#>-*+")
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


def _lines(text: str) -> list[str]:
    return [text] if text.isprintable() else _BREAKS.split(text)


@lru_cache(maxsize=1 << 14)
def _quoted(text: str) -> Code:
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return Code(f'"{text}"')  # nearly all there is
    escaped = shown(_SPECIAL.sub(lambda found: _ESCAPES[found[0]], text))
    return Code(f'"{escaped}"')


def _is_plain(line: str) -> bool:
    return line.isascii() and line.isprintable() and '"""' not in line and "\\" not in line


def _doc_escaped(line: str) -> str:
    if _is_plain(line):
        return line
    return shown(line.replace("\\", "\\\\")).replace('"""', '\\"\\"\\"')
