"""The model PriceChange."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

from contract_runtime.abi import Model


@dataclass
class PriceChange(Model, gained=("event",)):
    """PriceChange."""

    product_id: str
    old: int
    new: int
    event: Optional[Literal["price_up", "price_down"]] = None
