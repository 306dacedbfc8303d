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
    from ._types import *
else:
    __getattr__ = abi.offer(
        __name__,
        {
            "._client": "AsyncClient Client",
            "._dicts": "AnnotationDict ContentPartDict ImagePartDict MessageDict TablePartDict "
            "TextPartDict ToolDict ToolResultPartDict",
            "._streaming": "AsyncStream Stream",
            "._types": "Annotation ContentPart CreateResponse GetModel GetResponse ImagePart "
            "Message Model ModelList OutputItem OutputItemAdded OutputItemDone "
            "OutputMessage OutputTextDelta Response ResponseCompleted "
            "ResponseCreated StreamEvent StreamFailure TablePart TextPart "
            "TokenLogprob Tool ToolCall ToolCallDelta ToolResultPart Usage",
        },
        abi.common,
    )
