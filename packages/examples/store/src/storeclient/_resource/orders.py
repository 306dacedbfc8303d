"""The resource `orders`."""

# ruff: noqa: I001

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from contract_runtime.abi import AsyncStream, RequestOptions, ResumePolicy, Stream
    from contract_runtime.abi import async_raw, raw

    from .._dicts import PaymentDict
    from .._types import Order, Orders, Payment, Receipt, TrackingEvent

__all__ = ["AsyncOrdersResource", "OrdersResource"]

_TYPES = "storeclient._types"

LIST_ALL: Operation[Orders] = Operation(
    "orders.list_all", "GET", "/orders", _TYPES, "ListOrders", "Orders", rest="query"
)
GET: Operation[Order] = Operation(
    "orders.get", "GET", "/orders/{order_id}", _TYPES, "OrderRef", "Order"
)
PAY: Operation[Receipt] = Operation(
    "orders.pay", "POST", "/orders/pay", _TYPES, whole="Payment", output="Receipt"
)
CANCEL: Operation[Order] = Operation(
    "orders.cancel",
    "POST",
    "/orders/{order_id}/cancel",
    _TYPES,
    "CancelOrder",
    "Order",
    rest="body",
)
TRACK: Operation[TrackingEvent] = Operation(
    "orders.track",
    "POST",
    "/orders/{orderid}/track",
    _TYPES,
    "TrackOrder",
    item="TrackingEvent",
    error="Problem",
)
PING: Operation[None] = Operation("orders.ping", "POST", "/orders/ping", _TYPES)


class OrdersResource(Resource):
    """What customers have bought."""

    with_raw_response: RawOrdersResource

    def list_all(
        self,
        *,
        status: Literal["new", "paid", "shipped", "cancelled"] | str | None = None,
        min_total: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> Orders:
        """List orders.

        Args:
            status: One of "new", "paid", "shipped", "cancelled".
        """
        return self._call(
            LIST_ALL, {"status": status, "minTotal": min_total}, request_options
        )

    def get(
        self, *, order_id: str, request_options: RequestOptions | None = None
    ) -> Order:
        """Get an order.

        Args:
            order_id: The order.
        """
        return self._call(GET, {"order_id": order_id}, request_options)

    def pay(
        self,
        body: Payment | PaymentDict,
        *,
        request_options: RequestOptions | None = None,
    ) -> Receipt:
        """Pay an order; the body is the payment itself.

        Args:
            body: How an order is paid.
        """
        return self._call(PAY, {"$body": body}, request_options)

    def cancel(
        self,
        *,
        order_id: str,
        self_: bool | None = None,
        request_options_: Sequence[str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Order:
        """Cancel an order that wasn't shipped yet.

        Args:
            order_id: The order.
            self_: Whether the customer asked for it.
            request_options_: What the customer would like instead.
        """
        return self._call(
            CANCEL,
            {"order_id": order_id, "self": self_, "request_options": request_options_},
            request_options,
        )

    def track(
        self,
        *,
        orderid: str,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> Stream[TrackingEvent]:
        """Stream where an order is.

        Args:
            orderid: The order.
        """
        return self._stream(TRACK, {"orderid": orderid}, request_options, resume)

    def ping(self, *, request_options: RequestOptions | None = None) -> None:
        """See that the order desk answers."""
        return self._call(PING, {}, request_options)


class AsyncOrdersResource(AsyncResource):
    """What customers have bought."""

    with_raw_response: RawAsyncOrdersResource

    async def list_all(
        self,
        *,
        status: Literal["new", "paid", "shipped", "cancelled"] | str | None = None,
        min_total: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> Orders:
        """List orders.

        Args:
            status: One of "new", "paid", "shipped", "cancelled".
        """
        return await self._call(
            LIST_ALL, {"status": status, "minTotal": min_total}, request_options
        )

    async def get(
        self, *, order_id: str, request_options: RequestOptions | None = None
    ) -> Order:
        """Get an order.

        Args:
            order_id: The order.
        """
        return await self._call(GET, {"order_id": order_id}, request_options)

    async def pay(
        self,
        body: Payment | PaymentDict,
        *,
        request_options: RequestOptions | None = None,
    ) -> Receipt:
        """Pay an order; the body is the payment itself.

        Args:
            body: How an order is paid.
        """
        return await self._call(PAY, {"$body": body}, request_options)

    async def cancel(
        self,
        *,
        order_id: str,
        self_: bool | None = None,
        request_options_: Sequence[str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Order:
        """Cancel an order that wasn't shipped yet.

        Args:
            order_id: The order.
            self_: Whether the customer asked for it.
            request_options_: What the customer would like instead.
        """
        return await self._call(
            CANCEL,
            {"order_id": order_id, "self": self_, "request_options": request_options_},
            request_options,
        )

    def track(
        self,
        *,
        orderid: str,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[TrackingEvent]:
        """Stream where an order is.

        Args:
            orderid: The order.
        """
        return self._stream(TRACK, {"orderid": orderid}, request_options, resume)

    async def ping(self, *, request_options: RequestOptions | None = None) -> None:
        """See that the order desk answers."""
        return await self._call(PING, {}, request_options)


if TYPE_CHECKING:

    class RawOrdersResource:
        list_all = raw(OrdersResource.list_all)
        get = raw(OrdersResource.get)
        pay = raw(OrdersResource.pay)
        cancel = raw(OrdersResource.cancel)
        ping = raw(OrdersResource.ping)

    class RawAsyncOrdersResource:
        list_all = async_raw(AsyncOrdersResource.list_all)
        get = async_raw(AsyncOrdersResource.get)
        pay = async_raw(AsyncOrdersResource.pay)
        cancel = async_raw(AsyncOrdersResource.cancel)
        ping = async_raw(AsyncOrdersResource.ping)
