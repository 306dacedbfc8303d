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
    from .facet_list import Facets
    from .product import Image, Product

__all__ = ["Allowed", "Category", "DeleteProduct", "Gone", "ImportResult"]
__all__ += ["ListProducts", "PageStoreProduct", "PriceChange", "PriceRange"]
__all__ += ["ProductEvent", "ProductInput", "ProductPatch", "ProductRef"]
__all__ += ["SearchProducts", "SimilarInput", "StockChange", "Supplier"]
__all__ += ["WatchProducts", "WatchSummary"]


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
    """The arguments of `products.create`, `products.update`.

    Attributes:
        kind: Only things that can be sent.
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


@dataclass
class ProductPatch(
    Model, wire={"display_name": "displayName"}, both=("supplier", "note")
):
    """The arguments of `products.patch`."""

    id: str
    display_name: Optional[str] = None
    price: Optional[int] = None
    supplier: Optional[Supplier] = None
    note: Optional[str] = None


@dataclass
class ProductRef(Model):
    """The arguments of `products.get`, `products.exists`, `products.options`."""

    id: str


@dataclass
class DeleteProduct(Model):
    """The arguments of `products.delete`."""

    id: str
    reason: Optional[str] = None
    force: Optional[bool] = None


@dataclass
class ListProducts(Model):
    """The arguments of `products.list`."""

    cursor: Optional[str] = None
    limit: Optional[int] = None


@dataclass
class PageStoreProduct(Model, wire={"next_cursor": "next-cursor"}):
    """A page of products.

    Attributes:
        items: The products of this page.
        next_cursor: Where the next page begins; `null` on the last one.
    """

    items: List[Product]
    next_cursor: Optional[str]


@dataclass
class SearchProducts(Model, wire={"in_stock": "inStock", "max_results": "max-results"}):
    """The arguments of `products.search_text`."""

    q: str
    tag: Optional[List[str]] = None
    in_stock: Optional[bool] = None
    since: Optional[datetime] = None
    picture: Optional[bytes] = None
    range: Optional[PriceRange] = None
    max_results: Optional[int] = None


@dataclass
class PriceRange(Model):
    """A JSON object."""

    min: Optional[int] = None
    max: Optional[int] = None


@dataclass
class ImportResult(Model):
    """A JSON object.

    Attributes:
        errors: For each identifier, what was wrong.
    """

    created: int
    errors: Dict[str, List[str]]


@dataclass
class SimilarInput(Model):
    """The arguments of `products.find_similar_products`."""

    limit: Optional[int] = None


@dataclass
class Allowed(Model):
    """A JSON object."""

    methods: List[str]


@dataclass
class WatchProducts(Model):
    """The arguments of `products.watch`."""

    stream: Optional[bool] = None
    ids: Optional[List[str]] = None


@dataclass
class PriceChange(Model, gained=("event",)):
    """A JSON object."""

    product_id: str
    old: int
    new: int
    event: Optional[Literal["price_up", "price_down"]] = None


@dataclass
class StockChange(Model):
    """A JSON object."""

    product_id: str
    level: int
    event: Literal["stock"] = "stock"


@dataclass
class Gone(Model, gained=("event",)):
    """A JSON object."""

    product_id: str
    event: Literal["404"] = "404"


@dataclass
class WatchSummary(Model):
    """Said at the end of a watch."""

    events: int


@dataclass
class Category(Model):
    """A category with those below it.

    Attributes:
        featured: For each season, products by group.
    """

    name: str
    children: List[Category]
    featured: Optional[List[Dict[str, List[Product]]]] = None
    facets: Optional[Facets] = None


ProductEvent = Union[PriceChange, StockChange, Gone]
"""A change; several kinds share a shape.

Variants:
    "price_up": It costs more.
    "price_down": It costs less.
    "stock": There is more of it, or less.
    "404": It is no longer sold.
"""

link(__name__, "Product", "Image", "Facets")
