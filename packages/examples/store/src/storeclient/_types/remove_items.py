"""The model RemoveItems."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List

from contract_runtime.abi import Model


@dataclass
class RemoveItems(Model):
    """RemoveItems.

    Attributes:
        cart_id: The cart.
        product_ids: What to take out.
    """

    cart_id: str
    product_ids: List[str]
