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
    from .address import Address
    from .adjustment import Adjustment
    from .allowed import Allowed
    from .cancel_order import CancelOrder
    from .card_payment import CardPayment
    from .cart import Cart
    from .cart_item import CartItem
    from .cart_ref import CartRef
    from .category import Category
    from .chat_message import ChatMessage
    from .checkout import Checkout
    from .customer import Customer
    from .customer_edit import CustomerEdit
    from .customer_input import CustomerInput
    from .customer_map import CustomerMap
    from .customer_ref import CustomerRef
    from .delete_product import DeleteProduct
    from .deleted import Deleted
    from .delivered import Delivered
    from .facet_list import FacetList
    from .facets import Facets
    from .file_content import FileContent
    from .file_info import FileInfo
    from .file_ref import FileRef
    from .file_upload import FileUpload
    from .formula import Formula
    from .gone import Gone
    from .image import Image
    from .import_result import ImportResult
    from .inventory import Inventory
    from .inventory_query import InventoryQuery
    from .labels import Labels
    from .list_orders import ListOrders
    from .list_products import ListProducts
    from .manifest_ref import ManifestRef
    from .moved import Moved
    from .new_cart import NewCart
    from .order import Order
    from .order_line import OrderLine
    from .order_ref import OrderRef
    from .orders import Orders
    from .page_store_product import PageStoreProduct
    from .payment import Payment
    from .price_change import PriceChange
    from .price_range import PriceRange
    from .price_table import PriceTable
    from .problem import Problem
    from .product import Product
    from .product_batch import ProductBatch
    from .product_event import ProductEvent
    from .product_input import ProductInput
    from .product_patch import ProductPatch
    from .product_ref import ProductRef
    from .receipt import Receipt
    from .remove_items import RemoveItems
    from .report2 import Report2
    from .report_file import ReportFile
    from .report_input import ReportInput
    from .report_spec import ReportSpec
    from .sales_report import SalesReport
    from .search_products import SearchProducts
    from .similar_input import SimilarInput
    from .stock_change import StockChange
    from .stock_report import StockReport
    from .supplier import Supplier
    from .track_order import TrackOrder
    from .tracking_event import TrackingEvent
    from .transfer_payment import TransferPayment
    from .watch_products import WatchProducts
    from .watch_summary import WatchSummary
else:
    __getattr__ = lazy(
        __name__,
        {
            "Address": ".address",
            "Adjustment": ".adjustment",
            "Allowed": ".allowed",
            "CancelOrder": ".cancel_order",
            "CardPayment": ".card_payment",
            "Cart": ".cart",
            "CartItem": ".cart_item",
            "CartRef": ".cart_ref",
            "Category": ".category",
            "ChatMessage": ".chat_message",
            "Checkout": ".checkout",
            "Customer": ".customer",
            "CustomerEdit": ".customer_edit",
            "CustomerInput": ".customer_input",
            "CustomerMap": ".customer_map",
            "CustomerRef": ".customer_ref",
            "DeleteProduct": ".delete_product",
            "Deleted": ".deleted",
            "Delivered": ".delivered",
            "FacetList": ".facet_list",
            "Facets": ".facets",
            "FileContent": ".file_content",
            "FileInfo": ".file_info",
            "FileRef": ".file_ref",
            "FileUpload": ".file_upload",
            "Formula": ".formula",
            "Gone": ".gone",
            "Image": ".image",
            "ImportResult": ".import_result",
            "Inventory": ".inventory",
            "InventoryQuery": ".inventory_query",
            "Labels": ".labels",
            "ListOrders": ".list_orders",
            "ListProducts": ".list_products",
            "ManifestRef": ".manifest_ref",
            "Moved": ".moved",
            "NewCart": ".new_cart",
            "Order": ".order",
            "OrderLine": ".order_line",
            "OrderRef": ".order_ref",
            "Orders": ".orders",
            "PageStoreProduct": ".page_store_product",
            "Payment": ".payment",
            "PriceChange": ".price_change",
            "PriceRange": ".price_range",
            "PriceTable": ".price_table",
            "Problem": ".problem",
            "Product": ".product",
            "ProductBatch": ".product_batch",
            "ProductEvent": ".product_event",
            "ProductInput": ".product_input",
            "ProductPatch": ".product_patch",
            "ProductRef": ".product_ref",
            "Receipt": ".receipt",
            "RemoveItems": ".remove_items",
            "Report2": ".report2",
            "ReportFile": ".report_file",
            "ReportInput": ".report_input",
            "ReportSpec": ".report_spec",
            "SalesReport": ".sales_report",
            "SearchProducts": ".search_products",
            "SimilarInput": ".similar_input",
            "StockChange": ".stock_change",
            "StockReport": ".stock_report",
            "Supplier": ".supplier",
            "TrackOrder": ".track_order",
            "TrackingEvent": ".tracking_event",
            "TransferPayment": ".transfer_payment",
            "WatchProducts": ".watch_products",
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
