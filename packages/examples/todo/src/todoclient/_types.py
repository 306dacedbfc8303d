"""The models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC003, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List, Literal, Optional, Union

from contract_runtime.abi import Model

__all__ = ["CreateTodoInput", "GetTodoInput", "ListTodosInput", "NewTodos"]
__all__ += ["Person", "Todo", "TodoChanged", "TodoCreated", "TodoDeleted"]
__all__ += ["TodoEvent", "TodoList", "TodoStats", "UpdateTodoInput", "WatchError"]
__all__ += ["WatchTodosInput"]


@dataclass
class Todo(Model):
    """One thing to do.

    Attributes:
        id: The todo's identifier.
        object: What this is.
        title: What there is to do.
        status: How far it is. One of "open", "done".
        tags: Words to find it by.
        due: When it has to be done.
        owner: Who does it.
        fields: Further facts of the user's own.
        created_at: When it was created.
    """

    id: str
    title: str
    status: Union[Literal["open", "done"], str]
    tags: List[str]
    due: Optional[datetime]
    fields: Dict[str, str]
    created_at: datetime
    object: Literal["todo"] = "todo"
    owner: Optional[Person] = None


@dataclass
class Person(Model):
    """Somebody who does things.

    Attributes:
        name: The name to call them by.
        email: Where mail reaches them.
    """

    name: str
    email: Optional[str] = None


@dataclass
class CreateTodoInput(Model):
    """A JSON object.

    Attributes:
        title: What there is to do.
        tags: Words to find it by.
        due: When it has to be done.
        owner: Who does it.
        fields: Further facts of the user's own.
    """

    title: str
    tags: Optional[List[str]] = None
    due: Optional[datetime] = None
    owner: Optional[Person] = None
    fields: Optional[Dict[str, str]] = None


@dataclass
class ListTodosInput(Model):
    """The arguments of `todos.list`."""

    status: Union[Literal["open", "done"], str, None] = None
    tag: Optional[List[str]] = None
    due_before: Optional[datetime] = None
    limit: Optional[int] = None


@dataclass
class GetTodoInput(Model):
    """The arguments of `todos.get`, `todos.complete`, `todos.reopen`, `todos.delete`."""

    id: str


@dataclass
class UpdateTodoInput(Model, both=("due", "owner")):
    """The arguments of `todos.update`."""

    id: str
    title: Optional[str] = None
    status: Union[Literal["open", "done"], str, None] = None
    tags: Optional[List[str]] = None
    due: Optional[datetime] = None
    owner: Optional[Person] = None


@dataclass
class TodoStats(Model):
    """Numbers of todos.

    Attributes:
        total: All todos.
        by_status: Todos of each status.
        by_tag: Todos with each tag.
    """

    total: int
    by_status: Dict[str, int]
    by_tag: Dict[str, int]


@dataclass
class WatchTodosInput(Model):
    """The arguments of `todos.watch`."""

    limit: Optional[int] = None


@dataclass
class TodoCreated(Model):
    """A todo was created.

    Attributes:
        todo: The new todo.
    """

    todo: Todo
    type: Literal["created"] = "created"


@dataclass
class TodoChanged(Model):
    """A todo was changed or completed.

    Attributes:
        todo: The todo as it is now.
        changes: The names of the fields that changed.
    """

    todo: Todo
    changes: List[str]
    type: Literal["changed"] = "changed"


@dataclass
class TodoDeleted(Model):
    """A todo was deleted.

    Attributes:
        id: The identifier that the todo had.
    """

    id: str
    type: Literal["deleted"] = "deleted"


@dataclass
class WatchError(Model):
    """Why the server ended a stream.

    Attributes:
        message: What went wrong, in words.
    """

    message: str


TodoList = List[Todo]
"""Todos, in the order that the method says."""

NewTodos = List[CreateTodoInput]
"""Todos to create."""

TodoEvent = Union[TodoCreated, TodoChanged, TodoDeleted]
"""Something that happened to a todo.

Variants:
    "created": A todo was created.
    "changed": A todo was changed or completed.
    "deleted": A todo was deleted.
"""

__shapes__ = {
    "TodoList": "List[Todo]",
    "NewTodos": "List[CreateTodoInput]",
    "TodoEvent": (
        "type",
        {"created": "TodoCreated", "changed": "TodoChanged", "deleted": "TodoDeleted"},
    ),
}
