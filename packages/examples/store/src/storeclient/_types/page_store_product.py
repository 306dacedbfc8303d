"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .price_range import PriceRange
    from .product import Product

__all__ = ["PageStoreProduct", "SearchProducts"]


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
    """A JSON object.

    Attributes:
        q: Words to find.
        tag: Tags, all of which must be there.
        in_stock: Only what can be delivered now.
        since: Only what was changed since.
        picture: A picture to compare with.
        range: Only products of this price.
        max_results: At most so many.
    """

    q: str
    tag: Optional[List[str]] = None
    in_stock: Optional[bool] = None
    since: Optional[datetime] = None
    picture: Optional[bytes] = None
    range: Optional[PriceRange] = None
    max_results: Optional[int] = None


link(__name__, "Product", "PriceRange")
