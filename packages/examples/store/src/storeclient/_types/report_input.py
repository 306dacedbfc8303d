"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Literal, Optional

from contract_runtime.abi import Model, link

__all__ = ["Formula", "ReportFile", "ReportInput", "SalesReport"]


@dataclass
class ReportInput(Model):
    """A JSON object.

    Attributes:
        year: The year to export.
    """

    year: int


@dataclass
class ReportFile(Model):
    """A JSON object."""

    text: str


@dataclass
class Formula(Model):
    """A JSON object."""

    expression: str
    variables: Optional[Dict[str, float]] = None


@dataclass
class SalesReport(Model, gained=("kind",)):
    """A JSON object."""

    years: List[int]
    kind: Literal["sales"] = "sales"


link(__name__)
