"""The clients of TodoAPI."""

# ruff: noqa: I001

from __future__ import annotations

from contract_runtime import abi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime import UNSET, APIConnectionError, APIStatusError
    from contract_runtime import APITimeoutError, AuthenticationError, BadRequestError
    from contract_runtime import ConflictError, InternalServerError, NotFoundError
    from contract_runtime import PermissionDeniedError, RateLimitError, RequestOptions
    from contract_runtime import ResponseDecodeError, ResumePolicy, RetryPolicy
    from contract_runtime import SDKError, StreamError, StreamInterruptedError
    from contract_runtime import UnknownVariant, UnprocessableEntityError, Unset

    from . import _resource
else:
    __getattr__ = abi.lazy(__name__, abi.common)

__all__ = ["UNSET", "APIConnectionError", "APIStatusError", "APITimeoutError"]
__all__ += ["AsyncClient", "AuthenticationError", "BadRequestError", "Client"]
__all__ += ["ConflictError", "InternalServerError", "NotFoundError"]
__all__ += ["PermissionDeniedError", "RateLimitError", "RequestOptions"]
__all__ += ["ResponseDecodeError", "ResumePolicy", "RetryPolicy", "SDKError"]
__all__ += ["StreamError", "StreamInterruptedError", "UnknownVariant"]
__all__ += ["UnprocessableEntityError", "Unset"]

_SERVICE = abi.Service(
    "TodoAPI",
    package="todoclient",
    version="1.0.0",
    base_url="http://localhost:8080",
    auth=("Authorization", "Bearer "),
)


class Client(abi.BaseClient):
    """A todo list that several people share.

    Everything that happens to a todo is also an event, and `todos.watch` streams
    them.
    """

    _service = _SERVICE

    @abi.resource
    def todos(self) -> _resource.TodosResource:
        """Manage todo items."""
        from . import _resource

        return _resource.TodosResource(self)


class AsyncClient(abi.AsyncBaseClient):
    """A todo list that several people share.

    Everything that happens to a todo is also an event, and `todos.watch` streams
    them.
    """

    _service = _SERVICE

    @abi.resource
    def todos(self) -> _resource.AsyncTodosResource:
        """Manage todo items."""
        from . import _resource

        return _resource.AsyncTodosResource(self)
