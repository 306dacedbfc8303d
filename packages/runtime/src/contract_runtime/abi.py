"""The names that generated code is made of: what is promised to SDKs of every age.

Generated packages import from here alone. ``ABI`` is the number of what this module offers
today, ``MIN_ABI`` the oldest number that it still honours; each name says which number
brought it. A raised ``MIN_ABI`` is a major release.
"""

from ._base.lazy import lazy, link, offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import property as resource
    from typing import Mapping

    from . import (
        UNSET,
        AsyncBaseClient,
        AsyncStream,
        BaseClient,
        Model,
        RawResponse,
        RequestOptions,
        ResumePolicy,
        Stream,
        Unset,
    )
    from ._call.operation import Operation, Service
    from ._client.client_async import AsyncResource
    from ._client.client_sync import Resource
    from ._client.resource import async_raw as async_raw
    from ._client.resource import raw as raw

#: What this module offers.
ABI = 1
#: The oldest ABI that it still honours.
MIN_ABI = 1

#: The errors: an entry for each in the lazy table of a module that offers them.
errors: "Mapping[str, str]" = dict.fromkeys(
    (
        "APIConnectionError", "APIStatusError", "APITimeoutError", "AuthenticationError",
        "BadRequestError", "ConflictError", "InternalServerError", "NotFoundError",
        "PermissionDeniedError", "RateLimitError", "ResponseDecodeError", "SDKError",
        "StreamError", "StreamInterruptedError", "UnprocessableEntityError",
    ),
    "contract_runtime",
)  # fmt: skip
#: All that every SDK offers of the runtime, as such entries.
common: "Mapping[str, str]" = dict.fromkeys(
    (
        *errors, "RequestOptions", "ResumePolicy", "RetryPolicy", "UNSET", "UnknownVariant",
        "Unset",
    ),
    "contract_runtime",
)  # fmt: skip

__all__ = [
    "ABI", "MIN_ABI", "UNSET", "AsyncBaseClient", "AsyncResource", "AsyncStream", "BaseClient",
    "Model", "Operation", "RawResponse", "RequestOptions", "Resource", "ResumePolicy", "Service",
    "Stream", "Unset", "common", "errors", "lazy", "link", "offer", "require_abi", "resource",
]  # fmt: skip


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
    from ._base.version import __version__

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
    # ABI 1 brought all of them.
    __getattr__ = offer(
        __name__,
        {
            "contract_runtime": "AsyncBaseClient AsyncStream BaseClient Model RawResponse "
            "RequestOptions ResumePolicy Stream UNSET Unset",
            "contract_runtime._call.operation": "Operation Service",
            "contract_runtime._client.client_async": "AsyncResource",
            "contract_runtime._client.client_sync": "Resource",
            "contract_runtime._client.resource": "resource",
        },
    )
