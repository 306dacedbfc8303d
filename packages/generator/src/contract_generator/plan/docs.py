"""Docstrings: a contract's descriptions as Google style sections."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from contract_generator.contract.model import Field, Value
from contract_generator.text.code import Code
from contract_generator.text.python import docstring, literal, wrapped

#: The line length that ruff formats to by default.
WIDTH = 88
_ENDS = (".", "!", "?", ":", ";", "`", ")")


def choices(values: tuple[Value, ...]) -> str:
    """The sentence that lists an enum's values."""
    return f"One of {', '.join(str(literal(value)) for value in values)}." if values else ""


@lru_cache(maxsize=1 << 15)
def entry(name: str, *sentences: str) -> tuple[str, str]:
    """An entry of a section: a name and what is said of it, empty sentences left out."""
    said = [each for each in (sentence.strip() for sentence in sentences) if each]
    # What another sentence follows ends like one.
    ended = [each if each.endswith(_ENDS) else f"{each}." for each in said[:-1]]
    return name, " ".join([*ended, *said[-1:]])


def of_field(name: str, field: Field) -> tuple[str, str]:
    """A field's entry: its description, and its values where it has an enum."""
    return entry(name, field.description, choices(field.enum))


def text(
    description: str,
    *,
    indent: int,
    fallback: str,
    section: str = "",
    entries: Iterable[tuple[str, str]] = (),
) -> Code:
    """A docstring.

    Args:
        description: The contract's description.
        indent: Spaces in front of the docstring.
        fallback: What is said where the contract says nothing.
        section: A section's heading: ``Args`` or ``Attributes``.
        entries: The section's entries; those that say nothing are left out.
    """
    said = wrapped(description.strip() or fallback, width=WIDTH - indent - 3)
    told = [each for each in entries if each[1]]
    if not told:
        return docstring(said, indent=indent)
    lines = [said, "", f"{section}:"]
    room = WIDTH - indent
    for name, about in told:
        about = wrapped(f"{name}: {about}", width=room - 8).replace("\n", "\n        ")
        lines.append(f"    {about}")
    return docstring("\n".join(lines), indent=indent)
