"""The models, each imported when it is first used."""

from contract_runtime.abi import lazy

__all__ = [
    "Annotation",
    "ContentPart",
    "CreateResponse",
    "GetModel",
    "GetResponse",
    "ImagePart",
    "Message",
    "Model",
    "ModelList",
    "OutputItem",
    "OutputItemAdded",
    "OutputItemDone",
    "OutputMessage",
    "OutputTextDelta",
    "Response",
    "ResponseCompleted",
    "ResponseCreated",
    "StreamEvent",
    "StreamFailure",
    "TablePart",
    "TextPart",
    "TokenLogprob",
    "Tool",
    "ToolCall",
    "ToolCallDelta",
    "ToolResultPart",
    "Usage",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .content_part import ContentPart
    from .create_response import CreateResponse, GetResponse, Message
    from .get_model import GetModel, Model
    from .model_list import ModelList
    from .output_item import OutputItem
    from .output_item_added import OutputItemAdded
    from .output_item_done import OutputItemDone, ResponseCompleted, StreamFailure
    from .output_message import OutputMessage, TokenLogprob, ToolCall
    from .output_text_delta import OutputTextDelta, ToolCallDelta
    from .stream_event import StreamEvent
    from .text_part import (
        Annotation,
        ImagePart,
        Response,
        TablePart,
        TextPart,
        Tool,
        ToolResultPart,
    )
    from .usage import ResponseCreated, Usage
else:
    __getattr__ = lazy(
        __name__,
        {
            "Annotation": ".text_part",
            "ContentPart": ".content_part",
            "CreateResponse": ".create_response",
            "GetModel": ".get_model",
            "GetResponse": ".create_response",
            "ImagePart": ".text_part",
            "Message": ".create_response",
            "Model": ".get_model",
            "ModelList": ".model_list",
            "OutputItem": ".output_item",
            "OutputItemAdded": ".output_item_added",
            "OutputItemDone": ".output_item_done",
            "OutputMessage": ".output_message",
            "OutputTextDelta": ".output_text_delta",
            "Response": ".text_part",
            "ResponseCompleted": ".output_item_done",
            "ResponseCreated": ".usage",
            "StreamEvent": ".stream_event",
            "StreamFailure": ".output_item_done",
            "TablePart": ".text_part",
            "TextPart": ".text_part",
            "TokenLogprob": ".output_message",
            "Tool": ".text_part",
            "ToolCall": ".output_message",
            "ToolCallDelta": ".output_text_delta",
            "ToolResultPart": ".text_part",
            "Usage": ".usage",
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
