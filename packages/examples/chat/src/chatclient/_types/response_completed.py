"""The model ResponseCompleted."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime.abi import Model as _Model
from contract_runtime.abi import link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .response import Response


@dataclass
class ResponseCompleted(_Model):
    """The response is complete.

    Attributes:
        response: The whole response.
    """

    response: Response
    type: Literal["response.completed"] = "response.completed"


link(__name__, "Response")
