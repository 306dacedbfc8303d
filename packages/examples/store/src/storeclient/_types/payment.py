"""The model Payment."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from contract_runtime.abi import link

from .cancel_order import CardPayment, TransferPayment

__all__ = ["Payment"]

Payment = Union[CardPayment, TransferPayment]
"""How an order is paid."""

link(__name__)
