"""The models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model

__all__ = ["Empty", "Names", "Thing", "Tree"]


@dataclass
class Thing(Model, both=("real",)):
    """One of everything.

    Attributes:
        text: Any text.
        color: What it looks like. One of "red", "green".
        size: One of 1, 2.
        rate: One of 0.5, 1.0.
        mask: One of 1, 18446744073709551615.
    """

    text: str
    whole: Optional[int]
    data: bytes
    rows: List[List[str]]
    table: Optional[Dict[str, List[Thing]]]
    color: Union[Literal["red", "green"], str]
    rate: float
    named: Names
    flag: Optional[bool] = None
    real: Optional[float] = None
    at: Optional[datetime] = None
    free: Optional[object] = None
    size: Union[Literal[1, 2], int, None] = None
    kind: Literal["thing"] = "thing"
    version: Optional[Literal[2]] = None
    ratio: float = 1.5
    since: Literal["2022-11-28T00:00:00Z"] = "2022-11-28T00:00:00Z"
    magic: Optional[Literal["aGk="]] = None
    mask: Union[Literal[1], int, None] = None
    huge: int = 9223372036854775808


@dataclass
class Empty(Model):
    """A JSON object."""


Names = List[str]
"""A list of names."""

Tree = Dict[str, List[Names]]
"""A JSON object."""

__shapes__ = {
    "Names": "List[str]",
    "Tree": "Dict[str, List[Names]]",
}
