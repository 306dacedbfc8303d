"""The connections of one event loop."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, AsyncIterator, Dict, Mapping, Optional

import httpx

from .guard import CONNECTED, GUARD, Guard, is_stale
from .settings import ONE_CONNECTION, context_for, tls_context
from .slots import Slot, Slots, Ticket

if TYPE_CHECKING:
    import ssl

    from .settings import PoolOptions

    Carried = Slot[httpx.AsyncHTTPTransport]


class LoopRoom:
    """The connections of one asyncio loop; all that happens here happens in its thread."""

    def __init__(self, options: PoolOptions, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._options = options
        self._slots: Slots[httpx.AsyncHTTPTransport] = Slots(options.limits)
        self._wakers: Dict[Ticket[httpx.AsyncHTTPTransport], asyncio.Future[None]] = {}

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
        extensions = request.extensions
        guard: Optional[Guard] = extensions.get(GUARD)
        url = request.url
        origin = (url.raw_scheme, url.raw_host, url.port)
        slot = self._slots.take(origin, time.monotonic())
        if slot is None:
            slot = await self._wait(request, self._slots.queue(origin))
        try:
            await self.bury()
            carrier = slot.carrier
            if carrier is None:
                carrier = _transport(self._options, context_for(origin[0]), ONE_CONNECTION)
                slot.carrier = carrier
            if guard is not None:
                request.extensions = watched(extensions, slot, guard)
            response = await carrier.handle_async_request(request)
        except BaseException:
            if guard is not None:
                guard.release()
            self.give(slot, whole=False)
            await self.bury()
            raise
        slot.wire = response.extensions.get("network_stream")
        response.stream = _Body(response.stream, self, slot, guard)  # type: ignore[arg-type]
        return response

    async def rest(self) -> None:
        """Close the connections that aren't used now."""
        self._slots.rest()
        await self.bury()

    async def close(self) -> None:
        """Close all connections, used ones too."""
        slots, tickets = self._slots.empty()
        for ticket in tickets:
            self._wake(ticket)
        for slot in slots:
            if slot.carrier is not None:
                await slot.carrier.aclose()

    async def _wait(
        self, request: httpx.Request, ticket: Ticket[httpx.AsyncHTTPTransport]
    ) -> Carried:
        patience = request.extensions.get("timeout", {}).get("pool")
        waker = self._wakers[ticket] = self.loop.create_future()
        timer = None
        if patience is not None:
            timer = self.loop.call_later(patience, _settle, waker)
        try:
            await waker
            if ticket.slot is not None:
                return ticket.slot
            if self._wakers.pop(ticket, None) is None:
                raise httpx.ConnectError("the pool was closed", request=request)
            raise httpx.PoolTimeout("no connection became free", request=request)
        except BaseException:
            self._wakers.pop(ticket, None)
            self._wake(self._slots.leave(ticket, time.monotonic()))
            raise
        finally:
            if timer is not None:
                timer.cancel()

    def give(self, slot: Carried, *, whole: bool) -> None:
        """Take a connection back, that is or isn't good for another request."""
        if whole:
            self._wake(self._slots.give(slot, time.monotonic()))
        else:
            self._wake(self._slots.drop(slot))

    def _wake(self, ticket: Optional[Ticket[httpx.AsyncHTTPTransport]]) -> None:
        waker = None if ticket is None else self._wakers.pop(ticket, None)
        if waker is not None:
            _settle(waker)

    async def bury(self) -> None:
        """Close what nobody will use again."""
        if not self._slots.doomed:
            return
        doomed, self._slots.doomed = self._slots.doomed, []
        for old in doomed:
            if old.carrier is not None:
                await old.carrier.aclose()


class TrioRoom:
    """The connections of one trio run: httpx's own pool."""

    loop = None
    over = False
    connections = 0

    def __init__(self, options: PoolOptions) -> None:
        self._transport = _transport(options, tls_context(), options.limits)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request over one of these connections."""
        extensions = request.extensions
        guard: Optional[Guard] = extensions.get(GUARD)
        if guard is None:
            return await self._transport.handle_async_request(request)
        request.extensions = watched(extensions, Slot((b"", b"", None)), guard)
        response = await self._transport.handle_async_request(request)
        wire = response.extensions.get("network_stream")
        if wire is not None:
            guard.bind(wire)
        return response

    async def rest(self) -> None:
        """Leave closing what isn't used to httpx's own limits."""

    async def close(self) -> None:
        """Close all connections."""
        await self._transport.aclose()


class _Body(httpx.AsyncByteStream):
    """A response's body; closing it gives the connection back."""

    def __init__(
        self,
        stream: httpx.AsyncByteStream,
        room: LoopRoom,
        slot: Carried,
        guard: Optional[Guard],
    ) -> None:
        self._stream = stream
        self._room: Optional[LoopRoom] = room
        self._slot = slot
        self._guard = guard
        self._whole = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        guard = self._guard
        if guard is not None:
            guard.doing = "body"
        async for chunk in self._stream:
            yield chunk
        self._whole = True

    async def aclose(self) -> None:
        room, self._room = self._room, None
        if room is None:
            return
        whole = self._whole
        if self._guard is not None:
            whole = self._guard.release() and whole
        try:
            await self._stream.aclose()
        except BaseException:
            whole = False
            raise
        finally:
            room.give(self._slot, whole=whole)
            await room.bury()


def watched(extensions: Mapping[str, Any], slot: Carried, guard: Guard) -> Dict[str, Any]:
    """Show the guard the network stream: the kept one, or the one that is made now."""
    wire = slot.wire
    if wire is not None and not is_stale(wire):
        guard.bind(wire)
        return dict(extensions)
    trace = extensions.get("trace")

    async def watch(event: str, info: Mapping[str, Any]) -> None:
        if event in CONNECTED:
            guard.bind(info["return_value"])
        if trace is not None:
            await trace(event, info)

    return {**extensions, "trace": watch}


def _transport(
    options: PoolOptions, context: ssl.SSLContext, limits: httpx.Limits
) -> httpx.AsyncHTTPTransport:
    return httpx.AsyncHTTPTransport(
        verify=options.verify or context,
        limits=limits,
        local_address=options.local_address,
        retries=options.retries,
        trust_env=False,
    )


def _settle(waker: asyncio.Future[None]) -> None:
    if not waker.done():
        waker.set_result(None)
