"""Models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model, link

__all__ = ["FileContent", "FileInfo", "Formula", "ManifestRef", "Report2"]
__all__ += ["ReportFile", "ReportInput", "ReportSpec", "SalesReport", "StockReport"]


@dataclass
class FileInfo(Model):
    """A JSON object."""

    path: str
    size: int


@dataclass
class FileContent(Model):
    """A JSON object."""

    path: str
    content: bytes


@dataclass
class ManifestRef(Model):
    """The arguments of `files.manifest`."""

    name: str
    pretty: Optional[bool] = None


@dataclass
class ReportInput(Model):
    """The arguments of `reports.export_csv`."""

    year: int


@dataclass
class ReportFile(Model):
    """A JSON object."""

    text: str


@dataclass
class Formula(Model):
    """The arguments of `reports.lambda_`."""

    expression: str
    variables: Optional[Dict[str, float]] = None


@dataclass
class SalesReport(Model, gained=("kind",)):
    """A JSON object."""

    years: List[int]
    kind: Literal["sales"] = "sales"


@dataclass
class StockReport(Model, gained=("kind",)):
    """A JSON object."""

    warehouses: List[str]
    kind: Literal["stock"] = "stock"


@dataclass
class Report2(Model):
    """A report that was started.

    Attributes:
        id: The identifier.
    """

    id: str
    spec: ReportSpec
    result: Optional[object] = None


ReportSpec = Union[SalesReport, StockReport]
"""A report to make, by its kind."""

link(__name__)
