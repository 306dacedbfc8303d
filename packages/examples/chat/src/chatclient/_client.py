"""The clients of ChatAPI."""

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
    "ChatAPI",
    package="chatclient",
    version="0.3.0",
    base_url="http://localhost:8081/v1",
    auth=("Authorization", "Bearer "),
    headers={"Chat-Version": "2025-06-01"},
)


class Client(abi.BaseClient):
    """A service that answers messages with text and tool calls, whole or token by
    token.
    """

    _service = _SERVICE

    @abi.resource
    def responses(self) -> _resource.ResponsesResource:
        """Ask a model for a response."""
        from . import _resource

        return _resource.ResponsesResource(self)

    @abi.resource
    def models(self) -> _resource.ModelsResource:
        """What can answer."""
        from . import _resource

        return _resource.ModelsResource(self)


class AsyncClient(abi.AsyncBaseClient):
    """A service that answers messages with text and tool calls, whole or token by
    token.
    """

    _service = _SERVICE

    @abi.resource
    def responses(self) -> _resource.AsyncResponsesResource:
        """Ask a model for a response."""
        from . import _resource

        return _resource.AsyncResponsesResource(self)

    @abi.resource
    def models(self) -> _resource.AsyncModelsResource:
        """What can answer."""
        from . import _resource

        return _resource.AsyncModelsResource(self)
