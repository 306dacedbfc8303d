"""The resources, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime.abi import offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .models import *
    from .responses import *
    from .responses_async import *

    __all__ = ["AsyncModelsResource", "AsyncResponsesResource", "ModelsResource"]
    __all__ += ["ResponsesResource"]
else:
    __getattr__ = offer(
        __name__,
        {
            ".models": "AsyncModelsResource ModelsResource",
            ".responses": "ResponsesResource",
            ".responses_async": "AsyncResponsesResource",
        },
    )
