"""The model CartRef."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass

from contract_runtime.abi import Model


@dataclass
class CartRef(Model):
    """CartRef.

    Attributes:
        cart_id: The cart.
    """

    cart_id: str
