"""Client library of TodoAPI."""

from contract_runtime.abi import lazy, require_abi

require_abi(1, __name__)

__version__ = "1.0.0"
__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncClient",
    "Client",
    "DoneEvent",
    "Event",
    "Todo",
    "TodoList",
    "TokenEvent",
    "User",
    "UserDict",
    "__version__",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime import (
        APIConnectionError as APIConnectionError,
        APIStatusError as APIStatusError,
        APITimeoutError as APITimeoutError,
    )

    from ._client import AsyncClient as AsyncClient, Client as Client
    from ._dicts import UserDict as UserDict
    from ._types import (
        DoneEvent as DoneEvent,
        Event as Event,
        Todo as Todo,
        TodoList as TodoList,
        TokenEvent as TokenEvent,
        User as User,
    )
else:
    __getattr__ = lazy(
        __name__,
        {
            "APIConnectionError": "contract_runtime",
            "APIStatusError": "contract_runtime",
            "APITimeoutError": "contract_runtime",
            "AsyncClient": "._client",
            "Client": "._client",
            "DoneEvent": "._types",
            "Event": "._types",
            "Todo": "._types",
            "TodoList": "._types",
            "TokenEvent": "._types",
            "User": "._types",
            "UserDict": "._dicts",
        },
    )
