"""Deadline, idle and stall; each case sync and async, on a clock that nobody waits for."""

from typing import Dict, List, NamedTuple, Optional

import pytest
from cases.streams import A, B, a, b
from contract_runtime import APITimeoutError
from stream_kit import Server, collect, operation

PING = b": ping\n\n"
PINGS = [0.1, PING] * 100
FIRST = b"id: 7\n" + A


class Way(NamedTuple):
    name: str
    limits: Dict[str, float]
    sent: List[object]
    items: List[object]
    clock: Optional[str]
    #: Seconds from the request to the error.
    after: float = 0


WAYS = [
    Way("nothing is limited", {}, [FIRST, 1e6, B], [a, b], None),
    Way("all in time", {"deadline": 5, "idle": 2, "stall": 3}, [1, FIRST, 1.5, B], [a, b], None),
    Way("idle", {"idle": 2}, [FIRST, 2.5, B], [a], "idle", 2),
    Way("idle before anything", {"idle": 2}, [9.0, A], [], "idle", 2),
    Way("idle counts from byte to byte", {"idle": 2}, [FIRST, 1.5, PING, 1.5, B], [a, b], None),
    Way("idle after pings", {"idle": 2}, [FIRST, *PINGS, 9.0], [a], "idle", 12),
    Way("stall, whatever the pings", {"stall": 2, "idle": 1}, [FIRST, *PINGS], [a], "stall", 2),
    Way("stall counts from item to item", {"stall": 2}, [1, FIRST, 1.5, B, 1.5], [a, b], None),
    Way("stall in events that are no items", {"stall": 2}, [FIRST] + [1, b"id: 7\n\n"] * 9, [a],
        "stall", 2),
    Way("half an item is none", {"stall": 2}, [FIRST] + [0.5, b"data: x"] * 9, [a], "stall", 2),
    Way("deadline", {"deadline": 3}, [1, FIRST, 1, B, 1.5, PING], [a, b], "deadline", 3),
    Way("deadline in pings", {"deadline": 3, "idle": 1}, [FIRST, *PINGS], [a], "deadline", 3),
    Way("the first to run out", {"deadline": 4, "idle": 2, "stall": 3}, [9.0], [], "idle", 2),
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_way(kind: str, way: Way) -> None:
    server = Server(kind, way.sent)
    items, error = server.play(operation(), **way.limits)
    assert items == way.items
    assert all(connection.closed == 1 for connection in server.made)
    if way.clock is None:
        assert error is None
        return
    assert isinstance(error, APITimeoutError)
    assert error.clock == way.clock
    assert server.clock() - 100 == pytest.approx(way.after)
    assert (error.items, error.last_event_id) == (len(items), "7" if items else None)
    assert f" {way.limits[way.clock]:g} s ({way.clock}) after {len(items)} item" in str(error)


@pytest.mark.parametrize("clock, seconds", [("idle", 2), ("stall", 2)])
def test_resumed(kind: str, clock: str, seconds: float) -> None:
    server = Server(kind, [FIRST, 9.0], [B])
    assert server.play(operation(), resume=True, **{clock: seconds}) == ([a, b], None)
    assert server.asked == [None, "7"]


def test_deadline_is_not_resumed(kind: str) -> None:
    server = Server(kind, [FIRST, 9.0], [B])
    items, error = server.play(operation(), resume=True, deadline=2)
    assert items == [a]
    assert isinstance(error, APITimeoutError) and error.clock == "deadline"


def test_tries_of_a_stalled_stream_run_out(kind: str) -> None:
    server = Server(kind, [FIRST, 9.0], *[[9.0]] * 5)
    _, error = server.play(operation(), resume=True, stall=1)
    assert isinstance(error, APITimeoutError) and error.clock == "stall"
    assert len(error.attempts) == 6


def test_deadline_while_reconnecting(kind: str) -> None:
    late = APITimeoutError("connecting took too long", clock="deadline")
    items, error = Server(kind, [FIRST, 9.0], late).play(operation(), resume=True, idle=1)
    assert items == [a]
    assert isinstance(error, APITimeoutError)
    assert (error.clock, error.items, error.last_event_id) == ("deadline", 1, "7")
    assert error.__cause__ is late


@pytest.mark.parametrize(
    ("seconds", "options", "clock"),
    [
        (0.0, {}, "timeout"),
        (0.5, {"stall": 1}, "timeout"),
        # What obeys a clock was set to it a little before it is counted.
        (0.97, {"stall": 1}, "stall"),
        (0.97, {"idle": 1}, "idle"),
    ],
)
def test_timeout_of_the_transport(
    kind: str, seconds: float, options: Dict[str, float], clock: str
) -> None:
    late = APITimeoutError("no byte came", clock="timeout")
    items, error = Server(kind, [FIRST, seconds, late]).play(operation(), **options)
    assert items == [a]
    assert isinstance(error, APITimeoutError)
    assert (error.clock, error.items) == (clock, 1)


def test_slow_consumer_is_not_the_server(kind: str) -> None:
    """What the caller does between items counts for the deadline only."""
    server = Server(kind, [FIRST, 0.5, B, 0.5])
    stream = server.stream(operation(), idle=1, stall=1)

    if kind == "sync":
        for _ in stream:
            server.clock.advance(60)
        return

    import asyncio

    async def main() -> None:
        async for _ in stream:
            server.clock.advance(60)

    asyncio.run(main())


def test_guard_is_disarmed_between_reads(kind: str) -> None:
    server = Server(kind, [A + B])
    assert collect(server.stream(operation(), idle=1)).error is None
    assert server.made[0].guard.at is None


@pytest.mark.parametrize("clock", ["deadline", "idle", "stall"])
def test_read_that_nobody_can_cut(kind: str, clock: str) -> None:
    """On a transport that isn't ours the limit is seen when the read has come back."""
    server = Server(kind)
    connection = server.answer(FIRST, 9.0, B)
    connection.guard.arm = lambda name, at: None
    items, error = server.then(connection).play(operation(), **{clock: 2})
    assert items == [a]
    assert isinstance(error, APITimeoutError) and error.clock == clock


def test_limits_while_the_error_of_a_wrong_type_is_read(kind: str) -> None:
    server = Server(kind)
    server.then(server.answer(b"<html>", 9.0, b"more", content_type="text/html"))
    _, error = server.play(operation(), idle=2)
    assert "expected an event stream" in str(error) and server.clock() == 102


def test_refused_for_lack_of_time(kind: str) -> None:
    late = APITimeoutError("connecting took too long", clock="deadline")
    assert Server(kind, late).play(operation(), deadline=1) == ([], late)
