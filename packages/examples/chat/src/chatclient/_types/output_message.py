"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Literal, Optional

from contract_runtime.abi import Model as _Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .content_part import ContentPart

__all__ = ["OutputMessage", "TokenLogprob", "ToolCall"]


@dataclass
class OutputMessage(_Model, gained=("type",)):
    """A message of the model's.

    Attributes:
        content: What is said, in parts.
        logprobs: For each token, the likeliest candidates.
    """

    content: List[ContentPart]
    logprobs: Optional[List[List[TokenLogprob]]] = None
    type: Literal["message"] = "message"


@dataclass
class TokenLogprob(_Model):
    """A token and how likely it was."""

    token: str
    logprob: float


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


link(__name__, "ContentPart")
