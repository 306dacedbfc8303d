"""The model WatchProducts."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional

from contract_runtime.abi import Model


@dataclass
class WatchProducts(Model):
    """WatchProducts.

    Attributes:
        ids: Only these products.
    """

    stream: Optional[bool] = None
    ids: Optional[List[str]] = None
