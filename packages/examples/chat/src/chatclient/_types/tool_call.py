"""The model ToolCall."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime.abi import Model as _Model


@dataclass
class ToolCall(_Model, gained=("type",)):
    """The model asks for a tool to be called.

    Attributes:
        call_id: What the result has to name.
        name: The tool's name.
        arguments: The arguments, as the tool's schema describes them.
    """

    call_id: str
    name: str
    arguments: object
    type: Literal["tool_call"] = "tool_call"
