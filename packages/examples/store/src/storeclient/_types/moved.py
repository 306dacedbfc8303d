"""The model Moved."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from contract_runtime.abi import Model


@dataclass
class Moved(Model, gained=("type",)):
    """Moved."""

    place: str
    at: datetime
    type: Literal["moved"] = "moved"
