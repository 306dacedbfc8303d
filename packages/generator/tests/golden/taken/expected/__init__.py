"""Client library of TakenAPI."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime import abi

abi.require_abi(1, __name__)

__version__ = "1.0.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import UNSET, APIConnectionError, APIStatusError, APITimeoutError
    from ._client import AsyncClient, AuthenticationError, BadRequestError, Client_
    from ._client import ConflictError, InternalServerError, PermissionDeniedError
    from ._client import RateLimitError, RequestOptions, ResponseDecodeError
    from ._client import ResumePolicy, RetryPolicy, SDKError, StreamError
    from ._client import StreamInterruptedError, UnknownVariant
    from ._client import UnprocessableEntityError, Unset
    from ._client import NotFoundError as NotFoundError_
    from ._dicts import *
    from ._streaming import AsyncStream, Stream
    from ._types import *

    __all__ = ["UNSET", "APIConnectionError", "APIStatusError", "APITimeoutError"]
    __all__ += ["AsyncClient", "AsyncStream", "AuthenticationError", "BadRequestError"]
    __all__ += ["Client", "Client_", "ConflictError", "Input", "InternalServerError"]
    __all__ += ["NotFoundError", "NotFoundError_", "PermissionDeniedError"]
    __all__ += ["RateLimitError", "RequestOptions", "ResponseDecodeError"]
    __all__ += ["ResumePolicy", "RetryPolicy", "SDKError", "Stream", "StreamError"]
    __all__ += ["StreamInterruptedError", "Todo", "TodoDict", "TodoDict_"]
    __all__ += ["TodosResource", "UnknownVariant", "UnprocessableEntityError", "Unset"]
else:
    __getattr__ = abi.offer(
        __name__,
        {
            "contract_runtime": "NotFoundError_:NotFoundError",
            "._client": "AsyncClient Client_",
            "._dicts": "TodoDict_",
            "._streaming": "AsyncStream Stream",
            "._types": "Client Input NotFoundError Todo TodoDict TodosResource",
        },
        abi.common,
    )
