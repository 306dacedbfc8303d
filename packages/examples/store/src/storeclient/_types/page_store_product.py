"""The model PageStoreProduct."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .product import Product


@dataclass
class PageStoreProduct(Model, wire={"next_cursor": "next-cursor"}):
    """A page of products.

    Attributes:
        items: The products of this page.
        next_cursor: Where the next page begins; `null` on the last one.
    """

    items: List[Product]
    next_cursor: Optional[str]


link(__name__, "Product")
