"""The model ContentPart."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from contract_runtime.abi import link

from .text_part import ImagePart, TablePart, TextPart, ToolResultPart

__all__ = ["ContentPart"]

ContentPart = Union[TextPart, ImagePart, TablePart, ToolResultPart]
"""A part of a message."""

link(__name__)
