"""The resources, each imported when it is first used."""

from contract_runtime.abi import lazy

__all__ = [
    "AsyncTodosResource",
    "TodosResource",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .todos import TodosResource
    from .todos_async import AsyncTodosResource
else:
    __getattr__ = lazy(
        __name__,
        {
            "AsyncTodosResource": ".todos_async",
            "TodosResource": ".todos",
        },
    )
