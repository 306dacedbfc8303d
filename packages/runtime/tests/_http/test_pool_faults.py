"""Pools where something fails that seldom does."""

import asyncio
import threading
import time

import httpx
import pytest
from contract_runtime import AsyncPoolTransport, PoolTransport
from contract_runtime._http import guard
from contract_runtime._http.guard import Watchdog
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
