"""Modules of a package that a large module became: their names, and its ``__init__``."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Mapping

from contract_generator.plan import words
from contract_generator.plan.scope import import_groups, order
from contract_generator.plan.sdk import Export, RoomPage
from contract_generator.text.code import Code, fill
from contract_generator.text.python import docstring, identifier, literal


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


def room(text: str, homes: Mapping[Code, Code], *, shapes: tuple[Code, ...] = ()) -> RoomPage:
    """The ``__init__`` of a package.

    Args:
        text: Its docstring.
        homes: Public name to relative module.
        shapes: The rows of ``__shapes__``.
    """
    by_home: dict[str, list[tuple[str, str]]] = {}
    for name, home in homes.items():
        by_home.setdefault(home, []).append((name, name))
    names = sorted(homes, key=order)
    return RoomPage(
        docstring=docstring(text),
        everything=tuple(literal(str(name)) for name in names),
        checking=import_groups(by_home),
        exports=tuple(export(name, homes[name]) for name in names),
        shapes=shapes,
    )
