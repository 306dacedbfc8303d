"""The models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime as _datetime
from typing import Dict
from typing import List as _List
from typing import Optional as _Optional

from contract_runtime.abi import Model as _Model

_object = object
_str = str

__all__ = ["Input", "List", "Model", "Optional"]


@dataclass
class Input(_Model):
    """The arguments of `resource.str`."""

    str: _str
    list: _Optional[_List[_str]] = None
    datetime: _Optional[_datetime] = None
    object: _Optional[_object] = None
    arguments: _Optional[Dict[_str, _str]] = None


@dataclass
class Optional(_Model):
    """A JSON object."""

    model: _Optional[Model] = None


@dataclass
class Model(_Model):
    """A JSON object."""

    list: List


List = _List[Optional]
"""A JSON array."""

__shapes__ = {
    "List": "_List[Optional]",
}
