"""The resources, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F401, F403, F405, I001, RUF100

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .models import *
    from .responses import *
    from .responses_async import *
else:
    from contract_runtime.abi import offer

    __getattr__ = offer(
        __name__,
        {
            ".models": "AsyncModelsResource ModelsResource",
            ".responses": "ResponsesResource",
            ".responses_async": "AsyncResponsesResource",
        },
    )
