"""The models as plain dicts."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC001, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from datetime import datetime
from typing import Literal, Mapping, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ._types import Image, Product, Supplier

__all__ = ["AddressDict", "CardPaymentDict", "ImageDict", "PaymentDict"]
__all__ += ["PriceRangeDict", "ProductDict", "ReportSpecDict", "SalesReportDict"]
__all__ += ["StockReportDict", "SupplierDict", "TransferPaymentDict"]


ProductDict = TypedDict(
    "ProductDict",
    {
        "id": "str",
        "@type": 'NotRequired[Literal["Product"]]',
        "$ref": "NotRequired[Optional[str]]",
        "_rev": "int",
        "3d-model": "NotRequired[Optional[str]]",
        "displayName": "str",
        "price": "int",
        "weight": "NotRequired[Optional[float]]",
        "state": 'Union[Literal["on", "off", "1", "2.0", "null", "2022-11-28"], str]',
        "rating": "NotRequired[Union[Literal[1, 2, 3, 4, 5], int, None]]",
        "vat": "float",
        "from": "NotRequired[Optional[str]]",
        "class": "NotRequired[Optional[str]]",
        "images": "Sequence[Union[Image, ImageDict]]",
        "attributes": "Mapping[str, object]",
        "supplier": "NotRequired[Union[Supplier, SupplierDict, None]]",
        "sku": "NotRequired[Optional[object]]",
        "updatedAt": "datetime",
        "note": "NotRequired[Optional[str]]",
    },
)
"""`Product` as a plain dict, keys as sent."""


class ImageDict(TypedDict):
    """`Image` as a plain dict, keys as sent."""

    thumbnail: bytes
    url: NotRequired[Optional[str]]


class SupplierDict(TypedDict):
    """`Supplier` as a plain dict, keys as sent."""

    name: str
    products: NotRequired[Optional[Sequence[Union[Product, ProductDict]]]]
    parent: NotRequired[Union[Supplier, SupplierDict, None]]


class PriceRangeDict(TypedDict):
    """`PriceRange` as a plain dict, keys as sent."""

    min: NotRequired[Optional[int]]
    max: NotRequired[Optional[int]]


AddressDict = TypedDict(
    "AddressDict",
    {
        "street": "str",
        "city": "str",
        "postal-code": "str",
        "country": 'NotRequired[Union[Literal["DE", "FR", "NO"], str, None]]',
    },
)
"""`Address` as a plain dict, keys as sent."""


class CardPaymentDict(TypedDict):
    """`CardPayment` as a plain dict, keys as sent."""

    order_id: str
    method: Literal["card"]
    token: str


class TransferPaymentDict(TypedDict):
    """`TransferPayment` as a plain dict, keys as sent."""

    order_id: str
    iban: str
    method: Literal["transfer"]


class SalesReportDict(TypedDict):
    """`SalesReport` as a plain dict, keys as sent."""

    years: Sequence[int]
    kind: Literal["sales"]


class StockReportDict(TypedDict):
    """`StockReport` as a plain dict, keys as sent."""

    warehouses: Sequence[str]
    kind: Literal["stock"]


PaymentDict = Union[CardPaymentDict, TransferPaymentDict]
"""Any of Payment's variants as a plain dict."""

ReportSpecDict = Union[SalesReportDict, StockReportDict]
"""Any of ReportSpec's variants as a plain dict."""
