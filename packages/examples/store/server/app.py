"""The Store service's routes, and how each part of it words its errors.

The parts were written by different people at different times: no two word errors alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from .catalogue import Catalogue
from .customers import Customers
from .problem import Problem
from .sales import Sales
from .warehouse import Warehouse


def create_app() -> Starlette:
    """The service with its first products; it forgets everything when it ends."""
    catalogue = Catalogue()
    sales = Sales(catalogue)
    customers = Customers()
    warehouse = Warehouse()
    routes = [
        Route("/products", catalogue.create, methods=["POST"]),
        Route("/products", catalogue.list, methods=["GET"]),
        Route("/products/search", catalogue.search, methods=["GET"]),
        Route("/products/import", catalogue.import_batch, methods=["POST"]),
        Route("/products/watch", catalogue.watch, methods=["GET"]),
        Route("/products/{id}", catalogue.options, methods=["OPTIONS"]),
        Route("/products/{id}", catalogue.get, methods=["GET", "HEAD"]),
        Route("/products/{id}", catalogue.replace, methods=["PUT"]),
        Route("/products/{id}", catalogue.patch, methods=["PATCH"]),
        Route("/products/{id}", catalogue.delete, methods=["DELETE"]),
        Route("/products/{id}/similar", catalogue.similar, methods=["GET"]),
        Route("/categories/tree", catalogue.tree, methods=["GET"]),
        Route("/categories/prices", catalogue.set_prices, methods=["PUT"]),
        Route("/categories/matrix", catalogue.matrix, methods=["GET"]),
        Route("/carts", sales.open_cart, methods=["POST"]),
        Route("/carts/{id}", sales.cart, methods=["GET"]),
        Route("/carts/{id}/items", sales.add_item, methods=["POST"]),
        Route("/carts/{id}/items", sales.remove_items, methods=["DELETE"]),
        Route("/carts/{id}/touch", sales.touch, methods=["POST"]),
        Route("/carts/{id}/checkout", sales.checkout, methods=["POST"]),
        Route("/orders", sales.orders, methods=["GET"]),
        Route("/orders/pay", sales.pay, methods=["POST"]),
        Route("/orders/ping", sales.ping, methods=["POST"]),
        Route("/orders/{id}", sales.order, methods=["GET"]),
        Route("/orders/{id}/cancel", sales.cancel, methods=["POST"]),
        Route("/orders/{id}/track", sales.track, methods=["POST"]),
        Route("/customers", customers.create, methods=["POST"]),
        Route("/customers", customers.list, methods=["GET"]),
        Route("/customers/labels", customers.set_labels, methods=["PUT"]),
        Route("/customers/{id}", customers.get, methods=["GET"]),
        Route("/customers/{id}", customers.edit, methods=["PUT"]),
        Route("/customers/{id}", customers.remove, methods=["DELETE"]),
        Route("/stock/adjust", warehouse.adjust, methods=["POST"]),
        Route("/stock/{warehouse}", warehouse.inventory, methods=["GET"]),
        Route("/files/{path:path}", warehouse.upload, methods=["PUT"]),
        Route("/files/{path:path}", warehouse.read, methods=["GET"]),
        Route("/manifests/{name}.json", warehouse.manifest, methods=["GET"]),
        Route("/reports", warehouse.run_report, methods=["POST"]),
        Route("/reports", warehouse.reports, methods=["GET"]),
        Route("/reports/export_c_s_v", warehouse.export_csv, methods=["POST"]),
        Route("/reports/lambda", warehouse.evaluate, methods=["POST"]),
    ]
    return Starlette(routes=[Mount("/api", routes=routes)], exception_handlers={Problem: refusal})


#: How the parts of the service word an error, by the first part of the path.
WORDINGS: dict[str, Callable[[Problem], Any]] = {
    "products": lambda problem: {"error": problem.code.lower(), "message": problem.message},
    "carts": lambda problem: {
        "code": problem.code,
        "message": problem.message,
        "details": problem.details,
    },
    "orders": lambda problem: {
        "error": {"message": problem.message, "type": "order_error", "code": problem.code}
    },
    "customers": lambda problem: {"message": problem.message},
    "stock": lambda problem: {"error": problem.message},
    "files": lambda problem: {"detail": problem.message},
}


async def refusal(request: Request, error: Exception) -> Response:
    """An error in the wording of the part of the service that it comes from."""
    assert isinstance(error, Problem)
    part = request.url.path.removeprefix("/api/").split("/")[0]
    status = error.status
    if part in WORDINGS:
        return JSONResponse(WORDINGS[part](error), status_code=status)
    if part == "manifests":
        return HTMLResponse(f"<html><h1>{status}</h1></html>", status_code=status)
    return PlainTextResponse(error.message, status_code=status)
