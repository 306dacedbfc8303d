"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model as _Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .output_item import OutputItem
    from .usage import Usage

__all__ = ["Annotation", "ImagePart", "Response", "TablePart", "TextPart"]
__all__ += ["Tool", "ToolResultPart"]


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


link(__name__, "OutputItem", "Usage")
