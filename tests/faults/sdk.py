"""A small SDK as the generator writes them, for the fault server's service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from contract_runtime.abi import (
    AsyncBaseClient,
    AsyncResource,
    AsyncStream,
    BaseClient,
    Model,
    Operation,
    Resource,
    Service,
    Stream,
    resource,
)

if TYPE_CHECKING:
    from contract_runtime.abi import RequestOptions, ResumePolicy


@dataclass
class Todo(Model):
    id: str
    title: str


@dataclass
class GetInput(Model):
    id: str


@dataclass
class CreateInput(Model):
    title: str


@dataclass
class WatchInput(Model):
    pass


SERVICE = Service("FaultAPI", package=__name__, version="1.0.0")
GET: Operation[Todo] = Operation(
    "todos.get", "GET", "/todos/{id}", types=__name__, input="GetInput", output="Todo", rest="query"
)
CREATE: Operation[Todo] = Operation(
    "todos.create",
    "POST",
    "/todos",
    types=__name__,
    input="CreateInput",
    output="Todo",
    rest="body",
)
DELETE: Operation[None] = Operation(
    "todos.delete", "DELETE", "/todos/{id}", types=__name__, input="GetInput", rest="query"
)
WATCH: Operation[Todo] = Operation("todos.watch", "GET", "/events", types=__name__, item="Todo")


class Todos(Resource):
    def get(self, *, id: str, request_options: RequestOptions | None = None) -> Todo:
        return self._call(GET, {"id": id}, request_options)

    def create(self, *, title: str, request_options: RequestOptions | None = None) -> Todo:
        return self._call(CREATE, {"title": title}, request_options)

    def delete(self, *, id: str, request_options: RequestOptions | None = None) -> None:
        return self._call(DELETE, {"id": id}, request_options)

    def watch(
        self,
        *,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> Stream[Todo]:
        return self._stream(WATCH, {}, request_options, resume)


class AsyncTodos(AsyncResource):
    async def get(self, *, id: str, request_options: RequestOptions | None = None) -> Todo:
        return await self._call(GET, {"id": id}, request_options)

    async def create(self, *, title: str, request_options: RequestOptions | None = None) -> Todo:
        return await self._call(CREATE, {"title": title}, request_options)

    async def delete(self, *, id: str, request_options: RequestOptions | None = None) -> None:
        return await self._call(DELETE, {"id": id}, request_options)

    def watch(
        self,
        *,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[Todo]:
        return self._stream(WATCH, {}, request_options, resume)


class Client(BaseClient):
    _service = SERVICE

    @resource
    def todos(self) -> Todos:
        return Todos(self)


class AsyncClient(AsyncBaseClient):
    _service = SERVICE

    @resource
    def todos(self) -> AsyncTodos:
        return AsyncTodos(self)
