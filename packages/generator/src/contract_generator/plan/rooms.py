"""Modules of a package that a large module became: what each holds, their names, the index."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping
from zlib import crc32

from contract_generator.contract.model import Struct, Type, UnionType
from contract_generator.plan import lines, words
from contract_generator.plan.listing import row, star
from contract_generator.plan.pages import RoomPage
from contract_generator.text.code import Code, raw
from contract_generator.text.python import docstring, identifier, literal

#: Structs that share a module, about: so many that its beginning is a small part of it, and few
#: enough that who needs one hardly pays for the others.
_TOGETHER = 7


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


def length(declared: Type) -> int:
    """Lines of a type, about."""
    if isinstance(declared, Struct):
        return 8 + 2 * len(declared.fields)
    return 4 + (len(declared.variants) if isinstance(declared, UnionType) else 0)


def divide(
    structs: Iterable[Struct], length: Callable[[Struct], int] = length
) -> Iterator[list[Type]]:
    """Divide structs over modules.

    A module begins with a name whose checksum says so: a type that is added, wherever it
    stands, changes a module or two, and doesn't move all that follow. None is shorter than its
    own beginning, the last apart.

    Args:
        structs: The structs.
        length: How many lines one takes.
    """
    part: list[Type] = []
    so_far = 0
    for each in structs:
        first = crc32(each.name.encode()) % _TOGETHER == 0
        if part and ((first and so_far > lines.HEAD) or so_far + length(each) > lines.LONGEST):
            yield part
            part, so_far = [], 0
        part.append(each)
        so_far += length(each)
    if part:
        yield part


def link_arguments(names: Iterable[Code]) -> tuple[Code, ...]:
    """The arguments of a module's ``link``.

    Args:
        names: What its hints mention of the package's other modules.
    """
    return raw("__name__"), *(literal(str(name)) for name in names)


def room(
    text: str,
    homes: Mapping[Code, Code],
    *,
    listed: bool = True,
    shapes: tuple[Code, ...] = (),
) -> RoomPage:
    """The ``__init__`` of a package.

    Args:
        text: Its docstring.
        homes: Public name to module of the package.
        listed: Whether its names are listed here, and not by the package above.
        shapes: The rows of ``__shapes__``.
    """
    by_home: dict[str, dict[str, str]] = {}
    for name, home in homes.items():
        by_home.setdefault(home, {})[name] = name
    return RoomPage(
        docstring=docstring(text),
        checking=tuple(star(f".{home}") for home in sorted(by_home)),
        everything=(),
        rows=tuple(row(f".{home}", by_home[home]) for home in sorted(by_home) if listed),
        shapes=shapes,
    )
