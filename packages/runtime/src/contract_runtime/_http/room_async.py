"""The connections of one event loop."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, AsyncIterator, List, Mapping, Optional

import anyio.to_thread
import httpx

from .guard import CONNECTED, DEADLINE, GUARD, Guard, bounded
from .guard_async import AsyncGuard
from .guard_sync import SyncGuard
from .settings import tls_context
from .slots import Slot, Slots, Ticket

if TYPE_CHECKING:
    from typing import Awaitable, Callable

    from .settings import PoolOptions


class LoopRoom:
    """The connections of one asyncio loop; all that happens here happens in its thread."""

    def __init__(self, options: PoolOptions, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._options = options
        self._slots = Slots(options.limits)

    @property
    def over(self) -> bool:
        """Whether the loop has ended."""
        return self.loop.is_closed()

    @property
    def connections(self) -> int:
        """Connections that are open or about to be."""
        return self._slots.count

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request over one of these connections."""
        return await _guarded(request, self.loop, self._send)

    async def _send(self, request: httpx.Request, guard: Optional[Guard]) -> httpx.Response:
        url = request.url
        origin = (url.raw_scheme, url.raw_host, url.port)
        slot = self._slots.take(origin, time.monotonic())
        if slot is None:
            slot = await self._wait(request, self._slots.queue(origin))
        try:
            if self._slots.doomed:
                await self._close(self._slots.bury())
            if guard is not None and not guard.knows(slot.wire):
                request.extensions["trace"] = _watch(guard, request.extensions.get("trace"))
            if slot.carrier is None:
                if self._options.must_load(origin[0]):
                    await anyio.to_thread.run_sync(tls_context)
                slot.carrier = self._options.async_connection(origin[0])
            response: httpx.Response = await slot.carrier.handle_async_request(request)
        except BaseException:
            await self.give(slot, whole=False)
            raise
        slot.wire = response.extensions.get("network_stream")
        response.stream = _Body(response.stream, guard, request, self, slot)
        return response

    async def rest(self) -> None:
        """Close the connections that aren't used now."""
        self._slots.rest()
        await self._close(self._slots.bury())

    async def close(self) -> None:
        """Close all connections, used ones too."""
        slots, tickets = self._slots.empty()
        for ticket in tickets:
            _wake(ticket)
        await self._close(slots)

    async def give(self, slot: Slot, *, whole: bool) -> None:
        """Take a connection back, that is or isn't good for another request."""
        slots = self._slots
        _wake(slots.give(slot, time.monotonic()) if whole else slots.drop(slot))
        if slots.doomed:
            await self._close(slots.bury())

    async def _wait(self, request: httpx.Request, ticket: Ticket) -> Slot:
        patience = request.extensions.get("timeout", {}).get("pool")
        waker = ticket.waker = self.loop.create_future()
        try:
            await asyncio.wait_for(waker, patience)
            if ticket.slot is None:
                raise httpx.ConnectError("the pool was closed", request=request)
            return ticket.slot
        except BaseException as exc:
            _wake(self._slots.leave(ticket, time.monotonic()))
            if isinstance(exc, asyncio.TimeoutError):
                raise httpx.PoolTimeout("no connection became free", request=request) from None
            raise

    async def _close(self, doomed: List[Slot]) -> None:
        for slot in doomed:
            if slot.carrier is not None:
                await slot.carrier.aclose()


class TrioRoom:
    """The connections of one trio run: httpx's own pool."""

    loop = None
    over = False
    connections = 0

    def __init__(self, options: PoolOptions) -> None:
        self._options = options
        self._transport: Optional[httpx.AsyncHTTPTransport] = None

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request over one of these connections."""
        return await _guarded(request, None, self._send)

    async def _send(self, request: httpx.Request, guard: Optional[Guard]) -> httpx.Response:
        if self._options.must_load(b"https"):
            await anyio.to_thread.run_sync(tls_context)
        if self._transport is None:
            limits = self._options.limits
            self._transport = self._options.async_connection(b"https", limits)
        if guard is not None:
            request.extensions["trace"] = _watch(guard, request.extensions.get("trace"))
        response = await self._transport.handle_async_request(request)
        if guard is not None:
            guard.find(response.extensions)
            response.stream = _Body(response.stream, guard, request)
        return response

    async def rest(self) -> None:
        """Leave closing what isn't used to httpx's own limits."""

    async def close(self) -> None:
        """Close all connections."""
        if self._transport is not None:
            await self._transport.aclose()


def guard_for(loop: Optional[asyncio.AbstractEventLoop]) -> Guard:
    """A guard for the running loop; trio has no timers to hang it on, so it gets a thread."""
    return SyncGuard() if loop is None else AsyncGuard(loop)


async def _guarded(
    request: httpx.Request,
    loop: Optional[asyncio.AbstractEventLoop],
    send: Callable[[httpx.Request, Optional[Guard]], Awaitable[httpx.Response]],
) -> httpx.Response:
    """Send a request under the guard that it brings, or that its deadline asks for."""
    given = request.extensions
    guard: Optional[Guard] = given.get(GUARD)
    if guard is None and DEADLINE not in given:
        return await send(request, None)
    if guard is None:
        guard = guard_for(loop)
        guard.arm("deadline", given[DEADLINE])
    request.extensions = {**given, "timeout": bounded(given.get("timeout"), guard.at)}
    try:
        return await send(request, guard)
    except BaseException as exc:
        if guard.release() or not isinstance(exc, httpx.TransportError):
            raise
        raise guard.late(request) from exc
    finally:
        request.extensions = given


class _Body(httpx.AsyncByteStream):
    """A response's body; closing it gives the connection back to a room that has slots."""

    def __init__(
        self,
        stream: Any,
        guard: Optional[Guard],
        request: httpx.Request,
        room: Optional[LoopRoom] = None,
        slot: Optional[Slot] = None,
    ) -> None:
        self._stream = stream
        self._room = room
        self._slot = slot
        self._guard = guard
        self._request = request
        self._whole = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        guard = self._guard
        if guard is not None:
            guard.doing = "body"
        try:
            async for chunk in self._stream:
                yield chunk
        except httpx.TransportError as exc:
            if guard is None or guard.fired is None:
                raise
            raise guard.late(self._request) from exc
        self._whole = True

    async def aclose(self) -> None:
        slot, self._slot = self._slot, None
        whole = self._whole
        if self._guard is not None:
            whole = self._guard.release() and whole
        try:
            await self._stream.aclose()
        except BaseException:
            whole = False
            raise
        finally:
            if self._room is not None and slot is not None:
                await self._room.give(slot, whole=whole)


def _watch(guard: Guard, trace: Any) -> Any:
    """Show the guard the network stream that is made now."""

    async def watch(event: str, info: Mapping[str, Any]) -> None:
        if event in CONNECTED:
            guard.bind(info["return_value"])
        if trace is not None:
            await trace(event, info)

    return watch


def _wake(ticket: Optional[Ticket]) -> None:
    if ticket is not None and not ticket.waker.done():
        ticket.waker.set_result(None)
