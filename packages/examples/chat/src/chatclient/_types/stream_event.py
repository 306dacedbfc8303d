"""The model StreamEvent."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC001, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from contract_runtime.abi import link

from .create_response import OutputItemAdded, OutputTextDelta, ResponseCreated
from .tool_call_delta import OutputItemDone, ResponseCompleted, ToolCallDelta

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
