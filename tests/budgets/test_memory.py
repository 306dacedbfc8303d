"""What a program that runs for long may gain: no object of ours, and next to no memory."""

import asyncio
import gc
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2] / "packages" / "runtime" / "tests"
sys.path.insert(0, str(TESTS))

from http_kit import Server  # noqa: E402

#: Bytes of ours more after the turns than before: one lost object a turn would be more.
MOST_GAINED = 1000
TURNS = 25
Work = Callable[[str], AbstractContextManager[Callable[[], object]]]


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@contextmanager
def calls(url: str) -> Iterator[Callable[[], object]]:
    """A call, and a stream, of a client that stays."""
    from todosdk import Client

    with Client(base_url=url, deadline=30) as client:
        yield lambda: (client.todos.create(title="x", tags=["a"]), list(client.todos.watch()))


@contextmanager
def copies(url: str) -> Iterator[Callable[[], object]]:
    from todosdk import Client

    with Client(base_url=url, deadline=30) as client:
        yield lambda: client.with_options(timeout=3, max_retries=1).todos.get(id="7")


@contextmanager
def clients(url: str) -> Iterator[Callable[[], object]]:
    from todosdk import Client

    def once() -> None:
        with Client(base_url=url, deadline=30, on_drift=print) as client:
            client.todos.get(id="7")
            list(client.todos.watch())

    yield once


@contextmanager
def async_calls(url: str) -> Iterator[Callable[[], object]]:
    from todosdk import AsyncClient

    loop = asyncio.new_event_loop()
    client = AsyncClient(base_url=url, deadline=30)

    async def both() -> None:
        await asyncio.gather(client.todos.get(id="7"), client.todos.list(limit=3))

    yield lambda: loop.run_until_complete(both())
    loop.run_until_complete(client.close())
    loop.close()


@contextmanager
def async_clients(url: str) -> Iterator[Callable[[], object]]:
    """Clients in event loops of their own."""
    from todosdk import AsyncClient

    async def once() -> None:
        async with AsyncClient(base_url=url, deadline=30) as client:
            await client.todos.get(id="7")
            async with client.todos.watch() as stream:
                async for _ in stream:
                    break

    yield lambda: asyncio.run(once())


@pytest.mark.parametrize(
    "work", [calls, copies, clients, async_calls, async_clients], ids=lambda work: work.__name__
)
def test_memory_stays(server: Server, work: Work) -> None:
    ours = [tracemalloc.Filter(True, f"*{name}*") for name in ("contract_runtime", "todosdk")]
    with work(server.url) as once:

        def turns() -> tracemalloc.Snapshot:
            for _ in range(TURNS):
                once()
            # What is freed is used again, by the server too, and counts as whose it was first.
            server.seen.clear()
            gc.collect()
            return tracemalloc.take_snapshot().filter_traces(ours)

        tracemalloc.start()
        try:
            turns()
            before = turns()
            after = turns()
        finally:
            tracemalloc.stop()
    gained = after.compare_to(before, "lineno")
    assert sum(each.size_diff for each in gained) <= MOST_GAINED, "\n".join(map(str, gained[:5]))
