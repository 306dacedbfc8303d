"""The model CancelOrder."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional

from contract_runtime.abi import Model


@dataclass
class CancelOrder(Model, wire={"self_": "self", "request_options_": "request_options"}):
    """CancelOrder.

    Attributes:
        order_id: The order.
        self_: Whether the customer asked for it.
        request_options_: What the customer would like instead.
    """

    order_id: str
    self_: Optional[bool] = None
    request_options_: Optional[List[str]] = None
