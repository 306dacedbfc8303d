"""The Todo service's routes."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import math
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .storage import Storage

CODES = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 404: "NOT_FOUND"}


class Problem(Exception):
    """A request that can't be answered."""

    def __init__(self, status: int, message: str, **details: str) -> None:
        super().__init__(message)
        self.status = status
        self.details = details


def create_app(database: str = "todos.sqlite") -> Starlette:
    """The service over the SQLite file ``database`` (``:memory:`` for one that is forgotten)."""
    service = TodoService(Storage(database))

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        service.storage.close()

    return Starlette(
        lifespan=lifespan,
        middleware=[Middleware(RequestId)],
        exception_handlers={Problem: refusal},
        routes=[
            Route("/todos", service.create, methods=["POST"]),
            Route("/todos", service.list, methods=["GET"]),
            Route("/todos/batch", service.add_all, methods=["POST"]),
            Route("/todos/clear_done", service.clear_done, methods=["POST"]),
            Route("/todos/{id}", service.get, methods=["GET"]),
            Route("/todos/{id}", service.update, methods=["PATCH"]),
            Route("/todos/{id}", service.delete, methods=["DELETE"]),
            Route("/todos/{id}/complete", service.complete, methods=["POST"]),
            Route("/todos/{id}/reopen", service.reopen, methods=["POST"]),
            Route("/tags", service.tags, methods=["GET"]),
            Route("/stats", service.stats, methods=["GET"]),
            Route("/events", service.watch, methods=["GET"]),
        ],
    )


class TodoService:
    """Answers requests; waits for nothing but new events."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self._news = asyncio.Condition()

    async def create(self, request: Request) -> Response:
        given = _titled(await _json(request))
        todo = self.storage.create(given, request.headers.get("idempotency-key"))
        await self._tell()
        return JSONResponse(todo, status_code=201)

    async def add_all(self, request: Request) -> Response:
        given = await _json(request)
        todos = [self.storage.create(_titled(each), None) for each in given]
        await self._tell()
        return JSONResponse(todos, status_code=201)

    async def list(self, request: Request) -> Response:
        _authorize(request)
        query = request.query_params
        todos = self.storage.todos()
        if "status" in query:
            todos = [todo for todo in todos if todo["status"] == query["status"]]
        if "due_before" in query:
            before = _time(query["due_before"])
            todos = [todo for todo in todos if todo["due"] and _time(todo["due"]) < before]
        wanted = set(query.getlist("tag"))
        todos = [todo for todo in todos if wanted <= set(todo["tags"])]
        return JSONResponse(todos[: int(query.get("limit", len(todos)))])

    async def get(self, request: Request) -> Response:
        _authorize(request)
        return JSONResponse(self._found(request, self.storage.get(request.path_params["id"])))

    async def update(self, request: Request) -> Response:
        given = await _json(request)
        known = {"title", "status", "tags", "due", "owner"}
        changes = {name: value for name, value in given.items() if name in known}
        return await self._changed(request, changes)

    async def complete(self, request: Request) -> Response:
        _authorize(request)
        return await self._changed(request, {"status": "done"})

    async def reopen(self, request: Request) -> Response:
        _authorize(request)
        return await self._changed(request, {"status": "open"})

    async def delete(self, request: Request) -> Response:
        _authorize(request)
        self._found(request, self.storage.delete(request.path_params["id"]) or None)
        await self._tell()
        return Response(status_code=204)

    async def clear_done(self, request: Request) -> Response:
        _authorize(request)
        for todo in self.storage.todos():
            if todo["status"] == "done":
                self.storage.delete(todo["id"])
        await self._tell()
        return await self.stats(request)

    async def tags(self, request: Request) -> Response:
        _authorize(request)
        return JSONResponse(sorted({tag for todo in self.storage.todos() for tag in todo["tags"]}))

    async def stats(self, request: Request) -> Response:
        _authorize(request)
        todos = self.storage.todos()
        by_status = Counter(todo["status"] for todo in todos)
        by_tag = Counter(tag for todo in todos for tag in todo["tags"])
        return JSONResponse({"total": len(todos), "by_status": by_status, "by_tag": by_tag})

    async def watch(self, request: Request) -> Response:
        _authorize(request)
        after = int(request.headers.get("last-event-id", "0"))
        limit = request.query_params.get("limit")
        events = self._events(after, None if limit is None else int(limit))
        return StreamingResponse(events, media_type="text/event-stream")

    async def _events(self, after: int, limit: int | None) -> AsyncIterator[str]:
        yield "retry: 100\n\n"
        left = math.inf if limit is None else limit
        while left > 0:
            for number, data in self.storage.events(after):
                if left > 0:
                    yield f"id: {number}\ndata: {data}\n\n"
                    after, left = number, left - 1
            if left > 0:
                yield ": waiting\n\n"
                async with self._news:
                    await self._news.wait_for(functools.partial(self.storage.events, after))
        yield "data: [DONE]\n\n"

    async def _changed(self, request: Request, changes: dict[str, Any]) -> Response:
        todo = self._found(request, self.storage.update(request.path_params["id"], changes))
        await self._tell()
        return JSONResponse(todo)

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    def _found(self, request: Request, result: Any) -> Any:
        if result is None:
            raise Problem(404, f"no todo has the id {request.path_params['id']!r}")
        return result


class RequestId:
    """Gives each response an ``x-request-id``."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["x-request-id"] = f"req_{uuid.uuid4().hex[:8]}"
            await send(message)

        await self.app(scope, receive, with_id)


async def refusal(_: Request, error: Exception) -> Response:
    """An error as JSON: code, message, details."""
    assert isinstance(error, Problem)
    body: dict[str, Any] = {"code": CODES[error.status], "message": str(error)}
    if error.details:
        body["details"] = error.details
    return JSONResponse(body, status_code=error.status)


def _authorize(request: Request) -> None:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme != "Bearer" or not key:
        raise Problem(401, "this needs an API key")


async def _json(request: Request) -> Any:
    _authorize(request)
    try:
        return json.loads(await request.body())
    except ValueError:
        raise Problem(400, "the body isn't JSON") from None


def _titled(given: dict[str, Any]) -> dict[str, Any]:
    if not given.get("title"):
        raise Problem(400, "a todo needs a title", field="title")
    return given


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
