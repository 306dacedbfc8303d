"""Models of a streaming service, as generated code has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional, Union

from contract_runtime._model.base import Model


@dataclass
class Token(Model):
    text: str
    type: Literal["token"] = "token"


@dataclass
class Done(Model):
    total: int
    type: Literal["done"] = "done"


@dataclass
class Failure(Model):
    message: str
    type: Literal["error"] = "error"


@dataclass
class Tick(Model):
    n: int


@dataclass
class Report(Model):
    count: int
    note: Optional[str] = None


Event = Union[Token, Done]
FailingEvent = Union[Token, Failure]
Alias = Event

__shapes__ = {
    "Event": ("type", {"token": "Token", "done": "Done"}),
    "FailingEvent": ("type", {"token": "Token", "error": "Failure"}),
    "Alias": "Event",
}
