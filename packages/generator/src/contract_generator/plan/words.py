"""The words of a name, and the same words as snake_case or PascalCase.

Pure functions of one name: what else a contract holds never matters, so that adding something
never renames another thing.
"""

from __future__ import annotations

import re
import unicodedata

from contract_generator.contract.names import pascal as normalised

#: ``URLs`` is a word, ``HTTPServer`` are two, ``Int64`` and ``3d`` are one.
_WORD = re.compile(r"[A-Z]+s(?![a-z0-9])|[A-Z][A-Z0-9]*(?![a-z])|[A-Z]?[a-z0-9]+")
_SNAKE = re.compile(r"[a-z][a-z0-9_]*")
_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
#: Letters that Unicode doesn't decompose.
_LATIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
    }
)


def ascii_letters(name: str) -> str:
    """The name in ASCII: compatibility forms and accents dropped (NFKC, NFKD), a letter of
    another script as ``_u540d_``."""
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKC", name).translate(_LATIN)
    out: list[str] = []
    for char in unicodedata.normalize("NFKD", plain):
        if char.isascii():
            out.append(char)
        elif not unicodedata.combining(char):
            out.append(f"_u{ord(char):x}_" if char.isalnum() else "_")
    return "".join(out)


def is_snake(name: str) -> bool:
    """Whether a name is snake_case as it stands."""
    return _SNAKE.fullmatch(name) is not None


def last(name: str) -> str:
    """A name without the paths in it: ``Page[github.com/acme/app.Todo]`` is ``Page_app.Todo_``."""
    return "_".join(part.rpartition("/")[2] for part in re.split(r"[\[\],]", name))


def snake(name: str) -> str:
    """The name in snake_case: ``fooBar``, ``foo-bar`` and ``FooBar`` are ``foo_bar``.

    What is snake_case already stays. Empty when the name has no letter and no digit.
    """
    if _SNAKE.fullmatch(name):
        return name
    return "_".join(_WORD.findall(ascii_letters(name))).lower()


def pascal(name: str) -> str:
    """The name in PascalCase: ``order_items`` and ``order-items`` are ``OrderItems``.

    What is PascalCase already stays. Of a path, as exporters write package names, only what
    follows the last ``/`` counts: ``Page[github.com/acme/app.Todo]`` is ``PageAppTodo``.
    """
    if _PASCAL.fullmatch(name):
        return name
    return normalised(ascii_letters(normalised(name)))
