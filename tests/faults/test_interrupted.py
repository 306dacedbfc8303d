"""Cancelled tasks and Ctrl-C: a call ends at once, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time

import pytest
from contract_runtime import RetryPolicy
from faults.leaks import nothing_left
from faults.rows import GET, STREAM, Kind
from faults.sdk import AsyncClient, Client
from faults.server import FaultServer, Step, whole
from faults.steps import READ, STALL, send, tell

#: Far longer than any test may take.
AGES = 3600.0
HALF = {GET: GET.whole[:-9], STREAM: STREAM.whole[:-9]}
KINDS = pytest.mark.parametrize("kind", [GET, STREAM], ids=lambda kind: kind.verb)


def waiting(where: str, kind: Kind, event: threading.Event) -> list[Step]:
    """Leave the client waiting: between tries, for the answer, or in the middle of it."""
    if where == "backoff":
        return [READ, send(whole(b"", status="503 No"))]
    sent = [send(HALF[kind])] if where == "body" else []
    return [READ, *sent, tell(event), STALL]


@KINDS
@pytest.mark.parametrize("where", ["backoff", "answer", "body"])
def test_cancelled(where: str, kind: Kind) -> None:
    event = threading.Event()
    policy = RetryPolicy(base_delay=AGES, max_delay=AGES, on_retry=lambda _: event.set())

    async def main(server: FaultServer) -> None:
        async with AsyncClient(base_url=server.url, retry=policy, deadline=AGES * 9) as client:

            async def call() -> object:
                if kind is GET:
                    return await client.todos.get(id="7")
                return [item async for item in client.todos.watch()]

            task = asyncio.ensure_future(call())
            await asyncio.get_running_loop().run_in_executor(None, event.wait)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            if where != "backoff":
                # The connection is freed there and then, not with the client.
                left = asyncio.get_running_loop().run_in_executor(None, server.wait_until_left)
                assert await left, "a connection is left"

    with nothing_left(), FaultServer(last=waiting(where, kind, event)) as server:
        asyncio.run(main(server))
        assert server.wait_until_left()
    assert len(server.seen) == 1


@KINDS
@pytest.mark.parametrize("where", ["backoff", "answer", "body"])
def test_ctrl_c(where: str, kind: Kind) -> None:
    event = threading.Event()
    policy = RetryPolicy(base_delay=AGES, max_delay=AGES, on_retry=lambda _: event.set())

    def press() -> None:
        event.wait()
        # The main thread is on its way into the wait: press until it notices.
        while not done.wait(0.01):
            os.kill(os.getpid(), signal.SIGINT)

    done = threading.Event()
    presser = threading.Thread(target=press)
    began = time.monotonic()
    with nothing_left(), FaultServer(last=waiting(where, kind, event)) as server:
        presser.start()
        client = Client(base_url=server.url, retry=policy)
        try:
            with pytest.raises(KeyboardInterrupt):
                if kind is GET:
                    client.todos.get(id="7")
                else:
                    list(client.todos.watch())
        finally:
            done.set()
            presser.join()
        client.close()
        assert server.wait_until_left(), "a connection is left"
    assert time.monotonic() - began < 60
    assert len(server.seen) == 1
