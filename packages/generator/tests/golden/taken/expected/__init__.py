"""Client library of TakenAPI."""

from contract_runtime.abi import common, lazy, require_abi

require_abi(1, __name__)

__version__ = "1.0.0"

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncClient",
    "AsyncStream",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "Client_",
    "ConflictError",
    "Input",
    "InternalServerError",
    "NotFoundError",
    "NotFoundError_",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestOptions",
    "ResponseDecodeError",
    "ResumePolicy",
    "RetryPolicy",
    "SDKError",
    "Stream",
    "StreamError",
    "StreamInterruptedError",
    "Todo",
    "TodoDict",
    "TodoDict_",
    "TodosResource",
    "UnknownVariant",
    "UnprocessableEntityError",
    "Unset",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime import (
        UNSET,
        APIConnectionError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ConflictError,
        InternalServerError,
        PermissionDeniedError,
        RateLimitError,
        RequestOptions,
        ResponseDecodeError,
        ResumePolicy,
        RetryPolicy,
        SDKError,
        StreamError,
        StreamInterruptedError,
        UnknownVariant,
        UnprocessableEntityError,
        Unset,
    )
    from contract_runtime import NotFoundError as NotFoundError_

    from ._client import AsyncClient, Client_
    from ._dicts import TodoDict_
    from ._streaming import AsyncStream, Stream
    from ._types import Client, Input, NotFoundError, Todo, TodoDict, TodosResource
else:
    __getattr__ = lazy(
        __name__,
        {
            **common,
            "AsyncClient": "._client",
            "AsyncStream": "._streaming",
            "Client": "._types",
            "Client_": "._client",
            "Input": "._types",
            "NotFoundError": "._types",
            "NotFoundError_": "contract_runtime:NotFoundError",
            "Stream": "._streaming",
            "Todo": "._types",
            "TodoDict": "._types",
            "TodoDict_": "._dicts",
            "TodosResource": "._types",
        },
    )
