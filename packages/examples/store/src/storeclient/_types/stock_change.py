"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime.abi import Model, link

__all__ = ["Gone", "StockChange"]


@dataclass
class StockChange(Model):
    """A JSON object."""

    product_id: str
    level: int
    event: Literal["stock"] = "stock"


@dataclass
class Gone(Model, gained=("event",)):
    """A JSON object."""

    product_id: str
    event: Literal["404"] = "404"


link(__name__)
