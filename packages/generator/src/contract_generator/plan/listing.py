"""What a module offers: ``__all__``, and the rows of lazy tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contract_generator.plan.docs import WIDTH
from contract_generator.plan.imports import order, packed
from contract_generator.plan.pages import Row
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.python import dotted, identifier, literal


def all_lines(names: Iterable[str]) -> tuple[Code, ...]:
    """``__all__``, as lists that fit on lines: ``__all__ = […]``, ``__all__ += […]``."""
    listed = [literal(name) for name in sorted(names, key=order)]
    lines: list[Code] = []
    for part in packed(listed, WIDTH - len("    __all__ += []") + 2, extra=2):
        start = raw("__all__ +=" if lines else "__all__ =")
        lines.append(fill("{start} [{names}]", start=start, names=join(", ", part)))
    return tuple(lines)


def row(home: str, names: Mapping[str, str]) -> Row:
    """A lazy table's row.

    Args:
        home: A module.
        names: Public names, and what they are called there.
    """
    listed = [
        identifier(here)
        if here == there
        else fill("{here}:{there}", here=identifier(here), there=identifier(there))
        for here, there in sorted(names.items())
    ]
    # The module's name stands on the first line.
    parts = list(packed([literal(home), *listed], WIDTH - 16, extra=1))
    parts[0] = parts[0][1:]
    last = len(parts) - 1
    lines = [literal(" ".join(part) + (" " if at < last else "")) for at, part in enumerate(parts)]
    return Row(literal(home), tuple(lines))


def star(home: str) -> Code:
    """The import of all that a module lists."""
    return fill("from {home} import *", home=dotted(home))
