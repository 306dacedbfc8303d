"""A module's names: what it imports, and under which names.

Names of ours give way to the contract's: where a module, or a class body around an annotation,
has a ``List`` or ``str`` of its own, ours is imported or assigned under a private name. The
contract's names never begin with ``_``, so those are free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

from contract_generator.plan.sdk import Head
from contract_generator.text.code import Code, fill, join
from contract_generator.text.python import docstring, dotted, identifier

NOTHING: frozenset[str] = frozenset()
_STDLIB = ("__future__", "dataclasses", "datetime", "typing")
_OTHERS = ("contract_runtime", "contract_runtime.abi", "typing_extensions")


class Scope:
    """What one module refers to.

    Args:
        taken: Names that are the contract's in this module.
        lazy: Whether what annotations need is imported by type checkers alone.
    """

    def __init__(self, taken: Set[str], *, lazy: bool) -> None:
        self._taken = taken
        self._lazy = lazy
        self._spelt: dict[tuple[str, bool], Code] = {}
        self._runtime: dict[str, set[tuple[str, str]]] = {}
        self._checking: dict[str, set[tuple[str, str]]] = {}
        self._aliases: set[str] = set()

    def name(self, home: str, name: str, shadows: Set[str] = NOTHING) -> Code:
        """How annotations spell a name of ours here.

        Args:
            home: The module that defines it; ``builtins`` needs no import.
            name: The name.
            shadows: Names that mean something else around the annotation.
        """
        hidden = name in shadows or name in self._taken
        spelt = self._spelt.get((name, hidden))
        if spelt is None:
            spelt = identifier("_" + name if hidden else name)
            self._spelt[name, hidden] = spelt
            if home == "builtins":
                if hidden:
                    self._aliases.add(name)
            else:
                table = self._checking if self._lazy else self._runtime
                table.setdefault(home, set()).add((name, spelt))
        return spelt

    def runtime(self, home: str, name: str) -> Code:
        """The same for a name that the running module needs."""
        hidden = name in self._taken
        spelt = identifier("_" + name if hidden else name)
        self._spelt[name, hidden] = spelt
        self._runtime.setdefault(home, set()).add((name, spelt))
        self._checking.get(home, set()).discard((name, spelt))
        return spelt

    def own(self, home: str, name: Code, *, lazy: bool = True) -> Code:
        """A name of the package itself, from a relative module such as ``._types``."""
        table = self._checking if lazy else self._runtime
        table.setdefault(home, set()).add((name, name))
        return name

    def head(self, text: str) -> Head:
        """The module's beginning, with all that was asked for.

        Args:
            text: The module's docstring.
        """
        return Head(
            docstring=docstring(text),
            imports=import_groups(self._runtime),
            checking=import_groups(self._checking),
            aliases=tuple(
                fill("_{name} = {name}", name=identifier(name)) for name in sorted(self._aliases)
            ),
        )


Order = tuple[int, list[tuple[int, str]], str]


def order(name: str, *, fold: bool = False) -> Order:
    """Where a name stands in ``__all__``, as isort has it: constants, classes, the rest; numbers
    inside by their value.

    Args:
        name: The name.
        fold: Whether case decides last, as it does among imports.
    """
    rank = 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
    text = name.lower() if fold else name
    return rank, [(int(digits or -1), rest) for digits, rest in _PARTS.findall(text)], name


_PARTS = re.compile(r"(\d+)|(\D+)")


def import_groups(
    table: Mapping[str, Iterable[tuple[str, str]]],
) -> tuple[tuple[Code, ...], ...]:
    """Import lines, sorted as isort does: a group for the standard library, for other packages
    and for the package itself.

    Args:
        table: Module to the names that are imported from it, each with how it is spelt here.
    """
    homes = sorted((home for home in table if table[home]), key=_distance)
    groups = (
        [home for home in homes if home in _STDLIB],
        [home for home in homes if home in _OTHERS],
        [home for home in homes if home.startswith(".")],
    )
    return tuple(
        tuple(line for home in group for line in _lines(home, table[home]))
        for group in groups
        if group
    )


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> Order:
    return order(name, fold=True)


def _distance(home: str) -> tuple[int, str]:
    """Relative modules from the furthest to the closest."""
    path = home.lstrip(".")
    return len(path) - len(home), path


def _lines(home: str, names: Iterable[tuple[str, str]]) -> list[Code]:
    plain = sorted((name for name, spelt in names if name == spelt), key=_folded)
    lines = [
        (
            _folded(name),
            fill(
                "from {home} import {name} as {spelt}",
                home=dotted(home),
                name=identifier(name),
                spelt=identifier(spelt),
            ),
        )
        for name, spelt in names
        if name != spelt
    ]
    if plain:
        together = join(", ", map(identifier, plain))
        line = fill("from {home} import {names}", home=dotted(home), names=together)
        lines.insert(0, (_folded(plain[0]), line))
    return [line for _, line in sorted(lines, key=lambda each: each[0])]
