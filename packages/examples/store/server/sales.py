"""Carts and orders."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from .catalogue import Catalogue
from .problem import Problem, authorize, body_of, found


class Sales:
    """What customers are about to buy, and what they bought."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._carts: dict[str, dict[str, Any]] = {}
        self._orders: dict[str, dict[str, Any]] = {}

    async def open_cart(self, request: Request) -> Response:
        authorize(request)
        if await request.body():
            raise Problem(400, "INVALID_ARGUMENT", "a new cart takes no body")
        cart = {"cart_id": f"c{len(self._carts) + 1}", "items": None, "expires_at": None}
        self._carts[str(cart["cart_id"])] = cart
        return JSONResponse(cart, status_code=201)

    async def cart(self, request: Request) -> Response:
        authorize(request)
        return JSONResponse(self._cart(request))

    async def add_item(self, request: Request) -> Response:
        item = await body_of(request)
        found(self._catalogue.products, item["product_id"], "product")
        cart = self._cart(request)
        cart["items"] = [*(cart["items"] or []), item]
        return JSONResponse(cart)

    async def remove_items(self, request: Request) -> Response:
        gone = (await body_of(request))["product_ids"]
        cart = self._cart(request)
        cart["items"] = [item for item in cart["items"] or [] if item["product_id"] not in gone]
        return JSONResponse(cart)

    async def touch(self, request: Request) -> Response:
        authorize(request)
        cart = self._cart(request)
        cart["expires_at"] = _in(hours=1)
        return JSONResponse(cart)

    async def checkout(self, request: Request) -> Response:
        given = await body_of(request)
        cart = self._cart(request)
        if not cart["items"]:
            raise Problem(412, "FAILED_PRECONDITION", "the cart is empty", cart=cart["cart_id"])
        lines = []
        for item in cart["items"]:
            price = self._catalogue.products[item["product_id"]]["price"]
            quantity = item.get("quantity", 1)
            lines.append({"product_id": item["product_id"], "quantity": quantity, "price": price})
        order = {
            "order_id": f"o{len(self._orders) + 1}",
            "lines": lines,
            "total": sum(line["quantity"] * line["price"] for line in lines),
            "status": "new",
            "address": given["address"],
            "placed_at": _in(hours=0),
        }
        self._orders[order["order_id"]] = order
        del self._carts[cart["cart_id"]]
        return JSONResponse(order, status_code=201)

    async def orders(self, request: Request) -> Response:
        authorize(request)
        query = request.query_params
        orders = [
            order
            for order in reversed(self._orders.values())
            if order["status"] == query.get("status", order["status"])
            and order["total"] >= float(query.get("minTotal", "0"))
        ]
        return JSONResponse(orders or None)

    async def order(self, request: Request) -> Response:
        authorize(request)
        return JSONResponse(self._order(request.path_params["id"]))

    async def pay(self, request: Request) -> Response:
        payment = await body_of(request)
        order = self._order(payment["order_id"])
        if payment["method"] not in ("card", "transfer"):
            raise Problem(400, "INVALID_ARGUMENT", f"nobody pays by {payment['method']}")
        order["status"] = "paid"
        receipt = {"order_id": order["order_id"], "amount": order["total"], "payment": payment}
        return JSONResponse(receipt)

    async def cancel(self, request: Request) -> Response:
        given = await body_of(request)
        order = self._order(request.path_params["id"])
        if order["status"] == "cancelled":
            raise Problem(409, "ABORTED", "the order was cancelled before")
        order["status"] = "cancelled"
        wishes = given.get("request_options") or []
        order["note"] = ", ".join(wishes) if given.get("self") and wishes else None
        return JSONResponse(order)

    async def track(self, request: Request) -> Response:
        authorize(request)
        order = self._order(request.path_params["id"])
        return StreamingResponse(_journey(order), media_type="text/event-stream")

    async def ping(self, request: Request) -> Response:
        authorize(request)
        return Response(b"pong", media_type="text/plain")

    def _cart(self, request: Request) -> dict[str, Any]:
        return found(self._carts, request.path_params["id"], "cart")

    def _order(self, order_id: str) -> dict[str, Any]:
        return found(self._orders, order_id, "order")


async def _journey(order: dict[str, Any]) -> AsyncIterator[str]:
    for place in ("Oslo", "Hamburg"):
        yield f"event: moved\ndata: {json.dumps({'place': place, 'at': _in(hours=1)})}\n\n"
    if order["status"] == "cancelled":
        problem = {"code": "LOST", "message": "the parcel went back"}
        yield f"event: error\ndata: {json.dumps(problem)}\n\n"
        return
    yield f"data: {json.dumps({'type': 'delivered', 'signed_by': None})}\n\n"


def _in(*, hours: int) -> str:
    return (datetime.now(timezone.utc) + timedelta(hours=hours)).isoformat()
