"""The model ToolResultPart."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

from contract_runtime.abi import Model as _Model


@dataclass
class ToolResultPart(_Model):
    """What a tool that the model had called returned.

    Attributes:
        call_id: The call that this answers.
        result: Whatever the tool returned.
    """

    call_id: str
    result: Optional[object]
    type: Literal["tool_result"] = "tool_result"
