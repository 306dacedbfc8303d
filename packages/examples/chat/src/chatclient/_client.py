"""The clients of ChatAPI."""

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

    from ._resource import (
        AsyncModelsResource,
        AsyncResponsesResource,
        ModelsResource,
        ResponsesResource,
    )

if not TYPE_CHECKING:
    __getattr__ = lazy(__name__, errors)


class Client(BaseClient):
    """A service that answers messages with text and tool calls, whole or token by
    token.
    """

    _service = Service(
        "ChatAPI",
        package="chatclient",
        version="0.3.0",
        base_url="http://localhost:8081/v1",
        auth=("Authorization", "Bearer "),
        headers={"Chat-Version": "2025-06-01"},
    )

    @resource
    def responses(self) -> ResponsesResource:
        """Ask a model for a response."""
        from ._resource import ResponsesResource

        return ResponsesResource(self)

    @resource
    def models(self) -> ModelsResource:
        """What can answer."""
        from ._resource import ModelsResource

        return ModelsResource(self)


class AsyncClient(AsyncBaseClient):
    """A service that answers messages with text and tool calls, whole or token by
    token.
    """

    _service = Service(
        "ChatAPI",
        package="chatclient",
        version="0.3.0",
        base_url="http://localhost:8081/v1",
        auth=("Authorization", "Bearer "),
        headers={"Chat-Version": "2025-06-01"},
    )

    @resource
    def responses(self) -> AsyncResponsesResource:
        """Ask a model for a response."""
        from ._resource import AsyncResponsesResource

        return AsyncResponsesResource(self)

    @resource
    def models(self) -> AsyncModelsResource:
        """What can answer."""
        from ._resource import AsyncModelsResource

        return AsyncModelsResource(self)
