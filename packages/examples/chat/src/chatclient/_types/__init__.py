"""The models, each imported when it is first used."""

# Type checkers import what the lazy table names.
# ruff: noqa: F401, F403, F405, I001, RUF100

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .create_response import *
    from .output_item import *
    from .stream_event import *
    from .tool_call_delta import *
else:
    # The package above lists what is where.
    from .. import __getattr__

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
