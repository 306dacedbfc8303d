"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List, Literal, Optional, Union

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .checkout import Address

__all__ = ["ListOrders", "Order", "OrderLine", "OrderRef"]


@dataclass
class Order(Model, both=("note",)):
    """A sale.

    Attributes:
        total: In minor units.
        status: One of "new", "paid", "shipped", "cancelled".
        note: A remark; `null` takes it away.
    """

    order_id: str
    lines: List[OrderLine]
    total: int
    status: Union[Literal["new", "paid", "shipped", "cancelled"], str]
    placed_at: datetime
    address: Optional[Address] = None
    note: Optional[str] = None


@dataclass
class OrderLine(Model):
    """A JSON object."""

    product_id: str
    quantity: int
    price: int


@dataclass
class ListOrders(Model, wire={"min_total": "minTotal"}):
    """A JSON object.

    Attributes:
        status: One of "new", "paid", "shipped", "cancelled".
    """

    status: Union[Literal["new", "paid", "shipped", "cancelled"], str, None] = None
    min_total: Optional[float] = None


@dataclass
class OrderRef(Model):
    """A JSON object.

    Attributes:
        order_id: The order.
    """

    order_id: str


link(__name__, "Address")
