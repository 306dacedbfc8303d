"""What carries a client's calls, through all their tries."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar, Union

import httpx

from .._call.response import Answer
from .body import Reader, Unpacker
from .convert import for_client, for_transport, settle
from .guard import watchdog
from .io import ASYNC, SYNC, finish
from .pools import AsyncPoolTransport, Pool, PoolTransport
from .room import ProxiedRoom
from .settings import environment_has_proxies, tls_context

if TYPE_CHECKING:
    from typing import AsyncGenerator, AsyncIterator, Callable, Iterator, List, Optional

    from .call import Call

C = TypeVar("C", bound=Union[httpx.Client, httpx.AsyncClient])
P = TypeVar("P", bound=Pool)


class _Engine(Generic[C, P]):
    """Sends calls: through our pool, or a client of httpx where one must have a say.

    A ``given`` client is the caller's: everything goes through it, and it is never closed.
    """

    _io = SYNC
    _make_pool: Callable[[], P]
    _closed = False

    def __init__(self, given: Optional[C]) -> None:
        self._given = given
        self._client = given
        self._pool: Optional[P] = None
        self._rehearsed = False
        if given is None:
            self._pool = self._make_pool()
            if environment_has_proxies():
                self._pool.room = ProxiedRoom
                tls_context()  # whose clients begin with it: not to be loaded on a loop

    @property
    def connections(self) -> int:
        """Connections of ours that are open."""
        return 0 if self._pool is None else self._pool.connections

    def http_client(self) -> C:
        """The client underneath. From now on every call goes through it."""
        if self._client is None:
            self._client = self._io.client(transport=self._pool, timeout=None)
        return self._client

    def warm(self, *, secure: bool) -> None:
        """Load what first connections would; not on a loop's thread."""
        if not self._rehearsed:
            self._rehearsed = True
            self._io.rehearse()
        if secure:
            tls_context()

    async def _close(self) -> None:
        self._closed = True
        for ours in (self._client, self._pool):
            if ours is not None and ours is not self._given:
                await self._io.close(ours)

    async def _run(self, call: Call) -> Answer:
        while True:
            outcome: Union[Answer, Exception]
            try:
                outcome = await self._exchange(call)
            except Exception as exc:
                outcome = exc
            step = call.next(outcome)
            if isinstance(step, Answer):
                return step
            await self._io.result(self._io.sleep(step))

    async def _exchange(self, call: Call) -> Answer:
        """One request and its answer."""
        guard = call.watched(self._io.guard)
        response = None
        opened = False
        try:
            response = await self._send(call)
            opened = call.streams and response.status_code < 300
            if guard is not None:
                guard.reached(response, "stream" if opened else "body")
            body = b"" if opened else await self._read(response)
            if guard is not None and guard.fired is not None and response.status_code < 300:
                guard.explain(None, response.request)
            return Answer(response.status_code, response.headers, body, response)
        finally:
            try:
                if response is not None and not opened:
                    await self._io.close(response)
            except Exception:
                pass  # what was received is in hand, whatever closing comes to
            finally:
                if guard is not None and guard.at is not None:
                    guard.release()
                if self._closed:  # meanwhile: what this has opened is nobody's
                    await self._close()

    async def _send(self, call: Call) -> httpx.Response:
        client, pool = self._client, self._pool
        if pool is not None and client is None:
            sent = for_transport(call)
            response = await pool._room().send(sent)  # pyright: ignore[reportPrivateUsage]
            response.request = sent
            return response
        assert client is not None
        built, options = for_client(client, call, ours=pool is not None)
        response = await self._io.result(client.send(built, stream=True, **options))
        settle(response)
        return response  # type: ignore[no-any-return]

    async def _read(self, response: httpx.Response) -> bytes:
        if response.status_code < 300 and "content-encoding" not in response.headers:
            chunks: List[bytes] = []
            await self._io.read(response.stream, chunks.append)
            return b"".join(chunks)
        reader = Reader(response)
        try:
            await self._io.read(response.stream, reader.take)
        except Exception:
            # That its body broke off says less about a call than the error's status does.
            if reader.whole:
                raise
        return reader.body()


class _Opened:
    """An answer whose body is read as it comes."""

    def __init__(self, call: Call, answer: Answer) -> None:
        assert call.guard is not None
        self.status = answer.status
        self.headers = answer.headers
        self.response: httpx.Response = answer.response  # type: ignore[assignment]
        self.url = call.request.url
        self.guard = call.guard
        self.broken = call.broken
        self.spoil = call.spoil


class OpenAnswer(_Opened):
    """One of a sync client."""

    def chunks(self) -> Iterator[bytes]:
        """The body, decompressed; an ``APIConnectionError`` where it breaks off or is cut off."""
        stream: Iterator[bytes] = self.response.stream  # type: ignore[assignment]
        try:
            unpacker = Unpacker(self.headers.get("content-encoding", ""))
            for chunk in stream:
                yield from unpacker.feed(chunk)
            unpacker.finish()
        except Exception as exc:
            raise self.broken(exc) from exc

    def close(self) -> None:
        """Free the connection; closing twice is fine."""
        self.guard.release()
        with suppress(Exception):
            self.response.close()


class AsyncOpenAnswer(_Opened):
    """One of an async client."""

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        stream: AsyncIterator[bytes] = self.response.stream  # type: ignore[assignment]
        try:
            unpacker = Unpacker(self.headers.get("content-encoding", ""))
            async for chunk in stream:
                for piece in unpacker.feed(chunk):
                    yield piece
            unpacker.finish()
        except Exception as exc:
            raise self.broken(exc) from exc

    async def close(self) -> None:
        self.guard.release()
        with suppress(Exception):
            await self.response.aclose()


class Engine(_Engine[httpx.Client, PoolTransport]):
    """Carries a sync client's calls."""

    _make_pool = PoolTransport

    def rest(self) -> None:
        """Close the connections that nobody uses now; who needs one again opens it."""
        if self._pool is not None:
            self._pool.rest()

    def close(self) -> None:
        """Close what is ours."""
        finish(self._close())
        watchdog.rest()

    def open(self, call: Call) -> OpenAnswer:
        """As :meth:`run`, and leave the answer's body to be read."""
        return OpenAnswer(call, self.run(call))

    def run(self, call: Call) -> Answer:
        """Send a call until it is answered; an ``SDKError`` where no try is left."""
        return finish(self._run(call))


_Async = _Engine[httpx.AsyncClient, AsyncPoolTransport]


class AsyncEngine(_Async):
    """Carries an async client's calls, as :class:`Engine`."""

    _io = ASYNC
    _make_pool = AsyncPoolTransport
    run = _Async._run
    close = _Async._close

    async def rest(self) -> None:
        if self._pool is not None:
            await self._pool.rest()

    async def open(self, call: Call) -> AsyncOpenAnswer:
        return AsyncOpenAnswer(call, await self.run(call))
