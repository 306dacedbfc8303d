"""Models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Dict, List

from contract_runtime.abi import link

__all__ = ["FacetList", "Facets", "PriceTable"]

FacetList = List[object]
"""A JSON array."""

Facets = Dict[str, FacetList]
"""Facets of facets."""

PriceTable = Dict[str, Dict[str, int]]
"""Prices by category and product."""

link(__name__)
