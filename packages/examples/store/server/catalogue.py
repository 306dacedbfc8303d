"""Products and categories."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from datetime import datetime, timezone
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from .problem import Problem, authorize, body_of, found

PIXEL = base64.b64encode(b"\x89PNG\r\n\x1a\n\xff\xfe").decode()


class Catalogue:
    """What is sold, and in what groups."""

    def __init__(self) -> None:
        self.products: dict[str, dict[str, Any]] = {}
        for number, (name, price, state) in enumerate(
            [("Kettle", 2999, "on"), ("Lamp", 4550, "off"), ("Chair", 12000, "2022-11-28")], 1
        ):
            self._add({"id": f"p{number}", "displayName": name, "price": price, "state": state})
        self.prices: dict[str, dict[str, int]] = {}

    async def create(self, request: Request) -> Response:
        given = await body_of(request)
        if given["id"] in self.products:
            raise Problem(409, "ALREADY_EXISTS", f"there is a product {given['id']} already")
        if given.get("kind") != "physical":
            raise Problem(422, "INVALID_ARGUMENT", "kind must be physical")
        return JSONResponse(self._add(given), status_code=201)

    async def list(self, request: Request) -> Response:
        authorize(request)
        products = list(self.products.values())
        begin = int(request.query_params.get("cursor", "0"))
        end = begin + int(request.query_params.get("limit", "100"))
        cursor = str(end) if end < len(products) else None
        return JSONResponse({"items": products[begin:end], "next-cursor": cursor})

    async def get(self, request: Request) -> Response:
        authorize(request)
        return JSONResponse(self._product(request))

    async def options(self, request: Request) -> Response:
        self._product(request)
        return JSONResponse({"methods": ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]})

    async def replace(self, request: Request) -> Response:
        given = await body_of(request)
        return JSONResponse(self._add({**given, "id": self._product(request)["id"]}))

    async def patch(self, request: Request) -> Response:
        changes = await body_of(request)
        product = self._product(request)
        return JSONResponse(self._add({**product, **changes}))

    async def delete(self, request: Request) -> Response:
        authorize(request)
        product = self._product(request)
        if product["id"] == "p1" and request.query_params.get("force") != "true":
            raise Problem(412, "FAILED_PRECONDITION", "p1 lies in carts")
        del self.products[product["id"]]
        return Response(status_code=204)

    async def search(self, request: Request) -> Response:
        authorize(request)
        query = request.query_params
        prices = json.loads(query.get("range", "{}"))
        products = [
            product
            for product in self.products.values()
            if query["q"].lower() in product["displayName"].lower()
            and prices.get("min", 0) <= product["price"] <= prices.get("max", product["price"])
            and (query.get("inStock") != "true" or product["state"] == "on")
            and ("since" not in query or product["updatedAt"] >= query["since"])
        ]
        echo = {"x-query": request.url.query}
        return JSONResponse(products[: int(query.get("max-results", "100"))] or None, headers=echo)

    async def similar(self, request: Request) -> Response:
        authorize(request)
        others = [
            product for product in self.products.values() if product != self._product(request)
        ]
        return JSONResponse(others[: int(request.query_params.get("limit", "100"))])

    async def import_batch(self, request: Request) -> Response:
        batch = await body_of(request)
        errors = {
            product["id"]: ["there is such a product already"]
            for product in batch
            if product["id"] in self.products
        }
        for product in batch:
            if product["id"] not in errors:
                self._add(product)
        return JSONResponse({"created": len(batch) - len(errors), "errors": errors or None})

    async def watch(self, request: Request) -> Response:
        authorize(request)
        ids = request.query_params.getlist("ids") or list(self.products)
        assert request.query_params.get("stream") == "true"
        return StreamingResponse(_changes(ids), media_type="text/event-stream")

    async def tree(self, request: Request) -> Response:
        authorize(request)
        kettles = {"name": "kettles", "children": None}
        featured = [{"warm": [self.products["p1"]]}, {"new": None}] if "p1" in self.products else []
        facets: dict[str, Any] = {"colour": [{"red": []}, {}]}
        tree = {"name": "all", "children": [kettles], "featured": featured, "facets": facets}
        return JSONResponse(tree)

    async def set_prices(self, request: Request) -> Response:
        self.prices = await body_of(request)
        return JSONResponse(self.prices)

    async def matrix(self, request: Request) -> Response:
        authorize(request)
        return JSONResponse([[1, 0.5], [0.5, 1], None])

    def _product(self, request: Request) -> dict[str, Any]:
        return found(self.products, request.path_params["id"], "product")

    def _add(self, given: dict[str, Any]) -> dict[str, Any]:
        before = self.products.get(given["id"], {"_rev": 0})
        product = {
            "@type": "Product",
            "state": "on",
            "vat": 0.19,
            "attributes": {},
            "images": [{"thumbnail": PIXEL}],
            **{name: value for name, value in given.items() if name not in ("kind", "schema")},
            "$ref": f"/api/products/{given['id']}",
            "_rev": before["_rev"] + 1,
            "updatedAt": datetime.now(timezone.utc).isoformat(),
        }
        self.products[given["id"]] = product
        return product


async def _changes(ids: list[str]) -> AsyncIterator[str]:
    """A few changes of each product, then the summary as an event of its own name."""
    count = 0
    for product_id in ids:
        for event in (
            {"event": "price_up", "product_id": product_id, "old": 100, "new": 120},
            {"event": "price_down", "product_id": product_id, "old": 120, "new": 90},
            {"event": "stock", "product_id": product_id, "level": -1},
            {"event": "recall", "product_id": product_id, "why": "newer than any client"},
        ):
            count += 1
            yield f"data: {json.dumps(event)}\n\n"
        count += 1
        yield f"event: 404\ndata: {json.dumps({'product_id': product_id})}\n\n"
    yield f"event: done\ndata: {json.dumps({'events': count})}\n\n"
