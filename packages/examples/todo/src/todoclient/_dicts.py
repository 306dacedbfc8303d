"""The models as plain dicts."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC001, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from datetime import datetime
from typing import Mapping, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ._types import Person

__all__ = ["CreateTodoInputDict", "PersonDict"]


class PersonDict(TypedDict):
    """`Person` as a plain dict, keys as sent."""

    name: str
    email: NotRequired[Optional[str]]


class CreateTodoInputDict(TypedDict):
    """`CreateTodoInput` as a plain dict, keys as sent."""

    title: str
    tags: NotRequired[Optional[Sequence[str]]]
    due: NotRequired[Optional[datetime]]
    owner: NotRequired[Union[Person, PersonDict, None]]
    fields: NotRequired[Optional[Mapping[str, str]]]
