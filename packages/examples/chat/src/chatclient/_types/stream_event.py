"""The model StreamEvent."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from contract_runtime.abi import link

from .output_item_added import OutputItemAdded
from .output_item_done import OutputItemDone, ResponseCompleted
from .output_text_delta import OutputTextDelta, ToolCallDelta
from .usage import ResponseCreated

__all__ = ["StreamEvent"]

StreamEvent = Union[
    ResponseCreated,
    OutputItemAdded,
    OutputTextDelta,
    ToolCallDelta,
    OutputItemDone,
    ResponseCompleted,
]
"""What happens while a response is written."""

link(__name__)
