"""The fake server under real clients, sync and async: what users' own tests do."""

import asyncio
import time
from typing import Any, List, NamedTuple, Optional

import httpx
import pytest
from cases.stream_types import Done, Tick, Token
from contract_runtime import (
    APITimeoutError,
    InternalServerError,
    ResponseDecodeError,
    StreamInterruptedError,
)
from contract_runtime._retry.policy import RetryPolicy
from contract_runtime.testing import (
    Answer,
    Delay,
    Drop,
    FakeTransport,
    RecordedRequest,
    Refusal,
    answer,
    comment,
    event,
    stream,
)
from stream_client import EVENTS, TICKS, AsyncClient, Client

A = event({"type": "token", "text": "a"}, id="1")
B = event({"type": "token", "text": "b"}, id="2")
a, b = Token("a"), Token("b")


class Outcome(NamedTuple):
    items: List[object]
    error: Optional[BaseException]


def watch(kind: str, fake: FakeTransport, operation: Any = EVENTS, **options: Any) -> Outcome:
    items: List[object] = []
    about = {"base_url": "http://test", "retry": RetryPolicy(base_delay=0, budget=None)}

    async def main() -> None:
        http_client = httpx.AsyncClient(transport=fake)
        async with http_client, AsyncClient(http_client=http_client, **about) as client:
            async for item in client.watch(operation, **options):
                items.append(item)

    try:
        if kind == "async":
            asyncio.run(main())
        else:
            http_client = httpx.Client(transport=fake)
            with http_client, Client(http_client=http_client, **about) as client:
                for item in client.watch(operation, **options):
                    items.append(item)
    except Exception as error:
        return Outcome(items, error)
    return Outcome(items, None)


def test_items(kind: str) -> None:
    fake = FakeTransport().on("GET", "/watch", stream(A, comment(), B, event("[DONE]")))
    assert watch(kind, fake) == ([a, b], None)
    assert fake.requests[0].headers["accept"] == "text/event-stream"
    assert fake.open_responses == 0


def test_retried_until_the_stream_begins(kind: str) -> None:
    fake = FakeTransport().on("GET", "/watch", Refusal(), answer(503), stream(A))
    assert watch(kind, fake) == ([a], None)
    assert len(fake.requests) == 3


@pytest.mark.parametrize(
    "told, items, error",
    [
        (stream(A, Drop()), [a], StreamInterruptedError),
        (stream(A, B).cut(len(A) + 3), [a], StreamInterruptedError),
        (stream(A, B).cut(len(A)), [a], StreamInterruptedError),
        (answer(text="hello"), [], ResponseDecodeError),
        (answer(500, json={"message": "no"}), [], InternalServerError),
    ],
)
def test_failures(kind: str, told: Answer, items: List[object], error: type) -> None:
    fake = FakeTransport().on("GET", "/watch", told)
    outcome = watch(kind, fake)
    assert outcome.items == items
    assert type(outcome.error) is error
    assert fake.open_responses == 0


def ticks(request: RecordedRequest) -> Answer:
    """A server that honours ids."""
    first = int(request.headers.get("last-event-id", 0)) + 1
    events = [event({"n": n}, id=str(n)) for n in range(first, 4)]
    return stream(*events, event({"total": 3, "type": "done"}, event="done"))


@pytest.mark.parametrize("size", [1, 1000])
def test_resumed_after_every_byte(kind: str, size: int) -> None:
    whole = ticks(RecordedRequest("GET", "", "/watch", {}, {}, b""))
    for place in range(len(whole.body)):
        fake = FakeTransport().on("GET", "/watch", whole.cut(place).chunked(size), ticks)
        assert watch(kind, fake, TICKS, resume=True) == ([Tick(1), Tick(2), Tick(3), Done(3)], None)


def test_ended_by_204(kind: str) -> None:
    fake = FakeTransport().on("GET", "/watch", stream(A, Drop()), answer(204))
    assert watch(kind, fake, resume=True) == ([a], None)
    assert fake.requests[1].headers["last-event-id"] == "1"


@pytest.mark.parametrize("clock", ["idle", "stall", "deadline"])
def test_clocks_cut_a_delay(kind: str, clock: str) -> None:
    """What the fake server waits for ends as on a socket; nobody sits it out."""
    watch(kind, FakeTransport().on("GET", "/watch", stream(A)))  # loads what a first call loads
    fake = FakeTransport().on("GET", "/watch", stream(A, Delay(30), B))
    began = time.monotonic()
    items, error = watch(kind, fake, **{clock: 1})
    assert items == [a]
    assert isinstance(error, APITimeoutError) and error.clock == clock
    assert time.monotonic() - began < 10
