"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .supplier import Supplier

__all__ = ["DeleteProduct", "ProductPatch", "ProductRef"]


@dataclass
class ProductPatch(
    Model, wire={"display_name": "displayName"}, both=("supplier", "note")
):
    """A JSON object.

    Attributes:
        id: The identifier.
        display_name: What customers read.
        price: In minor units.
        supplier: Who delivers it; `null` for nobody.
        note: A remark; `null` takes it away.
    """

    id: str
    display_name: Optional[str] = None
    price: Optional[int] = None
    supplier: Optional[Supplier] = None
    note: Optional[str] = None


@dataclass
class ProductRef(Model):
    """A JSON object.

    Attributes:
        id: The identifier.
    """

    id: str


@dataclass
class DeleteProduct(Model):
    """A JSON object.

    Attributes:
        id: The identifier.
        reason: Why it goes.
        force: Even if it lies in carts.
    """

    id: str
    reason: Optional[str] = None
    force: Optional[bool] = None


link(__name__, "Supplier")
