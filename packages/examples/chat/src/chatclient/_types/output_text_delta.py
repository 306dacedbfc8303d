"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime.abi import Model as _Model, link

__all__ = ["OutputTextDelta", "ToolCallDelta"]


@dataclass
class OutputTextDelta(_Model, gained=("type",)):
    """More text.

    Attributes:
        index: The item that it belongs to.
        delta: The text to append.
    """

    index: int
    delta: str
    type: Literal["output_text.delta"] = "output_text.delta"


@dataclass
class ToolCallDelta(_Model, gained=("type",)):
    """More of a tool call's arguments.

    Attributes:
        index: The item that it belongs to.
        delta: JSON text to append.
    """

    index: int
    delta: str
    type: Literal["tool_call.delta"] = "tool_call.delta"


link(__name__)
