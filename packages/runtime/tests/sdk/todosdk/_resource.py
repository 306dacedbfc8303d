"""Resources of TodoAPI."""

from __future__ import annotations

from contract_runtime.abi import UNSET, AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import NoReturn, Optional, Sequence, Union

    from contract_runtime.abi import (
        AsyncStream,
        RequestOptions,
        ResumePolicy,
        Stream,
        Unset,
        async_raw,
        raw,
    )

    from ._dicts import UserDict
    from ._types import Event, Todo, TodoList, User

_TYPES = "todosdk._types"

TODOS_CREATE: Operation[Todo] = Operation(
    "todos.create",
    "POST",
    "/todos",
    types=_TYPES,
    input="CreateTodoInput",
    output="Todo",
    rest="body",
)
TODOS_LIST: Operation[TodoList] = Operation(
    "todos.list",
    "GET",
    "/todos",
    types=_TYPES,
    input="ListTodosInput",
    output="TodoList",
    rest="query",
)
TODOS_GET: Operation[Todo] = Operation(
    "todos.get", "GET", "/todos/{id}", types=_TYPES, input="GetTodoInput", output="Todo"
)
TODOS_DELETE: Operation[None] = Operation(
    "todos.delete", "DELETE", "/todos/{id}", types=_TYPES, input="GetTodoInput"
)
TODOS_WATCH: Operation[Event] = Operation(
    "todos.watch",
    "POST",
    "/todos/watch",
    types=_TYPES,
    input="WatchTodosInput",
    rest="body",
    item="Event",
    done="DoneEvent",
)


class TodosResource(Resource):
    """Manage todo items."""

    if TYPE_CHECKING:
        with_raw_response: TodosRawResource

    def create(
        self,
        *,
        title: str,
        tags: Optional[Sequence[str]] = None,
        owner: Union[User, UserDict, None] = None,
        due: Union[datetime, Unset, None] = UNSET,
        request_options: Optional[RequestOptions] = None,
    ) -> Todo:
        """Create a todo.

        Args:
            title: What to do.
            tags: Words to find it by.
            owner: Who does it.
            due: Until when.
            request_options: Options for this call alone.
        """
        return self._call(
            TODOS_CREATE,
            {"title": title, "tags": tags, "owner": owner, "due": due},
            request_options,
        )

    def list(
        self,
        *,
        tag: Optional[Sequence[str]] = None,
        done: Optional[bool] = None,
        limit: Optional[int] = None,
        request_options: Optional[RequestOptions] = None,
    ) -> TodoList:
        """List todos."""
        return self._call(TODOS_LIST, {"tag": tag, "done": done, "limit": limit}, request_options)

    def get(self, *, id: str, request_options: Optional[RequestOptions] = None) -> Todo:
        """Get a todo."""
        return self._call(TODOS_GET, {"id": id}, request_options)

    def delete(self, *, id: str, request_options: Optional[RequestOptions] = None) -> None:
        """Delete a todo."""
        return self._call(TODOS_DELETE, {"id": id}, request_options)

    def watch(
        self,
        *,
        tag: Optional[str] = None,
        resume: Union[bool, ResumePolicy] = False,
        request_options: Optional[RequestOptions] = None,
    ) -> Stream[Event]:
        """Watch todos."""
        return self._stream(TODOS_WATCH, {"stream": True, "tag": tag}, request_options, resume)

    def chat(self) -> NoReturn:
        """Not available: its stream mode is ``ws``, and only ``sse`` is spoken."""
        self._unavailable("todos.chat", "ws")


class AsyncTodosResource(AsyncResource):
    """Manage todo items."""

    if TYPE_CHECKING:
        with_raw_response: AsyncTodosRawResource

    async def create(
        self,
        *,
        title: str,
        tags: Optional[Sequence[str]] = None,
        owner: Union[User, UserDict, None] = None,
        due: Union[datetime, Unset, None] = UNSET,
        request_options: Optional[RequestOptions] = None,
    ) -> Todo:
        """Create a todo.

        Args:
            title: What to do.
            tags: Words to find it by.
            owner: Who does it.
            due: Until when.
            request_options: Options for this call alone.
        """
        return await self._call(
            TODOS_CREATE,
            {"title": title, "tags": tags, "owner": owner, "due": due},
            request_options,
        )

    async def list(
        self,
        *,
        tag: Optional[Sequence[str]] = None,
        done: Optional[bool] = None,
        limit: Optional[int] = None,
        request_options: Optional[RequestOptions] = None,
    ) -> TodoList:
        """List todos."""
        return await self._call(
            TODOS_LIST, {"tag": tag, "done": done, "limit": limit}, request_options
        )

    async def get(self, *, id: str, request_options: Optional[RequestOptions] = None) -> Todo:
        """Get a todo."""
        return await self._call(TODOS_GET, {"id": id}, request_options)

    async def delete(self, *, id: str, request_options: Optional[RequestOptions] = None) -> None:
        """Delete a todo."""
        return await self._call(TODOS_DELETE, {"id": id}, request_options)

    def watch(
        self,
        *,
        tag: Optional[str] = None,
        resume: Union[bool, ResumePolicy] = False,
        request_options: Optional[RequestOptions] = None,
    ) -> AsyncStream[Event]:
        """Watch todos."""
        return self._stream(TODOS_WATCH, {"stream": True, "tag": tag}, request_options, resume)

    def chat(self) -> NoReturn:
        """Not available: its stream mode is ``ws``, and only ``sse`` is spoken."""
        self._unavailable("todos.chat", "ws")


if TYPE_CHECKING:

    class TodosRawResource:
        """Manage todo items, giving raw responses."""

        create = raw(TodosResource.create)
        list = raw(TodosResource.list)
        get = raw(TodosResource.get)
        delete = raw(TodosResource.delete)

    class AsyncTodosRawResource:
        """Manage todo items, giving raw responses."""

        create = async_raw(AsyncTodosResource.create)
        list = async_raw(AsyncTodosResource.list)
        get = async_raw(AsyncTodosResource.get)
        delete = async_raw(AsyncTodosResource.delete)
