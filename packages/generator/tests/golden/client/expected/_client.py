"""The clients of ClientAPI."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from contract_runtime.abi import AsyncBaseClient, BaseClient, Service, errors, lazy
from contract_runtime.abi import resource as _resource

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

    from ._resource import (
        AsyncAsyncThingsResource_,
        AsyncCloseResource,
        AsyncResourceResource,
        AsyncThingsResource_,
        CloseResource,
        ResourceResource,
    )

if not TYPE_CHECKING:
    __getattr__ = lazy(__name__, errors)


class Client(BaseClient):
    """A service.

    With `Markdown`, "quotes" and \"\"\"three of them\"\"\".
    """

    _service = Service(
        "ClientAPI",
        package="sdk",
        version="1.0.0",
        base_url="https://api.example.com/v1",
        auth=("X-Goog-Key", ""),
        headers={"X-Version": "2022-11-28", "X-Beta": "on"},
    )

    @_resource
    def resource(self) -> ResourceResource:
        """Hides the decorator."""
        from ._resource import ResourceResource

        return ResourceResource(self)

    @_resource
    def async_things(self) -> AsyncThingsResource_:
        """Methods of `async_things`."""
        from ._resource import AsyncThingsResource_

        return AsyncThingsResource_(self)

    @_resource
    def close_(self) -> CloseResource:
        """Methods of `close_`."""
        from ._resource import CloseResource

        return CloseResource(self)


class AsyncClient(AsyncBaseClient):
    """A service.

    With `Markdown`, "quotes" and \"\"\"three of them\"\"\".
    """

    _service = Service(
        "ClientAPI",
        package="sdk",
        version="1.0.0",
        base_url="https://api.example.com/v1",
        auth=("X-Goog-Key", ""),
        headers={"X-Version": "2022-11-28", "X-Beta": "on"},
    )

    @_resource
    def resource(self) -> AsyncResourceResource:
        """Hides the decorator."""
        from ._resource import AsyncResourceResource

        return AsyncResourceResource(self)

    @_resource
    def async_things(self) -> AsyncAsyncThingsResource_:
        """Methods of `async_things`."""
        from ._resource import AsyncAsyncThingsResource_

        return AsyncAsyncThingsResource_(self)

    @_resource
    def close_(self) -> AsyncCloseResource:
        """Methods of `close_`."""
        from ._resource import AsyncCloseResource

        return AsyncCloseResource(self)
