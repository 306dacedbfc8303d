"""The errors of a call.

    SDKError
    ├── APIConnectionError              no usable answer came
    │   ├── APITimeoutError             time ran out
    │   └── StreamInterruptedError      (also a StreamError)
    ├── APIStatusError                  the server answered with an error
    │   ├── BadRequestError             400
    │   ├── AuthenticationError         401
    │   ├── PermissionDeniedError       403
    │   ├── NotFoundError               404
    │   ├── ConflictError               409
    │   ├── UnprocessableEntityError    422
    │   ├── RateLimitError              429
    │   └── InternalServerError         5xx
    ├── ResponseDecodeError             the answer isn't what the contract says
    └── StreamError                     the server sent an error event
        └── StreamInterruptedError      the stream ended before its end was said

The public names are ``contract_runtime``'s. Errors state facts and decide nothing.
"""

from .base import SDKError
from .connection import APIConnectionError, APITimeoutError
from .decode import ResponseDecodeError
from .status import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    UnprocessableEntityError,
    status_error,
)
from .stream import StreamError, StreamInterruptedError

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
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
    "status_error",
]
