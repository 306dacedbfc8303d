"""Construction, options, closing."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import threading

from kit import KEY

PACKAGE = "todoclient"


async def check_options(kit):
    import httpx
    from contract_runtime import RetryPolicy

    client = kit.client(
        timeout=5.0,
        max_retries=3,
        default_headers={"X-Team": "a"},
        retry=RetryPolicy(),
        deadline=30.0,
        idle=10.0,
        stall=20.0,
    )
    seen, _ = await kit.seen(client.todos.with_raw_response.stats)
    assert seen["headers"]["x-team"] == "a"
    assert seen["headers"]["authorization"] == "Bearer " + KEY
    kit.client(timeout=httpx.Timeout(5.0, connect=1.0))
    kit.client(timeout=None, default_headers=None, retry=None, deadline=None)


async def check_contract_gives_the_base_url(kit):
    client = kit.client_class(api_key=KEY)
    assert "http://localhost:8080" in repr(client)
    await kit.do(client.close())


async def check_wrong_options_are_value_errors(kit):
    for options in (
        {"base_url": "localhost:8080"},
        {"base_url": "ftp://localhost"},
        {"max_retries": -1},
        {"default_headers": {"X-A": "b\r\nX-C: d"}},
    ):
        with contextlib.suppress(ValueError):
            kit.client(**options)
            raise AssertionError(options)


async def check_unknown_option_is_a_type_error(kit):
    with contextlib.suppress(TypeError):
        kit.client(apikey="x")
        raise AssertionError


async def check_no_key_no_header(kit):
    client = kit.client(api_key=None)
    error = await kit.error(lambda: client.todos.list(), kit.sdk.AuthenticationError)
    assert error.status_code == 401 and error.code == "UNAUTHENTICATED"


async def check_closing_every_way(kit):
    async with kit.entered(kit.client()) as client:
        await kit.do(client.todos.stats())
    error = await kit.error(lambda: client.todos.stats(), kit.sdk.SDKError)
    assert "closed" in str(error)
    await kit.do(client.close())
    if kit.kind == "sync":
        with contextlib.closing(kit.client()) as client:
            client.todos.stats()
    else:
        client = kit.client()
        await client.aclose()
        await client.aclose()
    error = await kit.error(lambda: client.todos.stats(), kit.sdk.SDKError)
    assert "closed" in str(error)


async def check_with_options(kit):
    client = kit.client(default_headers={"X-A": "1", "X-B": "1"}, timeout=9.0)
    copy = client.with_options(default_headers={"x-b": "2"}, api_key="other", timeout=None)
    seen, _ = await kit.seen(copy.todos.with_raw_response.stats)
    assert seen["headers"]["x-a"] == "1" and seen["headers"]["x-b"] == "2"
    assert seen["headers"]["authorization"] == "Bearer other"
    await kit.do(copy.close())
    seen, _ = await kit.seen(client.todos.with_raw_response.stats)
    assert seen["headers"]["x-b"] == "1"
    assert seen["headers"]["authorization"] == "Bearer " + KEY


async def check_header_precedence(kit):
    client = kit.client(default_headers={"accept": "application/json;q=1", "X-Who": "default"})
    options = {"headers": {"x-who": "request", "Authorization": "Bearer mine"}}
    seen, _ = await kit.seen(client.todos.with_raw_response.stats, request_options=options)
    assert seen["headers"]["x-who"] == "request"
    assert seen["headers"]["authorization"] == "Bearer mine"
    assert seen["headers"]["accept"] == "application/json;q=1"


async def check_base_url_keeps_its_prefix(kit):
    client = kit.client(base_url=kit.url + "/some/prefix/")
    error = await kit.error(lambda: client.todos.get(id="1"), kit.sdk.NotFoundError)
    assert error.url.endswith("/some/prefix/todos/1"), error.url


async def check_http_client_of_ours(kit):
    client = kit.client()
    await kit.do(client.todos.stats())
    under = client.http_client
    assert client._http is under and under is client.with_options(timeout=1.0).http_client
    calls = []
    if kit.kind == "sync":
        under.event_hooks = {"request": [calls.append]}
    else:

        async def hook(request):
            calls.append(request)

        under.event_hooks = {"request": [hook]}
    await kit.do(client.todos.stats())
    assert len(calls) == 1 and calls[0].url.path == "/stats"


async def check_http_client_of_the_callers(kit):
    import httpx

    make = httpx.Client if kit.kind == "sync" else httpx.AsyncClient
    own = make(headers={"X-Own": "1"}, base_url=kit.url)
    client = kit.client_class(api_key=KEY, http_client=own)
    seen, _ = await kit.seen(client.todos.with_raw_response.stats)
    assert seen["headers"]["x-own"] == "1"
    assert seen["headers"]["authorization"] == "Bearer " + KEY
    await kit.do(client.close())
    assert not own.is_closed
    await kit.do(own.close() if kit.kind == "sync" else own.aclose())


async def check_resources_are_made_once(kit):
    client = kit.client()
    assert client.todos is client.todos
    name = "TodosResource" if kit.kind == "sync" else "AsyncTodosResource"
    assert type(client.todos).__name__ == name


async def check_repr_hides_the_key(kit):
    client = kit.client(base_url=kit.url.replace("://", "://user:hunter2@"))
    assert "TodoAPI" in repr(client) and "127.0.0.1" in repr(client)
    assert KEY not in repr(client) and "hunter2" not in repr(client)
    assert KEY not in str(vars(client.todos)) or KEY not in repr(client.todos)


async def check_clients_do_not_pickle(kit):
    with contextlib.suppress(TypeError):
        pickle.dumps(kit.client())
        raise AssertionError


async def check_warm(kit):
    client = kit.client()
    await kit.do(client.warm())
    await kit.do(client.todos.stats())


async def check_one_client_in_many_loops(kit):
    if kit.kind == "sync":
        return
    client = kit.client()
    totals = []

    def work():
        for _ in range(2):
            totals.append(asyncio.run(client.todos.stats()).total)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    await client.todos.stats()
    assert len(totals) == 2


async def check_one_client_in_many_threads(kit):
    if kit.kind == "async":
        return
    client = kit.client()
    tags = ["thread-" + str(number) for number in range(16)]
    found = {}

    def work(tag):
        client.todos.create(title=tag, tags=[tag])
        found[tag] = [todo.title for todo in client.todos.list(tag=[tag])]

    threads = [threading.Thread(target=work, args=(tag,)) for tag in tags]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {tag: [tag] for tag in tags}
