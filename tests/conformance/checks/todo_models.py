"""Models as dataclasses and on the wire."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import typing
from datetime import datetime, timedelta, timezone

PACKAGE = "todoclient"

TODO = {
    "id": "1",
    "object": "todo",
    "title": "Write",
    "status": "open",
    "tags": ["a", "b"],
    "due": None,
    "owner": {"name": "Ada", "shoe_size": 38},
    "fields": {"k": "v"},
    "created_at": "2024-05-06T07:08:09.123456789+02:00",
    "colour": {"deep": [1, 2.5, None]},
}


async def check_dataclass(kit):
    Todo = kit.sdk.Todo
    todo = Todo.from_dict(TODO)
    names = [field.name for field in dataclasses.fields(Todo)]
    assert names[:2] == ["id", "title"] and names[-2:] == ["object", "owner"], names
    assert dataclasses.replace(todo, title="Read").title == "Read"
    assert dataclasses.asdict(todo)["owner"]["name"] == "Ada"
    assert copy.copy(todo) == copy.deepcopy(todo) == pickle.loads(pickle.dumps(todo)) == todo
    assert repr(todo).startswith("Todo(id='1', title='Write'")
    assert todo != dataclasses.replace(todo, id="2")


async def check_hints(kit):
    sdk = kit.sdk
    hints = typing.get_type_hints(sdk.Todo)
    assert hints["title"] is str and hints["created_at"] is datetime
    assert hints["tags"] == typing.List[str] and hints["fields"] == typing.Dict[str, str]
    assert hints["due"] == typing.Optional[datetime]
    assert hints["owner"] == typing.Optional[sdk.Person]
    assert hints["object"] == typing.Literal["todo"]
    assert hints["status"] == typing.Union[typing.Literal["open", "done"], str]
    assert sdk.TodoList == typing.List[sdk.Todo]
    assert sdk.TodoEvent == typing.Union[sdk.TodoCreated, sdk.TodoChanged, sdk.TodoDeleted]


async def check_construction(kit):
    sdk = kit.sdk
    now = datetime.now(timezone.utc)
    todo = sdk.Todo("1", "t", "open", [], None, {}, now)
    assert todo.object == "todo" and todo.owner is None
    assert todo == sdk.Todo(
        id="1", title="t", status="open", tags=[], due=None, fields={}, created_at=now
    )


async def check_times(kit):
    created = kit.sdk.Todo.from_dict(TODO).created_at
    assert created.utcoffset() == timedelta(hours=2)
    assert created.microsecond == 123456


async def check_unknown_fields_travel_back(kit):
    todo = kit.sdk.Todo.from_dict(TODO)
    assert todo.extra == {"colour": {"deep": [1, 2.5, None]}}
    assert todo.owner.extra == {"shoe_size": 38}
    back = todo.to_dict()
    assert back["colour"] == TODO["colour"] and back["owner"] == TODO["owner"]
    assert back["due"] is None and back["object"] == "todo"
    assert json.loads(todo.to_json()) == back
    assert kit.sdk.Todo.from_json(todo.to_json()) == todo
    assert pickle.loads(pickle.dumps(todo)).extra == todo.extra


async def check_lenient_where_nothing_is_lost(kit):
    given = dict(TODO, status="paused", tags=None, fields=None)
    del given["due"], given["object"]
    todo = kit.sdk.Todo.from_dict(given)
    assert todo.status == "paused" and todo.tags == [] and todo.fields == {}
    assert todo.due is None and todo.object == "todo"


async def check_strict_where_something_would_be(kit):
    for change, path, expected in (
        ({"title": 1}, "title", "string"),
        ({"tags": ["a", 2]}, "tags[1]", "string"),
        ({"owner": {"name": None}}, "owner.name", "string"),
        ({"created_at": "yesterday"}, "created_at", ""),
        ({"fields": {"k": []}}, "fields", "string"),
    ):
        error = await kit.error(
            lambda change=change: kit.sdk.Todo.from_dict(dict(TODO, **change)),
            kit.sdk.ResponseDecodeError,
        )
        assert path in str(error) and expected in str(error), error
    missing = dict(TODO)
    del missing["title"]
    error = await kit.error(lambda: kit.sdk.Todo.from_dict(missing), kit.sdk.ResponseDecodeError)
    assert "title" in str(error)


async def check_models_on_the_wire(kit):
    client = kit.client()
    due = datetime(2030, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    owner = kit.sdk.Person(name="Ada", email=None)
    todo = await kit.do(
        client.todos.create(title="Wire", tags=("x", "y"), due=due, owner=owner, fields={"a": "b"})
    )
    assert todo.due == due and todo.tags == ["x", "y"]
    assert todo.owner == owner and todo.fields == {"a": "b"}
    assert isinstance(todo, kit.sdk.Todo)
    assert todo == await kit.do(client.todos.get(id=todo.id))


async def check_naive_times_are_refused(kit):
    client = kit.client()
    error = await kit.error(
        lambda: client.todos.create(title="x", due=datetime(2030, 1, 1)), (ValueError, TypeError)
    )
    assert "due" in str(error), error


async def check_presence(kit):
    sdk = kit.sdk
    given = sdk.UpdateTodoInput(id="1")
    assert given.to_dict() == {"id": "1"} and not given.is_set("due")
    given.set_null("due")
    assert given.is_set("due") and given.to_dict() == {"id": "1", "due": None}
    decoded = sdk.UpdateTodoInput.from_dict({"id": "1", "due": None})
    assert decoded.due is None and decoded.is_set("due")
    assert decoded.to_dict() == {"id": "1", "due": None}
    assert copy.copy(decoded).to_dict() == decoded.to_dict()
