"""The resource `carts`."""

# Python 3.8 reads these hints too.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from contract_runtime.abi import AsyncResource

from . import carts as _carts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional, Sequence, Union

    from contract_runtime.abi import RequestOptions, async_raw

    from .._dicts import AddressDict
    from .._types import Address, Cart, Order

__all__ = ["AsyncCartsResource"]


class AsyncCartsResource(AsyncResource):
    """What customers are about to buy."""

    with_raw_response: RawAsyncCartsResource

    async def new(self, *, request_options: Optional[RequestOptions] = None) -> Cart:
        """Open a cart."""
        return await self._call(_carts.NEW, {}, request_options)

    async def fetch(
        self, *, cart_id: str, request_options: Optional[RequestOptions] = None
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
        quantity: Optional[int] = None,
        gift: Optional[bool] = None,
        request_options: Optional[RequestOptions] = None,
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
        request_options: Optional[RequestOptions] = None,
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
        self, *, cart_id: str, request_options: Optional[RequestOptions] = None
    ) -> Cart:
        """Keep a cart from expiring.

        Args:
            cart_id: Stands in the path for `{cart_id}`.
        """
        return await self._call(_carts.TOUCH, {"cart_id": cart_id}, request_options)

    async def checkout(
        self,
        *,
        cart_id: str,
        address: Union[Address, AddressDict],
        express: Optional[bool] = None,
        request_options: Optional[RequestOptions] = None,
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
