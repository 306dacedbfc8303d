"""Client library of StoreAPI."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime import abi

abi.require_abi(1, __name__)

__version__ = "2.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import *
    from ._dicts import *
    from ._streaming import *
    from ._types.customer_ref import *
    from ._types.facet_list import *
    from ._types.file_info import *
    from ._types.new_cart import *
    from ._types.product import *
    from ._types.supplier import *
    from ._types.track_order import *
else:
    __getattr__ = abi.offer(
        __name__,
        {
            "._client": "AsyncClient Client",
            "._dicts": "AddressDict CardPaymentDict ImageDict PaymentDict "
            "PriceRangeDict ProductDict ReportSpecDict SalesReportDict "
            "StockReportDict SupplierDict TransferPaymentDict",
            "._streaming": "AsyncStream Stream",
            "._types.customer_ref": "Adjustment ChatMessage CustomerEdit CustomerRef "
            "Deleted FileRef FileUpload Inventory InventoryQuery",
            "._types.facet_list": "FacetList Facets PriceTable",
            "._types.file_info": "FileContent FileInfo Formula ManifestRef Report2 "
            "ReportFile ReportInput ReportSpec SalesReport StockReport",
            "._types.new_cart": "Address CancelOrder CardPayment Cart CartItem "
            "CartRef Checkout ListOrders NewCart Order OrderLine OrderRef Orders "
            "Payment Receipt RemoveItems TransferPayment",
            "._types.product": "Image Product ProductBatch",
            "._types.supplier": "Allowed Category DeleteProduct Gone ImportResult "
            "ListProducts PageStoreProduct PriceChange PriceRange ProductEvent "
            "ProductInput ProductPatch ProductRef SearchProducts SimilarInput "
            "StockChange Supplier WatchProducts WatchSummary",
            "._types.track_order": "Customer CustomerInput CustomerMap Delivered "
            "Labels Moved Problem TrackOrder TrackingEvent",
        },
        abi.common,
    )
