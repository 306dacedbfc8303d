"""The resource `stock_levels`."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from contract_runtime.abi import RequestOptions, async_raw, raw

    from .._types import Inventory

__all__ = ["AsyncStockLevelsResource", "StockLevelsResource"]

_TYPES = "storeclient._types"

GET_INVENTORY: Operation[Inventory] = Operation(
    "stock_levels.get_inventory",
    "GET",
    "/stock/{warehouse}",
    _TYPES,
    "InventoryQuery",
    "Inventory",
    rest="query",
)
ADJUST: Operation[Inventory] = Operation(
    "stock_levels.adjust",
    "POST",
    "/stock/adjust",
    _TYPES,
    "Adjustment",
    "Inventory",
    rest="body",
)


class StockLevelsResource(Resource):
    """What is in store, and where."""

    with_raw_response: RawStockLevelsResource

    def get_inventory(
        self,
        *,
        warehouse: str,
        low_only: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Inventory:
        """What is in store in one place.

        Args:
            warehouse: The place.
            low_only: Only what runs out.
        """
        return self._call(
            GET_INVENTORY,
            {"warehouse": warehouse, "low_only": low_only},
            request_options,
        )

    def adjust(
        self,
        *,
        warehouse: str | None = None,
        by: Mapping[str, int] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Inventory:
        """Correct what is in store."""
        return self._call(ADJUST, {"warehouse": warehouse, "by": by}, request_options)


class AsyncStockLevelsResource(AsyncResource):
    """What is in store, and where."""

    with_raw_response: RawAsyncStockLevelsResource

    async def get_inventory(
        self,
        *,
        warehouse: str,
        low_only: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Inventory:
        """What is in store in one place.

        Args:
            warehouse: The place.
            low_only: Only what runs out.
        """
        return await self._call(
            GET_INVENTORY,
            {"warehouse": warehouse, "low_only": low_only},
            request_options,
        )

    async def adjust(
        self,
        *,
        warehouse: str | None = None,
        by: Mapping[str, int] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Inventory:
        """Correct what is in store."""
        return await self._call(
            ADJUST, {"warehouse": warehouse, "by": by}, request_options
        )


if TYPE_CHECKING:

    class RawStockLevelsResource:
        get_inventory = raw(StockLevelsResource.get_inventory)
        adjust = raw(StockLevelsResource.adjust)

    class RawAsyncStockLevelsResource:
        get_inventory = async_raw(AsyncStockLevelsResource.get_inventory)
        adjust = async_raw(AsyncStockLevelsResource.adjust)
