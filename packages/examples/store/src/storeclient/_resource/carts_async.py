"""The resource `carts`."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource

from . import carts as _carts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from contract_runtime.abi import RequestOptions, async_raw

    from .._dicts import AddressDict
    from .._types import Address, Cart, Order

__all__ = ["AsyncCartsResource"]


class AsyncCartsResource(AsyncResource):
    """What customers are about to buy."""

    with_raw_response: RawAsyncCartsResource

    async def new(self, *, request_options: RequestOptions | None = None) -> Cart:
        """Open a cart."""
        return await self._call(_carts.NEW, {}, request_options)

    async def fetch(
        self, *, cart_id: str, request_options: RequestOptions | None = None
    ) -> Cart:
        """Get a cart.

        Args:
            cart_id: The cart.
        """
        return await self._call(_carts.FETCH, {"cart_id": cart_id}, request_options)

    async def add_item(
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
        return await self._call(
            _carts.ADD_ITEM,
            {
                "cart_id": cart_id,
                "product_id": product_id,
                "quantity": quantity,
                "gift": gift,
            },
            request_options,
        )

    async def remove_items(
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
        return await self._call(
            _carts.REMOVE_ITEMS,
            {"cart_id": cart_id, "product_ids": product_ids},
            request_options,
        )

    async def touch(
        self, *, cart_id: str, request_options: RequestOptions | None = None
    ) -> Cart:
        """Keep a cart from expiring.

        Args:
            cart_id: The path's `{cart_id}`.
        """
        return await self._call(_carts.TOUCH, {"cart_id": cart_id}, request_options)

    async def checkout(
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
        return await self._call(
            _carts.CHECKOUT,
            {"cart_id": cart_id, "address": address, "express": express},
            request_options,
        )


if TYPE_CHECKING:

    class RawAsyncCartsResource:
        new = async_raw(AsyncCartsResource.new)
        fetch = async_raw(AsyncCartsResource.fetch)
        add_item = async_raw(AsyncCartsResource.add_item)
        remove_items = async_raw(AsyncCartsResource.remove_items)
        touch = async_raw(AsyncCartsResource.touch)
        checkout = async_raw(AsyncCartsResource.checkout)
