"""Models of TodoAPI."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import List, Literal, Optional, Union

from contract_runtime.abi import Model


@dataclass
class User(Model):
    """Somebody."""

    name: str
    email: Optional[str] = None


@dataclass
class Todo(Model, wire={"from_": "from"}, both=("due",)):
    """Something to do."""

    id: str
    title: str
    tags: List[str]
    created_at: datetime
    done: bool
    from_: Optional[str] = None
    owner: Optional[User] = None
    due: Optional[datetime] = None


@dataclass
class TokenEvent(Model):
    """A token."""

    text: str
    type: Literal["token"] = "token"


@dataclass
class DoneEvent(Model):
    """The end."""

    total: int
    type: Literal["done"] = "done"


@dataclass
class CreateTodoInput(Model, both=("due",)):
    """What a todo is made of."""

    title: str
    tags: Optional[List[str]] = None
    owner: Optional[User] = None
    due: Optional[datetime] = None


@dataclass
class GetTodoInput(Model):
    """Which todo."""

    id: str


@dataclass
class ListTodosInput(Model):
    """Which todos."""

    tag: Optional[List[str]] = None
    done: Optional[bool] = None
    limit: Optional[int] = None


@dataclass
class WatchTodosInput(Model):
    """What to watch."""

    stream: bool
    tag: Optional[str] = None


TodoList = List[Todo]
Event = Union[TokenEvent, DoneEvent]

__shapes__ = {
    "Event": ("type", {"token": "TokenEvent", "done": "DoneEvent"}),
    "TodoList": "List[Todo]",
}
