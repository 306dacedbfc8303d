"""An SDK's own answers to failures, provoked over real sockets: retries, breaks, resuming."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from contract_runtime import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    RetryPolicy,
    StreamError,
    StreamInterruptedError,
)
from mocked import mocking
from todoclient import AsyncClient, Client, TodoCreated

TODO = Path(__file__).parents[3] / "examples" / "todo" / "api.yaml"
QUICK = RetryPolicy(base_delay=0)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with mocking(TODO) as found:
        yield found


def prefer(text: str) -> dict[str, Any]:
    return {"request_options": {"headers": {"Prefer": text}}}


Call = Callable[[Any], Any]
FAILURES: list[tuple[Call, type[Exception] | None, int]] = [
    # the call, the error, the retries
    (lambda client: client.todos.stats(**prefer("code=503, times=2")), None, 2),
    (lambda client: client.todos.stats(**prefer("code=500")), InternalServerError, 2),
    (lambda client: client.todos.stats(**prefer("code=429")), RateLimitError, 0),
    (lambda client: client.todos.get(id="1", **prefer("code=404")), NotFoundError, 0),
    (lambda client: client.todos.stats(**prefer("cut, times=1")), None, 1),
    (lambda client: client.todos.stats(**prefer("cut")), APIConnectionError, 2),
    # It was done before its answer broke off.
    (lambda client: client.todos.delete(id=str(client), **prefer("cut")), NotFoundError, 1),
]


@pytest.mark.parametrize(("call", "error", "retries"), FAILURES)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_retries(
    url: str, kind: str, call: Call, error: type[Exception] | None, retries: int
) -> None:
    seen: list[object] = []
    policy = RetryPolicy(base_delay=0, on_retry=seen.append)
    expected = pytest.raises(error) if error else contextlib.nullcontext()

    async def asynchronous() -> None:
        async with AsyncClient(api_key="k", base_url=url, retry=policy) as client:
            with expected:
                await call(client)

    if kind == "async":
        asyncio.run(asynchronous())
    else:
        with Client(api_key="k", base_url=url, retry=policy) as client, expected:
            call(client)
    assert len(seen) == retries


def test_a_retried_creation_creates_once(url: str) -> None:
    with Client(api_key="k", base_url=url, retry=QUICK) as client:
        before = len(client.todos.list())
        todo = client.todos.create(title="Write", **prefer("cut, times=1"))
        assert todo.title == "Write"
        assert len(client.todos.list()) == before + 1


def test_refusals(url: str) -> None:
    with Client(api_key="k", base_url=url) as client:
        with pytest.raises(BadRequestError, match="limit: it has to be an integer"):
            client.todos.list(request_options={"query": {"limit": "x"}})
        client.todos.delete(id="gone")
        with pytest.raises(NotFoundError, match='no todo has the id "gone"'):
            client.todos.get(id="gone")
        with pytest.raises(AuthenticationError, match="any key will do"):
            client.with_options(api_key=None).todos.list()
        with pytest.raises(APITimeoutError):
            client.todos.stats(
                request_options={"deadline": 0.05, **prefer("delay=60")["request_options"]}
            )


def test_streams_that_break(url: str) -> None:
    with Client(api_key="k", base_url=url) as client:
        whole = list(client.todos.watch())
        found: list[object] = []
        with pytest.raises(StreamInterruptedError):
            found.extend(client.todos.watch(**prefer("cut")))
        resumed = client.todos.watch(resume=True, **prefer("cut"))
        assert list(resumed) == whole
        assert resumed.last_event_id == "3"
        with pytest.raises(StreamError, match="message 1"):
            list(client.todos.watch(**prefer("error")))
        limited = list(client.todos.watch(limit=40))
        assert len(limited) == 40
        assert sum(isinstance(event, TodoCreated) for event in limited) == 14


def test_streams_that_break_async(url: str) -> None:
    async def run() -> None:
        async with AsyncClient(api_key="k", base_url=url) as client:
            whole = [event async for event in client.todos.watch()]
            with pytest.raises(StreamInterruptedError):
                [event async for event in client.todos.watch(**prefer("cut"))]
            resumed = [event async for event in client.todos.watch(resume=True, **prefer("cut"))]
            assert resumed == whole

    asyncio.run(run())


def test_many_at_once(url: str) -> None:
    async def run() -> None:
        async with AsyncClient(api_key="k", base_url=url) as client:
            made = await asyncio.gather(
                *(client.todos.create(title=f"todo {n}") for n in range(100))
            )
            assert len({todo.id for todo in made}) == 100
            got = await asyncio.gather(*(client.todos.get(id=todo.id) for todo in made))
            assert got == made

    asyncio.run(run())
