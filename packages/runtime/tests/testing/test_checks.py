"""The checks pass what holds and tell what doesn't, each in its own words."""

import asyncio
from typing import AsyncIterator, Callable, Iterator

import httpx
import pytest
from contract_runtime._http.transports import AsyncRetryTransport, RetryTransport
from contract_runtime.testing import FakeClock, check_async_transport, check_transport


class Through(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Passes all on, until a subclass doesn't."""

    def __init__(self, inner: httpx.MockTransport) -> None:
        self.inner = inner

    def change(self, request: httpx.Request) -> httpx.Request:
        return request

    def changed(self, response: httpx.Response) -> httpx.Response:
        return response

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self.changed(self.inner.handle_request(self.change(request)))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.changed(await self.inner.handle_async_request(self.change(request)))

    def close(self) -> None:
        self.inner.close()

    async def aclose(self) -> None:
        await self.inner.aclose()


class LosesTheBody(Through):
    def change(self, request: httpx.Request) -> httpx.Request:
        return httpx.Request(request.method, request.url, headers={"x-asked": "1"})


class ChangesTheStatus(Through):
    def changed(self, response: httpx.Response) -> httpx.Response:
        response.status_code = 200
        return response


class DropsTimeouts(Through):
    def change(self, request: httpx.Request) -> httpx.Request:
        request.extensions = {}
        return request


class NeverCloses(Through):
    def changed(self, response: httpx.Response) -> httpx.Response:
        class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
            def __iter__(self) -> Iterator[bytes]:
                yield from inner

            async def __aiter__(self) -> AsyncIterator[bytes]:
                async for chunk in inner:
                    yield chunk

        inner, response.stream = response.stream, Body()
        return response


class ReadsAhead(Through):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self.inner.handle_request(request)
        try:
            body = response.read()
        finally:
            response.close()
        return httpx.Response(response.status_code, headers=response.headers, content=body)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self.inner.handle_async_request(request)
        try:
            body = await response.aread()
        finally:
            await response.aclose()
        return httpx.Response(response.status_code, headers=response.headers, content=body)


class RaisesItsOwn(Through):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return super().handle_request(request)
        except httpx.HTTPError as error:
            raise RuntimeError("oops") from error

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await super().handle_async_request(request)
        except httpx.HTTPError as error:
            raise RuntimeError("oops") from error


class StaysOpen(Through):
    def close(self) -> None:
        pass

    async def aclose(self) -> None:
        pass


def check(kind: str, wrap: Callable[..., object], **options: bool) -> None:
    if kind == "sync":
        check_transport(wrap, **options)
    else:
        asyncio.run(check_async_transport(wrap, **options))


def test_what_holds(kind: str) -> None:
    check(kind, Through)


@pytest.mark.parametrize("read_body", [False, True])
def test_retry_transport_holds(kind: str, read_body: bool) -> None:
    clock = FakeClock()

    def wrap(inner: object) -> object:
        if kind == "sync":
            return RetryTransport(inner, read_body=read_body, clock=clock, sleep=clock.sleep)
        return AsyncRetryTransport(inner, read_body=read_body, clock=clock, sleep=clock.async_sleep)

    check(kind, wrap, streams=not read_body)


@pytest.mark.parametrize(
    "broken, sentence",
    [
        (LosesTheBody, "the request arrived as"),
        (ChangesTheStatus, "the answer arrived as"),
        (DropsTimeouts, "the request's timeouts became None"),
        (NeverCloses, "closing a response that was read doesn't free its connection"),
        (ReadsAhead, "the body is read before anybody asks for it"),
        (RaisesItsOwn, "a refused connection raises RuntimeError"),
        (StaysOpen, "closing the transport doesn't close the one beneath it"),
    ],
)
def test_what_does_not_hold(kind: str, broken: type, sentence: str) -> None:
    with pytest.raises(AssertionError, match=sentence):
        check(kind, broken)


def test_reading_ahead_may_be_meant(kind: str) -> None:
    check(kind, ReadsAhead, streams=False)
