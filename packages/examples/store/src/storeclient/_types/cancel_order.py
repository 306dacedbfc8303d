"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List, Literal, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .payment import Payment

__all__ = ["CancelOrder", "CardPayment", "Delivered", "Moved", "Receipt"]
__all__ += ["TrackOrder", "TransferPayment"]


@dataclass
class CancelOrder(Model, wire={"self_": "self", "request_options_": "request_options"}):
    """A JSON object.

    Attributes:
        order_id: The order.
        self_: Whether the customer asked for it.
        request_options_: What the customer would like instead.
    """

    order_id: str
    self_: Optional[bool] = None
    request_options_: Optional[List[str]] = None


@dataclass
class CardPayment(Model):
    """A JSON object.

    Attributes:
        token: From the card service; never the number itself.
    """

    order_id: str
    token: str
    method: Literal["card"] = "card"


@dataclass
class TransferPayment(Model, gained=("method",)):
    """A JSON object."""

    order_id: str
    iban: str
    method: Literal["transfer"] = "transfer"


@dataclass
class Receipt(Model):
    """A JSON object.

    Attributes:
        payment: How it was paid.
    """

    order_id: str
    amount: int
    payment: Payment


@dataclass
class TrackOrder(Model):
    """A JSON object.

    Attributes:
        orderid: The order.
    """

    orderid: str


@dataclass
class Moved(Model, gained=("type",)):
    """A JSON object."""

    place: str
    at: datetime
    type: Literal["moved"] = "moved"


@dataclass
class Delivered(Model, both=("signed_by",), gained=("type",)):
    """A JSON object."""

    signed_by: Optional[str] = None
    type: Literal["delivered"] = "delivered"


link(__name__, "Payment")
