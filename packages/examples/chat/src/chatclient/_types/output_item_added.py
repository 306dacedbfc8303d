"""The model OutputItemAdded."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime.abi import Model as _Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .output_item import OutputItem

__all__ = ["OutputItemAdded"]


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


link(__name__, "OutputItem")
