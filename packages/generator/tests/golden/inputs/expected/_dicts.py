"""The models as plain dicts."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC001, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Literal, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ._types import Line

__all__ = ["CardDict", "CashDict", "LabelDict", "LineDict", "PaymentDict"]


class LineDict(TypedDict):
    """`Line` as a plain dict, keys as sent."""

    sku: str
    count: NotRequired[Optional[int]]
    parent: NotRequired[Union[Line, LineDict, None]]
    kind: NotRequired[Literal["line"]]


LabelDict = TypedDict(
    "LabelDict",
    {
        "from": "str",
    },
)
"""`Label` as a plain dict, keys as sent."""


class CardDict(TypedDict):
    """`Card` as a plain dict, keys as sent."""

    number: str
    by: Literal["card"]


class CashDict(TypedDict):
    """`Cash` as a plain dict, keys as sent."""

    by: Literal["cash"]


PaymentDict = Union[CardDict, CashDict]
"""Any of Payment's variants as a plain dict."""
