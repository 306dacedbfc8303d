"""Modules of a package that a large module became: what each holds, their names, the index."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from contract_generator.contract.model import Struct, Type
from contract_generator.plan import lines, words
from contract_generator.plan.listing import all_lines, row, star
from contract_generator.plan.pages import RoomPage
from contract_generator.text.code import Code
from contract_generator.text.python import docstring, identifier

#: Structs that share a module, about: few, since who needs one pays for all of them.
_TOGETHER = 4


class Modules:
    """Gives modules names; two that differ in case alone, which a file system may not tell
    apart, don't occur."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, name: str) -> Code:
        """The module that is called by a class, or by a resource."""
        module = words.snake(name.rstrip("_"))
        while keyword.iskeyword(module) or module in self._taken:
            module += "_"
        self._taken.add(module)
        return identifier(module)


def divide(structs: Iterable[Struct]) -> Iterator[list[Type]]:
    """Divide structs over modules.

    A module begins with a name whose checksum says so: a type that is added, wherever it
    stands, changes one module, and doesn't move all that follow.
    """
    part: list[Type] = []
    length = 0
    for each in structs:
        more = 8 + 2 * len(each.fields)
        first = crc32(each.name.encode()) % _TOGETHER == 0
        if part and (first or length + more > lines.LONGEST):
            yield part
            part, length = [], 0
        part.append(each)
        length += more
    if part:
        yield part


def room(text: str, homes: Mapping[Code, Code], *, shapes: tuple[Code, ...] = ()) -> RoomPage:
    """The ``__init__`` of a package.

    Args:
        text: Its docstring.
        homes: Public name to module of the package.
        shapes: The rows of ``__shapes__``.
    """
    by_home: dict[str, dict[str, str]] = {}
    for name, home in homes.items():
        by_home.setdefault(home, {})[name] = name
    return RoomPage(
        docstring=docstring(text),
        checking=tuple(star(f".{home}") for home in sorted(by_home)),
        everything=all_lines(homes),
        rows=tuple(row(f".{home}", by_home[home]) for home in sorted(by_home)),
        shapes=shapes,
    )
