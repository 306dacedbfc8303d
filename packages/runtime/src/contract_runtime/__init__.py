"""The shared runtime of generated API clients: calls, retries, models and streams.

Every name is imported when it is first used, so that importing the package costs nothing.
"""

from ._base.lazy import lazy
from ._base.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._base.unset import UNSET, Unset
    from ._call.rate_limit import RateLimit
    from ._call.request_options import RequestOptions
    from ._client.client_async import AsyncBaseClient
    from ._client.client_sync import BaseClient
    from ._client.resource import RawResponse
    from ._client.stream_async import AsyncStream
    from ._client.stream_sync import Stream
    from ._errors.facts import Attempt
    from ._errors.headers import Headers
    from ._errors.tree import (
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
    from ._http.pools import AsyncPoolTransport, PoolTransport
    from ._http.transports import AsyncRetryTransport, RetryTransport
    from ._model.base import Model
    from ._model.drift import Drift
    from ._model.unknown import UnknownVariant
    from ._retry.budget import RetryBudget
    from ._retry.policy import RetryEvent, RetryPolicy
    from ._retry.resume import ResumePolicy
    from ._sse.decoder import SSEDecoder
    from ._sse.event import ServerSentEvent

#: Public name to the module that defines it.
_TABLE = {
    "APIConnectionError": "._errors.tree",
    "APIStatusError": "._errors.tree",
    "APITimeoutError": "._errors.tree",
    "AsyncBaseClient": "._client.client_async",
    "AsyncPoolTransport": "._http.pools",
    "AsyncRetryTransport": "._http.transports",
    "AsyncStream": "._client.stream_async",
    "Attempt": "._errors.facts",
    "AuthenticationError": "._errors.tree",
    "BadRequestError": "._errors.tree",
    "BaseClient": "._client.client_sync",
    "ConflictError": "._errors.tree",
    "Drift": "._model.drift",
    "Headers": "._errors.headers",
    "InternalServerError": "._errors.tree",
    "Model": "._model.base",
    "NotFoundError": "._errors.tree",
    "PermissionDeniedError": "._errors.tree",
    "PoolTransport": "._http.pools",
    "RateLimit": "._call.rate_limit",
    "RateLimitError": "._errors.tree",
    "RawResponse": "._client.resource",
    "RequestOptions": "._call.request_options",
    "ResponseDecodeError": "._errors.tree",
    "ResumePolicy": "._retry.resume",
    "RetryBudget": "._retry.budget",
    "RetryEvent": "._retry.policy",
    "RetryPolicy": "._retry.policy",
    "RetryTransport": "._http.transports",
    "SDKError": "._errors.tree",
    "SSEDecoder": "._sse.decoder",
    "ServerSentEvent": "._sse.event",
    "Stream": "._client.stream_sync",
    "StreamError": "._errors.tree",
    "StreamInterruptedError": "._errors.tree",
    "UNSET": "._base.unset",
    "UnknownVariant": "._model.unknown",
    "UnprocessableEntityError": "._errors.tree",
    "Unset": "._base.unset",
}

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncBaseClient",
    "AsyncPoolTransport",
    "AsyncRetryTransport",
    "AsyncStream",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "BaseClient",
    "ConflictError",
    "Drift",
    "Headers",
    "InternalServerError",
    "Model",
    "NotFoundError",
    "PermissionDeniedError",
    "PoolTransport",
    "RateLimit",
    "RateLimitError",
    "RawResponse",
    "RequestOptions",
    "ResponseDecodeError",
    "ResumePolicy",
    "RetryBudget",
    "RetryEvent",
    "RetryPolicy",
    "RetryTransport",
    "SDKError",
    "SSEDecoder",
    "ServerSentEvent",
    "Stream",
    "StreamError",
    "StreamInterruptedError",
    "UnknownVariant",
    "UnprocessableEntityError",
    "Unset",
    "__version__",
]

if not TYPE_CHECKING:
    __getattr__ = lazy(__name__, _TABLE)
