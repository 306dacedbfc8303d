"""What a call may cost: Python-level calls and descriptors, which no machine's mood changes."""

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

TESTS = Path(__file__).parents[2] / "packages" / "runtime" / "tests"
sys.path.insert(0, str(TESTS))

from http_kit import Server  # noqa: E402

#: Calls of Python functions of ours (the codec's and httpx's aside) that a warm unary call makes.
MOST_CALLS = {"sync": 57, "async": 52}


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def calls_of(work: Callable[[], object]) -> list[str]:
    """The functions of the runtime that were called."""
    called: list[str] = []

    def note(frame: FrameType, event: str, arg: object) -> None:
        name = frame.f_code.co_filename
        if event == "call" and "contract_runtime" in name and "_model" not in name:
            called.append(f"{Path(name).name}:{frame.f_code.co_name}")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return called


def test_python_calls(server: Server) -> None:
    from todosdk import AsyncClient, Client

    with Client(base_url=server.url, deadline=30, timeout=10) as client:
        client.todos.get(id="7")
        called = calls_of(lambda: client.todos.get(id="7"))
    assert len(called) <= MOST_CALLS["sync"], called

    loop = asyncio.new_event_loop()
    aclient = AsyncClient(base_url=server.url, deadline=30, timeout=10)
    loop.run_until_complete(aclient.todos.get(id="7"))
    called = calls_of(lambda: loop.run_until_complete(aclient.todos.get(id="7")))
    loop.run_until_complete(aclient.close())
    loop.close()
    # A coroutine that is resumed counts again: only what is called at least once is compared.
    assert len(set(called)) <= MOST_CALLS["async"], called


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="no /proc here")
def test_descriptors(server: Server) -> None:
    from todosdk import AsyncClient, Client

    async def many() -> None:
        async with AsyncClient(base_url=server.url, deadline=30) as client:
            await asyncio.gather(*[client.todos.get(id="7") for _ in range(50)])
            async for _ in client.todos.watch():
                break

    def once() -> None:
        for _ in range(20):
            with Client(base_url=server.url, deadline=30) as client:
                client.todos.get(id="7")
                for _ in client.todos.watch():
                    break
        asyncio.run(many())

    def ours() -> int:
        """Descriptors of the client's side, once the server has closed its ends of them all."""
        gc.collect()
        end = time.monotonic() + 30
        while server.open:
            assert time.monotonic() < end, f"{server.open} connections were never closed"
            time.sleep(0.001)
        return len(os.listdir("/proc/self/fd"))

    once()
    before = ours()
    once()
    assert abs(ours() - before) <= 2
