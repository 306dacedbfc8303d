"""The resource `orders`."""

from __future__ import annotations

from contract_runtime.abi import UNSET, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from contract_runtime.abi import RequestOptions, Unset, raw

    from .._dicts import LabelDict, LineDict, PaymentDict
    from .._types import Label, Line, Order, Payment

__all__ = ["OrdersResource"]

_TYPES = "sdk._types"

CREATE: Operation[Order] = Operation(
    "orders.create", "POST", "/orders", _TYPES, "CreateOrder", "Order", rest="body"
)
GET: Operation[Order] = Operation(
    "orders.get", "GET", "/orders/{id}", _TYPES, output="Order"
)
UPDATE: Operation[Order] = Operation(
    "orders.update",
    "PATCH",
    "/shops/{shop}/orders/{order_id}",
    _TYPES,
    "UpdateOrder",
    "Order",
    rest="body",
)
PUT_LINES: Operation[None] = Operation(
    "orders.put_lines", "PUT", "/orders/{id}/lines", _TYPES, whole="List[Line]"
)
PAY: Operation[None] = Operation("orders.pay", "POST", "/pay", _TYPES, whole="Payment")
UPLOAD: Operation[None] = Operation(
    "orders.upload", "PUT", "/files/{path...}", _TYPES, "Upload", rest="body"
)


class OrdersResource(Resource):
    """Methods of `orders`."""

    with_raw_response: RawOrdersResource

    def create(
        self,
        *,
        lines: Sequence[Line | LineDict],
        labels: Mapping[str, Sequence[Label | LabelDict]] | None,
        note: str | None | Unset = UNSET,
        payment: Payment | PaymentDict | None = None,
        mode: Literal["fast", "slow"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Order:
        """Create an order.

        It can be changed until it is paid.

        Args:
            lines: What is ordered.
            note: A remark.
            mode: How it is sent. One of "fast", "slow".
        """
        return self._call(
            CREATE,
            {
                "lines": lines,
                "labels": labels,
                "note": note,
                "payment": payment,
                "mode": mode,
            },
            request_options,
        )

    def get(self, *, id: str, request_options: RequestOptions | None = None) -> Order:
        """Call `orders.get`.

        Args:
            id: The path's `{id}`.
        """
        return self._call(GET, {"id": id}, request_options)

    def update(
        self,
        *,
        shop: str,
        order_id: int,
        note: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Order:
        """Call `orders.update`.

        Args:
            shop: The path's `{shop}`.
        """
        return self._call(
            UPDATE, {"shop": shop, "order_id": order_id, "note": note}, request_options
        )

    def put_lines(
        self,
        body: Sequence[Line | LineDict],
        *,
        id: str,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `orders.put_lines`.

        Args:
            body: What is sent.
            id: The path's `{id}`.
        """
        return self._call(PUT_LINES, {"$body": body, "id": id}, request_options)

    def pay(
        self,
        body: Payment | PaymentDict,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `orders.pay`.

        Args:
            body: What is sent.
        """
        return self._call(PAY, {"$body": body}, request_options)

    def upload(
        self, *, path: str, data: bytes, request_options: RequestOptions | None = None
    ) -> None:
        """Call `orders.upload`."""
        return self._call(UPLOAD, {"path": path, "data": data}, request_options)


if TYPE_CHECKING:

    class RawOrdersResource:
        create = raw(OrdersResource.create)
        get = raw(OrdersResource.get)
        update = raw(OrdersResource.update)
        put_lines = raw(OrdersResource.put_lines)
        pay = raw(OrdersResource.pay)
        upload = raw(OrdersResource.upload)
