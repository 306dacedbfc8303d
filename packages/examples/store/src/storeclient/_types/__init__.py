"""The models, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F401, F403, F405, I001, RUF100

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .customer_ref import *
    from .facet_list import *
    from .file_info import *
    from .new_cart import *
    from .product import *
    from .supplier import *
    from .track_order import *
else:
    # The package above lists what is where.
    from .. import __getattr__

__shapes__ = {
    "ProductBatch": "List[Product]",
    "ProductEvent": (
        "event",
        {
            "price_up": "PriceChange",
            "price_down": "PriceChange",
            "stock": "StockChange",
            "404": "Gone",
        },
    ),
    "FacetList": "List[object]",
    "Facets": "Dict[str, FacetList]",
    "PriceTable": "Dict[str, Dict[str, int]]",
    "Orders": "List[Order]",
    "Payment": ("method", {"card": "CardPayment", "transfer": "TransferPayment"}),
    "TrackingEvent": ("type", {"moved": "Moved", "delivered": "Delivered"}),
    "CustomerMap": "Dict[str, Customer]",
    "Labels": "Dict[str, str]",
    "ReportSpec": ("kind", {"sales": "SalesReport", "stock": "StockReport"}),
}
