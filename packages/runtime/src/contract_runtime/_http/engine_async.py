"""What carries an async client's calls, and the loop that waits for them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, AsyncGenerator, AsyncIterator, Optional

import httpx

from .._base.loop import asyncio_loop
from .body import Reader, unpacker
from .call import Opened
from .convert import answer_of, for_client, for_transport, settle
from .pause import pause
from .pool_async import AsyncPoolTransport
from .room_async import guard_for
from .running import rehearse
from .settings import environment_has_proxies, tls_context

if TYPE_CHECKING:
    from .._call.request import Request
    from .._call.response import Answer
    from .call import Call, Outcome


class AsyncEngine:
    """Sends calls: through our pool, or a client of httpx where one must have a say.

    Args:
        given: A client of the caller's own, which everything goes through and which is never
            closed.
    """

    def __init__(self, given: Optional[httpx.AsyncClient]) -> None:
        self._given = given
        self._client = given
        self._rehearsed = False
        self._pool: Optional[AsyncPoolTransport] = None
        if given is None:
            if environment_has_proxies():
                self._client = httpx.AsyncClient(verify=tls_context(), timeout=None)
            else:
                self._pool = AsyncPoolTransport()

    @property
    def connections(self) -> int:
        """Connections of ours that are open."""
        return 0 if self._pool is None else self._pool.connections

    def http_client(self) -> httpx.AsyncClient:
        """The client underneath. From now on every call goes through it."""
        if self._client is None:
            self._client = httpx.AsyncClient(transport=self._pool, timeout=None)
        return self._client

    def warm(self, *, secure: bool) -> None:
        """Load what first connections would; not on a loop's thread."""
        if not self._rehearsed:
            self._rehearsed = True
            rehearse()
        if secure:
            tls_context()

    async def rest(self) -> None:
        """Close the connections that nobody uses now; who needs one again opens it."""
        if self._pool is not None:
            await self._pool.rest()

    async def close(self) -> None:
        """Close what is ours."""
        if self._client is not None and self._client is not self._given:
            await self._client.aclose()
        if self._pool is not None:
            await self._pool.aclose()

    async def open(self, call: Call) -> AsyncOpenAnswer:
        """Send a call, with retries, and leave its answer's body to be read; as :meth:`run`."""
        return AsyncOpenAnswer(call, await self.run(call))

    async def run(self, call: Call) -> Answer:
        """Send a call until it is answered, or no try is left.

        Raises:
            SDKError: It wasn't answered with a 2xx.
        """
        outcome: Outcome
        try:
            outcome = await self._exchange(call, call.request)
            if outcome.status < 300:
                call.succeeded(outcome)
                return outcome
        except Exception as exc:
            outcome = exc
        flow = call.recover(outcome)
        step = next(flow)
        while True:
            if isinstance(step, (int, float)):
                await pause(step)
                step = next(flow)
                continue
            try:
                outcome = await self._exchange(call, step)
            except Exception as exc:
                outcome = exc
            try:
                step = flow.send(outcome)
            except StopIteration as stop:
                return stop.value  # type: ignore[no-any-return]

    async def _exchange(self, call: Call, request: Request) -> Answer:
        """One request and its answer, the body read unless it is to be streamed."""
        guard = None
        if call.guarded:
            guard = guard_for(asyncio_loop())
            call.arm(guard)
        opened = False
        try:
            response = await self._send(call, request)
            try:
                if guard is not None:
                    guard.find(response.extensions)
                    guard.doing = "body"
                    if call.streams and response.status_code < 300:
                        guard.arm("", None)
                        opened = True
                        return answer_of(response, b"")
                return answer_of(response, await _read(response))
            finally:
                if not opened:
                    await _close(response)
        finally:
            if guard is not None and not opened:
                guard.release()

    async def _send(self, call: Call, request: Request) -> httpx.Response:
        client, pool = self._client, self._pool
        if client is None:
            assert pool is not None
            sent = for_transport(call, request)
            response = await pool.handle_async_request(sent)
            response.request = sent
            return response
        built, options = for_client(client, call, request, ours=pool is not None)
        response = await client.send(built, stream=True, **options)
        settle(response)
        return response


class AsyncOpenAnswer(Opened):
    """An answer whose body is read as it comes."""

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body, decompressed, as it arrives.

        Raises:
            APIConnectionError: The connection broke, or (APITimeoutError) a clock cut it.
        """
        stream: AsyncIterator[bytes] = self.response.stream  # type: ignore[assignment]
        try:
            unpack = unpacker(self.headers)
            if unpack is None:
                async for chunk in stream:
                    yield chunk
                return
            async for chunk in stream:
                for piece in unpack.feed(chunk):
                    yield piece
            unpack.finish()
        except Exception as exc:
            raise self.broken(exc) from exc

    async def close(self) -> None:
        """Free the connection; closing twice is fine."""
        self.guard.release()
        await _close(self.response)


async def _read(response: httpx.Response) -> bytes:
    stream: AsyncIterator[bytes] = response.stream  # type: ignore[assignment]
    if response.status_code < 300 and "content-encoding" not in response.headers:
        return b"".join([chunk async for chunk in stream])
    reader = Reader(response)
    try:
        async for chunk in stream:
            if not reader.take(chunk):
                break
    except Exception:
        # That its body broke off says less about a call than the error's status does.
        if reader.whole:
            raise
    return reader.body()


async def _close(response: httpx.Response) -> None:
    """Free the connection. What was received is in hand, whatever closing comes to."""
    with suppress(Exception):
        await response.aclose()
