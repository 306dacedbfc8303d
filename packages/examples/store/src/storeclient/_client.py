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

    from . import _resource
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
    def products(self) -> _resource.ProductsResource:
        """What is sold."""
        from . import _resource

        return _resource.ProductsResource(self)

    @abi.resource
    def categories(self) -> _resource.CategoriesResource:
        """The tree of categories."""
        from . import _resource

        return _resource.CategoriesResource(self)

    @abi.resource
    def carts(self) -> _resource.CartsResource:
        """What customers are about to buy."""
        from . import _resource

        return _resource.CartsResource(self)

    @abi.resource
    def orders(self) -> _resource.OrdersResource:
        """What customers have bought."""
        from . import _resource

        return _resource.OrdersResource(self)

    @abi.resource
    def customers(self) -> _resource.CustomersResource:
        """Who buys."""
        from . import _resource

        return _resource.CustomersResource(self)

    @abi.resource
    def stock_levels(self) -> _resource.StockLevelsResource:
        """What is in store, and where."""
        from . import _resource

        return _resource.StockLevelsResource(self)

    @abi.resource
    def files(self) -> _resource.FilesResource:
        """Pictures, manuals and such."""
        from . import _resource

        return _resource.FilesResource(self)

    @abi.resource
    def reports(self) -> _resource.ReportsResource:
        """Figures."""
        from . import _resource

        return _resource.ReportsResource(self)


class AsyncClient(abi.AsyncBaseClient):
    """A shop: products, carts, orders, customers, stock, files and reports.

    Prices are in *minor units* (cents), so that no sum is ever rounded.
    """

    _service = _SERVICE

    @abi.resource
    def products(self) -> _resource.AsyncProductsResource:
        """What is sold."""
        from . import _resource

        return _resource.AsyncProductsResource(self)

    @abi.resource
    def categories(self) -> _resource.AsyncCategoriesResource:
        """The tree of categories."""
        from . import _resource

        return _resource.AsyncCategoriesResource(self)

    @abi.resource
    def carts(self) -> _resource.AsyncCartsResource:
        """What customers are about to buy."""
        from . import _resource

        return _resource.AsyncCartsResource(self)

    @abi.resource
    def orders(self) -> _resource.AsyncOrdersResource:
        """What customers have bought."""
        from . import _resource

        return _resource.AsyncOrdersResource(self)

    @abi.resource
    def customers(self) -> _resource.AsyncCustomersResource:
        """Who buys."""
        from . import _resource

        return _resource.AsyncCustomersResource(self)

    @abi.resource
    def stock_levels(self) -> _resource.AsyncStockLevelsResource:
        """What is in store, and where."""
        from . import _resource

        return _resource.AsyncStockLevelsResource(self)

    @abi.resource
    def files(self) -> _resource.AsyncFilesResource:
        """Pictures, manuals and such."""
        from . import _resource

        return _resource.AsyncFilesResource(self)

    @abi.resource
    def reports(self) -> _resource.AsyncReportsResource:
        """Figures."""
        from . import _resource

        return _resource.AsyncReportsResource(self)
