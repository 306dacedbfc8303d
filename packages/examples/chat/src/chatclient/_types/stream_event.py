"""The model StreamEvent."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from .output_item_added import OutputItemAdded
from .output_item_done import OutputItemDone
from .output_text_delta import OutputTextDelta
from .response_completed import ResponseCompleted
from .response_created import ResponseCreated
from .tool_call_delta import ToolCallDelta

StreamEvent = Union[
    ResponseCreated,
    OutputItemAdded,
    OutputTextDelta,
    ToolCallDelta,
    OutputItemDone,
    ResponseCompleted,
]
"""What happens while a response is written."""
