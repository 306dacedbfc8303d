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
    )
    from contract_runtime import (
        APIStatusError as APIStatusError,
    )
    from contract_runtime import (
        APITimeoutError as APITimeoutError,
    )

    from ._client import AsyncClient as AsyncClient
    from ._client import Client as Client
    from ._dicts import UserDict as UserDict
    from ._types import (
        DoneEvent as DoneEvent,
    )
    from ._types import (
        Event as Event,
    )
    from ._types import (
        Todo as Todo,
    )
    from ._types import (
        TodoList as TodoList,
    )
    from ._types import (
        TokenEvent as TokenEvent,
    )
    from ._types import (
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
