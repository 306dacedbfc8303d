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
    from ._types import *
else:
    __getattr__ = abi.offer(
        __name__,
        {
            "._client": "AsyncClient Client",
            "._dicts": "AddressDict CardPaymentDict ImageDict PaymentDict PriceRangeDict "
            "ProductDict ReportSpecDict SalesReportDict StockReportDict SupplierDict "
            "TransferPaymentDict",
            "._streaming": "AsyncStream Stream",
            "._types": "Address Adjustment Allowed CancelOrder CardPayment Cart CartItem "
            "CartRef Category ChatMessage Checkout Customer CustomerEdit "
            "CustomerInput CustomerMap CustomerRef DeleteProduct Deleted Delivered "
            "FacetList Facets FileContent FileInfo FileRef FileUpload Formula Gone "
            "Image ImportResult Inventory InventoryQuery Labels ListOrders "
            "ListProducts ManifestRef Moved NewCart Order OrderLine OrderRef Orders "
            "PageStoreProduct Payment PriceChange PriceRange PriceTable Problem "
            "Product ProductBatch ProductEvent ProductInput ProductPatch ProductRef "
            "Receipt RemoveItems Report2 ReportFile ReportInput ReportSpec "
            "SalesReport SearchProducts SimilarInput StockChange StockReport "
            "Supplier TrackOrder TrackingEvent TransferPayment WatchProducts "
            "WatchSummary",
        },
        abi.common,
    )
