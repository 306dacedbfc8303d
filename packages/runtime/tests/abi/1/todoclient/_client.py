"""The clients of TodoAPI."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from contract_runtime.abi import (
    AsyncBaseClient,
    BaseClient,
    Service,
    errors,
    lazy,
    resource,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime import (
        APIConnectionError as APIConnectionError,
        APIStatusError as APIStatusError,
        APITimeoutError as APITimeoutError,
        AuthenticationError as AuthenticationError,
        BadRequestError as BadRequestError,
        ConflictError as ConflictError,
        InternalServerError as InternalServerError,
        NotFoundError as NotFoundError,
        PermissionDeniedError as PermissionDeniedError,
        RateLimitError as RateLimitError,
        ResponseDecodeError as ResponseDecodeError,
        SDKError as SDKError,
        StreamError as StreamError,
        StreamInterruptedError as StreamInterruptedError,
        UnprocessableEntityError as UnprocessableEntityError,
    )

    from ._resource import AsyncTodosResource, TodosResource

if not TYPE_CHECKING:
    __getattr__ = lazy(__name__, errors)


class Client(BaseClient):
    """A todo list that several people share.

    Everything that happens to a todo is also an event, and `todos.watch` streams
    them.
    """

    _service = Service(
        "TodoAPI",
        package="todoclient",
        version="1.0.0",
        base_url="http://localhost:8080",
        auth=("Authorization", "Bearer "),
    )

    @resource
    def todos(self) -> TodosResource:
        """Manage todo items."""
        from ._resource import TodosResource

        return TodosResource(self)


class AsyncClient(AsyncBaseClient):
    """A todo list that several people share.

    Everything that happens to a todo is also an event, and `todos.watch` streams
    them.
    """

    _service = Service(
        "TodoAPI",
        package="todoclient",
        version="1.0.0",
        base_url="http://localhost:8080",
        auth=("Authorization", "Bearer "),
    )

    @resource
    def todos(self) -> AsyncTodosResource:
        """Manage todo items."""
        from ._resource import AsyncTodosResource

        return AsyncTodosResource(self)
