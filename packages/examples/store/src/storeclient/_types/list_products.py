"""The model ListProducts."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model, link

__all__ = ["ListProducts"]


@dataclass
class ListProducts(Model):
    """A JSON object.

    Attributes:
        cursor: Where the page before ended.
        limit: At most so many.
    """

    cursor: Optional[str] = None
    limit: Optional[int] = None


link(__name__)
