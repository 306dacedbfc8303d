"""The model ListOrders."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional, Union

from contract_runtime.abi import Model


@dataclass
class ListOrders(Model, wire={"min_total": "minTotal"}):
    """ListOrders.

    Attributes:
        status: One of "new", "paid", "shipped", "cancelled".
    """

    status: Union[Literal["new", "paid", "shipped", "cancelled"], str, None] = None
    min_total: Optional[float] = None
