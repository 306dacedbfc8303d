"""A reset after each single byte of a request, and of a response: the next try mends it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from faults.calls import GOOD
from faults.leaks import AT_ONCE, nothing_left
from faults.sdk import AsyncClient, Client
from faults.server import TODO, FaultServer, Step, whole
from faults.steps import CLOSE, READ, RESET, SERVE_LAST, send, take

RESPONSE = whole(TODO)


def run(faults: Sequence[Sequence[Step]], mode: str) -> FaultServer:
    """Meet each fault with a POST of its own, on one client; each is mended at the second try."""
    script = [steps for fault in faults for steps in (fault, [SERVE_LAST])]

    def sync(url: str) -> None:
        with Client(base_url=url, retry=AT_ONCE, max_retries=1) as client:
            for number, _ in enumerate(faults):
                assert client.todos.create(title=f"{number:04}") == GOOD

    async def asynchronous(url: str) -> None:
        async with AsyncClient(base_url=url, retry=AT_ONCE, max_retries=1) as client:
            for number, _ in enumerate(faults):
                assert await client.todos.create(title=f"{number:04}") == GOOD

    with nothing_left(), FaultServer(script) as server:
        sync(server.url) if mode == "sync" else asyncio.run(asynchronous(server.url))
        assert server.wait_until_left()
    return server


@pytest.mark.parametrize("end", [RESET, CLOSE], ids=["reset", "close"])
@pytest.mark.parametrize("mode", ["sync", "async"])
def test_in_the_response(mode: str, end: Step) -> None:
    faults = [[READ, send(RESPONSE[:count]), end] for count in range(len(RESPONSE))]
    server = run(faults, mode)
    # Each call was sent twice, under one key and with one body.
    pairs = list(zip(server.seen[::2], server.seen[1::2], strict=True))
    assert len(pairs) == len(faults)
    for first, second in pairs:
        assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
        assert first.body == second.body
    assert len({first.headers["idempotency-key"] for first, _ in pairs}) == len(pairs)


@pytest.mark.parametrize("end", [RESET, CLOSE], ids=["reset", "close"])
@pytest.mark.parametrize("mode", ["sync", "async"])
def test_in_the_request(mode: str, end: Step) -> None:
    size = run([[CLOSE]], mode).seen[0].size
    server = run([[take(count), end] for count in range(size)], mode)
    assert len(server.seen) == size
