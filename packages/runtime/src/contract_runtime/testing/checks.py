"""What any transport must hold, whoever wrote it."""

from __future__ import annotations

from typing import Any, Callable, List

import httpx

from .._http.io import ASYNC, SYNC, SyncIO, finish
from .fake import FakeTransport
from .script import Drop, Refusal, answer, stream

_URL = "http://transport.test/path?q=1"
_PIECES = (b"first ", b"second ", b"third")


def check_transport(
    wrap: Callable[[httpx.BaseTransport], httpx.BaseTransport], *, streams: bool = True
) -> None:
    """Hold a transport that sends by another against what programs rely on.

    ::

        def test_my_transport():
            check_transport(lambda inner: MyTransport(inner))

    It must pass on requests and answers as they are, give out a body as it arrives, free the
    connection when a response is closed (read or not, once or twice), raise nothing but
    ``httpx.TransportError`` for a server that isn't there or breaks off, pass on timeouts, and
    close the transport beneath when it is closed itself.

    Args:
        wrap: Makes the transport; called once for each check.
        streams: Whether a body is to be given out as it arrives. ``False`` for a transport that
            reads it ahead.

    Raises:
        AssertionError: It doesn't hold; the message is a sentence.
    """
    finish(_check(SYNC, wrap, streams))


async def check_async_transport(
    wrap: Callable[[httpx.AsyncBaseTransport], httpx.AsyncBaseTransport], *, streams: bool = True
) -> None:
    """Like :func:`check_transport`, for an async transport.

    Raises:
        AssertionError: It doesn't hold; the message is a sentence.
    """
    await _check(ASYNC, wrap, streams)


_Wrap = Callable[[FakeTransport], Any]


async def _check(io: SyncIO, wrap: _Wrap, streams: bool) -> None:
    await _passes_on(io, wrap)
    await _frees(io, wrap)
    if streams:
        await _gives_out_as_it_arrives(io, wrap)
    await _tells_failures(io, wrap)
    fake = FakeTransport()
    await io.close(wrap(fake))
    assert fake.closed, "closing the transport doesn't close the one beneath it"


async def _passes_on(io: SyncIO, wrap: _Wrap) -> None:
    fake = FakeTransport().on("*", "*", answer(203, text="told", headers={"x-told": "1"}))
    headers, extensions = {"x-asked": "1"}, {"timeout": {"read": 9}}
    request = httpx.Request("POST", _URL, headers=headers, content=b"asked", extensions=extensions)
    response = await io.send(wrap(fake), request)
    body = await _read(io, response)
    got = fake.requests[0]
    asked = (got.method, got.url, got.content, got.headers.get("x-asked"))
    assert asked == ("POST", _URL, b"asked", "1"), f"the request arrived as {asked}"
    told = (response.status_code, response.headers.get("x-told"), body)
    assert told == (203, "1", b"told"), f"the answer arrived as {told}"
    timeout = request.extensions.get("timeout")
    assert timeout == {"read": 9}, f"the request's timeouts became {timeout}"


async def _frees(io: SyncIO, wrap: _Wrap) -> None:
    for read in (True, False):
        fake = FakeTransport().on("*", "*", stream(*_PIECES))
        response = await _get(io, wrap(fake))
        if read:
            assert await _read(io, response) == b"".join(_PIECES), "the body isn't whole"
        await io.close(response)
        await io.close(response)
        how = "that was read" if read else "that wasn't read"
        assert fake.open_responses == 0, f"closing a response {how} doesn't free its connection"


async def _gives_out_as_it_arrives(io: SyncIO, wrap: _Wrap) -> None:
    fake = FakeTransport().on("*", "*", stream(*_PIECES))
    response = await _get(io, wrap(fake))
    assert fake.bytes_sent == 0, "the body is read before anybody asks for it"
    taken: List[bytes] = []

    def take(chunk: bytes) -> bool:
        taken.append(chunk)
        return True

    await io.read(response.stream, take)
    assert taken == [_PIECES[0]], "the body isn't given out as it arrives"
    assert fake.bytes_sent == len(_PIECES[0]), "the body is read ahead of whoever reads it"
    await io.close(response)
    assert fake.open_responses == 0, "closing a response half read doesn't free its connection"


async def _tells_failures(io: SyncIO, wrap: _Wrap) -> None:
    broken = stream(_PIECES[0], Drop())
    for what, told in (("a refused connection", Refusal()), ("a body that breaks off", broken)):
        fake = FakeTransport().on("*", "*", told)
        try:
            response = await _get(io, wrap(fake))
            try:
                await _read(io, response)
            finally:
                await io.close(response)
        except httpx.TransportError:
            pass
        except Exception as error:
            raise AssertionError(f"{what} raises {error!r}, no httpx.TransportError") from error
        else:
            raise AssertionError(f"{what} goes unnoticed")
        assert fake.open_responses == 0, f"{what} leaves a connection in use"


async def _get(io: SyncIO, transport: object) -> httpx.Response:
    return await io.send(transport, httpx.Request("GET", _URL))


async def _read(io: SyncIO, response: httpx.Response) -> bytes:
    chunks: List[bytes] = []
    await io.read(response.stream, chunks.append)
    return b"".join(chunks)
