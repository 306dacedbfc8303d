"""The resources, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime.abi import offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .carts import *
    from .carts_async import *
    from .categories import *
    from .customers import *
    from .customers_async import *
    from .files import *
    from .orders import *
    from .orders_async import *
    from .products import *
    from .products_async import *
    from .reports import *
    from .stock_levels import *

    __all__ = ["AsyncCartsResource", "AsyncCategoriesResource"]
    __all__ += ["AsyncCustomersResource", "AsyncFilesResource"]
    __all__ += ["AsyncOrdersResource", "AsyncProductsResource"]
    __all__ += ["AsyncReportsResource", "AsyncStockLevelsResource", "CartsResource"]
    __all__ += ["CategoriesResource", "CustomersResource", "FilesResource"]
    __all__ += ["OrdersResource", "ProductsResource", "ReportsResource"]
    __all__ += ["StockLevelsResource"]
else:
    __getattr__ = offer(
        __name__,
        {
            ".carts": "CartsResource",
            ".carts_async": "AsyncCartsResource",
            ".categories": "AsyncCategoriesResource CategoriesResource",
            ".customers": "CustomersResource",
            ".customers_async": "AsyncCustomersResource",
            ".files": "AsyncFilesResource FilesResource",
            ".orders": "OrdersResource",
            ".orders_async": "AsyncOrdersResource",
            ".products": "ProductsResource",
            ".products_async": "AsyncProductsResource",
            ".reports": "AsyncReportsResource ReportsResource",
            ".stock_levels": "AsyncStockLevelsResource StockLevelsResource",
        },
    )
