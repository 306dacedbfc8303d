"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .facet_list import Facets
    from .product import Product

__all__ = ["Category", "NewCart", "WatchSummary"]


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


@dataclass
class NewCart(Model):
    """A JSON object."""


link(__name__, "Product", "Facets")
