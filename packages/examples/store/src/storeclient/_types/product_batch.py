"""The model ProductBatch."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import List

from contract_runtime.abi import link

from .product import Product

__all__ = ["ProductBatch"]

ProductBatch = List[Product]
"""Several products."""

link(__name__)
