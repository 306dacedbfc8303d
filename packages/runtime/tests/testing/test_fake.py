"""The fake server under httpx's own clients, sync and async."""

import asyncio
import time
from typing import Callable, List, Optional, Tuple

import httpx
import pytest
from contract_runtime.testing import (
    Answer,
    Delay,
    Drop,
    FakeClock,
    FakeTransport,
    RecordedRequest,
    Refusal,
    answer,
    event,
    stream,
)

Ask = Callable[..., Tuple[int, bytes]]


@pytest.fixture
def ask(kind: str) -> Ask:
    """Send one request to a fake server: status and body."""

    def sync(fake: FakeTransport, method: str, path: str, **more: object) -> Tuple[int, bytes]:
        with httpx.Client(transport=fake, base_url="http://test", timeout=None) as client:
            response = client.request(method, path, **more)
            return response.status_code, response.content

    def run(fake: FakeTransport, method: str, path: str, **more: object) -> Tuple[int, bytes]:
        async def main() -> Tuple[int, bytes]:
            transport = httpx.AsyncClient(transport=fake, base_url="http://test", timeout=None)
            async with transport as client:
                response = await client.request(method, path, **more)
                return response.status_code, response.content

        return asyncio.run(main())

    return sync if kind == "sync" else run


def test_answers_in_order_and_the_last_again(ask: Ask) -> None:
    fake = FakeTransport().on("GET", "/a", answer(text="1"), answer(404, text="2"))
    assert [ask(fake, "GET", "/a") for _ in range(3)] == [(200, b"1"), (404, b"2"), (404, b"2")]


@pytest.mark.parametrize(
    "asked, told",
    [
        (("GET", "/a"), b"a"),
        (("POST", "/a"), b"any verb"),
        (("GET", "/b"), b"any path"),
        (("PUT", "/b"), b"anything"),
        (("get", "/a%2Fb"), b"encoded"),
    ],
)
def test_routes(ask: Ask, asked: Tuple[str, str], told: bytes) -> None:
    fake = FakeTransport()
    fake.on("GET", "/a", answer(text="a")).on("*", "/a", answer(text="any verb"))
    fake.on("GET", "*", answer(text="any path")).on("*", "*", answer(text="anything"))
    fake.on("GET", "/a%2Fb", answer(text="encoded"))
    assert ask(fake, *asked) == (200, told)


def test_records_what_it_is_asked(ask: Ask) -> None:
    fake = FakeTransport().on("*", "*", answer())
    ask(fake, "POST", "/a%20b?x=1&x=2&y=", json={"k": [1]}, headers={"X-Key": "v"})
    [got] = fake.requests
    assert (got.method, got.url, got.path) == (
        "POST",
        "http://test/a%20b?x=1&x=2&y=",
        "/a%20b",
    )
    assert got.query == {"x": ["1", "2"], "y": [""]}
    assert got.headers["x-KEY"] == "v"
    assert got.json() == {"k": [1]}


def test_function_answers(ask: Ask) -> None:
    def echo(request: RecordedRequest) -> Answer:
        return answer(content=request.content)

    fake = FakeTransport().on("POST", "/echo", echo)
    assert ask(fake, "POST", "/echo", content=b"hi") == (200, b"hi")


def test_unknown_request_is_told(ask: Ask) -> None:
    fake = FakeTransport().on("GET", "/a", answer())
    with pytest.raises(AssertionError, match="POST /b; it knows: GET /a"):
        ask(fake, "POST", "/b")
    with pytest.raises(ValueError):
        fake.on("GET", "/c")


@pytest.mark.parametrize(
    "told, error",
    [
        (Refusal("nobody is there"), httpx.ConnectError),
        (stream(event("a"), Drop("gone")), httpx.RemoteProtocolError),
        (stream(event("a")).cut(3), httpx.RemoteProtocolError),
    ],
)
def test_failures(ask: Ask, told: object, error: type) -> None:
    fake = FakeTransport().on("*", "*", told)
    with pytest.raises(error):
        ask(fake, "GET", "/")
    assert fake.open_responses == 0


@pytest.mark.parametrize(
    "limit, sleeps, error",
    [
        (None, [5, 60], None),
        (90, [5, 60], None),
        (30, [5, 30], httpx.ReadTimeout),
        (4, [4], httpx.ReadTimeout),
    ],
)
def test_delays_move_the_clock(
    ask: Ask, limit: Optional[float], sleeps: List[float], error: Optional[type]
) -> None:
    clock = FakeClock()
    fake = FakeTransport(clock=clock).on("*", "*", stream(b"a", Delay(60), b"b", delay=5))
    if error is None:
        assert ask(fake, "GET", "/", timeout=limit) == (200, b"ab")
    else:
        with pytest.raises(error):
            ask(fake, "GET", "/", timeout=limit)
    assert clock.sleeps == sleeps
    assert clock() == sum(sleeps)


def test_delays_take_their_time(ask: Ask) -> None:
    fake = FakeTransport().on("*", "*", stream(b"a", Delay(0.02), b"b", delay=0.02))
    began = time.monotonic()
    assert ask(fake, "GET", "/") == (200, b"ab")
    assert time.monotonic() - began >= 0.04


def test_body_comes_step_by_step() -> None:
    fake = FakeTransport().on("*", "*", stream(b"ab", b"cde", b"f"))
    with httpx.Client(transport=fake) as client:
        with client.stream("GET", "http://test/") as response:
            chunks = response.iter_raw()
            assert (next(chunks), fake.bytes_sent) == (b"ab", 2)
            assert (next(chunks), fake.bytes_sent) == (b"cde", 5)
            assert fake.open_responses == 1
        assert fake.open_responses == 0
    assert fake.closed


def test_clock() -> None:
    clock = FakeClock(5)
    clock.advance(1.5)
    clock.sleep(2)
    asyncio.run(clock.async_sleep(0))
    assert (clock(), clock.sleeps, repr(clock)) == (8.5, [2, 0], "FakeClock(8.5)")
    with pytest.raises(ValueError):
        clock.advance(-1)
    with pytest.raises(ValueError):
        clock.advance(float("nan"))
