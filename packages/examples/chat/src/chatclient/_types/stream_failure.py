"""The model StreamFailure."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Union

from contract_runtime.abi import Model as _Model


@dataclass
class StreamFailure(_Model):
    """Why a response broke off.

    Attributes:
        code: One of "overloaded", "content_filter", "internal".
    """

    code: Union[Literal["overloaded", "content_filter", "internal"], str]
    message: str
