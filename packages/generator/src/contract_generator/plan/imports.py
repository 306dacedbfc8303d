"""Import statements and other lists of names, sorted, and as many to a line as fit.

isort would have each long import as a name a line: a page of names before the first line that
does something. A generated module that has it otherwise says so in a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from contract_generator.plan.docs import WIDTH
from contract_generator.text.code import Code, fill, join
from contract_generator.text.python import dotted, identifier

#: The standard library's modules that generated code imports; what isn't relative is a package's.
_STDLIB = frozenset({"collections.abc", "dataclasses", "datetime", "typing"})
_PARTS = re.compile(r"(\d+)|(\D+)")


@lru_cache(maxsize=1 << 16)
def order(name: str) -> tuple[int, list[tuple[int, str]], str]:
    """Where a name stands among others, as isort sorts ``__all__``: constants, classes, the
    rest; numbers inside by their value."""
    rank = 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
    return rank, _natural(name), name


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(digits or -1), rest) for digits, rest in _PARTS.findall(name)]


def import_groups(
    table: Mapping[str, Iterable[tuple[str, str]]],
) -> tuple[tuple[Code, ...], ...]:
    """Import lines in groups: the standard library, other packages, the package itself.

    Args:
        table: Module to the names that are imported from it, each with how it is spelt here.
    """
    homes = sorted((home for home in table if table[home]), key=_distance)
    groups = (
        [home for home in homes if home in _STDLIB],
        [home for home in homes if home not in _STDLIB and not home.startswith(".")],
        [home for home in homes if home.startswith(".")],
    )
    return tuple(
        tuple(line for home in group for line in import_lines(home, table[home]))
        for group in groups
        if group
    )


def import_lines(home: str, names: Iterable[tuple[str, str]]) -> tuple[Code, ...]:
    """Imports from one module.

    Args:
        home: The module.
        names: Names, each with how it is spelt here.
    """
    return _lines(home, frozenset(names))


@lru_cache(maxsize=1 << 12)
def _lines(home: str, names: frozenset[tuple[str, str]]) -> tuple[Code, ...]:
    """The same; most modules import the same few names of ours."""
    width = WIDTH - len("    from  import ") - len(home) + 2
    # One name may be imported twice, where a class hides its own spelling of it.
    listed = sorted(names, key=_place)
    plain = [identifier(name) for name, spelt in listed if name == spelt]
    lines: list[tuple[str, Code]] = [
        (plain[0], join(", ", part)) for part in packed(plain, width, extra=2)
    ]
    lines += [
        (name, fill("{name} as {spelt}", name=identifier(name), spelt=identifier(spelt)))
        for name, spelt in listed
        if name != spelt
    ]
    lines.sort(key=lambda line: _place((line[0], "")))
    return tuple(
        fill("from {home} import {names}", home=dotted(home), names=names) for _, names in lines
    )


def _place(name: tuple[str, str]) -> tuple[int, list[tuple[int, str]], tuple[str, str]]:
    """Where an imported name stands: as in ``__all__``, but by its letters in one case first."""
    rank, *_ = order(name[0])
    return rank, _natural(name[0].lower()), name


def is_isorts(groups: Iterable[Iterable[Code]]) -> bool:
    """Whether lists of imports are as isort has them: no module's names take a second line."""
    homes = [
        line.partition(" import ")[0] for group in groups for line in group if " as " not in line
    ]
    return len(homes) == len(set(homes))


def packed(names: Iterable[Code], width: int, *, extra: int) -> Iterator[list[Code]]:
    """Divide names over lines.

    Args:
        names: The names.
        width: Characters that a line has for them.
        extra: Characters that each takes besides its own, the last one of a line too.
    """
    part: list[Code] = []
    length = 0
    for name in names:
        more = len(name) + extra
        if part and length + more > width:
            yield part
            part, length = [], 0
        part.append(name)
        length += more
    if part:
        yield part


def _distance(home: str) -> tuple[int, list[tuple[int, str]], str]:
    """Relative modules from the furthest to the closest."""
    path = home.lstrip(".")
    return len(path) - len(home), _natural(path), path
