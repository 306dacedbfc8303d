"""Customers."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .problem import Problem, authorize, body_of, found

#: More than a double holds exactly.
BALANCE = 2**62 + 1


class Customers:
    """Who buys."""

    def __init__(self) -> None:
        self._customers: dict[str, dict[str, Any]] = {}
        self._labels: dict[str, str] = {}

    async def create(self, request: Request) -> Response:
        given = await body_of(request)
        if "email" not in given:
            raise Problem(400, "INVALID_ARGUMENT", "email must be there, if only as null")
        number = len(self._customers) + 1
        customer = {"customerId": number, "balance": BALANCE, "Labels": None, **given}
        self._customers[str(number)] = customer
        return JSONResponse(customer, status_code=201)

    async def list(self, request: Request) -> Response:
        authorize(request)
        by_name = {customer["name"]: customer for customer in self._customers.values()}
        return JSONResponse(by_name or None)

    async def get(self, request: Request) -> Response:
        authorize(request)
        customer = found(self._customers, request.path_params["id"], "customer")
        return JSONResponse({**customer, "Labels": self._labels})

    async def edit(self, request: Request) -> Response:
        given = await body_of(request)
        customer = found(self._customers, request.path_params["id"], "customer")
        customer.update(given)
        return JSONResponse(customer)

    async def remove(self, request: Request) -> Response:
        authorize(request)
        found(self._customers, request.path_params["id"], "customer")
        del self._customers[request.path_params["id"]]
        return JSONResponse({"deleted": True})

    async def set_labels(self, request: Request) -> Response:
        self._labels = await body_of(request)
        return JSONResponse(self._labels)
