"""The model Message."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Literal, Union

from contract_runtime.abi import Model as _Model
from contract_runtime.abi import link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .content_part import ContentPart


@dataclass
class Message(_Model):
    """One turn of a conversation.

    Attributes:
        role: Who speaks. One of "system", "user", "assistant", "tool".
        content: What is said, in parts.
    """

    role: Union[Literal["system", "user", "assistant", "tool"], str]
    content: List[ContentPart]


link(__name__, "ContentPart")
