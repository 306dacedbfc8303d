"""Models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .supplier import Supplier

__all__ = ["Image", "Product", "ProductBatch"]


@dataclass
class Product(
    Model,
    wire={
        "type_": "@type",
        "ref_": "$ref",
        "rev_": "_rev",
        "field_3d_model": "3d-model",
        "display_name": "displayName",
        "from_": "from",
        "class_": "class",
        "updated_at": "updatedAt",
    },
    both=("supplier", "note"),
):
    """Something that is sold.

    Attributes:
        id: The identifier.
        type_: The type, as linked data names it.
        ref_: Where the product lives.
        rev_: Goes up with each change.
        field_3d_model: A model to turn around.
        display_name: What customers read.
        price: In minor units.
        weight: In kilograms.
        state: Whether it is on sale; old exports hold other words. One of "on",
            "off", "1", "2.0", "null", "2022-11-28".
        rating: Stars. One of 1, 2, 3, 4, 5.
        vat: The rate of value-added tax. One of 0.0, 0.07, 0.19.
        from_: The country that it comes from.
        class_: The customs class.
        images: Pictures, best first.
        attributes: Whatever else is known.
        supplier: Who delivers it.
        sku: The stock keeping unit.
        updated_at: When it was last changed.
        note: A remark; `null` takes it away.
    """

    id: str
    rev_: int
    display_name: str
    price: int
    state: Union[Literal["on", "off", "1", "2.0", "null", "2022-11-28"], str]
    vat: float
    images: List[Image]
    attributes: Dict[str, object]
    updated_at: datetime
    type_: Literal["Product"] = "Product"
    ref_: Optional[str] = None
    field_3d_model: Optional[str] = None
    weight: Optional[float] = None
    rating: Union[Literal[1, 2, 3, 4, 5], int, None] = None
    from_: Optional[str] = None
    class_: Optional[str] = None
    supplier: Optional[Supplier] = None
    sku: Optional[object] = None
    note: Optional[str] = None


@dataclass
class Image(Model):
    """A JSON object.

    Attributes:
        thumbnail: A small picture, as bytes.
    """

    thumbnail: bytes
    url: Optional[str] = None


ProductBatch = List[Product]
"""Several products."""

link(__name__, "Supplier")
