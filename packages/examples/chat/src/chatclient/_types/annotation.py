"""The model Annotation."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass

from contract_runtime.abi import Model as _Model


@dataclass
class Annotation(_Model):
    """The source of a stretch of text.

    Attributes:
        start: The first character.
        end: One past the last character.
        source: Where it comes from.
    """

    start: int
    end: int
    source: str
