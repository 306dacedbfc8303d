"""The model ReportSpec."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from contract_runtime.abi import link

from .report_input import SalesReport
from .stock_report import StockReport

__all__ = ["ReportSpec"]

ReportSpec = Union[SalesReport, StockReport]
"""A report to make, by its kind."""

link(__name__)
