"""RetryTransport and its twin over scripted transports: one table, each case sync and async."""

from __future__ import annotations

import asyncio
from typing import AsyncIterator, List, Union

import httpx
import pytest
import trio
from cases.transports import CASES, Broken, Case, Script
from contract_runtime import AsyncRetryTransport, RetryPolicy, RetryTransport
from contract_runtime._errors.facts import Attempt


def body_of(case: Case, kind: str) -> object:
    async def parts() -> AsyncIterator[bytes]:
        yield b"bo"
        yield b"dy"

    if case.body == "generator":
        return parts() if kind == "async" else iter([b"bo", b"dy"])
    return b"body" if case.body else None


def run(case: Case, kind: str) -> tuple[Script, List[float], Union[httpx.Response, BaseException]]:
    script, delays = Script(case.steps), []
    common = {"random": lambda: 0.5, **case.options}

    async def note(seconds: float) -> None:
        delays.append(seconds)

    def sync() -> httpx.Response:
        transport = RetryTransport(script, sleep=delays.append, **common)  # type: ignore[arg-type]
        with httpx.Client(transport=transport) as client:
            return client.request(case.verb, "http://h/", content=body_of(case, kind))  # type: ignore[arg-type]

    async def asynchronous() -> httpx.Response:
        transport = AsyncRetryTransport(script, sleep=note, **common)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(case.verb, "http://h/", content=body_of(case, kind))  # type: ignore[arg-type]

    try:
        response = sync() if kind == "sync" else asyncio.run(asynchronous())
    except Exception as exc:
        return script, delays, exc
    return script, delays, response


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_cases(case: Case, kind: str) -> None:
    script, delays, got = run(case, kind)
    assert delays == list(case.delays)
    assert script.steps == [] and script.closed
    assert all(stream.closed for stream in script.open)
    if isinstance(case.outcome, int):
        assert isinstance(got, httpx.Response) and got.status_code == case.outcome
        assert got.content in (b"ok", b"")
        history = got.extensions["attempts"]
        assert [attempt.delay for attempt in history if attempt.delay is not None] == delays
        assert all(isinstance(attempt, Attempt) for attempt in history)
    else:
        assert type(got) is case.outcome
    if case.verb == "POST":
        assert script.bodies == [b"body" if case.body else b""] * len(script.bodies)
        assert script.keys[0] and len(set(script.keys)) == 1
    else:
        assert set(script.keys) == {None}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_apps_own_request_and_key_stay(kind: str) -> None:
    script = Script([503, 200, 503, 200])
    given = httpx.Request("POST", "http://h", headers={"Idempotency-Key": "mine"}, content=b"b")
    without = httpx.Request("POST", "http://h", content=b"b")

    async def asynchronous() -> None:
        transport = AsyncRetryTransport(script, retry=RetryPolicy(base_delay=0))
        async with httpx.AsyncClient(transport=transport) as client:
            for request in (given, without):
                await client.send(request)

    if kind == "async":
        asyncio.run(asynchronous())
    else:
        with httpx.Client(
            transport=RetryTransport(script, retry=RetryPolicy(base_delay=0))
        ) as client:
            for request in (given, without):
                client.send(request)
    assert script.keys[:2] == ["mine", "mine"]
    assert script.keys[2] == script.keys[3] != "mine"
    assert "idempotency-key" not in without.headers


def test_trio() -> None:
    script = Script([503, 200])

    async def main() -> int:
        transport = AsyncRetryTransport(script, retry=RetryPolicy(base_delay=0.001))
        async with httpx.AsyncClient(transport=transport) as client:
            return (await client.get("http://h")).status_code

    assert trio.run(main) == 200


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_cancelling_during_backoff_ends_at_once(library: str) -> None:
    script = Script([503, 200])

    async def call() -> None:
        transport = AsyncRetryTransport(script, retry=RetryPolicy(base_delay=1e6, max_delay=1e6))
        async with httpx.AsyncClient(transport=transport) as client:
            await client.get("http://h")

    async def in_asyncio() -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(call(), 0.01)

    async def in_trio() -> None:
        with trio.move_on_after(0.01) as scope:
            await call()
        assert scope.cancelled_caught

    if library == "trio":
        trio.run(in_trio)
    else:
        asyncio.run(in_asyncio())
    assert len(script.bodies) == 1 and script.open[0].closed and script.closed


def test_ctrl_c_during_backoff_ends_at_once() -> None:
    script = Script([503, 200])

    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), httpx.Client(
        transport=RetryTransport(script, sleep=interrupt)
    ) as c:
        c.get("http://h")
    assert len(script.bodies) == 1 and script.open[0].closed


def test_streams_are_handed_on_unread() -> None:
    script = Script([503, lambda: httpx.Response(200, stream=Broken([b"a", b"b"]))])
    transport = RetryTransport(script, sleep=lambda _: None)
    with httpx.Client(transport=transport) as client, client.stream("GET", "http://h") as response:
        assert list(response.iter_bytes()) == [b"a", b"b"]
    assert script.open[1].closed


@pytest.mark.parametrize("cls", [RetryTransport, AsyncRetryTransport])
def test_wrong_options(cls: type) -> None:
    with pytest.raises(ValueError, match="max_retries"):
        cls(max_retries=-1)
    with pytest.raises(TypeError, match="retry must be a RetryPolicy"):
        cls(retry=3)
    with pytest.raises(TypeError):
        cls(retries=3)


def test_the_default_transport_is_made_and_closed() -> None:
    transport = RetryTransport()
    with httpx.Client(transport=transport):
        pass
    asyncio.run(AsyncRetryTransport().aclose())


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_hook_that_raises_ends_the_call(kind: str) -> None:
    def refuse(event: object) -> None:
        raise KeyError("stop")

    policy = RetryPolicy(on_retry=refuse)
    case = Case("hook", [503], KeyError, options={"retry": policy})
    script, delays, got = run(case, kind)
    assert type(got) is KeyError and delays == []
    assert script.open[0].closed
