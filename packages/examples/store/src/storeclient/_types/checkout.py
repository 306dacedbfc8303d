"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional, Union

from contract_runtime.abi import Model, link

__all__ = ["Address", "Checkout"]


@dataclass
class Checkout(Model):
    """A JSON object.

    Attributes:
        cart_id: The cart.
        address: Where to send it.
    """

    cart_id: str
    address: Address
    express: Optional[bool] = None


@dataclass
class Address(Model, wire={"postal_code": "postal-code"}):
    """A JSON object.

    Attributes:
        country: One of "DE", "FR", "NO".
    """

    street: str
    city: str
    postal_code: str
    country: Union[Literal["DE", "FR", "NO"], str, None] = None


link(__name__)
