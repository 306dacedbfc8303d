"""Models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model as _Model
from contract_runtime.abi import link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .output_item import OutputItem

__all__ = ["Annotation", "ContentPart", "CreateResponse", "GetResponse"]
__all__ += ["ImagePart", "Message", "OutputItemAdded", "OutputMessage"]
__all__ += ["OutputTextDelta", "Response", "ResponseCreated", "TablePart"]
__all__ += ["TextPart", "TokenLogprob", "Tool", "ToolCall", "ToolResultPart"]
__all__ += ["Usage"]


@dataclass
class CreateResponse(_Model):
    """The arguments of `responses.create`, `responses.stream`."""

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
    """The arguments of `responses.get`, `responses.delete`."""

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


@dataclass
class TextPart(_Model):
    """Plain text.

    Attributes:
        text: The text.
        annotations: Where parts of the text come from.
    """

    text: str
    type: Literal["text"] = "text"
    annotations: Optional[List[Annotation]] = None


@dataclass
class Annotation(_Model):
    """The source of a stretch of text.

    Attributes:
        start: The first character.
        end: One past the last character.
        source: Where it comes from.
    """

    start: int
    end: int
    source: str


@dataclass
class ImagePart(_Model):
    """A picture, by its bytes or its address.

    Attributes:
        media_type: The picture's format. One of "image/png", "image/jpeg",
            "image/webp".
        data: The picture itself.
        url: Where the picture is.
    """

    media_type: Union[Literal["image/png", "image/jpeg", "image/webp"], str]
    type: Literal["image"] = "image"
    data: Optional[bytes] = None
    url: Optional[str] = None


@dataclass
class TablePart(_Model):
    """Rows of cells.

    Attributes:
        header: The columns' names.
        rows: The cells, row by row.
    """

    header: List[str]
    rows: List[List[str]]
    type: Literal["table"] = "table"


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


@dataclass
class Tool(_Model):
    """Something that the model may call.

    Attributes:
        name: The tool's name.
        description: What the tool does, for the model to read.
        parameters: A JSON Schema of the arguments.
    """

    name: str
    parameters: object
    description: Optional[str] = None


@dataclass
class Response(_Model):
    """What a model answered.

    Attributes:
        id: The response's identifier.
        model: The model that answered.
        created_at: When it began to answer.
        status: How far the answer is. One of "in_progress", "completed",
            "incomplete".
        output: What was answered, in order.
        usage: What it took; `null` while in progress.
        metadata: The caller's own facts.
    """

    id: str
    model: str
    created_at: datetime
    status: Union[Literal["in_progress", "completed", "incomplete"], str]
    output: List[OutputItem]
    usage: Optional[Usage]
    metadata: Dict[str, str]
    object: Literal["response"] = "response"


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


@dataclass
class Usage(_Model):
    """Tokens read and written."""

    input_tokens: int
    output_tokens: int


@dataclass
class ResponseCreated(_Model):
    """The response has begun.

    Attributes:
        response: The response, still empty.
    """

    response: Response
    type: Literal["response.created"] = "response.created"


@dataclass
class OutputItemAdded(_Model, gained=("type",)):
    """A new item has begun.

    Attributes:
        index: Its place in the output.
        item: The item, still empty.
    """

    index: int
    item: OutputItem
    type: Literal["output_item.added"] = "output_item.added"


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


ContentPart = Union[TextPart, ImagePart, TablePart, ToolResultPart]
"""A part of a message."""

link(__name__, "OutputItem")
