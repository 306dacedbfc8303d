"""A small unary call over loopback, JSON to a dataclass: ours beside httpx, its fork and others.

    uv run --group bench python benchmarks/bench_calls.py [--json] [--only 50]

Ours has retries and a deadline armed, and decodes into a dataclass; the others give the parsed
JSON. The server is a process of its own: what is measured is the client's CPU, and of threads the
time, since waiting for each other counts.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import httpx2
from loopback import loopback
from rounds import Comparison, Contest, main

sys.path.insert(0, str(Path(__file__).parents[1] / "packages/runtime/tests/sdk"))

from todosdk import AsyncClient, Client

HTTPX, HTTPX2, BARE, OURS = "httpx", "httpx2", "bare httpx transport", "ours"
PATH = "/todos/7"
THREADS = 32
#: Seconds that a server takes that has something to do.
SLOW = 0.001


def contests() -> Iterator[Contest]:
    """Sync; threads; async at 1, 50 and 500 at once."""
    with loopback() as url, loopback(SLOW) as slow_url:
        yield _sync(url)
        yield _threads(url, "answered at once")
        yield _threads(slow_url, f"answered after {SLOW * 1000:g} ms")
        loop = asyncio.new_event_loop()
        for many in (1, 50, 500):
            yield _async(url, many, loop)
        ours = AsyncClient(base_url=url, api_key="key", deadline=30, timeout=10)
        yield _crowds(OURS, lambda: ours.todos.get(id="7"), loop, goals={"500 at once": 1.15})
        yield _crowds(f"{BARE}s", _bare_async(url), loop)
        loop.close()


def _sync(url: str) -> Contest:
    client = httpx.Client(base_url=url, timeout=30)
    client2 = httpx2.Client(base_url=url, timeout=30)
    ours = Client(base_url=url, api_key="key", deadline=30, timeout=10)
    bare = _bare(url)

    return Contest(
        "sync",
        base=HTTPX,
        contenders={
            HTTPX: lambda: client.get(PATH).json(),
            HTTPX2: lambda: client2.get(PATH).json(),
            BARE: bare,
            OURS: lambda: ours.todos.get(id="7"),
        },
        goals={OURS: 0.8},
    )


def _bare(url: str) -> Callable[[], object]:
    """One call by the least that httpx can do: the part below whatever is built on it."""
    transport = httpx.HTTPTransport()
    request = httpx.Request("GET", url + PATH, headers=httpx.Client().headers)

    def bare() -> object:
        response = transport.handle_request(request)
        body = response.read()
        response.close()
        return json.loads(body)

    return bare


def _threads(url: str, answered: str) -> Contest:
    ours = Client(base_url=url, api_key="key", deadline=30, timeout=10)
    client = httpx.Client(base_url=url, timeout=30)
    pool = ThreadPoolExecutor(THREADS)
    many = f"ours, {THREADS} threads"
    local = threading.local()

    def get(_: object) -> object:
        return [ours.todos.get(id="7") for _ in range(20)]

    def get_httpx(_: object) -> object:
        return [client.get(PATH).json() for _ in range(20)]

    def get_bare(_: object) -> object:
        if not hasattr(local, "bare"):
            local.bare = _bare(url)
        return [local.bare() for _ in range(20)]

    return Contest(
        f"{20 * THREADS} calls of one client, {answered}",
        base="ours, one thread",
        contenders={
            "ours, one thread": lambda: list(map(get, range(THREADS))),
            many: lambda: list(pool.map(get, range(THREADS))),
            "httpx, one thread": lambda: list(map(get_httpx, range(THREADS))),
            f"httpx, {THREADS} threads": lambda: list(pool.map(get_httpx, range(THREADS))),
            f"{BARE}s, one thread": lambda: list(map(get_bare, range(THREADS))),
            f"{BARE}s, {THREADS} threads": lambda: list(pool.map(get_bare, range(THREADS))),
        },
        goals={many: 1.0},
        clock=time.perf_counter_ns,
    )


def _crowds(
    name: str,
    call: Callable[[], Awaitable[object]],
    loop: asyncio.AbstractEventLoop,
    goals: dict[str, float] | None = None,
) -> Contest:
    def calls(many: int) -> Callable[[], object]:
        async def all_of_them() -> None:
            for _ in range(500 // many):
                await asyncio.gather(*[call() for _ in range(many)])

        return lambda: loop.run_until_complete(all_of_them())

    return Contest(
        f"500 calls of {name}",
        base="50 at once",
        contenders={f"{many} at once": calls(many) for many in (50, 500)},
        goals=goals or {},
    )


def _bare_async(url: str) -> Callable[[], Awaitable[object]]:
    """One call over one of a stack of connections, the last used first: no pool costs less."""
    request = httpx.Request("GET", url + PATH, headers=httpx.Client().headers)
    transports: list[httpx.AsyncHTTPTransport] = []
    tls = httpx.create_ssl_context()

    async def bare() -> object:
        transport = transports.pop() if transports else httpx.AsyncHTTPTransport(verify=tls)
        response = await transport.handle_async_request(request)
        body = await response.aread()
        await response.aclose()
        transports.append(transport)
        return json.loads(body)

    return bare


def _async(url: str, many: int, loop: asyncio.AbstractEventLoop) -> Contest:
    client = httpx.AsyncClient(base_url=url, timeout=30)
    client2 = httpx2.AsyncClient(base_url=url, timeout=30)
    ours = AsyncClient(base_url=url, api_key="key", deadline=30, timeout=10)
    bare = _bare_async(url)

    async def get() -> object:
        return (await client.get(PATH)).json()

    async def get2() -> object:
        return (await client2.get(PATH)).json()

    async def get_ours() -> object:
        return await ours.todos.get(id="7")

    def times(call: Callable[[], Awaitable[object]]) -> Callable[[], object]:
        async def all_of_them() -> None:
            # A connection that a burst has lost costs time, and not the benchmark.
            await asyncio.gather(*[call() for _ in range(many)], return_exceptions=True)

        return lambda: loop.run_until_complete(all_of_them())

    return Contest(
        f"async, {many} at once, for all of them",
        base=HTTPX,
        contenders={
            HTTPX: times(get),
            HTTPX2: times(get2),
            OURS: times(get_ours),
            BARE if many == 1 else f"{BARE}s": times(bare),
        },
        goals={OURS: 0.95 if many == 1 else 0.35},
        beside=[] if many == 1 else [Comparison(OURS, HTTPX2, 1.15)],
    )


if __name__ == "__main__":
    main(contests, packages=["httpx", "httpx2", "httpcore", "orjson"], about=__doc__ or "")
