"""A caller's own ``httpx`` client: used as it is, whatever is set on it."""

from __future__ import annotations

import asyncio

from kit import KEY, quick_retries

PACKAGE = "todoclient"


async def sent(kit, client, **request_options):
    """What the server is sent by a call."""
    call = client.todos.with_raw_response.list
    seen, _ = await kit.seen(call, limit=2, request_options=request_options)
    return seen


async def check_base_url_with_path_and_query(kit):
    for end, path, query in (
        ("", "/todos", "limit=2"),
        ("/", "/todos", "limit=2"),
        ("?tenant=a", "/todos", "tenant=a&limit=2"),
    ):
        async with kit.http_client(base_url=kit.url + end) as own:
            seen = await sent(kit, kit.client(base_url=None, http_client=own))
            assert (seen["path"], seen["query"]) == (path, query), seen
    async with kit.http_client(base_url=kit.url + "/elsewhere/") as own:
        client = kit.client(base_url=None, http_client=own)
        error = await kit.error(lambda: client.todos.get(id="1"), kit.sdk.NotFoundError)
        assert error.url == kit.url + "/elsewhere/todos/1", error.url
        # One that is given goes before it, and goes again.
        nearer = client.with_options(base_url=kit.url)
        assert (await sent(kit, nearer))["path"] == "/todos"
        assert "/elsewhere" in repr(nearer.with_options(base_url=None))


async def check_without_a_base_url_the_contracts(kit):
    async with kit.http_client() as own:
        assert "http://localhost:8080" in repr(kit.client(base_url=None, http_client=own))


async def check_cookies(kit):
    async with kit.http_client(cookies={"sid": "1"}) as own:
        client = kit.client(http_client=own)
        assert (await sent(kit, client))["headers"]["cookie"] == "sid=1"
        own.cookies.set("more", "2")
        assert "more=2" in (await sent(kit, client))["headers"]["cookie"]


async def check_cookies_that_the_server_sets(kit):
    async with kit.http_client() as own:
        client = kit.client(http_client=own, max_retries=0)
        plan = kit.plan("503 set-cookie=sid=3; Path=/")
        await kit.error(
            lambda: client.todos.stats(request_options=plan), kit.sdk.InternalServerError
        )
        assert (await sent(kit, client))["headers"]["cookie"] == "sid=3"


async def check_params(kit):
    async with kit.http_client(params={"tenant": "a b", "limit": 9}) as own:
        client = kit.client(http_client=own)
        query = sorted((await sent(kit, client))["query"].replace("+", "%20").split("&"))
        assert query == ["limit=2", "tenant=a%20b"], query
        query = (await sent(kit, client, query={"tenant": "c"}))["query"]
        assert sorted(query.split("&")) == ["limit=2", "tenant=c"], query


async def check_headers_rank_below_ours(kit):
    async with kit.http_client(headers={"X-Own": "1", "X-Team": "own"}) as own:
        client = kit.client(http_client=own, default_headers={"x-team": "default"})
        headers = (await sent(kit, client))["headers"]
        assert (headers["x-own"], headers["x-team"]) == ("1", "default")
        assert headers["authorization"] == "Bearer " + KEY


async def check_auth(kit):
    """What the caller has set goes before the key, as ``httpx`` has it."""

    def auth(request):
        request.headers["Authorization"] = "Bearer own"
        return request

    async with kit.http_client(auth=auth) as own:
        for key in (None, KEY):
            client = kit.client(http_client=own, api_key=key)
            assert (await sent(kit, client))["headers"]["authorization"] == "Bearer own"
            await kit.do(client.todos.create(title="x"))
            assert len(await kit.items(client.todos.watch(limit=1))) == 1


async def check_timeouts(kit):
    import httpx

    async def told(client, **request_options):
        error = await kit.error(
            lambda: client.todos.get(id="none", request_options=request_options),
            kit.sdk.NotFoundError,
        )
        return error.response.request.extensions["timeout"]

    async with kit.http_client(timeout=httpx.Timeout(7.0, connect=2.0)) as own:
        client = kit.client(http_client=own)
        timeout = await told(client)
        assert (timeout["connect"], timeout["read"], timeout["pool"]) == (2.0, 7.0, 7.0)
        assert (await told(client, timeout=3.0))["connect"] == 3.0
        assert set((await told(client, timeout=None)).values()) == {None}
        mine = kit.client(http_client=own, timeout=None)
        assert set((await told(mine)).values()) == {None}
        own.timeout = 8.0
        assert (await told(client))["connect"] == 8.0


async def check_its_timeout_ends_a_call(kit):
    async with kit.http_client(timeout=0.2) as own:
        client = kit.client(http_client=own, max_retries=0)
        for options, clock in (({}, "timeout"), ({"timeout": None, "deadline": 0.2}, "deadline")):
            options = dict(kit.plan("hang"), **options)
            error = await kit.error(
                lambda options=options: client.todos.stats(request_options=options),
                kit.sdk.APITimeoutError,
            )
            assert error.clock == clock, error


async def check_event_hooks(kit):
    """Once for each try, of streams too; what a hook reads, the call can still decode."""
    told = []
    if kit.kind == "sync":

        def on_request(request):
            request.headers["X-Hook"] = "1"
            told.append(request.url.path)

        def on_response(response):
            told.append(response.status_code)
            if "event-stream" not in response.headers["content-type"]:
                response.read()
    else:

        async def on_request(request):
            request.headers["X-Hook"] = "1"
            told.append(request.url.path)

        async def on_response(response):
            told.append(response.status_code)
            if "event-stream" not in response.headers["content-type"]:
                await response.aread()

    hooks = {"request": [on_request], "response": [on_response]}
    async with kit.http_client(event_hooks=hooks) as own:
        client = kit.client(http_client=own, retry=quick_retries())
        assert (await sent(kit, client))["headers"]["x-hook"] == "1"
        assert told == ["/todos", 200]
        told.clear()
        stats = await kit.do(client.todos.stats(request_options=kit.plan("503", "pass")))
        assert stats.total >= 0 and told == ["/stats", 503, "/stats", 200]
        told.clear()
        await kit.do(client.todos.create(title="x"))
        assert len(await kit.items(client.todos.watch(limit=1))) == 1
        assert told == ["/todos", 200, "/events", 200] or told == ["/todos", 201, "/events", 200]


async def check_a_hook_that_refuses(kit):
    """``raise_for_status`` in a hook, as programs have it: the same error of ours."""
    if kit.kind == "sync":

        def hook(response):
            response.raise_for_status()
    else:

        async def hook(response):
            response.raise_for_status()

    async with kit.http_client(event_hooks={"response": [hook]}) as own:
        client = kit.client(http_client=own, retry=quick_retries())
        error = await kit.error(
            lambda: client.todos.stats(request_options=kit.plan("503", "503", "503")),
            kit.sdk.InternalServerError,
        )
        assert len(error.attempts) == 3
        await kit.error(lambda: client.todos.get(id="none"), kit.sdk.NotFoundError)


async def check_limits(kit):
    """A pool of one connection: who finds it taken waits, no longer than ``pool`` says."""
    import httpx

    limits = httpx.Limits(max_connections=1)
    async with kit.http_client(limits=limits, timeout=httpx.Timeout(30.0, pool=0.1)) as own:
        client = kit.client(http_client=own, max_retries=0)
        await kit.do(client.todos.create(title="x"))
        async with kit.entered(client.todos.watch()):
            error = await kit.error(lambda: client.todos.stats(), kit.sdk.APITimeoutError)
            assert not error.maybe_processed, error
        await kit.do(client.todos.stats())
        if kit.kind == "async":
            patient = client.with_options(timeout=30.0)
            await asyncio.gather(*[patient.todos.stats() for _ in range(20)])


async def check_it_outlives_the_clients(kit):
    async with kit.http_client() as own:
        client = kit.client(http_client=own)
        copy = client.with_options(max_retries=0)
        await kit.do(client.close())
        await kit.do(copy.todos.stats())
        await kit.do(copy.close())
        assert not own.is_closed
        await kit.do(kit.client(http_client=own).todos.stats())
    client = kit.client(http_client=own)
    error = await kit.error(lambda: client.todos.stats(), kit.sdk.SDKError)
    assert "closed" in str(error) and len(error.attempts) <= 1, error


async def check_only_a_client_of_the_kind_will_do(kit):
    import httpx

    for wrong in (httpx.Client, httpx.AsyncClient, "http://h", httpx.HTTPTransport()):
        error = await kit.error(lambda wrong=wrong: kit.client(http_client=wrong), TypeError)
        assert "http_client must be an httpx." in str(error), error
