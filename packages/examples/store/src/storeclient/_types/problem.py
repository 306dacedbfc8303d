"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .checkout import Address
    from .labels import Labels

__all__ = ["Customer", "CustomerInput", "CustomerRef", "Problem"]


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
    """A JSON object.

    Attributes:
        email: Required, but may be `null`.
    """

    name: str
    email: Optional[str]
    address: Optional[Address] = None
    preferences: Optional[object] = None


@dataclass
class CustomerRef(Model, wire={"customer_id": "customerId"}):
    """A JSON object.

    Attributes:
        customer_id: The number of the customer.
    """

    customer_id: int


link(__name__, "Address", "Labels")
