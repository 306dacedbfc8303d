"""The models, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F403, F405, I001, RUF100

from contract_runtime.abi import offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .content_part import *
    from .create_response import *
    from .get_model import *
    from .model_list import *
    from .output_item import *
    from .output_item_added import *
    from .output_item_done import *
    from .output_message import *
    from .output_text_delta import *
    from .stream_event import *
    from .text_part import *
    from .usage import *

    __all__ = ["Annotation", "ContentPart", "CreateResponse", "GetModel"]
    __all__ += ["GetResponse", "ImagePart", "Message", "Model", "ModelList"]
    __all__ += ["OutputItem", "OutputItemAdded", "OutputItemDone", "OutputMessage"]
    __all__ += ["OutputTextDelta", "Response", "ResponseCompleted"]
    __all__ += ["ResponseCreated", "StreamEvent", "StreamFailure", "TablePart"]
    __all__ += ["TextPart", "TokenLogprob", "Tool", "ToolCall", "ToolCallDelta"]
    __all__ += ["ToolResultPart", "Usage"]
else:
    __getattr__ = offer(
        __name__,
        {
            ".content_part": "ContentPart",
            ".create_response": "CreateResponse GetResponse Message",
            ".get_model": "GetModel Model",
            ".model_list": "ModelList",
            ".output_item": "OutputItem",
            ".output_item_added": "OutputItemAdded",
            ".output_item_done": "OutputItemDone ResponseCompleted StreamFailure",
            ".output_message": "OutputMessage TokenLogprob ToolCall",
            ".output_text_delta": "OutputTextDelta ToolCallDelta",
            ".stream_event": "StreamEvent",
            ".text_part": "Annotation ImagePart Response TablePart TextPart Tool ToolResultPart",
            ".usage": "ResponseCreated Usage",
        },
    )

__shapes__ = {
    "ContentPart": (
        "type",
        {
            "text": "TextPart",
            "image": "ImagePart",
            "table": "TablePart",
            "tool_result": "ToolResultPart",
        },
    ),
    "OutputItem": ("type", {"message": "OutputMessage", "tool_call": "ToolCall"}),
    "StreamEvent": (
        "type",
        {
            "response.created": "ResponseCreated",
            "output_item.added": "OutputItemAdded",
            "output_text.delta": "OutputTextDelta",
            "tool_call.delta": "ToolCallDelta",
            "output_item.done": "OutputItemDone",
            "response.completed": "ResponseCompleted",
        },
    ),
}
