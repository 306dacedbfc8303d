"""The shared runtime of generated API clients: calls, retries, models and streams.

Every name is imported when it is first used, so that importing the package costs nothing.
"""

from ._base.lazy import offer
from ._base.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._base.classes import UNSET, Unset
    from ._call.rate_limit import RateLimit
    from ._call.request_options import RequestOptions
    from ._client.client_async import AsyncBaseClient, AsyncStream
    from ._client.client_sync import BaseClient, Stream
    from ._client.resource import RawResponse
    from ._errors.answers import (
        APIStatusError,
        AuthenticationError,
        BadRequestError,
        ConflictError,
        InternalServerError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        ResponseDecodeError,
        UnprocessableEntityError,
    )
    from ._errors.base import (
        APIConnectionError,
        APITimeoutError,
        SDKError,
        StreamError,
        StreamInterruptedError,
    )
    from ._errors.facts import Attempt, Headers
    from ._http.pools import AsyncPoolTransport, PoolTransport
    from ._http.transports import AsyncRetryTransport, RetryTransport
    from ._model.base import Model, UnknownVariant
    from ._model.drift import Drift
    from ._retry.policy import RetryBudget, RetryEvent, RetryPolicy
    from ._retry.resume import ResumePolicy
    from ._sse.decoder import ServerSentEvent, SSEDecoder

__all__ = [
    "UNSET", "APIConnectionError", "APIStatusError", "APITimeoutError", "AsyncBaseClient",
    "AsyncPoolTransport", "AsyncRetryTransport", "AsyncStream", "Attempt", "AuthenticationError",
    "BadRequestError", "BaseClient", "ConflictError", "Drift", "Headers", "InternalServerError",
    "Model", "NotFoundError", "PermissionDeniedError", "PoolTransport", "RateLimit",
    "RateLimitError", "RawResponse", "RequestOptions", "ResponseDecodeError", "ResumePolicy",
    "RetryBudget", "RetryEvent", "RetryPolicy", "RetryTransport", "SDKError", "SSEDecoder",
    "ServerSentEvent", "Stream", "StreamError", "StreamInterruptedError", "UnknownVariant",
    "UnprocessableEntityError", "Unset", "__version__",
]  # fmt: skip

if not TYPE_CHECKING:
    __getattr__ = offer(
        __name__,
        {
            "._base.classes": "UNSET Unset",
            "._call.rate_limit": "RateLimit",
            "._call.request_options": "RequestOptions",
            "._client.client_async": "AsyncBaseClient AsyncStream",
            "._client.client_sync": "BaseClient Stream",
            "._client.resource": "RawResponse",
            "._errors.answers": "APIStatusError AuthenticationError BadRequestError ConflictError "
            "InternalServerError NotFoundError PermissionDeniedError RateLimitError "
            "ResponseDecodeError UnprocessableEntityError",
            "._errors.base": "APIConnectionError APITimeoutError SDKError StreamError "
            "StreamInterruptedError",
            "._errors.facts": "Attempt Headers",
            "._http.pools": "AsyncPoolTransport PoolTransport",
            "._http.transports": "AsyncRetryTransport RetryTransport",
            "._model.base": "Model UnknownVariant _new_model",
            "._model.drift": "Drift",
            "._retry.policy": "RetryBudget RetryEvent RetryPolicy",
            "._retry.resume": "ResumePolicy",
            "._sse.decoder": "SSEDecoder ServerSentEvent",
        },
    )
