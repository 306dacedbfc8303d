"""Clients themselves: options, copies, closing in any order, and what is left behind."""

import asyncio
import copy
import gc
import inspect
import os
import pickle
import threading
import warnings
from typing import Any, Callable, Dict, List

import httpx
import pytest
from contract_runtime import SDKError
from http_kit import Both, Server


def test_options_at_construction(kind: str) -> None:
    with Both(kind) as both:
        assert repr(both.client).endswith("of TodoAPI at http://localhost:8080>")
    assert repr(both.client).endswith("(closed)>")


@pytest.mark.parametrize("name", ["Client", "AsyncClient"])
def test_the_basics_by_place(name: str) -> None:
    import todosdk

    client: Any = getattr(todosdk, name)
    signature = inspect.signature(client)
    by_place = [p.name for p in signature.parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
    assert by_place == ["api_key", "base_url", "timeout", "max_retries", "default_headers"]
    made = client("key", "http://h/v1", 3.0, 5, {"A": "b"})
    told = made._core.options
    assert (told.api_key, told.base_url, told.timeout) == ("key", "http://h/v1", 3.0)
    assert (told.max_retries, told.default_headers) == (5, {"A": "b"})
    with pytest.raises(TypeError):
        client("key", "http://h", 3.0, 5, None, None)
    with pytest.raises(TypeError):
        made.with_options("key")


#: Wrong options, and what they are answered with.
WRONG: List[Any] = [
    ({"base_url": ""}, ValueError),
    ({"base_url": "example.com"}, ValueError),
    ({"base_url": "ftp://h"}, ValueError),
    ({"base_url": 3}, TypeError),
    ({"api_key": 3}, TypeError),
    ({"api_key": "secret\n"}, ValueError),
    ({"default_headers": {"A": "b\rc"}}, ValueError),
    ({"default_headers": {"A:": "b"}}, ValueError),
    ({"max_retries": -1}, ValueError),
    ({"max_retries": True}, TypeError),
    ({"timeout": -1}, ValueError),
    ({"timeout": 0}, ValueError),
    ({"timeout": "1"}, TypeError),
    ({"deadline": float("nan")}, ValueError),
    ({"timeout": float("inf")}, ValueError),
    ({"deadline": float("inf")}, ValueError),
    ({"timeout": httpx.Timeout(0)}, ValueError),
    ({"timeout": httpx.Timeout(5, read=-1)}, ValueError),
    ({"deadline": httpx.Timeout(5)}, TypeError),
    ({"idle": "x"}, TypeError),
    ({"stall": httpx.Timeout(5)}, TypeError),
    ({"retry": 3}, TypeError),
    ({"on_drift": "x"}, TypeError),
    ({"default_headers": "A: b"}, TypeError),
    ({"default_headers": [("A", "b")]}, TypeError),
    ({"default_headers": {1: "b"}}, TypeError),
    ({"nope": 1}, TypeError),
]


@pytest.mark.parametrize(("options", "error"), WRONG)
def test_wrong_options(kind: str, options: Dict[str, Any], error: type) -> None:
    with pytest.raises(error) as caught:
        Both(kind, **options)
    assert "secret" not in str(caught.value)
    with Both(kind) as both, pytest.raises(error):
        both.client.with_options(**options)


def test_no_base_url() -> None:
    from contract_runtime.abi import BaseClient, Service

    class Client(BaseClient):
        _service = Service("X", package="x", version="1")

    with pytest.raises(ValueError, match="no base URL"):
        Client()
    with Client(base_url="http://h") as client, pytest.raises(ValueError, match="no base URL"):
        client.with_options(base_url=None)


def test_the_other_kind_of_http_client(kind: str) -> None:
    other: Any = httpx.Client() if kind == "async" else httpx.AsyncClient()
    for wrong in (other, object(), httpx.Client, httpx.AsyncClient):
        with pytest.raises(TypeError, match="http_client must be an httpx"):
            Both(kind, http_client=wrong)
    if kind == "async":
        other.close()


@pytest.mark.parametrize("path", ["/", "/v1?api_key=hidden"])
def test_a_key_is_shown_nowhere(kind: str, path: str) -> None:
    with Both(kind, api_key="hidden-key", base_url=f"http://me:hidden-pass@h{path}") as both:
        shown = repr(both.client) + str(both.client) + repr(both.client.todos)
    assert "hidden" not in shown


@pytest.mark.parametrize("travel", [pickle.dumps, copy.copy, copy.deepcopy])
def test_clients_do_not_travel(kind: str, travel: Callable[[Any], Any]) -> None:
    with Both(kind) as both, pytest.raises(TypeError, match="make one in each process"):
        travel(both.client)


@pytest.mark.parametrize("travel", [pickle.dumps, copy.deepcopy])
def test_nor_does_what_belongs_to_them(kind: str, travel: Callable[[Any], Any]) -> None:
    with Both(kind) as both:
        todos = both.client.todos
        for part in (todos, todos.with_raw_response, todos.watch()):
            with pytest.raises(TypeError, match="make one in each process"):
                travel(part)


def test_resources_are_made_once(kind: str) -> None:
    with Both(kind) as both:
        assert both.client.todos is both.client.todos
        assert both.client.with_options(timeout=1).todos is not both.client.todos


def test_with_options(kind: str, http_server: Server) -> None:
    first = {"X-A": "1", "X-B": "1"}
    with Both(kind, base_url=http_server.url, api_key="k", default_headers=first) as both:
        both.run(lambda c: c.with_options(default_headers={"x-a": "2"}).todos.get(id="7"))
        both.run(lambda c: c.with_options(default_headers=None, api_key=None).todos.get(id="7"))
        both.run(lambda c: c.with_options(base_url=http_server.url + "/v2").todos.get(id="7"))
        both.run(lambda c: c.todos.get(id="7"))
    merged, bare, moved, same = http_server.seen
    assert (merged.headers["x-a"], merged.headers["x-b"]) == ("2", "1")
    assert not {"x-a", "authorization"} & set(bare.headers)
    assert moved.target == "/v2/todos/7"
    assert (same.headers["x-a"], same.headers["authorization"]) == ("1", "Bearer k")
    assert http_server.connections == 1


def test_timeout_none_is_no_timeout(kind: str, http_server: Server) -> None:
    with Both(kind, base_url=http_server.url, timeout=0.05, max_retries=0) as both:
        with pytest.raises(SDKError, match="timed out"):
            both.run(lambda c: c.todos.get(id="hang"))
        options = {"timeout": None, "deadline": 0.3}
        with pytest.raises(SDKError, match="deadline"):
            both.run(lambda c: c.todos.get(id="hang", request_options=options))
        with pytest.raises(SDKError, match="deadline"):
            both.run(lambda c: c.with_options(**options).todos.get(id="hang"))


@pytest.mark.parametrize("original_first", [True, False])
def test_closing_in_any_order(kind: str, http_server: Server, original_first: bool) -> None:
    with Both(kind, base_url=http_server.url) as both:
        original, derived = both.client, both.client.with_options(timeout=3)
        both.wait(lambda: original.todos.get(id="7"))
        first, second = (original, derived) if original_first else (derived, original)
        both.wait(first.close)
        both.wait(first.close)
        with pytest.raises(SDKError, match="closed"):
            both.wait(lambda: first.todos.get(id="7"))
        for act in (lambda: first.http_client, first.with_options, first.warm):
            with pytest.raises(SDKError, match="closed"):
                both.wait(act)
        assert both.wait(lambda: second.todos.get(id="7")).id == "7"
        both.wait(second.close)
        with pytest.raises(SDKError, match="closed"):
            both.items(lambda _: second.todos.watch())
    assert http_server.connections == 1 + original_first


def test_a_dropped_copy_holds_nothing(kind: str, http_server: Server) -> None:
    gc.disable()
    try:
        both = Both(kind, base_url=http_server.url)
        for _ in range(3):
            both.run(lambda c: c.with_options(timeout=5).todos.get(id="7"))
        engine = both.client._core.shared.engine
        with both:
            assert engine.connections == 1
        assert engine.connections == 0
    finally:
        gc.enable()


def test_unclosed(kind: str, http_server: Server) -> None:
    from todosdk import AsyncClient, Client

    def sync() -> None:
        Client(base_url=http_server.url).todos.get(id="7")

    async def not_sync() -> None:
        await AsyncClient(base_url=http_server.url).todos.get(id="7")
        gc.collect()
        await asyncio.sleep(0.02)  # its connections are closed by the loop

    with pytest.warns(ResourceWarning, match="unclosed client of todosdk"):
        sync() if kind == "sync" else asyncio.run(not_sync())
        gc.collect()
    # One that has no connection is no loss.
    Client() if kind == "sync" else AsyncClient()
    gc.collect()


def test_one_client_in_many_loops(http_server: Server) -> None:
    from todosdk import AsyncClient

    client = AsyncClient(base_url=http_server.url, deadline=5)

    async def use() -> List[str]:
        todos = await asyncio.gather(*[client.todos.get(id="7") for _ in range(5)])
        items = [item.type async for item in client.todos.watch()]
        return [todo.id for todo in todos] + items

    for _ in range(3):
        assert asyncio.run(use()) == ["7"] * 5 + ["token", "token", "done"]
        gc.collect()
    asyncio.run(client.close())


def test_trio(http_server: Server) -> None:
    trio = pytest.importorskip("trio")
    from todosdk import AsyncClient

    async def use(client: Any) -> List[str]:
        todo = await client.todos.get(id="7")
        with pytest.raises(SDKError, match="deadline"):
            await client.todos.get(id="drip-body", request_options={"deadline": 0.2})
        return [todo.id]

    client = AsyncClient(base_url=http_server.url)
    for _ in range(2):
        assert trio.run(use, client) == ["7"]

    async def close() -> None:
        await client.close()

    trio.run(close)


def test_closed_while_a_call_is_on_its_way(kind: str, http_server: Server) -> None:
    """What the call still opens stays open no longer than the call."""
    with Both(kind, base_url=http_server.url) as both:
        both.run(lambda c: c.todos.get(id="7"))
        engine = both.client._core.shared.engine
        send = engine._send

        async def late(call: Any) -> Any:
            closing = both.client.close()
            if closing is not None:
                await closing
            return await send(call)

        engine._send = late
        assert both.run(lambda c: c.todos.get(id="7")).id == "7"
        assert engine.connections == 0


def test_threads(http_server: Server) -> None:
    from todosdk import Client

    failures: List[object] = []
    with Client(base_url=http_server.url, deadline=20) as client:

        def work(number: int) -> None:
            for step in range(10):
                title = f"{number}-{step}"
                raw = client.todos.with_raw_response.list(tag=[title])
                if raw.status_code != 200:
                    failures.append(title)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []
    assert len({seen.target for seen in http_server.seen}) == 320
    assert http_server.connections <= 32


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_fork(http_server: Server) -> None:
    from todosdk import Client

    with Client(base_url=http_server.url, deadline=10) as client:
        assert client.todos.get(id="7").id == "7"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of forking with threads
            child = os.fork()
        if child == 0:
            code = 1
            try:
                code = 0 if client.todos.get(id="7").id == "7" else 2
            finally:
                os._exit(code)
        assert os.waitpid(child, 0)[1] == 0
        assert client.todos.get(id="7").id == "7"
    first, childs, last = (seen.connection for seen in http_server.seen)
    assert first == last != childs
