"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .product import Image, Product

__all__ = ["ProductInput", "Supplier"]


@dataclass
class Supplier(Model):
    """Who delivers products.

    Attributes:
        products: Other products of theirs.
        parent: The firm that owns this one.
    """

    name: str
    products: Optional[List[Product]] = None
    parent: Optional[Supplier] = None


@dataclass
class ProductInput(
    Model, wire={"display_name": "displayName", "from_": "from"}, both=("supplier",)
):
    """A JSON object.

    Attributes:
        id: The identifier.
        display_name: What customers read.
        price: In minor units.
        kind: Only things that can be sent.
        schema: The version of the attributes.
        state: Whether it is on sale. One of "on", "off".
        images: Pictures, best first.
        attributes: Whatever else is known.
        from_: The country that it comes from.
        supplier: Who delivers it.
    """

    id: str
    display_name: str
    price: int
    kind: Literal["physical"] = "physical"
    schema: Optional[Literal[2]] = None
    state: Union[Literal["on", "off"], str, None] = None
    images: Optional[List[Image]] = None
    attributes: Optional[Dict[str, object]] = None
    from_: Optional[str] = None
    supplier: Optional[Supplier] = None


link(__name__, "Product", "Image")
