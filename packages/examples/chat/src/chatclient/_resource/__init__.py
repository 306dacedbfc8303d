"""The resources, each imported when it is first used."""

from contract_runtime.abi import lazy

__all__ = [
    "AsyncModelsResource",
    "AsyncResponsesResource",
    "ModelsResource",
    "ResponsesResource",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .models import AsyncModelsResource, ModelsResource
    from .responses import ResponsesResource
    from .responses_async import AsyncResponsesResource
else:
    __getattr__ = lazy(
        __name__,
        {
            "AsyncModelsResource": ".models",
            "AsyncResponsesResource": ".responses_async",
            "ModelsResource": ".models",
            "ResponsesResource": ".responses",
        },
    )
