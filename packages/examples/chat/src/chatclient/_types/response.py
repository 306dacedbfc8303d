"""The model Response."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model as _Model
from contract_runtime.abi import link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .output_item import OutputItem
    from .usage import Usage


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
