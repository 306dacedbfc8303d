"""The resources, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F401, F403, F405, I001, RUF100

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .carts import *
    from .carts_async import *
    from .categories import *
    from .customers import *
    from .customers_async import *
    from .files import *
    from .orders import *
    from .products import *
    from .products_async import *
    from .reports import *
    from .stock_levels import *
else:
    from contract_runtime.abi import offer

    __getattr__ = offer(
        __name__,
        {
            ".carts": "CartsResource",
            ".carts_async": "AsyncCartsResource",
            ".categories": "AsyncCategoriesResource CategoriesResource",
            ".customers": "CustomersResource",
            ".customers_async": "AsyncCustomersResource",
            ".files": "AsyncFilesResource FilesResource",
            ".orders": "AsyncOrdersResource OrdersResource",
            ".products": "ProductsResource",
            ".products_async": "AsyncProductsResource",
            ".reports": "AsyncReportsResource ReportsResource",
            ".stock_levels": "AsyncStockLevelsResource StockLevelsResource",
        },
    )
