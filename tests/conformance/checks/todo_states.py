"""Absent, ``null`` and a value, as arguments, plain dicts and models; what may stand for what."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import types
from collections import deque
from datetime import datetime, timedelta, timezone

PACKAGE = "todoclient"

ABSENT = "absent"


async def sent_owner(kit, client, owner):
    """What of ``owner`` reaches the server."""
    raw = client.todos.with_raw_response.create
    seen, _ = await kit.seen(raw, title="x", owner=owner)
    return json.loads(seen["body"]).get("owner", ABSENT)


async def check_optional(kit):
    client, Person = kit.client(), kit.sdk.Person
    from_null = Person.from_dict({"name": "A", "email": None})
    assert from_null.email is None and from_null == Person("A")
    for owner, sent in (
        (None, ABSENT),
        ({"name": "A"}, {"name": "A"}),
        ({"name": "A", "email": None}, {"name": "A"}),
        ({"name": "A", "email": "e"}, {"name": "A", "email": "e"}),
        (Person("A"), {"name": "A"}),
        (Person("A", email=None), {"name": "A"}),
        (Person("A", email="e"), {"name": "A", "email": "e"}),
        (from_null, {"name": "A", "email": None}),
        (copy.copy(from_null), {"name": "A", "email": None}),
        (pickle.loads(pickle.dumps(from_null)), {"name": "A", "email": None}),
        (dataclasses.replace(from_null), {"name": "A"}),
    ):
        assert await sent_owner(kit, client, owner) == sent, owner


async def check_both(kit):
    sdk = kit.sdk
    due = datetime(2030, 1, 1, tzinfo=timezone.utc)
    decoded = sdk.UpdateTodoInput.from_dict({"id": "1", "due": None})
    marked = sdk.UpdateTodoInput("1")
    marked.set_null("due")
    for model, is_set, wire in (
        (sdk.UpdateTodoInput("1"), False, ABSENT),
        (sdk.UpdateTodoInput("1", due=None), False, ABSENT),
        (sdk.UpdateTodoInput("1", due=due), True, "2030-01-01T00:00:00Z"),
        (sdk.UpdateTodoInput.from_dict({"id": "1"}), False, ABSENT),
        (decoded, True, None),
        (marked, True, None),
        (copy.deepcopy(marked), True, None),
        (dataclasses.replace(marked), False, ABSENT),
    ):
        assert model.is_set("due") is is_set, model
        assert model.to_dict().get("due", ABSENT) == wire, model
        assert json.loads(model.to_json()) == model.to_dict()
    assert decoded == sdk.UpdateTodoInput("1") and "null" not in repr(decoded)
    await kit.error(lambda: marked.set_null("title"), ValueError)
    for call in (lambda: marked.set_null("dew"), lambda: marked.is_set("dew")):
        await kit.error(call, AttributeError)


async def check_nullable(kit):
    now = datetime(2030, 1, 1, tzinfo=timezone.utc)
    todo = kit.sdk.Todo("1", "t", "open", [], None, {}, now)
    assert todo.to_dict()["due"] is None and "owner" not in todo.to_dict()


async def check_extra_is_no_field(kit):
    Person = kit.sdk.Person
    person = Person.from_dict({"name": "A", "zip": 1})
    assert person == Person("A") and repr(person) == repr(Person("A"))
    assert dataclasses.asdict(person) == {"name": "A", "email": None}
    assert person.extra == {"zip": 1} and Person("A").extra == {}
    for kept in (copy.copy(person), copy.deepcopy(person), pickle.loads(pickle.dumps(person))):
        assert kept.extra == {"zip": 1}
    assert dataclasses.replace(person, name="B").extra == {}
    await kit.error(lambda: Person(name="A", zip=1), TypeError)
    assert await sent_owner(kit, kit.client(), person) == {"name": "A", "zip": 1}


async def check_what_stands_for_what(kit):
    client = kit.client()
    east = timezone(timedelta(hours=2))
    todo = await kit.do(
        client.todos.create(
            title=type("Text", (str,), {})("x"),
            tags=deque(["a"]),
            fields=types.MappingProxyType({"a": "b"}),
            owner=types.MappingProxyType({"name": "A"}),
            due=datetime(2030, 1, 1, tzinfo=east),
        )
    )
    assert todo.tags == ["a"] and todo.fields == {"a": "b"} and todo.owner.name == "A"
    assert todo.due == datetime(2029, 12, 31, 22, tzinfo=timezone.utc)


async def check_wrong_values_are_told_with_their_place(kit):
    client = kit.client()
    for arguments, place in (
        ({"title": 1}, "title"),
        ({"title": "x", "tags": "abc"}, "tags"),
        ({"title": "x", "tags": ["a", 1]}, "tags[1]"),
        ({"title": "x", "due": "2030-01-01"}, "due"),
        ({"title": "x", "owner": "Ada"}, "owner"),
        ({"title": "x", "owner": {}}, "owner.name"),
        ({"title": "x", "owner": {"name": None}}, "owner.name"),
        ({"title": "x", "owner": kit.sdk.GetTodoInput("1")}, "owner"),
        ({"title": "x", "fields": {"a": 1}}, "fields.a"),
    ):
        error = await kit.error(lambda a=arguments: client.todos.create(**a), TypeError)
        assert str(error).startswith(place + ":"), error


async def check_numbers(kit):
    stats, start = kit.sdk.TodoStats, b'{"by_status":{},"by_tag":null,"total":'
    for text, value in ((b"9" * 300, int("9" * 300)), (b"-1", -1), (b"1.0", 1), (b"1e3", 1000)):
        decoded = stats.from_json(start + text + b"}")
        assert decoded.total == value and isinstance(decoded.total, int) and decoded.by_tag == {}
        assert stats.from_json(decoded.to_json()) == decoded
    for text in (b"NaN", b"Infinity", b"true", b'"1"', b"1.5", b"null", b"9" * 9000):
        error = await kit.error(
            lambda text=text: stats.from_json(start + text + b"}"), kit.sdk.ResponseDecodeError
        )
        assert str(error)


async def check_consts(kit):
    deleted = kit.sdk.TodoDeleted
    assert deleted("1").to_dict() == {"id": "1", "type": "deleted"}
    assert deleted.from_dict({"id": "1"}).type == "deleted"
    assert deleted.from_dict({"id": "1", "type": "removed"}).type == "removed"
    await kit.error(lambda: deleted.from_dict({"id": "1", "type": 1}), kit.sdk.ResponseDecodeError)
