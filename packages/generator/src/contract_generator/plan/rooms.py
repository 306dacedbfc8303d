"""Modules of a package that a large module became: their names, and its ``__init__``."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Mapping, Sequence

from contract_generator.plan import words
from contract_generator.plan.sdk import Export, RoomPage
from contract_generator.text.code import Code, fill, join
from contract_generator.text.python import docstring, dotted, identifier, literal


def modules(names: Iterable[str]) -> dict[str, Code]:
    """A module for each class, in snake_case. Classes that differ in case alone share one:
    file systems may not tell ``http_error.py`` of ``HTTPError`` and ``HttpError`` apart."""
    found: dict[str, Code] = {}
    for name in names:
        module = words.snake(name.rstrip("_"))
        found[name] = identifier(module + "_" if keyword.iskeyword(module) else module)
    return found


def export(name: Code, home: Code) -> Export:
    """A lazy table's entry."""
    return Export(name, fill("{name}: {home}", name=literal(str(name)), home=literal(str(home))))


def imports(homes: Mapping[str, Sequence[Code]]) -> tuple[Code, ...]:
    """Import lines that offer names on, for type checkers: ``from ._x import A as A``."""
    return tuple(
        fill(
            "from {home} import {names}",
            home=dotted(home),
            names=join(", ", (fill("{name} as {name}", name=name) for name in sorted(names))),
        )
        for home, names in sorted(homes.items())
    )


def room(text: str, homes: Mapping[Code, Code], *, shapes: tuple[Code, ...] = ()) -> RoomPage:
    """The ``__init__`` of a package.

    Args:
        text: Its docstring.
        homes: Public name to relative module.
        shapes: The rows of ``__shapes__``.
    """
    by_home: dict[str, list[Code]] = {}
    for name, home in homes.items():
        by_home.setdefault(home, []).append(name)
    return RoomPage(
        docstring=docstring(text),
        everything=tuple(literal(str(name)) for name in sorted(homes)),
        checking=imports(by_home),
        exports=tuple(export(name, homes[name]) for name in sorted(homes)),
        shapes=shapes,
    )
