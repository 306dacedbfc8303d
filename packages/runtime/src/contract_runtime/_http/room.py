"""The connections of a pool: those of one loop, or of all threads."""

from __future__ import annotations

import os
import socket
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any, AsyncIterator, Iterator, Optional

import httpx

from .guard import DEADLINE, GUARD, Guard, bounded
from .io import SyncIO, finish
from .settings import PoolOptions, tls_context
from .slots import Slot, Slots

if TYPE_CHECKING:
    from typing import List


class Room:
    """Sends requests over connections that it keeps. No lock is held while bytes move."""

    def __init__(self, options: PoolOptions, io: SyncIO) -> None:
        self.options = options
        self.io = io
        self._begin()
        _rooms.add(self)

    def _begin(self) -> None:
        # Reentrant: whoever holds it may collect a response, which gives its slot back.
        self._lock = threading.RLock()
        self.slots = Slots(self.options.limits)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request, under the guard that it brings or that its deadline asks for."""
        given = request.extensions
        guard: Optional[Guard] = given.get(GUARD)
        if guard is None and DEADLINE in given:
            guard = self.io.guard()
            guard.arm("deadline", given[DEADLINE])
        slot = None
        try:
            if guard is not None:
                request.extensions = {**given, "timeout": bounded(given.get("timeout"), guard.at)}
            slot = await self._take(request)
            if self.slots.doomed:
                await self._bury()
            if guard is not None and not guard.knows(slot.wire):
                request.extensions["trace"] = self.io.trace(guard, given.get("trace"))
            if slot.carrier is None:
                scheme = slot.origin[0]
                if self.options.must_load(scheme):
                    await self.io.aside(tls_context)
                slot.carrier = self.options.connection(self.io.transport, scheme)
            response = await self.io.send(slot.carrier, request)
        except BaseException as exc:
            if slot is not None:
                await self.give(slot, whole=False)
            if guard is not None:
                guard.release()
                guard.explain(exc, request)
            raise
        finally:
            request.extensions = given
        slot.wire = response.extensions.get("network_stream")
        response.stream = _Body(response.stream, self, slot, guard, request)
        return response

    async def rest(self) -> None:
        """Close the connections that aren't used now."""
        with self._lock:
            self.slots.rest()
        await self._bury()

    async def close(self) -> None:
        """Close all connections, used ones too."""
        with self._lock:
            slots, tickets = self.slots.empty()
        for ticket in tickets:
            ticket.waker.set()
        await self._close(slots)

    async def give(self, slot: Slot, *, whole: bool) -> None:
        """Take a connection back, that is or isn't good for another request."""
        now = time.monotonic()
        slots = self.slots
        with self._lock:
            if whole:
                slots.give(slot, now)
            else:
                slots.drop(slot)
        if slots.doomed:
            await self._bury()

    async def _take(self, request: httpx.Request) -> Slot:
        url = request.url
        origin = (url.raw_scheme, url.raw_host, url.port)
        with self._lock:
            slot = self.slots.take(origin, time.monotonic())
            if slot is not None:
                return slot
            ticket = self.slots.queue(origin, self.io.event())
        try:
            await self.io.wait(ticket.waker, request.extensions.get("timeout", {}).get("pool"))
            if ticket.slot is not None:
                return ticket.slot
            if ticket.waker.is_set():
                raise httpx.ConnectError("the pool was closed", request=request)
            raise httpx.PoolTimeout("no connection became free", request=request)
        except BaseException:
            with self._lock:
                self.slots.leave(ticket, time.monotonic())
            raise

    async def _bury(self) -> None:
        with self._lock:
            doomed, self.slots.doomed = self.slots.doomed, []
        await self._close(doomed)

    async def _close(self, slots: List[Slot]) -> None:
        failed: Optional[BaseException] = None
        for slot in slots:
            if slot.carrier is not None:
                try:
                    await self.io.close(slot.carrier)
                except BaseException as exc:  # cancelled, say: the others are to be closed as well
                    failed = exc
        if failed is not None:
            raise failed

    def abandon(self) -> None:
        """Begin anew in a child process: what was inherited is the parent's."""
        for slot in self.slots.empty()[0]:
            peer = None if slot.wire is None else slot.wire.get_extra_info("socket")
            if isinstance(peer, socket.socket):
                # The child's descriptor is closed, and the server is told nothing.
                peer.close()
        self._begin()


class ProxiedRoom(Room):
    """Leaves what goes through which proxy, and all connections, to a client of httpx."""

    def _begin(self) -> None:
        super()._begin()
        self._client: Any = None

    async def send(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            if self._client is None:
                self._client = self.io.client(
                    verify=tls_context(), timeout=None, limits=self.options.limits
                )
        guard = request.extensions.get(GUARD)
        if guard is not None:
            limits = guard.limits(request.extensions["timeout"])
            request.extensions = {**request.extensions, "timeout": limits}
        return await self.io.result(self._client.send(request, stream=True))  # type: ignore[no-any-return]

    async def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await self.io.close(client)


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response's body; closing it gives the connection back."""

    def __init__(
        self, stream: Any, room: Room, slot: Slot, guard: Optional[Guard], request: httpx.Request
    ) -> None:
        self._stream = stream
        self._room: Optional[Room] = room
        self._slot = slot
        self._guard = guard
        self._request = request
        self._whole = False

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except httpx.TransportError as exc:
            if self._guard is not None:
                self._guard.explain(exc, self._request)
            raise
        if self._guard is not None and self._guard.fired is not None:
            self._guard.explain(None, self._request)
        self._whole = True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._stream:
                yield chunk
        except httpx.TransportError as exc:
            if self._guard is not None:
                self._guard.explain(exc, self._request)
            raise
        if self._guard is not None and self._guard.fired is not None:
            self._guard.explain(None, self._request)
        self._whole = True

    def close(self) -> None:
        finish(self.aclose())

    async def aclose(self) -> None:
        room, self._room = self._room, None
        if room is None:
            return
        whole = self._whole
        if self._guard is not None:
            whole = self._guard.release() and whole
        try:
            await room.io.close(self._stream)
        except BaseException:
            whole = False
            raise
        finally:
            await room.give(self._slot, whole=whole)


_rooms: weakref.WeakSet[Room] = weakref.WeakSet()


def _after_fork() -> None:
    for room in list(_rooms):
        room.abandon()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
