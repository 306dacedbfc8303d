"""Client library of ChatAPI."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime import abi

abi.require_abi(1, __name__)

__version__ = "0.3.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import *
    from ._dicts import *
    from ._streaming import *
    from ._types.create_response import *
    from ._types.output_item import *
    from ._types.stream_event import *
    from ._types.tool_call_delta import *
else:
    __getattr__ = abi.offer(
        __name__,
        {
            "._client": "AsyncClient Client",
            "._dicts": "AnnotationDict ContentPartDict ImagePartDict MessageDict "
            "TablePartDict TextPartDict ToolDict ToolResultPartDict",
            "._streaming": "AsyncStream Stream",
            "._types.create_response": "Annotation ContentPart CreateResponse "
            "GetResponse ImagePart Message OutputItemAdded OutputMessage "
            "OutputTextDelta Response ResponseCreated TablePart TextPart "
            "TokenLogprob Tool ToolCall ToolResultPart Usage",
            "._types.output_item": "OutputItem",
            "._types.stream_event": "StreamEvent",
            "._types.tool_call_delta": "GetModel Model ModelList OutputItemDone "
            "ResponseCompleted StreamFailure ToolCallDelta",
        },
        abi.common,
    )
