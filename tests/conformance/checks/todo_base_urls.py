"""Where requests go: base URLs with a path, a query, a user."""

from __future__ import annotations

import json

PACKAGE = "todoclient"


async def check_path_and_query(kit):
    for end, path, query in (
        ("", "/todos", "limit=1"),
        ("/", "/todos", "limit=1"),
        ("//", "/todos", "limit=1"),
        ("?", "/todos", "limit=1"),
        ("?tenant=a%20b&v=2", "/todos", "tenant=a%20b&v=2&limit=1"),
        ("/?tenant=a/", "/todos", "tenant=a/&limit=1"),
        ("#part", "/todos", "limit=1"),
    ):
        client = kit.client(base_url=kit.url + end)
        seen, _ = await kit.seen(client.todos.with_raw_response.list, limit=1)
        assert (seen["path"], seen["query"]) == (path, query), (end, seen)
    for prefix in ("/v1", "/v1/", "/a/b%2Fc", "/%C3%BC"):
        client = kit.client(base_url=kit.url + prefix)
        error = await kit.error(lambda client=client: client.todos.get(id="1"), kit.sdk.SDKError)
        assert error.status_code == 404
        assert error.url == kit.url + prefix.rstrip("/") + "/todos/1", error.url


async def check_a_call_overrides_its_query(kit):
    client = kit.client(base_url=kit.url + "?tenant=a&v=2")
    options = {"query": {"tenant": None, "v": 3}}
    seen, _ = await kit.seen(client.todos.with_raw_response.list, limit=1, request_options=options)
    assert sorted(seen["query"].split("&")) == ["limit=1", "v=3"], seen


async def check_streams_keep_it_too(kit):
    client = kit.client(base_url=kit.url + "?access_token=hidden-one")
    await kit.do(client.todos.create(title="x"))
    assert len(await kit.items(client.todos.watch(limit=1))) == 1
    stream = client.todos.watch(limit=1)
    async with kit.entered(stream):
        assert stream.response.url.query == b"access_token=hidden-one&limit=1"


async def check_user_and_password(kit):
    base = kit.url.replace("://", "://user%40:pass%3A@")
    client = kit.client(base_url=base, api_key=None)
    inspected = {"headers": {"x-inspect": "1"}}
    error = await kit.error(
        lambda: client.todos.list(request_options=inspected), kit.sdk.AuthenticationError
    )
    seen = json.loads(error.response.headers["x-seen"])
    assert seen["headers"]["authorization"] == "Basic dXNlckA6cGFzczo="
    seen, _ = await kit.seen(kit.client(base_url=base).todos.with_raw_response.list)
    assert seen["headers"]["authorization"].startswith("Bearer ")


async def check_what_it_holds_is_shown_nowhere(kit):
    base = kit.url.replace("://", "://user:hidden-one@") + "?api_key=hidden-two"
    client = kit.client(base_url=base)
    error = await kit.error(lambda: client.todos.get(id="none"), kit.sdk.NotFoundError)
    for text in (repr(client), str(error), repr(error), repr(vars(error)), error.url):
        assert "hidden" not in text, text


async def check_wrong_ones_are_refused_at_once(kit):
    client = kit.client()
    for url in ("", "h", "//h", "ftp://h", "http://", "http://:80", "http://h:x", "http://a b"):
        await kit.error(lambda url=url: kit.client(base_url=url), ValueError)
        await kit.error(lambda url=url: client.with_options(base_url=url), ValueError)
    await kit.error(lambda: kit.client(base_url=b"http://h"), TypeError)
