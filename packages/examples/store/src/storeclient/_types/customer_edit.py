"""The model CustomerEdit."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .address import Address


@dataclass
class CustomerEdit(
    Model, wire={"customer_id": "customerId"}, both=("email", "address")
):
    """CustomerEdit.

    Attributes:
        customer_id: The number of the customer.
    """

    customer_id: int
    name: Optional[str] = None
    email: Optional[str] = None
    address: Optional[Address] = None


link(__name__, "Address")
