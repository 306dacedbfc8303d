"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List

from contract_runtime.abi import Model as _Model, link

__all__ = ["GetModel", "Model"]


@dataclass
class GetModel(_Model):
    """A JSON object.

    Attributes:
        model_id: The model's identifier.
    """

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


link(__name__)
