"""The resource `customers`."""

from __future__ import annotations

from contract_runtime.abi import UNSET, AsyncResource

from . import customers as _customers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

    from contract_runtime.abi import RequestOptions, Unset, async_raw

    from .._dicts import AddressDict
    from .._types import Address, Customer, CustomerMap, Deleted, Labels

__all__ = ["AsyncCustomersResource"]


class AsyncCustomersResource(AsyncResource):
    """Who buys."""

    with_raw_response: RawAsyncCustomersResource

    async def create(
        self,
        *,
        name: str,
        email: str | None,
        address: Address | AddressDict | None = None,
        preferences: object | None = None,
        request_options: RequestOptions | None = None,
    ) -> Customer:
        """Register a customer.

        Args:
            email: Required, but may be `null`.
        """
        return await self._call(
            _customers.CREATE,
            {
                "name": name,
                "email": email,
                "address": address,
                "preferences": preferences,
            },
            request_options,
        )

    async def list(
        self, *, request_options: RequestOptions | None = None
    ) -> CustomerMap:
        """List customers."""
        return await self._call(_customers.LIST, {}, request_options)

    async def get(
        self, *, customer_id: int, request_options: RequestOptions | None = None
    ) -> Customer:
        """Get a customer.

        Args:
            customer_id: The number of the customer.
        """
        return await self._call(
            _customers.GET, {"customerId": customer_id}, request_options
        )

    async def edit(
        self,
        *,
        customer_id: int,
        name: str | None = None,
        email: str | None | Unset = UNSET,
        address: Address | AddressDict | None | Unset = UNSET,
        request_options: RequestOptions | None = None,
    ) -> Customer:
        """Change a customer.

        Args:
            customer_id: The number of the customer.
        """
        return await self._call(
            _customers.EDIT,
            {
                "customerId": customer_id,
                "name": name,
                "email": email,
                "address": address,
            },
            request_options,
        )

    async def remove(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Deleted:
        """Delete a customer.

        Args:
            id: The path's `{id}`.
        """
        return await self._call(_customers.REMOVE, {"id": id}, request_options)

    async def set_labels(
        self, body: Mapping[str, str], *, request_options: RequestOptions | None = None
    ) -> Labels:
        """Replace all labels.

        Args:
            body: Words and what they mean.
        """
        return await self._call(_customers.SET_LABELS, {"$body": body}, request_options)

    def chat(
        self, *, customer_id: int, request_options: RequestOptions | None = None
    ) -> NoReturn:
        """Not available: it streams over WebSocket, which this client can't."""
        self._unavailable("customers.chat", "ws")

    def call(
        self, *, customer_id: int, request_options: RequestOptions | None = None
    ) -> NoReturn:
        """Not available: it streams over gRPC, which this client can't."""
        self._unavailable("customers.call", "grpc")

    def remind(
        self, *, customer_id: int, request_options: RequestOptions | None = None
    ) -> NoReturn:
        """Not available: it streams by messages, which this client can't."""
        self._unavailable("customers.remind", "async")


if TYPE_CHECKING:

    class RawAsyncCustomersResource:
        create = async_raw(AsyncCustomersResource.create)
        list = async_raw(AsyncCustomersResource.list)
        get = async_raw(AsyncCustomersResource.get)
        edit = async_raw(AsyncCustomersResource.edit)
        remove = async_raw(AsyncCustomersResource.remove)
        set_labels = async_raw(AsyncCustomersResource.set_labels)
