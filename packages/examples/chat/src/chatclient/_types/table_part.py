"""The model TablePart."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Literal

from contract_runtime.abi import Model as _Model


@dataclass
class TablePart(_Model):
    """Rows of cells.

    Attributes:
        header: The columns' names.
        rows: The cells, row by row.
    """

    header: List[str]
    rows: List[List[str]]
    type: Literal["table"] = "table"
