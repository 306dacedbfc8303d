"""The model Supplier."""

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
class Supplier(Model):
    """Who delivers products.

    Attributes:
        products: Other products of theirs.
        parent: The firm that owns this one.
    """

    name: str
    products: Optional[List[Product]] = None
    parent: Optional[Supplier] = None


link(__name__, "Product")
