"""Methods: arguments, places, request options, raw responses."""

from __future__ import annotations

import contextlib
import json
from datetime import datetime, timezone

PACKAGE = "todoclient"


async def check_a_life(kit):
    client = kit.client()
    tag = "life-" + kit.kind
    todo = await kit.do(client.todos.create(title="Write", tags=[tag]))
    assert todo.status == "open" and todo.object == "todo"
    listed = await kit.do(client.todos.list(tag=[tag]))
    assert listed == [todo]
    assert (await kit.do(client.todos.complete(id=todo.id))).status == "done"
    assert await kit.do(client.todos.list(tag=[tag], status="open")) == []
    stats = await kit.do(client.todos.stats())
    assert stats.by_tag[tag] == 1
    assert await kit.do(client.todos.delete(id=todo.id)) is None
    await kit.error(lambda: client.todos.get(id=todo.id), kit.sdk.NotFoundError)


async def check_several_at_once(kit):
    client = kit.client()
    tag = "several-" + kit.kind
    new = [{"title": "a", "tags": [tag]}, kit.sdk.CreateTodoInput(title="b", tags=[tag], due=None)]
    seen, raw = await kit.seen(client.todos.with_raw_response.add_all, body=new)
    assert json.loads(seen["body"]) == [
        {"title": "a", "tags": [tag]},
        {"title": "b", "tags": [tag]},
    ]
    first, second = raw.parse()
    assert (first.title, second.title) == ("a", "b")
    assert tag in await kit.do(client.todos.tags())
    await kit.do(client.todos.complete(id=first.id))
    assert (await kit.do(client.todos.reopen(id=first.id))).status == "open"
    await kit.do(client.todos.complete(id=second.id))
    assert (await kit.do(client.todos.clear_done())).by_tag[tag] == 1


async def check_query(kit):
    client = kit.client()
    before = datetime(2030, 1, 2, tzinfo=timezone.utc)
    seen, raw = await kit.seen(
        client.todos.with_raw_response.list, tag=["a b", "c&d"], due_before=before, limit=3
    )
    assert seen["method"] == "GET" and seen["path"] == "/todos" and seen["body"] == ""
    assert "content-type" not in seen["headers"]
    query = seen["query"]
    assert "tag=a%20b" in query or "tag=a+b" in query
    assert "tag=c%26d" in query and "limit=3" in query
    assert "due_before=2030-01-02T00%3A00%3A00" in query and "status" not in query
    assert raw.parse() == []


async def check_body(kit):
    client = kit.client()
    seen, _ = await kit.seen(client.todos.with_raw_response.create, title="T", tags=[])
    assert json.loads(seen["body"]) == {"title": "T", "tags": []}
    assert seen["headers"]["content-type"] == "application/json"
    assert seen["headers"]["content-length"] == str(len(seen["body"]))
    assert "transfer-encoding" not in seen["headers"]


async def check_no_body_where_no_field_is_declared(kit):
    client = kit.client()
    todo = await kit.do(client.todos.create(title="T"))
    seen, _ = await kit.seen(client.todos.with_raw_response.complete, id=todo.id)
    assert seen["method"] == "POST" and seen["body"] == ""


async def check_three_states(kit):
    client = kit.client()
    todo = await kit.do(client.todos.create(title="T"))
    update = client.todos.with_raw_response.update
    UNSET = __import__("contract_runtime").UNSET
    due = datetime(2030, 1, 1, tzinfo=timezone.utc)
    for arguments, body in (
        ({}, {}),
        ({"title": None}, {}),
        ({"title": "U"}, {"title": "U"}),
        ({"due": None}, {"due": None}),
        ({"due": UNSET}, {}),
        ({"owner": None, "due": due}, {"owner": None, "due": "2030-01-01T00:00:00Z"}),
        ({"owner": {"name": "A", "email": None}}, {"owner": {"name": "A"}}),
    ):
        seen, _ = await kit.seen(update, id=todo.id, **arguments)
        assert json.loads(seen["body"]) == body, (arguments, seen["body"])


async def check_paths_keep_their_shape(kit):
    client = kit.client()
    for value, sent in (
        ("a/b", "a%2Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("50%", "50%25"),
        ("a b", "a%20b"),
        ("ü", "%C3%BC"),
        ("...", "..."),
    ):
        error = await kit.error(
            lambda value=value: client.todos.get(id=value), kit.sdk.NotFoundError
        )
        assert error.url.endswith("/todos/" + sent), error.url
    for value in ("", ".", ".."):
        await kit.error(lambda value=value: client.todos.get(id=value), ValueError)


async def check_wrong_arguments_are_type_errors(kit):
    client = kit.client()
    for call in (
        lambda: client.todos.create(),
        lambda: client.todos.create(title="x", titel="y"),
        lambda: client.todos.create("x"),
        lambda: client.todos.create(title=None),
        lambda: client.todos.get(),
    ):
        await kit.error(call, TypeError)


async def check_request_options(kit):
    client = kit.client()
    seen, _ = await kit.seen(
        client.todos.with_raw_response.create,
        title="T",
        request_options={
            "headers": {"X-A": "b"},
            "query": {"trace": True, "n": [1, 2]},
            "body": {"fields": {"k": "v"}},
            "timeout": 5.0,
            "deadline": 20.0,
            "max_retries": 0,
            "idempotency_key": "mine-" + kit.kind,
        },
    )
    assert seen["headers"]["x-a"] == "b"
    assert seen["query"] == "trace=true&n=1&n=2"
    assert json.loads(seen["body"]) == {"title": "T", "fields": {"k": "v"}}
    assert seen["headers"]["idempotency-key"] == "mine-" + kit.kind


async def check_header_injection_is_refused(kit):
    client = kit.client()
    options = {"headers": {"X-A": "b\r\nX-Evil: 1"}}
    await kit.error(lambda: client.todos.stats(request_options=options), ValueError)
    with contextlib.suppress(ValueError):
        kit.client(api_key="a\nb")
        # Where the key is only looked at later, the call refuses it.
        await kit.error(lambda: kit.client(api_key="a\nb").todos.stats(), ValueError)


async def check_raw_response(kit):
    client = kit.client()
    todo = await kit.do(client.todos.create(title="Raw"))
    raw = await kit.do(client.todos.with_raw_response.get(id=todo.id))
    assert raw.status_code == 200 and raw.headers["Content-Type"] == "application/json"
    assert raw.request_id.startswith("req_") and raw.retries == 0 and raw.elapsed > 0
    assert json.loads(raw.content)["title"] == "Raw"
    assert raw.parse() == todo


async def check_no_output_is_none_whatever_the_body(kit):
    client = kit.client()
    todo = await kit.do(client.todos.create(title="Gone"))
    raw = await kit.do(client.todos.with_raw_response.delete(id=todo.id))
    assert raw.status_code == 204 and raw.parse() is None
