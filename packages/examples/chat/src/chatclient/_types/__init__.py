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
    from .annotation import Annotation
    from .content_part import ContentPart
    from .create_response import CreateResponse
    from .get_model import GetModel
    from .get_response import GetResponse
    from .image_part import ImagePart
    from .message import Message
    from .model import Model
    from .model_list import ModelList
    from .output_item import OutputItem
    from .output_item_added import OutputItemAdded
    from .output_item_done import OutputItemDone
    from .output_message import OutputMessage
    from .output_text_delta import OutputTextDelta
    from .response import Response
    from .response_completed import ResponseCompleted
    from .response_created import ResponseCreated
    from .stream_event import StreamEvent
    from .stream_failure import StreamFailure
    from .table_part import TablePart
    from .text_part import TextPart
    from .token_logprob import TokenLogprob
    from .tool import Tool
    from .tool_call import ToolCall
    from .tool_call_delta import ToolCallDelta
    from .tool_result_part import ToolResultPart
    from .usage import Usage
else:
    __getattr__ = lazy(
        __name__,
        {
            "Annotation": ".annotation",
            "ContentPart": ".content_part",
            "CreateResponse": ".create_response",
            "GetModel": ".get_model",
            "GetResponse": ".get_response",
            "ImagePart": ".image_part",
            "Message": ".message",
            "Model": ".model",
            "ModelList": ".model_list",
            "OutputItem": ".output_item",
            "OutputItemAdded": ".output_item_added",
            "OutputItemDone": ".output_item_done",
            "OutputMessage": ".output_message",
            "OutputTextDelta": ".output_text_delta",
            "Response": ".response",
            "ResponseCompleted": ".response_completed",
            "ResponseCreated": ".response_created",
            "StreamEvent": ".stream_event",
            "StreamFailure": ".stream_failure",
            "TablePart": ".table_part",
            "TextPart": ".text_part",
            "TokenLogprob": ".token_logprob",
            "Tool": ".tool",
            "ToolCall": ".tool_call",
            "ToolCallDelta": ".tool_call_delta",
            "ToolResultPart": ".tool_result_part",
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
