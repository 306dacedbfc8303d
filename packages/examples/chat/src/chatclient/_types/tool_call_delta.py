"""Models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List, Literal, Union

from contract_runtime.abi import Model as _Model
from contract_runtime.abi import link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .create_response import Response
    from .output_item import OutputItem

__all__ = ["GetModel", "Model", "ModelList", "OutputItemDone", "ResponseCompleted"]
__all__ += ["StreamFailure", "ToolCallDelta"]


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


@dataclass
class OutputItemDone(_Model, gained=("type",)):
    """An item is complete.

    Attributes:
        index: Its place in the output.
        item: The whole item.
    """

    index: int
    item: OutputItem
    type: Literal["output_item.done"] = "output_item.done"


@dataclass
class ResponseCompleted(_Model):
    """The response is complete.

    Attributes:
        response: The whole response.
    """

    response: Response
    type: Literal["response.completed"] = "response.completed"


@dataclass
class StreamFailure(_Model):
    """Why a response broke off.

    Attributes:
        code: One of "overloaded", "content_filter", "internal".
    """

    code: Union[Literal["overloaded", "content_filter", "internal"], str]
    message: str


@dataclass
class GetModel(_Model):
    """The arguments of `models.get`."""

    model_id: str


@dataclass
class Model(_Model):
    """Something that answers.

    Attributes:
        id: The name to ask for it by.
        created_at: When it was made.
        context_window: How many tokens it can read.
        capabilities: What it can do.
    """

    id: str
    created_at: datetime
    context_window: int
    capabilities: List[str]


@dataclass
class ModelList(_Model):
    """All models."""

    data: List[Model]


link(__name__, "OutputItem", "Response")
