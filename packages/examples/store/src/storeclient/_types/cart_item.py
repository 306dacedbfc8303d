"""The model CartItem."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model


@dataclass
class CartItem(Model):
    """CartItem.

    Attributes:
        cart_id: The cart.
        quantity: One, if it isn't given.
        gift: Whether to wrap it.
    """

    product_id: str
    cart_id: Optional[str] = None
    quantity: Optional[int] = None
    gift: Optional[bool] = None
