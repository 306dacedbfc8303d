"""The clients of StoreAPI."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from contract_runtime.abi import (
    AsyncBaseClient,
    BaseClient,
    Service,
    errors,
    lazy,
    resource,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime import (
        APIConnectionError as APIConnectionError,
        APIStatusError as APIStatusError,
        APITimeoutError as APITimeoutError,
        AuthenticationError as AuthenticationError,
        BadRequestError as BadRequestError,
        ConflictError as ConflictError,
        InternalServerError as InternalServerError,
        NotFoundError as NotFoundError,
        PermissionDeniedError as PermissionDeniedError,
        RateLimitError as RateLimitError,
        ResponseDecodeError as ResponseDecodeError,
        SDKError as SDKError,
        StreamError as StreamError,
        StreamInterruptedError as StreamInterruptedError,
        UnprocessableEntityError as UnprocessableEntityError,
    )

    from ._resource import (
        AsyncCartsResource,
        AsyncCategoriesResource,
        AsyncCustomersResource,
        AsyncFilesResource,
        AsyncOrdersResource,
        AsyncProductsResource,
        AsyncReportsResource,
        AsyncStockLevelsResource,
        CartsResource,
        CategoriesResource,
        CustomersResource,
        FilesResource,
        OrdersResource,
        ProductsResource,
        ReportsResource,
        StockLevelsResource,
    )

if not TYPE_CHECKING:
    __getattr__ = lazy(__name__, errors)


class Client(BaseClient):
    """A shop: products, carts, orders, customers, stock, files and reports.

    Prices are in *minor units* (cents), so that no sum is ever rounded.
    """

    _service = Service(
        "StoreAPI",
        package="storeclient",
        version="2.1.0",
        base_url="http://localhost:8082/api",
        auth=("X-Api-Key", ""),
        headers={"X-Store-Version": "2022-11-28", "X-Store-Beta": "on"},
    )

    @resource
    def products(self) -> ProductsResource:
        """What is sold."""
        from ._resource import ProductsResource

        return ProductsResource(self)

    @resource
    def categories(self) -> CategoriesResource:
        """The tree of categories."""
        from ._resource import CategoriesResource

        return CategoriesResource(self)

    @resource
    def carts(self) -> CartsResource:
        """What customers are about to buy."""
        from ._resource import CartsResource

        return CartsResource(self)

    @resource
    def orders(self) -> OrdersResource:
        """What customers have bought."""
        from ._resource import OrdersResource

        return OrdersResource(self)

    @resource
    def customers(self) -> CustomersResource:
        """Who buys."""
        from ._resource import CustomersResource

        return CustomersResource(self)

    @resource
    def stock_levels(self) -> StockLevelsResource:
        """What is in store, and where."""
        from ._resource import StockLevelsResource

        return StockLevelsResource(self)

    @resource
    def files(self) -> FilesResource:
        """Pictures, manuals and such."""
        from ._resource import FilesResource

        return FilesResource(self)

    @resource
    def reports(self) -> ReportsResource:
        """Figures."""
        from ._resource import ReportsResource

        return ReportsResource(self)


class AsyncClient(AsyncBaseClient):
    """A shop: products, carts, orders, customers, stock, files and reports.

    Prices are in *minor units* (cents), so that no sum is ever rounded.
    """

    _service = Service(
        "StoreAPI",
        package="storeclient",
        version="2.1.0",
        base_url="http://localhost:8082/api",
        auth=("X-Api-Key", ""),
        headers={"X-Store-Version": "2022-11-28", "X-Store-Beta": "on"},
    )

    @resource
    def products(self) -> AsyncProductsResource:
        """What is sold."""
        from ._resource import AsyncProductsResource

        return AsyncProductsResource(self)

    @resource
    def categories(self) -> AsyncCategoriesResource:
        """The tree of categories."""
        from ._resource import AsyncCategoriesResource

        return AsyncCategoriesResource(self)

    @resource
    def carts(self) -> AsyncCartsResource:
        """What customers are about to buy."""
        from ._resource import AsyncCartsResource

        return AsyncCartsResource(self)

    @resource
    def orders(self) -> AsyncOrdersResource:
        """What customers have bought."""
        from ._resource import AsyncOrdersResource

        return AsyncOrdersResource(self)

    @resource
    def customers(self) -> AsyncCustomersResource:
        """Who buys."""
        from ._resource import AsyncCustomersResource

        return AsyncCustomersResource(self)

    @resource
    def stock_levels(self) -> AsyncStockLevelsResource:
        """What is in store, and where."""
        from ._resource import AsyncStockLevelsResource

        return AsyncStockLevelsResource(self)

    @resource
    def files(self) -> AsyncFilesResource:
        """Pictures, manuals and such."""
        from ._resource import AsyncFilesResource

        return AsyncFilesResource(self)

    @resource
    def reports(self) -> AsyncReportsResource:
        """Figures."""
        from ._resource import AsyncReportsResource

        return AsyncReportsResource(self)
