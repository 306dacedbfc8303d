"""The lives of clients: closing in any order, loops, threads, forks, and what is left behind."""

import asyncio
import gc
import os
import signal
import threading
import warnings
from typing import Any, List

import pytest
from contract_runtime import SDKError
from http_kit import Both, Server


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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_fork_under_a_lock(http_server: Server) -> None:
    """What a thread of the parent's holds at the fork, no thread of the child's gives back."""
    from todosdk import Client

    with Client(base_url=http_server.url, on_drift=print) as client:
        assert client.todos.get(id="7").id == "7"
        with client._core.shared._making, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            child = os.fork()
            if child == 0:
                signal.alarm(10)
                code = 1
                try:
                    copy = client.with_options(timeout=9)
                    code = 0 if copy.todos.get(id="7").id == "7" and [*copy.todos.watch()] else 2
                finally:
                    os._exit(code)
        assert os.waitpid(child, 0)[1] == 0


def test_closed_while_a_first_call_loads(
    kind: str, http_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Both(kind, base_url=http_server.url) as both:
        shared = both.client._core.shared
        load = shared.load

        def closing() -> object:
            both.client._core.end()
            return load()

        monkeypatch.setattr(shared, "load", closing)
        with pytest.raises(SDKError, match="closed"):
            both.run(lambda c: c.todos.get(id="7"))
    assert http_server.seen == []
