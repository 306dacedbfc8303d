"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional

from contract_runtime.abi import Model, link

__all__ = ["ImportResult", "PriceRange"]


@dataclass
class PriceRange(Model):
    """A JSON object."""

    min: Optional[int] = None
    max: Optional[int] = None


@dataclass
class ImportResult(Model):
    """A JSON object.

    Attributes:
        errors: For each identifier, what was wrong.
    """

    created: int
    errors: Dict[str, List[str]]


link(__name__)
