"""The names that generated code is made of: what is promised to SDKs of every age.

Generated packages import from here alone. ``ABI`` is the number of what this module offers
today, ``MIN_ABI`` the oldest number that it still honours; each name says which number
brought it. A raised ``MIN_ABI`` is a major release.
"""

from contract_runtime._base.lazy import lazy, link, offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import property as resource
    from typing import Mapping

    from contract_runtime._call.operation import Operation, Service
    from contract_runtime._call.request_options import RequestOptions
    from contract_runtime._client.client_async import AsyncBaseClient, AsyncResource
    from contract_runtime._client.client_sync import BaseClient, Resource
    from contract_runtime._client.resource import RawResponse
    from contract_runtime._client.resource import async_raw as async_raw
    from contract_runtime._client.resource import raw as raw
    from contract_runtime._client.stream_async import AsyncStream
    from contract_runtime._client.stream_sync import Stream
    from contract_runtime._model.base import Model
    from contract_runtime._retry.resume import ResumePolicy

    from ._base.classes import UNSET, Unset

#: What this module offers.
ABI = 1
#: The oldest ABI that it still honours.
MIN_ABI = 1

#: Name to the module that defines it. ABI 1 brought all of them.
_TABLE = {
    "AsyncBaseClient": "contract_runtime._client.client_async",
    "AsyncResource": "contract_runtime._client.client_async",
    "AsyncStream": "contract_runtime._client.stream_async",
    "BaseClient": "contract_runtime._client.client_sync",
    "Model": "contract_runtime._model.base",
    "Operation": "contract_runtime._call.operation",
    "RawResponse": "contract_runtime._client.resource",
    "RequestOptions": "contract_runtime._call.request_options",
    "Resource": "contract_runtime._client.client_sync",
    "ResumePolicy": "contract_runtime._retry.resume",
    "Service": "contract_runtime._call.operation",
    "Stream": "contract_runtime._client.stream_sync",
    "UNSET": "contract_runtime._base.classes",
    "Unset": "contract_runtime._base.classes",
    "resource": "contract_runtime._client.resource",
}

#: The errors: an entry for each in the lazy table of a module that offers them.
errors: "Mapping[str, str]" = dict.fromkeys(
    [
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
    ],
    "contract_runtime",
)
#: All that every SDK offers of the runtime, as such entries.
common: "Mapping[str, str]" = {
    **errors,
    "RequestOptions": "contract_runtime",
    "ResumePolicy": "contract_runtime",
    "RetryPolicy": "contract_runtime",
    "UNSET": "contract_runtime",
    "UnknownVariant": "contract_runtime",
    "Unset": "contract_runtime",
}

__all__ = [
    "ABI",
    "MIN_ABI",
    "UNSET",
    "AsyncBaseClient",
    "AsyncResource",
    "AsyncStream",
    "BaseClient",
    "Model",
    "Operation",
    "RawResponse",
    "RequestOptions",
    "Resource",
    "ResumePolicy",
    "Service",
    "Stream",
    "Unset",
    "common",
    "errors",
    "lazy",
    "link",
    "offer",
    "require_abi",
    "resource",
]


def require_abi(needed: int, package: str) -> None:
    """Agree on a protocol with a generated package, as the first thing that it does.

    Args:
        needed: The ABI that the package was generated for.
        package: The package's import name, for the message.

    Raises:
        ImportError: This runtime is too old or too new for the package; the message says which
            of the two to move, and which way.
    """
    if MIN_ABI <= needed <= ABI:
        return
    from contract_runtime._base.version import __version__

    package = package.partition(".")[0]
    if needed > ABI:
        mend = "upgrade contract-runtime, or install an older release of the package"
    else:
        mend = "upgrade the package, or install an older contract-runtime"
    raise ImportError(
        f"{package} needs ABI {needed} of contract-runtime, and the installed contract-runtime "
        f"{__version__} offers ABI {MIN_ABI} to {ABI}: {mend}.",
        name=package,
    )


if not TYPE_CHECKING:
    __getattr__ = lazy(__name__, _TABLE)
