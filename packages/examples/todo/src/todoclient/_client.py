"""The clients of TodoAPI."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from contract_runtime.abi import AsyncBaseClient, BaseClient, Service, lazy, resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._resource import AsyncTodosResource, TodosResource

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncClient",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseDecodeError",
    "SDKError",
    "StreamError",
    "StreamInterruptedError",
    "UnprocessableEntityError",
]

if TYPE_CHECKING:
    from contract_runtime import (
        APIConnectionError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ConflictError,
        InternalServerError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        ResponseDecodeError,
        SDKError,
        StreamError,
        StreamInterruptedError,
        UnprocessableEntityError,
    )
else:
    __getattr__ = lazy(
        __name__,
        {
            "APIConnectionError": "contract_runtime",
            "APIStatusError": "contract_runtime",
            "APITimeoutError": "contract_runtime",
            "AuthenticationError": "contract_runtime",
            "BadRequestError": "contract_runtime",
            "ConflictError": "contract_runtime",
            "InternalServerError": "contract_runtime",
            "NotFoundError": "contract_runtime",
            "PermissionDeniedError": "contract_runtime",
            "RateLimitError": "contract_runtime",
            "ResponseDecodeError": "contract_runtime",
            "SDKError": "contract_runtime",
            "StreamError": "contract_runtime",
            "StreamInterruptedError": "contract_runtime",
            "UnprocessableEntityError": "contract_runtime",
        },
    )


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
