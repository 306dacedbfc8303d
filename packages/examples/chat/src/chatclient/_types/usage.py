"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime.abi import Model as _Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .text_part import Response

__all__ = ["ResponseCreated", "Usage"]


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


link(__name__, "Response")
