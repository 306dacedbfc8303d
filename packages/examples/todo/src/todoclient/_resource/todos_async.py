"""The resource `todos`."""

# ruff: noqa: I001

from __future__ import annotations

from contract_runtime.abi import UNSET, AsyncResource

from . import todos as _todos

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Literal

    from contract_runtime.abi import AsyncStream, RequestOptions, ResumePolicy, Unset
    from contract_runtime.abi import async_raw

    from .._dicts import CreateTodoInputDict, PersonDict
    from .._types import CreateTodoInput, Person, Todo, TodoEvent, TodoList, TodoStats

_list = list

__all__ = ["AsyncTodosResource"]


class AsyncTodosResource(AsyncResource):
    """Manage todo items."""

    with_raw_response: RawAsyncTodosResource

    async def create(
        self,
        *,
        title: str,
        tags: Sequence[str] | None = None,
        due: datetime | None = None,
        owner: Person | PersonDict | None = None,
        fields: Mapping[str, str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Todo:
        """Create a todo.

        Args:
            title: What there is to do.
            tags: Words to find it by.
            due: When it has to be done.
            owner: Who does it.
            fields: Further facts of the user's own.
        """
        return await self._call(
            _todos.CREATE,
            {
                "title": title,
                "tags": tags,
                "due": due,
                "owner": owner,
                "fields": fields,
            },
            request_options,
        )

    async def list(
        self,
        *,
        status: Literal["open", "done"] | str | None = None,
        tag: Sequence[str] | None = None,
        due_before: datetime | None = None,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> TodoList:
        """List todos, newest first.

        Args:
            status: Only todos of this status. One of "open", "done".
            tag: Only todos that have all of these tags.
            due_before: Only todos that are due before this time.
            limit: At most so many.
        """
        return await self._call(
            _todos.LIST,
            {"status": status, "tag": tag, "due_before": due_before, "limit": limit},
            request_options,
        )

    async def get(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Todo:
        """Get a todo.

        Args:
            id: The todo's identifier.
        """
        return await self._call(_todos.GET, {"id": id}, request_options)

    async def update(
        self,
        *,
        id: str,
        title: str | None = None,
        status: Literal["open", "done"] | str | None = None,
        tags: Sequence[str] | None = None,
        due: datetime | None | Unset = UNSET,
        owner: Person | PersonDict | None | Unset = UNSET,
        request_options: RequestOptions | None = None,
    ) -> Todo:
        """Change some fields of a todo; what isn't given stays as it is.

        Args:
            id: The todo's identifier.
            title: What there is to do.
            status: How far it is. One of "open", "done".
            tags: Words to find it by.
            due: When it has to be done; `null` takes the date away.
            owner: Who does it; `null` means nobody in particular.
        """
        return await self._call(
            _todos.UPDATE,
            {
                "id": id,
                "title": title,
                "status": status,
                "tags": tags,
                "due": due,
                "owner": owner,
            },
            request_options,
        )

    async def complete(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Todo:
        """Mark a todo as done.

        Args:
            id: The todo's identifier.
        """
        return await self._call(_todos.COMPLETE, {"id": id}, request_options)

    async def reopen(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Todo:
        """Mark a todo as open again.

        Args:
            id: The todo's identifier.
        """
        return await self._call(_todos.REOPEN, {"id": id}, request_options)

    async def delete(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> None:
        """Delete a todo.

        Args:
            id: The todo's identifier.
        """
        return await self._call(_todos.DELETE, {"id": id}, request_options)

    async def add_all(
        self,
        body: Sequence[CreateTodoInput | CreateTodoInputDict],
        *,
        request_options: RequestOptions | None = None,
    ) -> TodoList:
        """Create several todos at once.

        Args:
            body: Todos to create.
        """
        return await self._call(_todos.ADD_ALL, {"$body": body}, request_options)

    async def clear_done(
        self, *, request_options: RequestOptions | None = None
    ) -> TodoStats:
        """Delete the todos that are done."""
        return await self._call(_todos.CLEAR_DONE, {}, request_options)

    async def tags(
        self, *, request_options: RequestOptions | None = None
    ) -> _list[str]:
        """List the tags that are in use."""
        return await self._call(_todos.TAGS, {}, request_options)

    async def stats(
        self, *, request_options: RequestOptions | None = None
    ) -> TodoStats:
        """Count todos by status and by tag."""
        return await self._call(_todos.STATS, {}, request_options)

    def watch(
        self,
        *,
        limit: int | None = None,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[TodoEvent]:
        """Stream what happens to todos, oldest event first.

        Events carry ids, so a stream that breaks can be resumed where it broke.

        Args:
            limit: End after so many events; without it, the stream stays open.
        """
        return self._stream(_todos.WATCH, {"limit": limit}, request_options, resume)


if TYPE_CHECKING:

    class RawAsyncTodosResource:
        create = async_raw(AsyncTodosResource.create)
        list = async_raw(AsyncTodosResource.list)
        get = async_raw(AsyncTodosResource.get)
        update = async_raw(AsyncTodosResource.update)
        complete = async_raw(AsyncTodosResource.complete)
        reopen = async_raw(AsyncTodosResource.reopen)
        delete = async_raw(AsyncTodosResource.delete)
        add_all = async_raw(AsyncTodosResource.add_all)
        clear_done = async_raw(AsyncTodosResource.clear_done)
        tags = async_raw(AsyncTodosResource.tags)
        stats = async_raw(AsyncTodosResource.stats)
