"""The resource `carts`."""

from __future__ import annotations

from contract_runtime.abi import Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from contract_runtime.abi import RequestOptions, raw

    from .._dicts import AddressDict
    from .._types import Address, Cart, Order

__all__ = ["CartsResource"]

_TYPES = "storeclient._types"

NEW: Operation[Cart] = Operation(
    "carts.new", "POST", "/carts", _TYPES, "NewCart", "Cart"
)
FETCH: Operation[Cart] = Operation(
    "carts.fetch", "GET", "/carts/{cart_id}", _TYPES, "CartRef", "Cart"
)
ADD_ITEM: Operation[Cart] = Operation(
    "carts.add_item",
    "POST",
    "/carts/{cart_id}/items",
    _TYPES,
    "CartItem",
    "Cart",
    rest="body",
)
REMOVE_ITEMS: Operation[Cart] = Operation(
    "carts.remove_items",
    "DELETE",
    "/carts/{cart_id}/items",
    _TYPES,
    "RemoveItems",
    "Cart",
    rest="body",
)
TOUCH: Operation[Cart] = Operation(
    "carts.touch", "POST", "/carts/{cart_id}/touch", _TYPES, output="Cart"
)
CHECKOUT: Operation[Order] = Operation(
    "carts.checkout",
    "POST",
    "/carts/{cart_id}/checkout",
    _TYPES,
    "Checkout",
    "Order",
    rest="body",
)


class CartsResource(Resource):
    """What customers are about to buy."""

    with_raw_response: RawCartsResource

    def new(self, *, request_options: RequestOptions | None = None) -> Cart:
        """Open a cart."""
        return self._call(NEW, {}, request_options)

    def fetch(
        self, *, cart_id: str, request_options: RequestOptions | None = None
    ) -> Cart:
        """Get a cart.

        Args:
            cart_id: The cart.
        """
        return self._call(FETCH, {"cart_id": cart_id}, request_options)

    def add_item(
        self,
        *,
        cart_id: str,
        product_id: str,
        quantity: int | None = None,
        gift: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Cart:
        """Put something into a cart.

        Args:
            cart_id: The cart.
            quantity: One, if it isn't given.
            gift: Whether to wrap it.
        """
        return self._call(
            ADD_ITEM,
            {
                "cart_id": cart_id,
                "product_id": product_id,
                "quantity": quantity,
                "gift": gift,
            },
            request_options,
        )

    def remove_items(
        self,
        *,
        cart_id: str,
        product_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> Cart:
        """Take several things out of a cart.

        Args:
            cart_id: The cart.
            product_ids: What to take out.
        """
        return self._call(
            REMOVE_ITEMS,
            {"cart_id": cart_id, "product_ids": product_ids},
            request_options,
        )

    def touch(
        self, *, cart_id: str, request_options: RequestOptions | None = None
    ) -> Cart:
        """Keep a cart from expiring.

        Args:
            cart_id: The path's `{cart_id}`.
        """
        return self._call(TOUCH, {"cart_id": cart_id}, request_options)

    def checkout(
        self,
        *,
        cart_id: str,
        address: Address | AddressDict,
        express: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Order:
        """Turn a cart into an order.

        Args:
            cart_id: The cart.
            address: Where to send it.
        """
        return self._call(
            CHECKOUT,
            {"cart_id": cart_id, "address": address, "express": express},
            request_options,
        )


if TYPE_CHECKING:

    class RawCartsResource:
        new = raw(CartsResource.new)
        fetch = raw(CartsResource.fetch)
        add_item = raw(CartsResource.add_item)
        remove_items = raw(CartsResource.remove_items)
        touch = raw(CartsResource.touch)
        checkout = raw(CartsResource.checkout)
