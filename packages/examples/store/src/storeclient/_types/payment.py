"""The model Payment."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from .card_payment import CardPayment
from .transfer_payment import TransferPayment

Payment = Union[CardPayment, TransferPayment]
"""How an order is paid."""
