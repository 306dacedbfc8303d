"""The model ModelList."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List

from contract_runtime.abi import Model as _Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .get_model import Model

__all__ = ["ModelList"]


@dataclass
class ModelList(_Model):
    """All models."""

    data: List[Model]


link(__name__, "Model")
