"""The model ProductEvent."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from contract_runtime.abi import link

from .similar_input import PriceChange
from .stock_change import Gone, StockChange

__all__ = ["ProductEvent"]

ProductEvent = Union[PriceChange, StockChange, Gone]
"""A change; several kinds share a shape.

Variants:
    "price_up": It costs more.
    "price_down": It costs less.
    "stock": There is more of it, or less.
    "404": It is no longer sold.
"""

link(__name__)
