"""The models, each imported when it is first used."""

from contract_runtime.abi import lazy

__all__ = [
    "Address",
    "Adjustment",
    "Allowed",
    "CancelOrder",
    "CardPayment",
    "Cart",
    "CartItem",
    "CartRef",
    "Category",
    "ChatMessage",
    "Checkout",
    "Customer",
    "CustomerEdit",
    "CustomerInput",
    "CustomerMap",
    "CustomerRef",
    "DeleteProduct",
    "Deleted",
    "Delivered",
    "FacetList",
    "Facets",
    "FileContent",
    "FileInfo",
    "FileRef",
    "FileUpload",
    "Formula",
    "Gone",
    "Image",
    "ImportResult",
    "Inventory",
    "InventoryQuery",
    "Labels",
    "ListOrders",
    "ListProducts",
    "ManifestRef",
    "Moved",
    "NewCart",
    "Order",
    "OrderLine",
    "OrderRef",
    "Orders",
    "PageStoreProduct",
    "Payment",
    "PriceChange",
    "PriceRange",
    "PriceTable",
    "Problem",
    "Product",
    "ProductBatch",
    "ProductEvent",
    "ProductInput",
    "ProductPatch",
    "ProductRef",
    "Receipt",
    "RemoveItems",
    "Report2",
    "ReportFile",
    "ReportInput",
    "ReportSpec",
    "SalesReport",
    "SearchProducts",
    "SimilarInput",
    "StockChange",
    "StockReport",
    "Supplier",
    "TrackOrder",
    "TrackingEvent",
    "TransferPayment",
    "WatchProducts",
    "WatchSummary",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cancel_order import (
        CancelOrder,
        CardPayment,
        Delivered,
        Moved,
        Receipt,
        TrackOrder,
        TransferPayment,
    )
    from .cart_ref import Cart, CartItem, CartRef, RemoveItems
    from .checkout import Address, Checkout
    from .customer_edit import (
        Adjustment,
        ChatMessage,
        CustomerEdit,
        Deleted,
        FileRef,
        FileUpload,
        Inventory,
        InventoryQuery,
    )
    from .customer_map import CustomerMap
    from .facet_list import FacetList
    from .facets import Facets
    from .file_info import FileContent, FileInfo, ManifestRef
    from .labels import Labels
    from .list_products import ListProducts
    from .order import ListOrders, Order, OrderLine, OrderRef
    from .orders import Orders
    from .page_store_product import PageStoreProduct, SearchProducts
    from .payment import Payment
    from .price_range import ImportResult, PriceRange
    from .price_table import PriceTable
    from .problem import Customer, CustomerInput, CustomerRef, Problem
    from .product import Image, Product
    from .product_batch import ProductBatch
    from .product_event import ProductEvent
    from .product_patch import DeleteProduct, ProductPatch, ProductRef
    from .report_input import Formula, ReportFile, ReportInput, SalesReport
    from .report_spec import ReportSpec
    from .similar_input import Allowed, PriceChange, SimilarInput, WatchProducts
    from .stock_change import Gone, StockChange
    from .stock_report import Report2, StockReport
    from .supplier import ProductInput, Supplier
    from .tracking_event import TrackingEvent
    from .watch_summary import Category, NewCart, WatchSummary
else:
    __getattr__ = lazy(
        __name__,
        {
            "Address": ".checkout",
            "Adjustment": ".customer_edit",
            "Allowed": ".similar_input",
            "CancelOrder": ".cancel_order",
            "CardPayment": ".cancel_order",
            "Cart": ".cart_ref",
            "CartItem": ".cart_ref",
            "CartRef": ".cart_ref",
            "Category": ".watch_summary",
            "ChatMessage": ".customer_edit",
            "Checkout": ".checkout",
            "Customer": ".problem",
            "CustomerEdit": ".customer_edit",
            "CustomerInput": ".problem",
            "CustomerMap": ".customer_map",
            "CustomerRef": ".problem",
            "DeleteProduct": ".product_patch",
            "Deleted": ".customer_edit",
            "Delivered": ".cancel_order",
            "FacetList": ".facet_list",
            "Facets": ".facets",
            "FileContent": ".file_info",
            "FileInfo": ".file_info",
            "FileRef": ".customer_edit",
            "FileUpload": ".customer_edit",
            "Formula": ".report_input",
            "Gone": ".stock_change",
            "Image": ".product",
            "ImportResult": ".price_range",
            "Inventory": ".customer_edit",
            "InventoryQuery": ".customer_edit",
            "Labels": ".labels",
            "ListOrders": ".order",
            "ListProducts": ".list_products",
            "ManifestRef": ".file_info",
            "Moved": ".cancel_order",
            "NewCart": ".watch_summary",
            "Order": ".order",
            "OrderLine": ".order",
            "OrderRef": ".order",
            "Orders": ".orders",
            "PageStoreProduct": ".page_store_product",
            "Payment": ".payment",
            "PriceChange": ".similar_input",
            "PriceRange": ".price_range",
            "PriceTable": ".price_table",
            "Problem": ".problem",
            "Product": ".product",
            "ProductBatch": ".product_batch",
            "ProductEvent": ".product_event",
            "ProductInput": ".supplier",
            "ProductPatch": ".product_patch",
            "ProductRef": ".product_patch",
            "Receipt": ".cancel_order",
            "RemoveItems": ".cart_ref",
            "Report2": ".stock_report",
            "ReportFile": ".report_input",
            "ReportInput": ".report_input",
            "ReportSpec": ".report_spec",
            "SalesReport": ".report_input",
            "SearchProducts": ".page_store_product",
            "SimilarInput": ".similar_input",
            "StockChange": ".stock_change",
            "StockReport": ".stock_report",
            "Supplier": ".supplier",
            "TrackOrder": ".cancel_order",
            "TrackingEvent": ".tracking_event",
            "TransferPayment": ".cancel_order",
            "WatchProducts": ".similar_input",
            "WatchSummary": ".watch_summary",
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
