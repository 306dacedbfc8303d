"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Literal, Optional

from contract_runtime.abi import Model, link

__all__ = ["Allowed", "PriceChange", "SimilarInput", "WatchProducts"]


@dataclass
class SimilarInput(Model):
    """A JSON object."""

    limit: Optional[int] = None


@dataclass
class Allowed(Model):
    """A JSON object."""

    methods: List[str]


@dataclass
class WatchProducts(Model):
    """A JSON object.

    Attributes:
        ids: Only these products.
    """

    stream: Optional[bool] = None
    ids: Optional[List[str]] = None


@dataclass
class PriceChange(Model, gained=("event",)):
    """A JSON object."""

    product_id: str
    old: int
    new: int
    event: Optional[Literal["price_up", "price_down"]] = None


link(__name__)
