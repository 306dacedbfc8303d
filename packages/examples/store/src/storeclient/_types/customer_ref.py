"""Models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .new_cart import Address

__all__ = ["Adjustment", "ChatMessage", "CustomerEdit", "CustomerRef", "Deleted"]
__all__ += ["FileRef", "FileUpload", "Inventory", "InventoryQuery"]


@dataclass
class CustomerRef(Model, wire={"customer_id": "customerId"}):
    """The arguments of `customers.get`, `customers.chat`, `customers.call`,
    `customers.remind`.
    """

    customer_id: int


@dataclass
class CustomerEdit(
    Model, wire={"customer_id": "customerId"}, both=("email", "address")
):
    """The arguments of `customers.edit`."""

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
    """The arguments of `stock_levels.get_inventory`."""

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
    """The arguments of `stock_levels.adjust`."""

    warehouse: Optional[str] = None
    by: Optional[Dict[str, int]] = None


@dataclass
class FileUpload(Model):
    """The arguments of `files.upload`."""

    path: str
    content: bytes


@dataclass
class FileRef(Model):
    """The arguments of `files.read`."""

    path: str


link(__name__, "Address")
