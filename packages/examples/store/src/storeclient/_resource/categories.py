"""The resource `categories`."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from contract_runtime.abi import RequestOptions, async_raw, raw

    from .._types import Category, PriceTable

__all__ = ["AsyncCategoriesResource", "CategoriesResource"]

_TYPES = "storeclient._types"

GET_TREE: Operation[Category] = Operation(
    "categories.get_tree", "GET", "/categories/tree", _TYPES, output="Category"
)
SET_PRICES: Operation[PriceTable] = Operation(
    "categories.set_prices",
    "PUT",
    "/categories/prices",
    _TYPES,
    whole="PriceTable",
    output="PriceTable",
)
MATRIX: Operation[list[list[float]]] = Operation(
    "categories.matrix", "GET", "/categories/matrix", _TYPES, output="List[List[float]]"
)


class CategoriesResource(Resource):
    """The tree of categories."""

    with_raw_response: RawCategoriesResource

    def get_tree(self, *, request_options: RequestOptions | None = None) -> Category:
        """The whole tree."""
        return self._call(GET_TREE, {}, request_options)

    def set_prices(
        self,
        body: Mapping[str, Mapping[str, int]],
        *,
        request_options: RequestOptions | None = None,
    ) -> PriceTable:
        """Set prices, category by category and product by product.

        Args:
            body: Prices by category and product.
        """
        return self._call(SET_PRICES, {"$body": body}, request_options)

    def matrix(
        self, *, request_options: RequestOptions | None = None
    ) -> list[list[float]]:
        """How often products of two categories are bought together."""
        return self._call(MATRIX, {}, request_options)


class AsyncCategoriesResource(AsyncResource):
    """The tree of categories."""

    with_raw_response: RawAsyncCategoriesResource

    async def get_tree(
        self, *, request_options: RequestOptions | None = None
    ) -> Category:
        """The whole tree."""
        return await self._call(GET_TREE, {}, request_options)

    async def set_prices(
        self,
        body: Mapping[str, Mapping[str, int]],
        *,
        request_options: RequestOptions | None = None,
    ) -> PriceTable:
        """Set prices, category by category and product by product.

        Args:
            body: Prices by category and product.
        """
        return await self._call(SET_PRICES, {"$body": body}, request_options)

    async def matrix(
        self, *, request_options: RequestOptions | None = None
    ) -> list[list[float]]:
        """How often products of two categories are bought together."""
        return await self._call(MATRIX, {}, request_options)


if TYPE_CHECKING:

    class RawCategoriesResource:
        get_tree = raw(CategoriesResource.get_tree)
        set_prices = raw(CategoriesResource.set_prices)
        matrix = raw(CategoriesResource.matrix)

    class RawAsyncCategoriesResource:
        get_tree = async_raw(AsyncCategoriesResource.get_tree)
        set_prices = async_raw(AsyncCategoriesResource.set_prices)
        matrix = async_raw(AsyncCategoriesResource.matrix)
