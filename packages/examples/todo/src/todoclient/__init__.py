"""Client library of TodoAPI."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime import abi

abi.require_abi(1, __name__)

__version__ = "1.0.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import *
    from ._dicts import *
    from ._streaming import *
    from ._types import *
else:
    __getattr__ = abi.offer(
        __name__,
        {
            "._client": "AsyncClient Client",
            "._dicts": "CreateTodoInputDict PersonDict",
            "._streaming": "AsyncStream Stream",
            "._types": "CreateTodoInput GetTodoInput ListTodosInput NewTodos Person "
            "Todo TodoChanged TodoCreated TodoDeleted TodoEvent TodoList TodoStats "
            "UpdateTodoInput WatchError WatchTodosInput",
        },
        abi.common,
    )
