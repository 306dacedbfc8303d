"""The model CardPayment."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime.abi import Model


@dataclass
class CardPayment(Model):
    """CardPayment.

    Attributes:
        token: From the card service; never the number itself.
    """

    order_id: str
    token: str
    method: Literal["card"] = "card"
