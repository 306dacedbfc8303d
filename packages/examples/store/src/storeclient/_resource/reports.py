"""The resource `reports`."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from contract_runtime.abi import RequestOptions, async_raw, raw

    from .._dicts import ReportSpecDict
    from .._types import Report2, ReportFile, ReportSpec

__all__ = ["AsyncReportsResource", "ReportsResource"]

_TYPES = "storeclient._types"

EXPORT_CSV: Operation[ReportFile] = Operation(
    "reports.export_csv",
    "POST",
    "/reports/export_c_s_v",
    _TYPES,
    "ReportInput",
    "ReportFile",
    rest="body",
)
LAMBDA: Operation[float] = Operation(
    "reports.lambda_",
    "POST",
    "/reports/lambda",
    _TYPES,
    "Formula",
    "float",
    rest="body",
)
RUN: Operation[Report2] = Operation(
    "reports.run", "POST", "/reports", _TYPES, whole="ReportSpec", output="Report2"
)
FIND_REPORTS: Operation[list[Report2]] = Operation(
    "reports.find_reports", "GET", "/reports", _TYPES, output="List[Report2]"
)


class ReportsResource(Resource):
    """Figures."""

    with_raw_response: RawReportsResource

    def export_csv(
        self, *, year: int, request_options: RequestOptions | None = None
    ) -> ReportFile:
        """Export figures as comma-separated text.

        Args:
            year: The year to export.
        """
        return self._call(EXPORT_CSV, {"year": year}, request_options)

    def lambda_(
        self,
        *,
        expression: str,
        variables: Mapping[str, float] | None = None,
        request_options: RequestOptions | None = None,
    ) -> float:
        """Evaluate a formula."""
        return self._call(
            LAMBDA, {"expression": expression, "variables": variables}, request_options
        )

    def run(
        self,
        body: ReportSpec | ReportSpecDict,
        *,
        request_options: RequestOptions | None = None,
    ) -> Report2:
        """Start a report.

        Args:
            body: A report to make, by its kind.
        """
        return self._call(RUN, {"$body": body}, request_options)

    def find_reports(
        self, *, request_options: RequestOptions | None = None
    ) -> list[Report2]:
        """List the reports that were started."""
        return self._call(FIND_REPORTS, {}, request_options)


class AsyncReportsResource(AsyncResource):
    """Figures."""

    with_raw_response: RawAsyncReportsResource

    async def export_csv(
        self, *, year: int, request_options: RequestOptions | None = None
    ) -> ReportFile:
        """Export figures as comma-separated text.

        Args:
            year: The year to export.
        """
        return await self._call(EXPORT_CSV, {"year": year}, request_options)

    async def lambda_(
        self,
        *,
        expression: str,
        variables: Mapping[str, float] | None = None,
        request_options: RequestOptions | None = None,
    ) -> float:
        """Evaluate a formula."""
        return await self._call(
            LAMBDA, {"expression": expression, "variables": variables}, request_options
        )

    async def run(
        self,
        body: ReportSpec | ReportSpecDict,
        *,
        request_options: RequestOptions | None = None,
    ) -> Report2:
        """Start a report.

        Args:
            body: A report to make, by its kind.
        """
        return await self._call(RUN, {"$body": body}, request_options)

    async def find_reports(
        self, *, request_options: RequestOptions | None = None
    ) -> list[Report2]:
        """List the reports that were started."""
        return await self._call(FIND_REPORTS, {}, request_options)


if TYPE_CHECKING:

    class RawReportsResource:
        export_csv = raw(ReportsResource.export_csv)
        lambda_ = raw(ReportsResource.lambda_)
        run = raw(ReportsResource.run)
        find_reports = raw(ReportsResource.find_reports)

    class RawAsyncReportsResource:
        export_csv = async_raw(AsyncReportsResource.export_csv)
        lambda_ = async_raw(AsyncReportsResource.lambda_)
        run = async_raw(AsyncReportsResource.run)
        find_reports = async_raw(AsyncReportsResource.find_reports)
