"""A sentence of ours with contract text in it: for a terminal, for JSON, for Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, TypeAlias

from contract_generator.text.code import Code
from contract_generator.text.markdown import code_span
from contract_generator.text.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import LiteralString

#: So many characters of a name, and so many names of a list, are told.
_LONGEST = 80
_MOST = 4
Part: TypeAlias = "str | tuple[str, ...] | Sentence"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Literal text of ours, and what others wrote for its places.

    Attributes:
        template: The text, with a ``{name}`` for each part.
        parts: The parts by name: one text, a list of them, or a sentence in the sentence.
    """

    template: LiteralString
    parts: tuple[tuple[str, Part], ...] = ()

    def plain(self) -> str:
        """The sentence for a terminal or a program: one line, parts in quotation marks."""
        return self._filled(lambda text: f'"{printable(_short(text))}"')

    def markdown(self) -> Code:
        """The sentence in Markdown, parts as inline code."""
        return Code(self._filled(lambda text: code_span(_short(text))))

    def _filled(self, shown: Callable[[str], str]) -> str:
        parts = dict(self.parts)
        out: list[str] = []
        for text, place, _, _ in Formatter().parse(self.template):
            out.append(text)
            if place is not None:
                part = parts[place]
                told = part._filled(shown) if isinstance(part, Sentence) else _listed(part, shown)
                out.append(told)
        return "".join(out)


def sentence(template: LiteralString, /, **parts: Part) -> Sentence:
    """``sentence("{it} is new", it=name)``."""
    return Sentence(template, tuple(parts.items()))


def _listed(part: str | tuple[str, ...], shown: Callable[[str], str]) -> str:
    if isinstance(part, str):
        return shown(part)
    told = [shown(each) for each in part[:_MOST]]
    if len(part) > _MOST:
        told.append(f"{len(part) - _MOST} more")
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
