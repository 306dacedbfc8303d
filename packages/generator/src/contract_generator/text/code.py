"""``Code``: text that may stand in a generated file as it is.

Contract text is a plain ``str`` and stays one; a generated file is made of ``Code`` alone. The
type checker tells the two apart, and templates refuse to print what isn't ``Code``. It is made
in this room only: from values (``python.literal``, ``toml.string``, …), from checked names
(``python.identifier``), and here from the generator's own literal text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing_extensions import LiteralString


class Code(str):
    """Text that is safe to print into a generated file."""

    __slots__ = ()


def raw(text: LiteralString) -> Code:
    """Code that the generator's source spells out itself: a literal, never contract text."""
    return Code(text)


def join(separator: LiteralString, parts: Iterable[Code]) -> Code:
    """``separator.join(parts)``, where every part is already ``Code``.

    Raises:
        TypeError: When a part is plain text.
    """
    listed = list(parts)
    for part in listed:
        if part.__class__ is not Code:
            _refuse(part)
    return Code(separator.join(listed))


def fill(template: LiteralString, /, **parts: Code) -> Code:
    """Put code into a literal template: ``fill("{name}: {type}", name=…, type=…)``.

    ``{{`` and ``}}`` are braces. Places are names alone: no attributes, conversions or formats.

    Raises:
        TypeError: When a part is plain text, or a place is more than a name.
        KeyError: When a place has no part.
    """
    spelt = _TEMPLATES.get(template) or _compiled(template)
    for part in parts.values():
        if part.__class__ is not Code:
            _refuse(part)
    return Code(spelt.form % spelt.chosen(parts))


class _Template(NamedTuple):
    """A template for ``%``, which is faster than ``format``, and what picks its parts."""

    form: str
    chosen: Callable[[Mapping[str, Code]], object]


#: Templates are literals of this package, so there are few.
_TEMPLATES: dict[str, _Template] = {}


def _compiled(template: str) -> _Template:
    form: list[str] = []
    names: list[str] = []
    for text, place, spec, conversion in Formatter().parse(template):
        form.append(text.replace("%", "%%"))
        if place is not None:
            if spec or conversion or not place.isidentifier():
                raise TypeError(f"a place in a template is a name alone, not {place!r}")
            form.append("%s")
            names.append(place)
    chosen: Callable[[Mapping[str, Code]], object] = itemgetter(*names) if names else lambda _: ()
    return _TEMPLATES.setdefault(template, _Template("".join(form), chosen))


def indented(code: Code, spaces: int) -> Code:
    """The code with every line that isn't empty moved right by so many spaces.

    Only for code without multi-line strings, whose text would change.
    """
    margin = " " * spaces
    return Code("\n".join(margin + line if line else line for line in code.split("\n")))


def _refuse(part: object) -> None:
    raise TypeError(f"plain text where Code is due: {part!r:.80}")
