"""What ``with_options`` and ``request_options`` change, and what they leave as it is."""

from __future__ import annotations

from kit import KEY

PACKAGE = "todoclient"

ALL = {
    "api_key": KEY,
    "timeout": 9.0,
    "max_retries": 4,
    "default_headers": {"X-A": "1"},
    "deadline": 30.0,
    "idle": 10.0,
    "stall": 20.0,
}


async def sent(kit, client, **request_options):
    """The headers that a call sends."""
    call = client.todos.with_raw_response.stats
    seen, _ = await kit.seen(call, request_options=request_options)
    return seen["headers"]


async def tries(kit, client, **options):
    """How often a call is tried that always fails."""
    plan = kit.plan("500", "500", "500", "500", "500", "500")
    error = await kit.error(
        lambda: client.todos.stats(request_options=dict(plan, **options)),
        kit.sdk.InternalServerError,
    )
    return len(error.attempts)


async def timeouts(kit, client, **request_options):
    """The timeouts that httpx was told."""
    raw = kit.error(
        lambda: client.todos.get(id="none", request_options=request_options), kit.sdk.NotFoundError
    )
    return (await raw).response.request.extensions["timeout"]


async def check_what_is_left_out_is_unchanged(kit):
    from contract_runtime import UNSET

    from kit import quick_retries

    client = kit.client(retry=quick_retries(), **ALL)
    for copy in (
        client.with_options(),
        client.with_options(**dict.fromkeys((*ALL, "base_url", "retry"), UNSET)),
    ):
        headers = await sent(kit, copy)
        assert headers["authorization"] == "Bearer " + KEY and headers["x-a"] == "1"
        assert (await timeouts(kit, copy))["read"] <= 9.0
        assert await tries(kit, copy) == 5
        assert kit.url in repr(copy)


async def check_none_means_what_it_means_at_construction(kit):
    client = kit.client(base_url=kit.url + "/elsewhere", **ALL)
    copy = client.with_options(
        api_key=None, timeout=None, default_headers=None, retry=None, deadline=None, idle=None
    )
    copy = copy.with_options(base_url=kit.url, stall=None)
    plain = copy.with_options(default_headers={"authorization": "Bearer x"})
    headers = await sent(kit, plain)
    assert headers["authorization"] == "Bearer x" and "x-a" not in headers
    assert set((await timeouts(kit, plain)).values()) == {None}
    assert "localhost:8080" in repr(copy.with_options(base_url=None))
    await kit.error(lambda: copy.todos.stats(), kit.sdk.AuthenticationError)


async def check_no_timeout_is_the_default(kit):
    assert set((await timeouts(kit, kit.client())).values()) == {None}


async def check_timeouts_by_operation(kit):
    import httpx

    client = kit.client(timeout=httpx.Timeout(5.0, connect=1.5))
    timeout = await timeouts(kit, client)
    assert (timeout["connect"], timeout["read"]) == (1.5, 5.0)
    assert (await timeouts(kit, client, timeout=2.5))["connect"] == 2.5
    assert (await timeouts(kit, client, timeout=None))["connect"] is None


async def check_headers_in_order(kit):
    """Contract < default < auth < request, whatever the case of the names."""
    client = kit.client(
        default_headers={"AUTHORIZATION": "Bearer default", "ACCEPT": "a/b", "x-c": "default"}
    )
    headers = await sent(kit, client)
    assert headers["authorization"] == "Bearer " + KEY
    assert headers["accept"] == "a/b" and headers["x-c"] == "default"
    headers = await sent(
        kit, client, headers={"Authorization": "Bearer mine", "accept": "c/d", "X-C": "request"}
    )
    assert headers["authorization"] == "Bearer mine"
    assert headers["accept"] == "c/d" and headers["x-c"] == "request"
    keyless = client.with_options(api_key=None)
    assert (await sent(kit, keyless))["authorization"] == "Bearer default"


async def check_default_headers_merge_without_case(kit):
    client = kit.client(default_headers={"X-A": "1", "X-B": "1"})
    headers = await sent(kit, client.with_options(default_headers={"x-a": "2", "x-c": "2"}))
    assert (headers["x-a"], headers["x-b"], headers["x-c"]) == ("2", "1", "2")


async def check_a_client_keeps_its_own_headers(kit):
    mine = {"X-A": "1"}
    client = kit.client(default_headers=mine)
    mine["X-A"] = "2"
    assert (await sent(kit, client))["x-a"] == "1"


async def check_copies_close_by_themselves(kit):
    client = kit.client()
    copy = client.with_options(max_retries=0)
    await kit.do(copy.close())
    await kit.error(lambda: copy.todos.stats(), kit.sdk.SDKError)
    await kit.do(client.todos.stats())
    other = client.with_options(max_retries=0)
    async with kit.entered(other):
        await kit.do(other.todos.stats())
    await kit.do(client.todos.stats())
    for use in (lambda: other.with_options(), lambda: other.http_client, lambda: other.warm()):
        error = await kit.error(use, kit.sdk.SDKError)
        assert "closed" in str(error), error


async def check_copies_are_of_the_same_class(kit):
    class Mine(kit.client_class):
        pass

    client = Mine(api_key=KEY, base_url=kit.url)
    copy = client.with_options(timeout=1.0)
    assert type(copy) is Mine and copy.todos is not client.todos
    await kit.do(copy.todos.stats())
    await kit.do(copy.close())
    await kit.do(client.close())


async def check_max_retries_of_a_call(kit):
    from kit import quick_retries

    client = kit.client(retry=quick_retries(), max_retries=1)
    assert await tries(kit, client) == 2
    assert await tries(kit, client, max_retries=0) == 1
    assert await tries(kit, client, max_retries=3) == 4


async def check_timeout_of_a_call(kit):
    client = kit.client(max_retries=0)
    for options in ({"timeout": 0.1}, {"deadline": 0.1}):
        error = await kit.error(
            lambda options=options: client.todos.stats(
                request_options=dict(kit.plan("hang"), **options)
            ),
            kit.sdk.APITimeoutError,
        )
        [name] = options
        assert error.clock == name and isinstance(error, kit.sdk.APIConnectionError), error.clock


async def check_a_call_lifts_the_clients_limits(kit):
    client = kit.client(timeout=1e-9, deadline=1e-9, max_retries=0)
    await kit.error(lambda: client.todos.stats(), kit.sdk.APITimeoutError)
    await kit.do(client.todos.stats(request_options={"timeout": None, "deadline": None}))


async def check_wrong_request_options(kit):
    client = kit.client()
    for options in (
        {"timeot": 1},
        {"max_retries": "2"},
        {"timeout": "2"},
        {"deadline": "soon"},
        {"headers": {"X-A": 1}},
        {"body": {"a": 1}},
        ["headers"],
    ):
        await kit.error(
            lambda options=options: client.todos.stats(request_options=options), TypeError
        )
    for options in ({"max_retries": -1}, {"timeout": -1.0}, {"idempotency_key": "a\nb"}):
        await kit.error(
            lambda options=options: client.todos.create(title="x", request_options=options),
            ValueError,
        )
    await kit.error(lambda: client.todos.add_all([], request_options={"body": {"a": 1}}), TypeError)


async def check_query_and_body_of_a_call(kit):
    client = kit.client()
    seen, _ = await kit.seen(
        client.todos.with_raw_response.list, limit=1, request_options={"query": {"a": None, "b": 1}}
    )
    assert seen["query"] == "limit=1&b=1", seen["query"]
    todo = await kit.do(client.todos.create(title="T"))
    update = client.todos.with_raw_response.update
    seen, _ = await kit.seen(
        update, id=todo.id, title="mine", request_options={"body": {"title": "yours", "new": [1]}}
    )
    assert seen["body"] == '{"title":"yours","new":[1]}', seen["body"]
