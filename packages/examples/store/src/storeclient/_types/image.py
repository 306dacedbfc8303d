"""The model Image."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model


@dataclass
class Image(Model):
    """Image.

    Attributes:
        thumbnail: A small picture, as bytes.
    """

    thumbnail: bytes
    url: Optional[str] = None
