"""The resources, each imported when it is first used."""

from contract_runtime.abi import lazy

__all__ = [
    "AsyncCartsResource",
    "AsyncCategoriesResource",
    "AsyncCustomersResource",
    "AsyncFilesResource",
    "AsyncOrdersResource",
    "AsyncProductsResource",
    "AsyncReportsResource",
    "AsyncStockLevelsResource",
    "CartsResource",
    "CategoriesResource",
    "CustomersResource",
    "FilesResource",
    "OrdersResource",
    "ProductsResource",
    "ReportsResource",
    "StockLevelsResource",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .carts import CartsResource
    from .carts_async import AsyncCartsResource
    from .categories import AsyncCategoriesResource, CategoriesResource
    from .customers import CustomersResource
    from .customers_async import AsyncCustomersResource
    from .files import AsyncFilesResource, FilesResource
    from .orders import OrdersResource
    from .orders_async import AsyncOrdersResource
    from .products import ProductsResource
    from .products_async import AsyncProductsResource
    from .reports import AsyncReportsResource, ReportsResource
    from .stock_levels import AsyncStockLevelsResource, StockLevelsResource
else:
    __getattr__ = lazy(
        __name__,
        {
            "AsyncCartsResource": ".carts_async",
            "AsyncCategoriesResource": ".categories",
            "AsyncCustomersResource": ".customers_async",
            "AsyncFilesResource": ".files",
            "AsyncOrdersResource": ".orders_async",
            "AsyncProductsResource": ".products_async",
            "AsyncReportsResource": ".reports",
            "AsyncStockLevelsResource": ".stock_levels",
            "CartsResource": ".carts",
            "CategoriesResource": ".categories",
            "CustomersResource": ".customers",
            "FilesResource": ".files",
            "OrdersResource": ".orders",
            "ProductsResource": ".products",
            "ReportsResource": ".reports",
            "StockLevelsResource": ".stock_levels",
        },
    )
