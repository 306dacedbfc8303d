"""TLS that isn't what it should be."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator

import httpx
import pytest
import trustme
from contract_runtime import APIConnectionError, APITimeoutError
from faults.calls import GOOD, call
from faults.leaks import nothing_left
from faults.rows import GET, POST, STREAM, Kind
from faults.sdk import AsyncClient, Client
from faults.server import FaultServer
from faults.steps import CLOSE, RESET, STALL, send, take

MODES = pytest.mark.parametrize("mode", ["sync", "async"])


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def server(authority: trustme.CA, request: pytest.FixtureRequest) -> Iterator[FaultServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(getattr(request, "param", "127.0.0.1")).configure_cert(context)
    with FaultServer(tls=context) as server:
        yield server


@MODES
@pytest.mark.parametrize("kind", [GET, POST, STREAM], ids=lambda kind: kind.verb)
def test_a_certificate_of_nobody_known(server: FaultServer, kind: Kind, mode: str) -> None:
    error = call(server.url, kind, mode)
    assert isinstance(error, APIConnectionError), error
    assert error.message.startswith("the server's certificate isn't trusted: ")
    # It would be no better next time; and the server has seen nothing, which is said.
    assert len(error.attempts) == 1 and not error.maybe_processed
    assert server.seen == [] and server.wait_until_left()


@MODES
@pytest.mark.parametrize("server", ["example.org"], indirect=True)
def test_a_certificate_of_somebody_else(
    server: FaultServer, authority: trustme.CA, mode: str
) -> None:
    error = trusting(server, authority, mode)
    assert isinstance(error, APIConnectionError), error
    assert "certificate isn't trusted" in str(error)
    assert len(error.attempts) == 1 and server.seen == []


@MODES
def test_a_trusted_one(server: FaultServer, authority: trustme.CA, mode: str) -> None:
    assert trusting(server, authority, mode) == GOOD


def trusting(server: FaultServer, authority: trustme.CA, mode: str) -> object:
    """Call with an http client of the caller's own, which trusts the test's authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)

    async def asynchronous() -> object:
        async with httpx.AsyncClient(verify=context) as http:
            client = AsyncClient(base_url=server.url, http_client=http)
            return await client.todos.get(id="7")

    def sync() -> object:
        with httpx.Client(verify=context) as http:
            return Client(base_url=server.url, http_client=http).todos.get(id="7")

    try:
        return sync() if mode == "sync" else asyncio.run(asynchronous())
    except Exception as error:
        return error


@MODES
@pytest.mark.parametrize(
    "steps",
    [
        [take(1), RESET],
        [take(1), CLOSE],
        [take(1), send(b"HTTP/1.1 400 No TLS here\r\n\r\n"), CLOSE],
    ],
    ids=["reset", "closed", "plain"],
)
def test_a_handshake_that_fails(steps: list[object], mode: str) -> None:
    with nothing_left(), FaultServer(last=steps) as server:  # type: ignore[arg-type]
        error = call(server.url.replace("http:", "https:"), POST, mode)
        assert server.wait_until_left()
    assert isinstance(error, APIConnectionError), error
    # Nothing can have been carried out, so a POST is safe to be tried again, and is.
    assert len(error.attempts) == 3 and not error.maybe_processed


@MODES
def test_a_handshake_that_stalls(mode: str) -> None:
    with nothing_left(), FaultServer(last=[take(1), STALL]) as server:
        error = call(server.url.replace("http:", "https:"), POST, mode, deadline=0.3)
        assert server.wait_until_left()
    assert isinstance(error, APITimeoutError), error
    assert error.clock == "deadline" and error.message.endswith("passed while connecting")
    assert not error.maybe_processed
