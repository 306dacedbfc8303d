"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List, Optional

from contract_runtime.abi import Model, link

__all__ = ["Cart", "CartItem", "CartRef", "RemoveItems"]


@dataclass
class CartRef(Model):
    """A JSON object.

    Attributes:
        cart_id: The cart.
    """

    cart_id: str


@dataclass
class CartItem(Model):
    """A JSON object.

    Attributes:
        cart_id: The cart.
        quantity: One, if it isn't given.
        gift: Whether to wrap it.
    """

    product_id: str
    cart_id: Optional[str] = None
    quantity: Optional[int] = None
    gift: Optional[bool] = None


@dataclass
class RemoveItems(Model):
    """A JSON object.

    Attributes:
        cart_id: The cart.
        product_ids: What to take out.
    """

    cart_id: str
    product_ids: List[str]


@dataclass
class Cart(Model):
    """A JSON object.

    Attributes:
        expires_at: When it is emptied; `null` for never.
    """

    cart_id: str
    items: List[CartItem]
    expires_at: Optional[datetime]


link(__name__)
