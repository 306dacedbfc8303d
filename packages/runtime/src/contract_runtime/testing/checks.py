"""What any transport must hold, whoever wrote it."""

from __future__ import annotations

from typing import AsyncGenerator, AsyncIterator, Callable, Iterator, cast

import httpx

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
    check = _check(lambda inner: _Waitless(wrap(inner)), streams)
    try:
        check.send(None)
    except StopIteration:
        return
    check.close()
    raise AssertionError("a sync transport can't wait for an event loop")


async def check_async_transport(
    wrap: Callable[[httpx.AsyncBaseTransport], httpx.AsyncBaseTransport], *, streams: bool = True
) -> None:
    """Like :func:`check_transport`, for an async transport.

    Raises:
        AssertionError: It doesn't hold; the message is a sentence.
    """
    await _check(wrap, streams)


class _Waitless(httpx.AsyncBaseTransport):
    """A sync transport in the clothes of an async one: nothing ever waits."""

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self._transport = transport

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = self._transport.handle_request(request)
        status, headers = response.status_code, response.headers
        return httpx.Response(status, headers=headers, stream=_WaitlessBody(response))

    async def aclose(self) -> None:
        self._transport.close()


class _WaitlessBody(httpx.AsyncByteStream):
    def __init__(self, response: httpx.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in cast("Iterator[bytes]", self._response.stream):
            yield chunk

    async def aclose(self) -> None:
        self._response.close()


_Wrap = Callable[[FakeTransport], httpx.AsyncBaseTransport]


async def _check(wrap: _Wrap, streams: bool) -> None:
    await _passes_on(wrap)
    await _frees(wrap)
    if streams:
        await _gives_out_as_it_arrives(wrap)
    await _tells_failures(wrap)
    fake = FakeTransport()
    await wrap(fake).aclose()
    assert fake.closed, "closing the transport doesn't close the one beneath it"


async def _passes_on(wrap: _Wrap) -> None:
    fake = FakeTransport().on("*", "*", answer(203, text="told", headers={"x-told": "1"}))
    request = httpx.Request(
        "POST",
        _URL,
        content=b"asked",
        headers={"x-asked": "1"},
        extensions={"timeout": {"read": 9}},
    )
    response = await wrap(fake).handle_async_request(request)
    body = await _read(response)
    got = fake.requests[0]
    asked = (got.method, got.url, got.content, got.headers.get("x-asked"))
    assert asked == ("POST", _URL, b"asked", "1"), f"the request arrived as {asked}"
    told = (response.status_code, response.headers.get("x-told"), body)
    assert told == (203, "1", b"told"), f"the answer arrived as {told}"
    timeout = request.extensions.get("timeout")
    assert timeout == {"read": 9}, f"the request's timeouts became {timeout}"


async def _frees(wrap: _Wrap) -> None:
    for read in (True, False):
        fake = FakeTransport().on("*", "*", stream(*_PIECES))
        response = await _get(wrap(fake))
        if read:
            assert await _read(response) == b"".join(_PIECES), "the body isn't whole"
        await response.aclose()
        await response.aclose()
        how = "that was read" if read else "that wasn't read"
        assert fake.open_responses == 0, f"closing a response {how} doesn't free its connection"


async def _gives_out_as_it_arrives(wrap: _Wrap) -> None:
    fake = FakeTransport().on("*", "*", stream(*_PIECES))
    response = await _get(wrap(fake))
    assert fake.bytes_sent == 0, "the body is read before anybody asks for it"
    chunks = _chunks(response)
    assert await chunks.__anext__() == _PIECES[0], "the body isn't given out as it arrives"
    assert fake.bytes_sent == len(_PIECES[0]), "the body is read ahead of whoever reads it"
    await chunks.aclose()
    await response.aclose()
    assert fake.open_responses == 0, "closing a response half read doesn't free its connection"


async def _tells_failures(wrap: _Wrap) -> None:
    broken = stream(_PIECES[0], Drop())
    for what, told in (("a refused connection", Refusal()), ("a body that breaks off", broken)):
        fake = FakeTransport().on("*", "*", told)
        try:
            response = await _get(wrap(fake))
            try:
                await _read(response)
            finally:
                await response.aclose()
        except httpx.TransportError:
            pass
        except Exception as error:
            raise AssertionError(f"{what} raises {error!r}, no httpx.TransportError") from error
        else:
            raise AssertionError(f"{what} goes unnoticed")
        assert fake.open_responses == 0, f"{what} leaves a connection in use"


async def _get(transport: httpx.AsyncBaseTransport) -> httpx.Response:
    return await transport.handle_async_request(httpx.Request("GET", _URL))


async def _chunks(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    async for chunk in cast("AsyncIterator[bytes]", response.stream):
        yield chunk


async def _read(response: httpx.Response) -> bytes:
    return b"".join([chunk async for chunk in _chunks(response)])
