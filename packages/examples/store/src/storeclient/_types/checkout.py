"""The model Checkout."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .address import Address


@dataclass
class Checkout(Model):
    """Checkout.

    Attributes:
        cart_id: The cart.
        address: Where to send it.
    """

    cart_id: str
    address: Address
    express: Optional[bool] = None


link(__name__, "Address")
