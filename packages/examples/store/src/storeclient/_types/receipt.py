"""The model Receipt."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .payment import Payment


@dataclass
class Receipt(Model):
    """Receipt.

    Attributes:
        payment: How it was paid.
    """

    order_id: str
    amount: int
    payment: Payment


link(__name__, "Payment")
