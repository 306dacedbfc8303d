"""Streams over real sockets and our own transport; each case sync and async."""

import asyncio
import gc
import threading
import time
import tracemalloc
import zlib
from typing import Any, List

import pytest
from cases.stream_types import Done, Tick
from cases.streams import A, B, a, b
from contract_runtime import APITimeoutError, StreamInterruptedError
from contract_runtime._retry.policy import RetryPolicy
from stream_client import TICKS, AsyncClient, watch, with_client
from stream_kit import Driver
from stream_server import HEAD, Exchange, StreamServer, chunk

PING = chunk(b": ping\n\n")
LAST = chunk(b"")


@pytest.mark.parametrize("gzip", [False, True])
def test_first_item_is_in_hand_before_the_second_is_sent(kind: str, gzip: bool) -> None:
    in_hand = threading.Event()
    press = zlib.compressobj(wbits=31)

    def pressed(data: bytes) -> bytes:
        return chunk(press.compress(data) + press.flush(zlib.Z_SYNC_FLUSH) if gzip else data)

    def answer(to: Exchange) -> None:
        head = HEAD[:-2] + b"content-encoding: gzip\r\n\r\n" if gzip else HEAD
        to.send(head + pressed(A))
        assert in_hand.wait(10)
        to.send(pressed(B) + (chunk(press.flush()) if gzip else b"") + LAST)

    async def test(client: Any, on: Driver) -> None:
        items = on.iter(client.watch())
        assert await on.next(items) == a
        in_hand.set()
        assert [await on.next(items), await on.next(items)] == [b, None]

    with StreamServer(answer).running() as server:
        with_client(kind, server.url, test)


def ticks(first: int) -> bytes:
    events = [b'id: %d\ndata: {"n":%d}\n\n' % (n, n) for n in range(first, 4)]
    return b"".join([*events, b'event: done\ndata: {"total":3,"type":"done"}\n\n'])


@pytest.mark.parametrize("how", ["closed", "reset"])
def test_cut_after_every_byte_of_the_response(kind: str, how: str) -> None:
    """Status line, headers, chunk sizes, chunks: wherever it breaks, all items come, once."""
    whole = HEAD + b"".join(chunk(event + b"\n\n") for event in ticks(1).split(b"\n\n")[:-1])
    place = 0

    def answer(to: Exchange) -> None:
        after = to.headers.get("last-event-id")
        if after is None and not cut.is_set():
            cut.set()
            to.send(whole[:place])
            if how == "reset":
                linger = (1).to_bytes(4, "little") + (0).to_bytes(4, "little")
                to.connection.setsockopt(1, 13, linger)  # SOL_SOCKET, SO_LINGER
        else:
            to.send(HEAD + chunk(ticks(int(after or 0) + 1)) + LAST)

    cut = threading.Event()
    expected = ([Tick(1), Tick(2), Tick(3), Done(3)], None)
    with StreamServer(answer).running() as server:
        retry = RetryPolicy(base_delay=0, budget=None)

        async def test(client: Any, on: Driver) -> None:
            nonlocal place
            for place in range(len(whole)):
                cut.clear()
                items = on.iter(client.watch(TICKS, resume=True))
                got = [await on.next(items) for _ in range(5)]
                assert got == [*expected[0], None], whole[:place]

        with_client(kind, server.url, test, retry=retry)


def test_spaces_around_an_id(kind: str) -> None:
    """They are part of the id, and can't be part of a header's value."""

    def answer(to: Exchange) -> None:
        if to.headers.get("last-event-id") is None:
            to.send(HEAD + chunk(b"id:  7 \n" + A))
        else:
            to.send(HEAD + chunk(B) + LAST)

    with StreamServer(answer).running() as server:
        assert watch(kind, server.url, resume=True) == ([a, b], None)
    assert server.asked[1]["last-event-id"] == "7"


@pytest.mark.parametrize("end", [b"", b"5\r\nda", b"zz\r\n"], ids=["cut", "in a chunk", "garbage"])
def test_broken_off_without_resume(kind: str, end: bytes) -> None:
    with StreamServer(lambda to: to.send(HEAD + chunk(A) + end)).running() as server:
        items, error = watch(kind, server.url)
    assert items == [a]
    assert isinstance(error, StreamInterruptedError)


CLOCKS = [
    ({"stall": 1.2, "idle": 0.9}, "stall", 0.1),
    ({"deadline": 1.2, "idle": 0.9}, "deadline", 0.1),
    ({"idle": 0.5, "stall": 9}, "idle", 2),
]


@pytest.mark.parametrize("limits, clock, pause", CLOCKS)
def test_comment_every_tenth_of_a_second(kind: str, limits: dict, clock: str, pause: float) -> None:
    def answer(to: Exchange) -> None:
        to.send(HEAD + chunk(b"id: 7\n" + A))
        while True:
            time.sleep(pause)
            to.send(PING)

    with StreamServer(answer).running() as server:
        watch(kind, server.url, deadline=0.5)  # what a first call loads isn't to count
        began = time.monotonic()
        items, error = watch(kind, server.url, **limits)
        took = time.monotonic() - began
    assert items == [a]
    assert isinstance(error, APITimeoutError)
    assert (error.clock, error.items, error.last_event_id) == (clock, 1, "7")
    assert limits[clock] <= took < limits[clock] + 5


def test_slow_consumer_makes_the_server_wait(kind: str) -> None:
    sent = 0

    def answer(to: Exchange) -> None:
        nonlocal sent
        event = chunk(b'data: {"type":"token","text":"%s"}\n\n' % (b"x" * 16384))
        to.send(HEAD)
        while True:
            to.send(event)
            sent += len(event)

    async def test(client: Any, on: Driver) -> None:
        stream = client.watch()
        items = on.iter(stream)
        for _ in range(3):
            assert await on.next(items) is not None
        before = -1
        while before != sent:  # until the server can't send any more
            before = sent
            await asyncio.sleep(0.1)
        assert sent < 32 << 20
        await on.close(stream)

    with StreamServer(answer).running() as server:
        with_client(kind, server.url, test)


def test_memory_stays_flat(kind: str) -> None:
    """Over 128 MB, which nobody keeps."""
    event = chunk(b'data: {"type":"token","text":"%s"}\n\n' % (b"x" * 65536))
    peaks: List[int] = []

    def answer(to: Exchange) -> None:
        to.send(HEAD)
        for _ in range(200):
            to.send(event * 10)
        to.send(LAST)

    async def test(client: Any, on: Driver) -> None:
        items = on.iter(client.watch())
        for count in range(2000):
            assert await on.next(items) is not None
            if count == 100:
                peaks.append(tracemalloc.get_traced_memory()[1])
        assert await on.next(items) is None
        peaks.append(tracemalloc.get_traced_memory()[1])

    with StreamServer(answer).running() as server:
        tracemalloc.start()
        try:
            with_client(kind, server.url, test)
        finally:
            tracemalloc.stop()
    assert peaks[1] < peaks[0] + (2 << 20)


# Trio tells of httpx's own generators that weren't read to their end, as it does of httpx alone.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_under_trio() -> None:
    trio = pytest.importorskip("trio")

    def answer(to: Exchange) -> None:
        to.send(HEAD + chunk(A))
        if len(server.asked) == 1:
            to.wait_for_close()
        else:
            to.send(chunk(B) + LAST)

    async def main() -> None:
        async with AsyncClient(base_url=server.url) as client:
            async for item in client.watch():
                assert item == a
                break
            gc.collect()
            await trio.to_thread.run_sync(server.join)
            assert [item async for item in client.watch()] == [a, b]

    with StreamServer(answer).running() as server:
        trio.run(main)
