"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Union

from contract_runtime.abi import Model as _Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .output_item import OutputItem
    from .text_part import Response

__all__ = ["OutputItemDone", "ResponseCompleted", "StreamFailure"]


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


link(__name__, "OutputItem", "Response")
