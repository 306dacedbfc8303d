"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model as _Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .content_part import ContentPart
    from .text_part import Tool

__all__ = ["CreateResponse", "GetResponse", "Message"]


@dataclass
class CreateResponse(_Model):
    """A JSON object.

    Attributes:
        model: The model that is to answer, such as `parrot-1`.
        input: The conversation so far, oldest message first.
        instructions: How the model should behave.
        tools: What the model may call.
        tool_choice: Whether it may, mustn't or must call a tool. One of "auto",
            "none", "required".
        temperature: From 0, always the likeliest word, to 2.
        max_output_tokens: Stop after so many tokens.
        metadata: Facts of the caller's own, returned with the response.
        stream: Whether the answer comes as a stream of events.
    """

    model: str
    input: List[Message]
    instructions: Optional[str] = None
    tools: Optional[List[Tool]] = None
    tool_choice: Union[Literal["auto", "none", "required"], str, None] = None
    temperature: Optional[float] = None
    max_output_tokens: Optional[int] = None
    metadata: Optional[Dict[str, str]] = None
    stream: Optional[bool] = None


@dataclass
class GetResponse(_Model):
    """A JSON object.

    Attributes:
        response_id: The response's identifier.
    """

    response_id: str


@dataclass
class Message(_Model):
    """One turn of a conversation.

    Attributes:
        role: Who speaks. One of "system", "user", "assistant", "tool".
        content: What is said, in parts.
    """

    role: Union[Literal["system", "user", "assistant", "tool"], str]
    content: List[ContentPart]


link(__name__, "Tool", "ContentPart")
