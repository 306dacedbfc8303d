"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Dict, List

from contract_runtime.abi import link

__all__ = ["FacetList", "Facets"]

FacetList = List[object]
"""A JSON array."""

Facets = Dict[str, FacetList]
"""Facets of facets."""

link(__name__)
