"""Pools where something fails that seldom does."""

import asyncio
import threading
import time
from typing import Any, Callable

import httpx
import pytest
from contract_runtime import AsyncPoolTransport, PoolTransport
from contract_runtime._http import guard, slots
from contract_runtime._http.guard import Watchdog
from contract_runtime._http.slots import Slots
from http_kit import Server


def test_a_thread_that_did_not_start_is_tried_again(
    http_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    watchdog = Watchdog()
    monkeypatch.setattr(guard, "watchdog", watchdog)
    with httpx.Client(transport=PoolTransport(), base_url=http_server.url, timeout=20) as client:
        with monkeypatch.context() as full, pytest.raises(RuntimeError, match="no thread"):
            full.setattr(threading.Thread, "start", no_thread)
            client.get("/todos/hang", extensions={"deadline": time.monotonic() + 0.1})
        with pytest.raises(httpx.ReadTimeout, match="deadline"):
            client.get("/todos/hang", extensions={"deadline": time.monotonic() + 0.2})
    watchdog.rest()


def no_thread(thread: threading.Thread) -> None:
    raise RuntimeError("no thread can be started")


def test_all_are_closed_though_one_is_interrupted(http_server: Server) -> None:
    async def main() -> None:
        pool = AsyncPoolTransport()
        async with httpx.AsyncClient(transport=pool, base_url=http_server.url) as client:
            await asyncio.gather(*(client.get("/todos/7") for _ in range(4)))
            assert pool.connections == http_server.open > 1
            resting = asyncio.ensure_future(pool.rest())
            await asyncio.sleep(0)
            resting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await resting
            while http_server.open:  # before the client is closed
                await asyncio.sleep(0.001)

    asyncio.run(main())


A: Any = (b"https", b"a", None)
B: Any = (b"https", b"b", None)


def collecting(monkeypatch: pytest.MonkeyPatch, name: str, collect: Callable[[], object]) -> None:
    """Have the next object of a class collect a response while it is made."""

    class Made(getattr(slots, name)):  # type: ignore[misc]
        def __init__(self, *args: Any) -> None:
            monkeypatch.undo()
            super().__init__(*args)
            collect()

    monkeypatch.setattr(slots, name, Made)


def test_a_response_collected_while_another_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Slots(httpx.Limits(max_connections=2))
    one, other = table.take(A, 0), table.take(A, 0)
    assert one is not None and other is not None
    first, second = table.queue(A, threading.Event()), table.queue(B, threading.Event())
    collecting(monkeypatch, "Slot", lambda: table.drop(other))
    table.drop(one)
    for ticket in (first, second):
        assert ticket.slot is not None and ticket.slot.origin == ticket.origin
    assert (table.count, len(table._queue)) == (2, 0)


def test_a_response_collected_on_the_way_to_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Slots(httpx.Limits(max_connections=1))
    only = table.take(A, 0)
    assert only is not None and table.take(A, 1) is None
    collecting(monkeypatch, "Ticket", lambda: table.give(only, 1))
    ticket = table.queue(A, threading.Event())
    assert ticket.slot is only and ticket.waker.is_set()
    assert (table.count, len(table._queue)) == (1, 0)
