"""Connections that aren't there, are there no longer, or say more than they were asked."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack

import pytest
from contract_runtime import APIConnectionError, RetryBudget, RetryPolicy, SDKError
from faults.calls import GOOD, call, expected
from faults.leaks import AT_ONCE, nothing_left
from faults.rows import GET, POST, STREAM, Kind
from faults.sdk import AsyncClient, Client, Todo
from faults.server import TODO, FaultServer, Step, whole
from faults.steps import CLOSE, READ, RESET, SERVE, STALL, send, tell, wait

MODES = pytest.mark.parametrize("mode", ["sync", "async"])
KINDS = pytest.mark.parametrize("kind", [GET, POST, STREAM], ids=lambda kind: kind.verb)


def nobody() -> socket.socket:
    """A port that is taken, and where nobody listens."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    return sock


@MODES
@KINDS
@pytest.mark.parametrize("retries", [0, 2])
def test_refused(kind: Kind, mode: str, retries: int) -> None:
    with nothing_left(), nobody() as sock:
        url = f"http://127.0.0.1:{sock.getsockname()[1]}"
        error = call(url, kind, mode, max_retries=retries)
    assert isinstance(error, APIConnectionError)
    assert (error.message, error.processed) == ("connection refused", False)
    # That nothing was done is certain, and said.
    assert not error.maybe_processed and "may have" not in str(error)
    assert [attempt.processed for attempt in error.attempts] == [False] * (retries + 1)


@MODES
@KINDS
def test_refused_and_then_served(kind: Kind, mode: str) -> None:
    with nothing_left(), nobody() as sock, ExitStack() as stack:
        server = FaultServer(sock=sock)
        policy = RetryPolicy(base_delay=0, on_retry=lambda _: stack.enter_context(server))
        url = f"http://127.0.0.1:{sock.getsockname()[1]}"
        assert call(url, kind, mode, retry=policy) == expected(kind)


def twice(
    server: FaultServer, mode: str, between: Callable[[], object], retries: int = 0
) -> list[object]:
    """Two calls over one client."""
    options = {"base_url": server.url, "max_retries": retries, "retry": AT_ONCE, "deadline": 30}

    async def asynchronous() -> list[object]:
        async with AsyncClient(**options) as client:
            first = await client.todos.create(title="x")
            between()
            return [first, await client.todos.create(title="x")]

    if mode == "async":
        return asyncio.run(asynchronous())
    with Client(**options) as client:
        first = client.todos.create(title="x")
        between()
        return [first, client.todos.create(title="x")]


@MODES
@pytest.mark.parametrize("end", [CLOSE, RESET], ids=["closed", "reset"])
def test_gone_between_two_requests(mode: str, end: Step) -> None:
    with nothing_left(), FaultServer([[SERVE, end]]) as server:
        assert twice(server, mode, server.wait_until_left) == [GOOD, GOOD]
    assert (server.connections, len(server.seen)) == (2, 2)


MORE = pytest.mark.parametrize(
    "more",
    [b"x", whole(b'{"id": "0", "title": "for nobody"}'), b"HTTP/1.1 408 Too Late\r\n\r\n"],
    ids=["a byte", "another answer", "a timeout's status"],
)


@MODES
@MORE
def test_what_nobody_asked_for_is_no_answer(mode: str, more: bytes) -> None:
    go, gone = threading.Event(), threading.Event()

    def between() -> None:
        go.set()
        gone.wait()

    steps = [READ, send(whole(TODO)), wait(go), send(more), tell(gone), STALL]
    with nothing_left(), FaultServer([steps]) as server:
        assert twice(server, mode, between) == [GOOD, GOOD]
    assert server.connections == 2


@MODES
def test_garbage_right_behind_an_answer(mode: str) -> None:
    steps = [READ, send(whole(TODO) + b"x"), SERVE]
    with nothing_left(), FaultServer([steps]) as server:
        assert twice(server, mode, lambda: None, retries=1) == [GOOD, GOOD]
    assert server.connections == 2


@MODES
@pytest.mark.parametrize("extra", ["Connection: close\r\n", "Keep-Alive: timeout=0\r\n"])
def test_the_server_says_that_it_ends(mode: str, extra: str) -> None:
    steps: Sequence[Step] = [READ, send(whole(TODO, extra=extra)), CLOSE]
    with nothing_left(), FaultServer([steps]) as server:
        assert twice(server, mode, server.wait_until_left) == [GOOD, GOOD]


@MODES
def test_a_budget_is_shared_by_copies(mode: str) -> None:
    policy = RetryPolicy(base_delay=0, budget=RetryBudget(capacity=10))
    refused = [READ, send(whole(b"", status="503 No"))]

    async def asynchronous() -> None:
        async with (
            AsyncClient(base_url=server.url, retry=policy, max_retries=3) as client,
            client.with_options(max_retries=5) as other,
        ):
            for each in (client, other, client):
                with pytest.raises(SDKError):
                    await each.todos.get(id="7")

    def sync() -> None:
        with (
            Client(base_url=server.url, retry=policy, max_retries=3) as client,
            client.with_options(max_retries=5) as other,
        ):
            for each in (client, other, client):
                with pytest.raises(SDKError):
                    each.todos.get(id="7")

    with nothing_left(), FaultServer(last=refused) as server:
        sync() if mode == "sync" else asyncio.run(asynchronous())
    # Three calls, and two retries of five tokens each.
    assert len(server.seen) == 5


@MODES
def test_max_retries_of_one_call(mode: str) -> None:
    async def asynchronous() -> None:
        async with AsyncClient(base_url=server.url, retry=AT_ONCE) as client:
            await client.todos.get(id="7", request_options={"max_retries": 4})

    with nothing_left(), FaultServer([[RESET]] * 4) as server:
        if mode == "async":
            asyncio.run(asynchronous())
        else:
            with Client(base_url=server.url, retry=AT_ONCE) as client:
                assert client.todos.get(id="7", request_options={"max_retries": 4}) == Todo(
                    id="7", title="Write"
                )
    assert server.connections == 5
