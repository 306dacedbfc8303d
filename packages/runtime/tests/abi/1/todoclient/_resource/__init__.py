"""The resources, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime.abi import offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .todos import *
    from .todos_async import *

    __all__ = ["AsyncTodosResource", "TodosResource"]
else:
    __getattr__ = offer(
        __name__,
        {
            ".todos": "TodosResource",
            ".todos_async": "AsyncTodosResource",
        },
    )
