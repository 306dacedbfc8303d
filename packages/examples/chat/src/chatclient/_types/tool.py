"""The model Tool."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model as _Model


@dataclass
class Tool(_Model):
    """Something that the model may call.

    Attributes:
        name: The tool's name.
        description: What the tool does, for the model to read.
        parameters: A JSON Schema of the arguments.
    """

    name: str
    parameters: object
    description: Optional[str] = None
