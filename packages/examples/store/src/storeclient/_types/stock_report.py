"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Literal, Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .report_spec import ReportSpec

__all__ = ["Report2", "StockReport"]


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


link(__name__, "ReportSpec")
