"""The model DeleteProduct."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model


@dataclass
class DeleteProduct(Model):
    """DeleteProduct.

    Attributes:
        id: The identifier.
        reason: Why it goes.
        force: Even if it lies in carts.
    """

    id: str
    reason: Optional[str] = None
    force: Optional[bool] = None
