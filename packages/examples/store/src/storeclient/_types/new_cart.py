"""Models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List, Literal, Optional, Union

from contract_runtime.abi import Model, link

__all__ = ["Address", "CancelOrder", "CardPayment", "Cart", "CartItem", "CartRef"]
__all__ += ["Checkout", "ListOrders", "NewCart", "Order", "OrderLine", "OrderRef"]
__all__ += ["Orders", "Payment", "Receipt", "RemoveItems", "TransferPayment"]


@dataclass
class NewCart(Model):
    """The arguments of `carts.new`."""


@dataclass
class CartRef(Model):
    """The arguments of `carts.fetch`."""

    cart_id: str


@dataclass
class CartItem(Model):
    """A JSON object.

    Attributes:
        cart_id: The cart.
        quantity: One, if it isn't given.
        gift: Whether to wrap it.
    """

    product_id: str
    cart_id: Optional[str] = None
    quantity: Optional[int] = None
    gift: Optional[bool] = None


@dataclass
class RemoveItems(Model):
    """The arguments of `carts.remove_items`."""

    cart_id: str
    product_ids: List[str]


@dataclass
class Cart(Model):
    """A JSON object.

    Attributes:
        expires_at: When it is emptied; `null` for never.
    """

    cart_id: str
    items: List[CartItem]
    expires_at: Optional[datetime]


@dataclass
class Checkout(Model):
    """The arguments of `carts.checkout`."""

    cart_id: str
    address: Address
    express: Optional[bool] = None


@dataclass
class Address(Model, wire={"postal_code": "postal-code"}):
    """A JSON object.

    Attributes:
        country: One of "DE", "FR", "NO".
    """

    street: str
    city: str
    postal_code: str
    country: Union[Literal["DE", "FR", "NO"], str, None] = None


@dataclass
class Order(Model, both=("note",)):
    """A sale.

    Attributes:
        total: In minor units.
        status: One of "new", "paid", "shipped", "cancelled".
        note: A remark; `null` takes it away.
    """

    order_id: str
    lines: List[OrderLine]
    total: int
    status: Union[Literal["new", "paid", "shipped", "cancelled"], str]
    placed_at: datetime
    address: Optional[Address] = None
    note: Optional[str] = None


@dataclass
class OrderLine(Model):
    """A JSON object."""

    product_id: str
    quantity: int
    price: int


@dataclass
class ListOrders(Model, wire={"min_total": "minTotal"}):
    """The arguments of `orders.list_all`."""

    status: Union[Literal["new", "paid", "shipped", "cancelled"], str, None] = None
    min_total: Optional[float] = None


@dataclass
class OrderRef(Model):
    """The arguments of `orders.get`."""

    order_id: str


@dataclass
class CancelOrder(Model, wire={"self_": "self", "request_options_": "request_options"}):
    """The arguments of `orders.cancel`."""

    order_id: str
    self_: Optional[bool] = None
    request_options_: Optional[List[str]] = None


@dataclass
class CardPayment(Model):
    """A JSON object.

    Attributes:
        token: From the card service; never the number itself.
    """

    order_id: str
    token: str
    method: Literal["card"] = "card"


@dataclass
class TransferPayment(Model, gained=("method",)):
    """A JSON object."""

    order_id: str
    iban: str
    method: Literal["transfer"] = "transfer"


@dataclass
class Receipt(Model):
    """A JSON object.

    Attributes:
        payment: How it was paid.
    """

    order_id: str
    amount: int
    payment: Payment


Orders = List[Order]
"""Orders, newest first."""

Payment = Union[CardPayment, TransferPayment]
"""How an order is paid."""

link(__name__)
