"""What carries a client's calls, through all their tries."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, List, Optional, Tuple, Type, Union
from urllib.request import getproxies

import httpx

from .._call.messages import HARMLESS, Answer
from .body import AsyncOpenAnswer, OpenAnswer, Reader
from .call import Call
from .guard import GUARD, watchdog
from .io import ASYNC, SYNC, finish, tls_context
from .pools import AsyncPoolTransport, Pool, PoolTransport
from .room import ProxiedRoom


@lru_cache(maxsize=1024)
def _parsed(url: str) -> Tuple[httpx.URL, Tuple[bytes, bytes]]:
    """A URL as httpx has it, and its ``Host`` field; a ``ValueError`` where it is none."""
    try:
        result = httpx.URL(url)
    except httpx.InvalidURL as exc:
        raise ValueError(f"this makes no valid URL: {exc}") from None
    return result, (b"Host", result.netloc)


class _Engine:
    """Sends calls: through our pool, or a client of httpx where one must have a say.

    A ``given`` client of httpx is the caller's: everything goes through it, and it is never
    closed.
    """

    _io = SYNC
    _make_pool: Type[Pool] = PoolTransport
    _pool: Optional[Pool] = None
    _closed = False
    _rehearsed = False

    def __init__(self, given: Any) -> None:
        self._given = self._client = given
        if given is None:
            self._pool = self._make_pool()
            proxies = getproxies()
            if any(map(proxies.get, ("http", "https", "all"))):
                # httpx decides what goes through them.
                self._pool.room = ProxiedRoom
                tls_context()  # whose clients begin with it: not to be loaded on a loop

    @property
    def connections(self) -> int:
        """Connections of ours that are open."""
        return 0 if self._pool is None else self._pool.connections

    def http_client(self) -> Any:
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

    async def _rest(self) -> None:
        """Close the connections that nobody uses now; who needs one again opens it."""
        if self._pool is not None:
            await self._pool._room().rest()  # pyright: ignore[reportPrivateUsage]

    async def _close(self) -> None:
        """Close what is ours."""
        self._closed = True
        for ours in (self._client, self._pool):
            if ours is not None and ours is not self._given:
                await self._io.close(ours)

    async def _run(self, call: Call) -> Answer:
        """Send a call until it is answered; an ``SDKError`` where no try is left."""
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
            good = response.status_code < 300
            opened = call.streams and good
            if guard:
                if guard.wire is None and "network_stream" in response.extensions:
                    guard.bind(response.extensions["network_stream"])
                guard.doing = "stream" if opened else "body"
                if opened:
                    guard.at = None  # each read is armed by itself
            body = b"" if opened else await self._read(response)
            if guard and guard.fired is not None and good:
                guard.explain()
            return Answer(response.status_code, response.headers, body, response)
        finally:
            try:
                if response is not None and not opened:
                    await self._io.close(response)
            except Exception:
                pass  # what was received is in hand, whatever closing comes to
            finally:
                if guard and guard.at is not None:
                    guard.release()
                if self._closed:  # meanwhile: what this has opened is nobody's
                    await self._close()

    async def _send(self, call: Call) -> httpx.Response:
        request, client, pool = call.request, self._client, self._pool
        url, host = _parsed(request.url)
        response: httpx.Response
        if client is None:
            assert pool is not None
            sent = httpx.Request(
                request.verb,
                url,
                headers=request.fields if request.names_host else [host, *request.fields],
                stream=httpx.ByteStream(request.body),
                extensions={"timeout": call.timeouts(), GUARD: call.guard},
            )
            response = await pool._room().send(sent)  # pyright: ignore[reportPrivateUsage]
            response.request = sent
            return response
        built = self._built(client, call, url)
        # What a redirect led elsewhere gets no credential of the client's either.
        auth = {"auth": None} if request.foreign else {}
        response = await self._io.result(
            client.send(built, stream=True, follow_redirects=False, **auth)
        )
        if response.is_stream_consumed:  # by a hook, or an auth
            content = response.content
            response.headers.pop("content-encoding", None)
            response.stream = httpx.ByteStream(content)
        return response

    def _built(self, client: Any, call: Call, url: httpx.URL) -> httpx.Request:
        """The request as a client of httpx builds it, with all that is set there."""
        request, guard = call.request, call.guard
        ours = self._pool is not None  # which knows guards
        limits = call.timeouts(None if ours else client.timeout)
        if not ours and guard:
            limits = guard.unseen(limits)
        built: httpx.Request = client.build_request(
            request.verb,
            url,
            # A client's own parameters take the place of the URL's, unless those are said again.
            params=url.params if client.params else None,
            headers=request.fields,
            content=request.body or None,
            timeout=httpx.Timeout(**limits),
            extensions={GUARD: guard} if ours else {},
        )
        if request.foreign:
            built.url = url  # without the client's parameters, one of which may be a key
            for name in built.headers.keys() - HARMLESS:
                del built.headers[name]
        return built

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


class Engine(_Engine):
    """Carries a sync client's calls."""

    def rest(self) -> None:
        finish(self._rest())

    def close(self) -> None:
        finish(self._close())
        watchdog.rest()

    def open(self, call: Call) -> OpenAnswer:
        """As :meth:`run`, and leave the answer's body to be read."""
        return OpenAnswer(call, self.run(call))

    def run(self, call: Call) -> Answer:
        return finish(self._run(call))


class AsyncEngine(_Engine):
    """Carries an async client's calls."""

    _io = ASYNC
    _make_pool = AsyncPoolTransport
    rest = _Engine._rest
    close = _Engine._close
    run = _Engine._run

    async def open(self, call: Call) -> AsyncOpenAnswer:
        return AsyncOpenAnswer(call, await self.run(call))
