"""The model PriceTable."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Dict

from contract_runtime.abi import link

__all__ = ["PriceTable"]

PriceTable = Dict[str, Dict[str, int]]
"""Prices by category and product."""

link(__name__)
