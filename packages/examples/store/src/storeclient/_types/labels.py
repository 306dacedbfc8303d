"""The model Labels."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Dict

from contract_runtime.abi import link

__all__ = ["Labels"]

Labels = Dict[str, str]
"""Words and what they mean."""

link(__name__)
