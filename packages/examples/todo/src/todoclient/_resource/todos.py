"""The resource `todos`."""

from __future__ import annotations

from contract_runtime.abi import UNSET, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Literal

    from contract_runtime.abi import RequestOptions, ResumePolicy, Stream, Unset, raw

    from .._dicts import CreateTodoInputDict, PersonDict
    from .._types import CreateTodoInput, Person, Todo, TodoEvent, TodoList, TodoStats

_list = list

__all__ = ["TodosResource"]

_TYPES = "todoclient._types"

CREATE: Operation[Todo] = Operation(
    "todos.create", "POST", "/todos", _TYPES, "CreateTodoInput", "Todo", rest="body"
)
LIST: Operation[TodoList] = Operation(
    "todos.list", "GET", "/todos", _TYPES, "ListTodosInput", "TodoList", rest="query"
)
GET: Operation[Todo] = Operation(
    "todos.get", "GET", "/todos/{id}", _TYPES, "GetTodoInput", "Todo"
)
UPDATE: Operation[Todo] = Operation(
    "todos.update",
    "PATCH",
    "/todos/{id}",
    _TYPES,
    "UpdateTodoInput",
    "Todo",
    rest="body",
)
COMPLETE: Operation[Todo] = Operation(
    "todos.complete", "POST", "/todos/{id}/complete", _TYPES, "GetTodoInput", "Todo"
)
REOPEN: Operation[Todo] = Operation(
    "todos.reopen", "POST", "/todos/{id}/reopen", _TYPES, "GetTodoInput", "Todo"
)
DELETE: Operation[None] = Operation(
    "todos.delete", "DELETE", "/todos/{id}", _TYPES, "GetTodoInput"
)
ADD_ALL: Operation[TodoList] = Operation(
    "todos.add_all", "POST", "/todos/batch", _TYPES, whole="NewTodos", output="TodoList"
)
CLEAR_DONE: Operation[TodoStats] = Operation(
    "todos.clear_done", "POST", "/todos/clear_done", _TYPES, output="TodoStats"
)
TAGS: Operation[list[str]] = Operation(
    "todos.tags", "GET", "/tags", _TYPES, output="List[str]"
)
STATS: Operation[TodoStats] = Operation(
    "todos.stats", "GET", "/stats", _TYPES, output="TodoStats"
)
WATCH: Operation[TodoEvent] = Operation(
    "todos.watch",
    "GET",
    "/events",
    _TYPES,
    "WatchTodosInput",
    rest="query",
    item="TodoEvent",
    error="WatchError",
)


class TodosResource(Resource):
    """Manage todo items."""

    with_raw_response: RawTodosResource

    def create(
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
        return self._call(
            CREATE,
            {
                "title": title,
                "tags": tags,
                "due": due,
                "owner": owner,
                "fields": fields,
            },
            request_options,
        )

    def list(
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
        return self._call(
            LIST,
            {"status": status, "tag": tag, "due_before": due_before, "limit": limit},
            request_options,
        )

    def get(self, *, id: str, request_options: RequestOptions | None = None) -> Todo:
        """Get a todo.

        Args:
            id: The todo's identifier.
        """
        return self._call(GET, {"id": id}, request_options)

    def update(
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
        return self._call(
            UPDATE,
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

    def complete(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Todo:
        """Mark a todo as done.

        Args:
            id: The todo's identifier.
        """
        return self._call(COMPLETE, {"id": id}, request_options)

    def reopen(self, *, id: str, request_options: RequestOptions | None = None) -> Todo:
        """Mark a todo as open again.

        Args:
            id: The todo's identifier.
        """
        return self._call(REOPEN, {"id": id}, request_options)

    def delete(self, *, id: str, request_options: RequestOptions | None = None) -> None:
        """Delete a todo.

        Args:
            id: The todo's identifier.
        """
        return self._call(DELETE, {"id": id}, request_options)

    def add_all(
        self,
        body: Sequence[CreateTodoInput | CreateTodoInputDict],
        *,
        request_options: RequestOptions | None = None,
    ) -> TodoList:
        """Create several todos at once.

        Args:
            body: Todos to create.
        """
        return self._call(ADD_ALL, {"$body": body}, request_options)

    def clear_done(self, *, request_options: RequestOptions | None = None) -> TodoStats:
        """Delete the todos that are done."""
        return self._call(CLEAR_DONE, {}, request_options)

    def tags(self, *, request_options: RequestOptions | None = None) -> _list[str]:
        """List the tags that are in use."""
        return self._call(TAGS, {}, request_options)

    def stats(self, *, request_options: RequestOptions | None = None) -> TodoStats:
        """Count todos by status and by tag."""
        return self._call(STATS, {}, request_options)

    def watch(
        self,
        *,
        limit: int | None = None,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> Stream[TodoEvent]:
        """Stream what happens to todos, oldest event first.

        Events carry ids, so a stream that breaks can be resumed where it broke.

        Args:
            limit: End after so many events; without it, the stream stays open.
        """
        return self._stream(WATCH, {"limit": limit}, request_options, resume)


if TYPE_CHECKING:

    class RawTodosResource:
        create = raw(TodosResource.create)
        list = raw(TodosResource.list)
        get = raw(TodosResource.get)
        update = raw(TodosResource.update)
        complete = raw(TodosResource.complete)
        reopen = raw(TodosResource.reopen)
        delete = raw(TodosResource.delete)
        add_all = raw(TodosResource.add_all)
        clear_done = raw(TodosResource.clear_done)
        tags = raw(TodosResource.tags)
        stats = raw(TodosResource.stats)
