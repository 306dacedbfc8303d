"""The pools by themselves, beneath any httpx client, against real sockets."""

import asyncio
import threading
import time
from typing import Any, Callable, List

import httpx
import pytest
import trio
from contract_runtime import AsyncPoolTransport, PoolTransport
from http_kit import Server


def run(kind: str, url: str, use: Callable[..., Any], **options: Any) -> Any:
    """Use a pool with a client of httpx over it; ``use`` gets a ``get`` and the pool."""
    if kind == "sync":
        pool = PoolTransport(**options)
        with httpx.Client(transport=pool, base_url=url, timeout=None) as client:
            result = use(lambda path, **more: client.get(path, **more), pool)
        assert pool.connections == 0
        return result

    async def main() -> Any:
        apool = AsyncPoolTransport(**options)
        loop = asyncio.get_running_loop()
        async with httpx.AsyncClient(transport=apool, base_url=url, timeout=None) as client:

            def get(path: str, **more: Any) -> Any:
                future = asyncio.run_coroutine_threadsafe(client.get(path, **more), loop)
                return future.result()

            result = await loop.run_in_executor(None, use, get, apool)
        assert apool.connections == 0
        return result

    return asyncio.run(main())


def test_connections_are_kept(kind: str, http_server: Server) -> None:
    def use(get: Any, pool: Any) -> None:
        for _ in range(5):
            assert get("/todos/7").json()["id"] == "7"
        assert pool.connections == 1

    run(kind, http_server.url, use)
    assert http_server.connections == 1


@pytest.mark.parametrize("path", ["/todos/close", "/todos/silent"])
def test_connections_that_the_server_closes(kind: str, http_server: Server, path: str) -> None:
    def use(get: Any, pool: Any) -> None:
        for _ in range(4):
            extensions = {"deadline": time.monotonic() + 5}
            assert get(path, extensions=extensions).status_code == 200
            while http_server.open:  # until its end is closed for certain
                time.sleep(0.001)

    run(kind, http_server.url, use)
    assert http_server.connections == 4


def test_expiry(kind: str, http_server: Server) -> None:
    def use(get: Any, pool: Any) -> None:
        get("/todos/7")
        time.sleep(0.05)
        get("/todos/7")

    run(kind, http_server.url, use, keepalive_expiry=0.01)
    assert http_server.connections == 2


def test_limit_and_waiting(kind: str, http_server: Server) -> None:
    running: List[int] = []
    most: List[int] = []

    def slow(server: Server, seen: Any, peer: Any) -> bool:
        running.append(1)
        most.append(len(running))
        time.sleep(0.005)
        running.pop()
        return server.paths["*"](server, seen, peer)

    http_server.paths["/todos/slow"] = slow

    def use(get: Any, pool: Any) -> None:
        results: List[int] = []
        threads = [
            threading.Thread(target=lambda: results.append(get("/todos/slow").status_code))
            for _ in range(12)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == [200] * 12

    run(kind, http_server.url, use, max_connections=2)
    assert max(most) <= 2
    assert http_server.connections == 2


def test_nothing_becomes_free(kind: str, http_server: Server) -> None:
    def use(get: Any, pool: Any) -> None:
        extensions = {"deadline": time.monotonic() + 0.4}

        def block() -> None:
            with pytest.raises(httpx.ReadTimeout):
                get("/todos/hang", extensions=extensions)

        blocker = threading.Thread(target=block)
        blocker.start()
        while not http_server.seen:
            time.sleep(0.001)
        with pytest.raises(httpx.PoolTimeout):
            get("/todos/7", timeout=httpx.Timeout(None, pool=0.05))
        blocker.join()
        assert get("/todos/7").status_code == 200

    run(kind, http_server.url, use, max_connections=1)


@pytest.mark.parametrize("name", ["hang", "drip-head", "drip-body", "drip-on"])
def test_deadline(kind: str, http_server: Server, name: str) -> None:
    def use(get: Any, pool: Any) -> None:
        for _ in range(2):
            began = time.monotonic()
            with pytest.raises(httpx.ReadTimeout, match="deadline"):
                get(f"/todos/{name}", extensions={"deadline": began + 0.2})
            assert 0.15 < time.monotonic() - began < 5
        assert get("/todos/7", extensions={"deadline": time.monotonic() + 5}).status_code == 200

    run(kind, http_server.url, use)


def test_a_deadline_that_has_passed_waits_for_nothing(kind: str, http_server: Server) -> None:
    free = threading.Event()

    def held(server: Server, seen: Any, peer: Any) -> bool:
        free.wait()
        return server.paths["*"](server, seen, peer)

    http_server.paths["/todos/held"] = held

    def use(get: Any, pool: Any) -> None:
        blocker = threading.Thread(target=get, args=["/todos/held"])
        blocker.start()
        while not http_server.seen:
            time.sleep(0.001)
        try:
            with pytest.raises(httpx.ReadTimeout, match="deadline"):
                get("/todos/7", extensions={"deadline": time.monotonic() - 1})
        finally:
            free.set()
            blocker.join()

    run(kind, http_server.url, use, max_connections=1)


def test_other_traces_are_told_too(kind: str, http_server: Server) -> None:
    events: List[str] = []

    def use(get: Any, pool: Any) -> None:
        def trace(event: str, info: Any) -> Any:
            events.append(event)

        async def atrace(event: str, info: Any) -> None:
            events.append(event)

        extensions = {
            "deadline": time.monotonic() + 5,
            "trace": trace if kind == "sync" else atrace,
        }
        get("/todos/7", extensions=extensions)

    run(kind, http_server.url, use)
    assert "connection.connect_tcp.complete" in events


def test_cancelled_tasks_leave_no_connection(http_server: Server) -> None:
    async def main() -> None:
        pool = AsyncPoolTransport(max_connections=1)
        async with httpx.AsyncClient(
            transport=pool, base_url=http_server.url, timeout=None
        ) as client:
            hanging = asyncio.create_task(client.get("/todos/hang"))
            while not http_server.seen:
                await asyncio.sleep(0.001)
            waiting = [asyncio.create_task(client.get("/todos/7")) for _ in range(3)]
            await asyncio.sleep(0.01)
            waiting[0].cancel()
            hanging.cancel()
            done = await asyncio.gather(hanging, *waiting, return_exceptions=True)
            assert [type(each).__name__ for each in done[:2]] == ["CancelledError"] * 2
            assert [each.status_code for each in done[2:]] == [200, 200]  # type: ignore[union-attr]
            assert pool.connections == 1

    asyncio.run(main())


def test_a_pool_knows_its_end(kind: str) -> None:
    closed = PoolTransport() if kind == "sync" else AsyncPoolTransport()
    assert closed.connections == 0


def test_under_trio(http_server: Server) -> None:
    pool = AsyncPoolTransport(max_connections=1)

    async def main() -> None:
        opened = http_server.connections
        async with httpx.AsyncClient(base_url=http_server.url, transport=pool) as client:
            for _ in range(3):
                assert (await client.get("/todos/7")).status_code == 200
            assert (http_server.connections - opened, pool.connections) == (1, 1)
            seen = len(http_server.seen)
            async with trio.open_nursery() as waiting:
                scope = waiting.cancel_scope
                waiting.start_soon(client.get, "/todos/hang")
                while len(http_server.seen) == seen:
                    await trio.sleep(0.001)
                with pytest.raises(httpx.PoolTimeout):
                    await client.get("/todos/7", timeout=httpx.Timeout(None, pool=0.01))
                scope.cancel()
            assert (await client.get("/todos/7")).status_code == 200
            with pytest.raises(httpx.ReadTimeout, match="deadline"):
                extensions = {"deadline": time.monotonic() + 0.2}
                await client.get("/todos/drip-body", extensions=extensions)
            assert pool.connections == 0

    for _ in range(2):
        trio.run(main)
    assert pool.connections == 0


@pytest.mark.parametrize("name", ["hang", "drip-head", "drip-body", "drip-on"])
def test_deadline_under_uvloop(http_server: Server, name: str) -> None:
    uvloop: Any = pytest.importorskip("uvloop")

    async def main() -> None:
        pool = AsyncPoolTransport()
        async with httpx.AsyncClient(base_url=http_server.url, transport=pool) as client:
            await client.get("/todos/7")  # a connection that is kept is cut off as well
            for _ in range(2):
                extensions = {"deadline": time.monotonic() + 0.2}
                with pytest.raises(httpx.ReadTimeout, match="deadline"):
                    await client.get(f"/todos/{name}", extensions=extensions)

    uvloop.run(main())


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_a_loop_closes_its_connections_at_its_end(http_server: Server, library: str) -> None:
    pool = AsyncPoolTransport()

    async def main() -> None:
        request = httpx.Request("GET", f"{http_server.url}/todos/7")
        response = await pool.handle_async_request(request)
        await response.aread()
        await response.aclose()
        assert pool.connections == 1

    asyncio.run(main()) if library == "asyncio" else trio.run(main)
    assert pool.connections == 0
    while http_server.open:
        time.sleep(0.001)
