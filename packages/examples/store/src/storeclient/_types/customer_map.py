"""The model CustomerMap."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Dict

from contract_runtime.abi import link

from .problem import Customer

__all__ = ["CustomerMap"]

CustomerMap = Dict[str, Customer]
"""Customers by name."""

link(__name__)
