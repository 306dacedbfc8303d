"""The resources, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F401, F403, F405, I001, RUF100

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .todos import *
    from .todos_async import *
else:
    from contract_runtime.abi import offer

    __getattr__ = offer(
        __name__,
        {
            ".todos": "TodosResource",
            ".todos_async": "AsyncTodosResource",
        },
    )
