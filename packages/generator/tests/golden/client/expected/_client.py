"""The clients of ClientAPI."""

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
    "ClientAPI",
    package="sdk",
    version="1.0.0",
    base_url="https://api.example.com/v1",
    auth=("X-Goog-Key", ""),
    headers={"X-Version": "2022-11-28", "X-Beta": "on"},
)


class Client(abi.BaseClient):
    """A service.

    With `Markdown`, "quotes" and \"\"\"three of them\"\"\".
    """

    _service = _SERVICE

    @abi.resource
    def resource(self) -> _resource.ResourceResource:
        """Hides the decorator."""
        from . import _resource

        return _resource.ResourceResource(self)

    @abi.resource
    def async_things(self) -> _resource.AsyncThingsResource_:
        """Methods of `async_things`."""
        from . import _resource

        return _resource.AsyncThingsResource_(self)

    @abi.resource
    def close_(self) -> _resource.CloseResource:
        """Methods of `close_`."""
        from . import _resource

        return _resource.CloseResource(self)


class AsyncClient(abi.AsyncBaseClient):
    """A service.

    With `Markdown`, "quotes" and \"\"\"three of them\"\"\".
    """

    _service = _SERVICE

    @abi.resource
    def resource(self) -> _resource.AsyncResourceResource:
        """Hides the decorator."""
        from . import _resource

        return _resource.AsyncResourceResource(self)

    @abi.resource
    def async_things(self) -> _resource.AsyncAsyncThingsResource_:
        """Methods of `async_things`."""
        from . import _resource

        return _resource.AsyncAsyncThingsResource_(self)

    @abi.resource
    def close_(self) -> _resource.AsyncCloseResource:
        """Methods of `close_`."""
        from . import _resource

        return _resource.AsyncCloseResource(self)
