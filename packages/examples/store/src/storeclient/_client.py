"""The clients of StoreAPI."""

# ruff: noqa: I001

from __future__ import annotations

from contract_runtime import abi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime import UNSET, APIConnectionError, APIStatusError
    from contract_runtime import APITimeoutError, AuthenticationError, BadRequestError
    from contract_runtime import ConflictError, InternalServerError, NotFoundError
    from contract_runtime import PermissionDeniedError, RateLimitError, RequestOptions
    from contract_runtime import ResponseDecodeError, ResumePolicy, RetryPolicy
    from contract_runtime import SDKError, StreamError, StreamInterruptedError
    from contract_runtime import UnknownVariant, UnprocessableEntityError, Unset

    from ._resource import AsyncCartsResource, AsyncCategoriesResource
    from ._resource import AsyncCustomersResource, AsyncFilesResource
    from ._resource import AsyncOrdersResource, AsyncProductsResource
    from ._resource import AsyncReportsResource, AsyncStockLevelsResource
    from ._resource import CartsResource, CategoriesResource, CustomersResource
    from ._resource import FilesResource, OrdersResource, ProductsResource
    from ._resource import ReportsResource, StockLevelsResource
else:
    __getattr__ = abi.lazy(__name__, abi.common)

__all__ = ["UNSET", "APIConnectionError", "APIStatusError", "APITimeoutError"]
__all__ += ["AsyncClient", "AuthenticationError", "BadRequestError", "Client"]
__all__ += ["ConflictError", "InternalServerError", "NotFoundError"]
__all__ += ["PermissionDeniedError", "RateLimitError", "RequestOptions"]
__all__ += ["ResponseDecodeError", "ResumePolicy", "RetryPolicy", "SDKError"]
__all__ += ["StreamError", "StreamInterruptedError", "UnknownVariant"]
__all__ += ["UnprocessableEntityError", "Unset"]

_SERVICE = abi.Service(
    "StoreAPI",
    package="storeclient",
    version="2.1.0",
    base_url="http://localhost:8082/api",
    auth=("X-Api-Key", ""),
    headers={"X-Store-Version": "2022-11-28", "X-Store-Beta": "on"},
)


class Client(abi.BaseClient):
    """A shop: products, carts, orders, customers, stock, files and reports.

    Prices are in *minor units* (cents), so that no sum is ever rounded.
    """

    _service = _SERVICE

    @abi.resource
    def products(self) -> ProductsResource:
        """What is sold."""
        from ._resource import ProductsResource

        return ProductsResource(self)

    @abi.resource
    def categories(self) -> CategoriesResource:
        """The tree of categories."""
        from ._resource import CategoriesResource

        return CategoriesResource(self)

    @abi.resource
    def carts(self) -> CartsResource:
        """What customers are about to buy."""
        from ._resource import CartsResource

        return CartsResource(self)

    @abi.resource
    def orders(self) -> OrdersResource:
        """What customers have bought."""
        from ._resource import OrdersResource

        return OrdersResource(self)

    @abi.resource
    def customers(self) -> CustomersResource:
        """Who buys."""
        from ._resource import CustomersResource

        return CustomersResource(self)

    @abi.resource
    def stock_levels(self) -> StockLevelsResource:
        """What is in store, and where."""
        from ._resource import StockLevelsResource

        return StockLevelsResource(self)

    @abi.resource
    def files(self) -> FilesResource:
        """Pictures, manuals and such."""
        from ._resource import FilesResource

        return FilesResource(self)

    @abi.resource
    def reports(self) -> ReportsResource:
        """Figures."""
        from ._resource import ReportsResource

        return ReportsResource(self)


class AsyncClient(abi.AsyncBaseClient):
    """A shop: products, carts, orders, customers, stock, files and reports.

    Prices are in *minor units* (cents), so that no sum is ever rounded.
    """

    _service = _SERVICE

    @abi.resource
    def products(self) -> AsyncProductsResource:
        """What is sold."""
        from ._resource import AsyncProductsResource

        return AsyncProductsResource(self)

    @abi.resource
    def categories(self) -> AsyncCategoriesResource:
        """The tree of categories."""
        from ._resource import AsyncCategoriesResource

        return AsyncCategoriesResource(self)

    @abi.resource
    def carts(self) -> AsyncCartsResource:
        """What customers are about to buy."""
        from ._resource import AsyncCartsResource

        return AsyncCartsResource(self)

    @abi.resource
    def orders(self) -> AsyncOrdersResource:
        """What customers have bought."""
        from ._resource import AsyncOrdersResource

        return AsyncOrdersResource(self)

    @abi.resource
    def customers(self) -> AsyncCustomersResource:
        """Who buys."""
        from ._resource import AsyncCustomersResource

        return AsyncCustomersResource(self)

    @abi.resource
    def stock_levels(self) -> AsyncStockLevelsResource:
        """What is in store, and where."""
        from ._resource import AsyncStockLevelsResource

        return AsyncStockLevelsResource(self)

    @abi.resource
    def files(self) -> AsyncFilesResource:
        """Pictures, manuals and such."""
        from ._resource import AsyncFilesResource

        return AsyncFilesResource(self)

    @abi.resource
    def reports(self) -> AsyncReportsResource:
        """Figures."""
        from ._resource import AsyncReportsResource

        return AsyncReportsResource(self)
