"""The model OutputItem."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC001, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from contract_runtime.abi import link

from .create_response import OutputMessage, ToolCall

__all__ = ["OutputItem"]

OutputItem = Union[OutputMessage, ToolCall]
"""A message, or a call of a tool."""

link(__name__)
