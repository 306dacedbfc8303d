"""The model TextPart."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Literal, Optional

from contract_runtime.abi import Model as _Model
from contract_runtime.abi import link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .annotation import Annotation


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


link(__name__, "Annotation")
