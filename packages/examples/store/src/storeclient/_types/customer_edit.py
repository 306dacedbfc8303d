"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .checkout import Address

__all__ = ["Adjustment", "ChatMessage", "CustomerEdit", "Deleted", "FileRef"]
__all__ += ["FileUpload", "Inventory", "InventoryQuery"]


@dataclass
class CustomerEdit(
    Model, wire={"customer_id": "customerId"}, both=("email", "address")
):
    """A JSON object.

    Attributes:
        customer_id: The number of the customer.
    """

    customer_id: int
    name: Optional[str] = None
    email: Optional[str] = None
    address: Optional[Address] = None


@dataclass
class Deleted(Model):
    """A JSON object."""

    deleted: bool


@dataclass
class ChatMessage(Model):
    """A JSON object."""

    text: str


@dataclass
class InventoryQuery(Model):
    """A JSON object.

    Attributes:
        warehouse: The place.
        low_only: Only what runs out.
    """

    warehouse: str
    low_only: Optional[bool] = None


@dataclass
class Inventory(Model):
    """A JSON object."""

    warehouse: str
    levels: Dict[str, int]
    checksum: bytes
    history: List[List[int]]


@dataclass
class Adjustment(Model):
    """A JSON object."""

    warehouse: Optional[str] = None
    by: Optional[Dict[str, int]] = None


@dataclass
class FileUpload(Model):
    """A JSON object.

    Attributes:
        path: Folders and the file's name.
        content: What is in it.
    """

    path: str
    content: bytes


@dataclass
class FileRef(Model):
    """A JSON object.

    Attributes:
        path: Folders and the file's name.
    """

    path: str


link(__name__, "Address")
