"""Models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, Literal, Optional, Union

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .new_cart import Address

__all__ = ["Customer", "CustomerInput", "CustomerMap", "Delivered", "Labels"]
__all__ += ["Moved", "Problem", "TrackOrder", "TrackingEvent"]


@dataclass
class TrackOrder(Model):
    """The arguments of `orders.track`."""

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


@dataclass
class Problem(Model):
    """What went wrong, as a stream says it."""

    code: str
    message: str


@dataclass
class Customer(Model, wire={"customer_id": "customerId", "labels": "Labels"}):
    """Somebody who buys.

    Attributes:
        customer_id: The number of the customer.
        balance: In minor units; may be more than a float can hold.
    """

    customer_id: int
    name: str
    email: Optional[str]
    balance: int
    labels: Labels
    address: Optional[Address] = None
    preferences: Optional[object] = None
    vip: Optional[Literal[True]] = None


@dataclass
class CustomerInput(Model):
    """The arguments of `customers.create`."""

    name: str
    email: Optional[str]
    address: Optional[Address] = None
    preferences: Optional[object] = None


TrackingEvent = Union[Moved, Delivered]
"""Told apart by `type`."""

CustomerMap = Dict[str, Customer]
"""Customers by name."""

Labels = Dict[str, str]
"""Words and what they mean."""

link(__name__, "Address")
