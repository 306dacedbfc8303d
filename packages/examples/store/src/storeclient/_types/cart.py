"""The model Cart."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cart_item import CartItem


@dataclass
class Cart(Model):
    """Cart.

    Attributes:
        expires_at: When it is emptied; `null` for never.
    """

    cart_id: str
    items: List[CartItem]
    expires_at: Optional[datetime]


link(__name__, "CartItem")
