"""The connections of a pool: those of one loop, or of all threads."""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import AsyncExitStack
from typing import Any, AsyncIterator, Callable, Iterator, List, Optional
from weakref import WeakSet

import httpx

from .guard import DEADLINE, GUARD, Guard, watchdog
from .io import SyncIO, finish, tls_context
from .slots import Slot, Slots


class Room:
    """Sends requests over connections that it keeps. No lock is held while bytes move."""

    def __init__(self, io: SyncIO, limits: httpx.Limits, connect: Callable[[bytes], Any]) -> None:
        self.io = io
        self.limits = limits
        self._connect = connect
        self._begin()
        _rooms.add(self)

    def _begin(self) -> None:
        # Reentrant: whoever holds it may collect a response, which gives its slot back.
        self._lock = threading.RLock()
        self.slots = Slots(self.limits)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request, under the guard that it brings or that its deadline asks for."""
        given = request.extensions
        guard: Optional[Guard] = given.get(GUARD)
        if guard is None and DEADLINE in given:
            guard = self.io.guard()
            guard.arm("deadline", given[DEADLINE])
        elif guard and guard.until:
            guard.arm(guard.clock, guard.until)
        slot = None
        try:
            if guard:
                limits = guard.limits(given.get("timeout", {}), "connect", "pool")
                request.extensions = {**given, "timeout": limits}
            slot = await self._take(request)
            slot.guard = guard
            if self.slots.doomed:
                await self._bury()
            if guard and not guard.knows(slot.wire):
                request.extensions["trace"] = guard.traced(given.get("trace") or self.io.untraced)
            if slot.carrier is None:
                slot.carrier = await self._connect(slot.origin[0])
            response = await self.io.send(slot.carrier, request)
        except BaseException as exc:
            if slot is not None:
                await self.give(slot)
            if guard:
                guard.release()
                guard.explain(exc)
            raise
        finally:
            request.extensions = given
        slot.wire = response.extensions.get("network_stream")
        response.stream = _Body(response.stream, self, slot)
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

    async def give(self, slot: Slot, *, whole: bool = False) -> None:
        """Take a connection back, that is or isn't good for another request."""
        guard, slot.guard = slot.guard, None
        if guard and not guard.release():
            whole = False
        with self._lock:
            if whole:
                self.slots.give(slot, time.monotonic())
            else:
                self.slots.drop(slot)
        if self.slots.doomed:
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
                raise httpx.ConnectError("the pool was closed")
            raise httpx.PoolTimeout("no connection became free")
        except BaseException:
            with self._lock:
                self.slots.leave(ticket, time.monotonic())
            raise

    async def _bury(self) -> None:
        with self._lock:
            doomed, self.slots.doomed = self.slots.doomed, []
        await self._close(doomed)

    async def _close(self, slots: List[Slot]) -> None:
        # Where one fails, or is cancelled, the others are closed all the same.
        async with AsyncExitStack() as closing:
            for slot in slots:
                if slot.carrier is not None:
                    closing.push_async_callback(self.io.close, slot.carrier)

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
                context = tls_context()
                self._client = self.io.client(verify=context, timeout=None, limits=self.limits)
        guard: Optional[Guard] = request.extensions.get(GUARD)
        if guard:
            request.extensions["timeout"] = guard.unseen(request.extensions["timeout"])
        return await self.io.result(self._client.send(request, stream=True))  # type: ignore[no-any-return]

    async def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await self.io.close(client)


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response's body; closing it gives the connection back."""

    def __init__(self, stream: Any, room: Room, slot: Slot) -> None:
        self._stream = stream
        self._room: Optional[Room] = room
        self._slot = slot
        self._whole = False

    def __iter__(self) -> Iterator[bytes]:
        guard = self._slot.guard
        try:
            yield from self._stream
        except httpx.TransportError as exc:
            if guard:
                guard.explain(exc)
            raise
        if guard:
            guard.explain()
        self._whole = True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        guard = self._slot.guard
        try:
            async for chunk in self._stream:
                yield chunk
        except httpx.TransportError as exc:
            if guard:
                guard.explain(exc)
            raise
        if guard:
            guard.explain()
        self._whole = True

    def close(self) -> None:
        finish(self.aclose())

    async def aclose(self) -> None:
        room, self._room = self._room, None
        if room is None:
            return
        whole = False
        try:
            await room.io.close(self._stream)
            whole = self._whole
        finally:
            await room.give(self._slot, whole=whole)


_rooms: WeakSet[Room] = WeakSet()


def _after_fork() -> None:
    # The child has neither the watchdog's thread nor whoever may have held its lock.
    watchdog.__init__()  # type: ignore[misc]
    for room in list(_rooms):
        room.abandon()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
