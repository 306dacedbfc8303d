"""Stock, files and reports."""

from __future__ import annotations

import base64
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .problem import Problem, authorize, body_of


class Warehouse:
    """What lies where, and what is known about it."""

    def __init__(self) -> None:
        self._levels: dict[str, dict[str, int]] = {"oslo north": {"p1": 3, "p2": 0}}
        self._files: dict[str, str] = {}
        self._reports: list[dict[str, Any]] = []

    async def inventory(self, request: Request) -> Response:
        authorize(request)
        warehouse = request.path_params["warehouse"]
        if warehouse not in self._levels:
            raise Problem(404, "NOT_FOUND", f"there is no warehouse {warehouse}")
        levels = self._levels[warehouse]
        if request.query_params.get("low_only") == "true":
            levels = {product: level for product, level in levels.items() if level < 1}
        return self._inventory(warehouse, levels)

    async def adjust(self, request: Request) -> Response:
        given = await body_of(request)
        warehouse = given.get("warehouse", "oslo north")
        levels = self._levels.setdefault(warehouse, {})
        for product, by in given.get("by", {}).items():
            levels[product] = levels.get(product, 0) + by
        return self._inventory(warehouse, levels)

    async def upload(self, request: Request) -> Response:
        given = await body_of(request)
        path = request.path_params["path"]
        self._files[path] = given["content"]
        return JSONResponse({"path": path, "size": len(base64.b64decode(given["content"]))})

    async def read(self, request: Request) -> Response:
        authorize(request)
        path = request.path_params["path"]
        if path not in self._files:
            raise Problem(404, "NOT_FOUND", f"there is no file {path}")
        return JSONResponse({"path": path, "content": self._files[path]})

    async def manifest(self, request: Request) -> Response:
        authorize(request)
        name = request.path_params["name"]
        if name == "missing":
            raise Problem(404, "NOT_FOUND", "no manifest")
        pretty = request.query_params.get("pretty") == "true"
        return JSONResponse({"name": name, "pretty": pretty, "nested": [1, {"two": None}]})

    async def export_csv(self, request: Request) -> Response:
        year = (await body_of(request))["year"]
        if year > 2100:
            raise Problem(400, "OUT_OF_RANGE", "that year is yet to come")
        return JSONResponse({"text": f"month,sum\n{year}-01,100\n"})

    async def evaluate(self, request: Request) -> Response:
        given = await body_of(request)
        variables = given.get("variables", {})
        return JSONResponse(sum(variables.get(word, 0) for word in given["expression"].split("+")))

    async def run_report(self, request: Request) -> Response:
        spec = await body_of(request)
        report = {"id": f"r{len(self._reports) + 1}", "spec": spec, "result": {"rows": [[1, 2]]}}
        self._reports.append(report)
        return JSONResponse(report, status_code=202)

    async def reports(self, request: Request) -> Response:
        authorize(request)
        return JSONResponse(self._reports)

    def _inventory(self, warehouse: str, levels: dict[str, int]) -> Response:
        checksum = base64.urlsafe_b64encode(b"\xfb\xff" + warehouse.encode()).decode()
        inventory = {"warehouse": warehouse, "levels": levels, "checksum": checksum}
        return JSONResponse({**inventory, "history": [[1, 2], None, []]})
