"""Whatever the libraries below raise, what leaves a call is an error of ours."""

from __future__ import annotations

import asyncio
import pickle

import httpx
import pytest
from contract_runtime import SDKError
from faults.calls import expected
from faults.injected import EXCEPTIONS, Failing
from faults.leaks import AT_ONCE
from faults.rows import GET, POST, STREAM, Kind
from faults.sdk import AsyncClient, Client

KEY = "sk-planted-credential"


def call(transport: Failing, kind: Kind, mode: str) -> object:
    def sync() -> object:
        with httpx.Client(transport=transport, base_url="http://h") as http:
            client = Client(http_client=http, retry=AT_ONCE, api_key=KEY)
            if kind is GET:
                return client.todos.get(id="7")
            if kind is POST:
                return client.todos.create(title="x")
            return list(client.todos.watch())

    async def asynchronous() -> object:
        async with httpx.AsyncClient(transport=transport, base_url="http://h") as http:
            client = AsyncClient(http_client=http, retry=AT_ONCE, api_key=KEY)
            if kind is GET:
                return await client.todos.get(id="7")
            if kind is POST:
                return await client.todos.create(title="x")
            return [item async for item in client.todos.watch()]

    try:
        return sync() if mode == "sync" else asyncio.run(asynchronous())
    except Exception as error:
        return error


@pytest.mark.parametrize("kind", [GET, POST, STREAM], ids=lambda kind: kind.verb)
@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("where", ["send", "body", "close"])
def test_every_exception(where: str, mode: str, kind: Kind) -> None:
    for cls in EXCEPTIONS:
        got = call(Failing(cls, where, kind), kind, mode)
        if where == "close":
            # What was received stays received.
            assert got == expected(kind), cls
            continue
        assert isinstance(got, Exception), cls
        # A caller's own mistake, in a hook or a transport, is the caller's to see.
        own = issubclass(cls, (TypeError, ValueError)) and type(got) is cls
        assert own or isinstance(got, SDKError), got
        assert KEY not in f"{got} {got!r}"
        assert own or KEY.encode() not in pickle.dumps(got)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, GeneratorExit, SystemExit])
def test_what_is_no_failure_passes(stop: type[BaseException]) -> None:
    transport = Failing(stop, "send", GET)  # type: ignore[arg-type]
    with httpx.Client(transport=transport, base_url="http://h") as http, pytest.raises(stop):
        Client(http_client=http).todos.get(id="7")
    assert transport.sent == 1


def test_cancellation_passes() -> None:
    transport = Failing(asyncio.CancelledError, "send", GET)  # type: ignore[arg-type]

    async def main() -> None:
        async with httpx.AsyncClient(transport=transport, base_url="http://h") as http:
            await AsyncClient(http_client=http).todos.get(id="7")

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())
    assert transport.sent == 1
