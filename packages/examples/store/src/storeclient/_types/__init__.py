"""The models, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime.abi import offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cancel_order import *
    from .cart_ref import *
    from .checkout import *
    from .customer_edit import *
    from .customer_map import *
    from .facet_list import *
    from .file_info import *
    from .labels import *
    from .list_products import *
    from .order import *
    from .orders import *
    from .page_store_product import *
    from .payment import *
    from .price_range import *
    from .price_table import *
    from .problem import *
    from .product import *
    from .product_batch import *
    from .product_event import *
    from .product_patch import *
    from .report_input import *
    from .report_spec import *
    from .similar_input import *
    from .stock_change import *
    from .stock_report import *
    from .supplier import *
    from .tracking_event import *
    from .watch_summary import *

    __all__ = ["Address", "Adjustment", "Allowed", "CancelOrder", "CardPayment"]
    __all__ += ["Cart", "CartItem", "CartRef", "Category", "ChatMessage", "Checkout"]
    __all__ += ["Customer", "CustomerEdit", "CustomerInput", "CustomerMap"]
    __all__ += ["CustomerRef", "DeleteProduct", "Deleted", "Delivered", "FacetList"]
    __all__ += ["Facets", "FileContent", "FileInfo", "FileRef", "FileUpload"]
    __all__ += ["Formula", "Gone", "Image", "ImportResult", "Inventory"]
    __all__ += ["InventoryQuery", "Labels", "ListOrders", "ListProducts"]
    __all__ += ["ManifestRef", "Moved", "NewCart", "Order", "OrderLine", "OrderRef"]
    __all__ += ["Orders", "PageStoreProduct", "Payment", "PriceChange", "PriceRange"]
    __all__ += ["PriceTable", "Problem", "Product", "ProductBatch", "ProductEvent"]
    __all__ += ["ProductInput", "ProductPatch", "ProductRef", "Receipt"]
    __all__ += ["RemoveItems", "Report2", "ReportFile", "ReportInput", "ReportSpec"]
    __all__ += ["SalesReport", "SearchProducts", "SimilarInput", "StockChange"]
    __all__ += ["StockReport", "Supplier", "TrackOrder", "TrackingEvent"]
    __all__ += ["TransferPayment", "WatchProducts", "WatchSummary"]
else:
    __getattr__ = offer(
        __name__,
        {
            ".cancel_order": "CancelOrder CardPayment Delivered Moved Receipt TrackOrder "
            "TransferPayment",
            ".cart_ref": "Cart CartItem CartRef RemoveItems",
            ".checkout": "Address Checkout",
            ".customer_edit": "Adjustment ChatMessage CustomerEdit Deleted FileRef FileUpload "
            "Inventory InventoryQuery",
            ".customer_map": "CustomerMap",
            ".facet_list": "FacetList Facets",
            ".file_info": "FileContent FileInfo ManifestRef",
            ".labels": "Labels",
            ".list_products": "ListProducts",
            ".order": "ListOrders Order OrderLine OrderRef",
            ".orders": "Orders",
            ".page_store_product": "PageStoreProduct SearchProducts",
            ".payment": "Payment",
            ".price_range": "ImportResult PriceRange",
            ".price_table": "PriceTable",
            ".problem": "Customer CustomerInput CustomerRef Problem",
            ".product": "Image Product",
            ".product_batch": "ProductBatch",
            ".product_event": "ProductEvent",
            ".product_patch": "DeleteProduct ProductPatch ProductRef",
            ".report_input": "Formula ReportFile ReportInput SalesReport",
            ".report_spec": "ReportSpec",
            ".similar_input": "Allowed PriceChange SimilarInput WatchProducts",
            ".stock_change": "Gone StockChange",
            ".stock_report": "Report2 StockReport",
            ".supplier": "ProductInput Supplier",
            ".tracking_event": "TrackingEvent",
            ".watch_summary": "Category NewCart WatchSummary",
        },
    )

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
