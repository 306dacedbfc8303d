"""Clients of TodoAPI."""

from __future__ import annotations

from contract_runtime.abi import AsyncBaseClient, BaseClient, Service, lazy, resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime import (
        APIConnectionError as APIConnectionError,
    )
    from contract_runtime import (
        APIStatusError as APIStatusError,
    )
    from contract_runtime import (
        APITimeoutError as APITimeoutError,
    )

    from ._resource import AsyncTodosResource, TodosResource
else:
    __getattr__ = lazy(
        __name__,
        {
            "APIConnectionError": "contract_runtime",
            "APIStatusError": "contract_runtime",
            "APITimeoutError": "contract_runtime",
        },
    )

_SERVICE = Service(
    "TodoAPI",
    package="todosdk",
    version="1.0.0",
    base_url="http://localhost:8080",
    auth=("Authorization", "Bearer "),
    headers={"X-Todo-Version": "1"},
)


class Client(BaseClient):
    """A service of todos."""

    _service = _SERVICE

    @resource
    def todos(self) -> TodosResource:
        """Manage todo items."""
        from ._resource import TodosResource

        return TodosResource(self)


class AsyncClient(AsyncBaseClient):
    """A service of todos."""

    _service = _SERVICE

    @resource
    def todos(self) -> AsyncTodosResource:
        """Manage todo items."""
        from ._resource import AsyncTodosResource

        return AsyncTodosResource(self)
