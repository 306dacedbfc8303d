"""The resource `orders`."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from contract_runtime.abi import AsyncResource

from . import orders as _orders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Optional, Sequence, Union

    from contract_runtime.abi import AsyncStream, RequestOptions, ResumePolicy
    from contract_runtime.abi import async_raw

    from .._dicts import PaymentDict
    from .._types import Order, Orders, Payment, Receipt, TrackingEvent

__all__ = ["AsyncOrdersResource"]


class AsyncOrdersResource(AsyncResource):
    """What customers have bought."""

    with_raw_response: RawAsyncOrdersResource

    async def list_all(
        self,
        *,
        status: Union[Literal["new", "paid", "shipped", "cancelled"], str, None] = None,
        min_total: Optional[float] = None,
        request_options: Optional[RequestOptions] = None,
    ) -> Orders:
        """List orders.

        Args:
            status: One of "new", "paid", "shipped", "cancelled".
        """
        return await self._call(
            _orders.ORDERS_LIST_ALL,
            {"status": status, "minTotal": min_total},
            request_options,
        )

    async def get(
        self, *, order_id: str, request_options: Optional[RequestOptions] = None
    ) -> Order:
        """Get an order.

        Args:
            order_id: The order.
        """
        return await self._call(
            _orders.ORDERS_GET, {"order_id": order_id}, request_options
        )

    async def pay(
        self,
        body: Union[Payment, PaymentDict],
        *,
        request_options: Optional[RequestOptions] = None,
    ) -> Receipt:
        """Pay an order; the body is the payment itself.

        Args:
            body: How an order is paid.
        """
        return await self._call(_orders.ORDERS_PAY, {"$body": body}, request_options)

    async def cancel(
        self,
        *,
        order_id: str,
        self_: Optional[bool] = None,
        request_options_: Optional[Sequence[str]] = None,
        request_options: Optional[RequestOptions] = None,
    ) -> Order:
        """Cancel an order that wasn't shipped yet.

        Args:
            order_id: The order.
            self_: Whether the customer asked for it.
            request_options_: What the customer would like instead.
        """
        return await self._call(
            _orders.ORDERS_CANCEL,
            {"order_id": order_id, "self": self_, "request_options": request_options_},
            request_options,
        )

    def track(
        self,
        *,
        orderid: str,
        resume: Union[bool, ResumePolicy] = False,
        request_options: Optional[RequestOptions] = None,
    ) -> AsyncStream[TrackingEvent]:
        """Stream where an order is.

        Args:
            orderid: The order.
        """
        return self._stream(
            _orders.ORDERS_TRACK, {"orderid": orderid}, request_options, resume
        )

    async def ping(self, *, request_options: Optional[RequestOptions] = None) -> None:
        """See that the order desk answers."""
        return await self._call(_orders.ORDERS_PING, {}, request_options)


if TYPE_CHECKING:

    class RawAsyncOrdersResource:
        list_all = async_raw(AsyncOrdersResource.list_all)
        get = async_raw(AsyncOrdersResource.get)
        pay = async_raw(AsyncOrdersResource.pay)
        cancel = async_raw(AsyncOrdersResource.cancel)
        ping = async_raw(AsyncOrdersResource.ping)
