"""The connections of a sync pool."""

from __future__ import annotations

import os
import socket
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Mapping, Optional, Tuple

import httpx

from .guard import CONNECTED, GUARD, Guard, is_stale
from .settings import ONE_CONNECTION, context_for
from .slots import Slot, Slots, Ticket

if TYPE_CHECKING:
    from .settings import PoolOptions

    Carried = Slot[httpx.HTTPTransport]
    Waiter = Tuple[Ticket[httpx.HTTPTransport], threading.Lock]


class Room:
    """The connections of one pool, for all threads. No lock is held while bytes move."""

    def __init__(self, options: PoolOptions) -> None:
        self._options = options
        self._begin()
        _rooms.add(self)

    def _begin(self) -> None:
        self._lock = threading.Lock()
        self._slots: Slots[httpx.HTTPTransport] = Slots(self._options.limits)
        self._wakers: Dict[Ticket[httpx.HTTPTransport], threading.Lock] = {}

    @property
    def connections(self) -> int:
        """Connections that are open or about to be."""
        return self._slots.count

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request over one of these connections."""
        extensions = request.extensions
        guard: Optional[Guard] = extensions.get(GUARD)
        slot = self._take(request)
        try:
            if guard is not None:
                request.extensions = _watched(extensions, slot, guard)
            assert slot.carrier is not None
            response = slot.carrier.handle_request(request)
        except BaseException:
            if guard is not None:
                guard.release()
            self.give(slot, whole=False)
            raise
        slot.wire = response.extensions.get("network_stream")
        response.stream = _Body(response.stream, self, slot, guard)  # type: ignore[arg-type]
        return response

    def give(self, slot: Carried, *, whole: bool) -> None:
        """Take a connection back, that is or isn't good for another request."""
        now = time.monotonic()
        with self._lock:
            slots = self._slots
            self._wake(slots.give(slot, now) if whole else slots.drop(slot))
            doomed = slots.doomed
            if doomed:
                slots.doomed = []
        _bury(doomed)

    def rest(self) -> None:
        """Close the connections that aren't used now."""
        with self._lock:
            self._slots.rest()
            doomed, self._slots.doomed = self._slots.doomed, []
        _bury(doomed)

    def close(self) -> None:
        """Close all connections, used ones too."""
        with self._lock:
            slots, tickets = self._slots.empty()
            for ticket in tickets:
                self._wake(ticket)
        _bury(slots)

    def abandon(self) -> None:
        """Begin anew in a child process: what was inherited is the parent's."""
        for slot in self._slots.empty()[0]:
            peer = None if slot.wire is None else slot.wire.get_extra_info("socket")
            if isinstance(peer, socket.socket):
                # The child's descriptor is closed, and the server is told nothing.
                peer.close()
        self._begin()

    def _take(self, request: httpx.Request) -> Carried:
        url = request.url
        origin = (url.raw_scheme, url.raw_host, url.port)
        waiter: Optional[Waiter] = None
        with self._lock:
            slots = self._slots
            slot = slots.take(origin, time.monotonic())
            if slot is None:
                waiter = slots.queue(origin), threading.Lock()
                waiter[1].acquire()
                self._wakers[waiter[0]] = waiter[1]
            doomed = slots.doomed
            if doomed:
                slots.doomed = []
        _bury(doomed)
        if slot is None:
            assert waiter is not None
            slot = self._wait(request, *waiter)
        if slot.carrier is None:
            options = self._options
            slot.carrier = httpx.HTTPTransport(
                verify=options.verify or context_for(origin[0]),
                limits=ONE_CONNECTION,
                local_address=options.local_address,
                retries=options.retries,
                trust_env=False,
            )
        return slot

    def _wait(
        self, request: httpx.Request, ticket: Ticket[httpx.HTTPTransport], waker: threading.Lock
    ) -> Carried:
        patience = request.extensions.get("timeout", {}).get("pool")
        try:
            if not waker.acquire(timeout=-1 if patience is None else patience):
                raise httpx.PoolTimeout("no connection became free", request=request)
            if ticket.slot is None:
                raise httpx.ConnectError("the pool was closed", request=request)
            return ticket.slot
        except BaseException:
            with self._lock:
                self._wakers.pop(ticket, None)
                self._wake(self._slots.leave(ticket, time.monotonic()))
            raise

    def _wake(self, ticket: Optional[Ticket[httpx.HTTPTransport]]) -> None:
        if ticket is not None:
            waker = self._wakers.pop(ticket, None)
            if waker is not None:
                waker.release()


class _Body(httpx.SyncByteStream):
    """A response's body; closing it gives the connection back."""

    def __init__(
        self,
        stream: httpx.SyncByteStream,
        room: Room,
        slot: Carried,
        guard: Optional[Guard],
    ) -> None:
        self._stream = stream
        self._room: Optional[Room] = room
        self._slot = slot
        self._guard = guard
        self._whole = False

    def __iter__(self) -> Iterator[bytes]:
        guard = self._guard
        if guard is not None:
            guard.doing = "body"
        yield from self._stream
        self._whole = True

    def close(self) -> None:
        room, self._room = self._room, None
        if room is None:
            return
        whole = self._whole
        if self._guard is not None:
            whole = self._guard.release() and whole
        try:
            self._stream.close()
        except BaseException:
            whole = False
            raise
        finally:
            room.give(self._slot, whole=whole)


def _bury(doomed: List[Carried]) -> None:
    for slot in doomed:
        if slot.carrier is not None:
            slot.carrier.close()


def _watched(extensions: Mapping[str, Any], slot: Carried, guard: Guard) -> Dict[str, Any]:
    """Show the guard the network stream: the kept one, or the one that is made now."""
    wire = slot.wire
    if wire is not None and not is_stale(wire):
        guard.bind(wire)
        return dict(extensions)
    trace = extensions.get("trace")

    def watch(event: str, info: Mapping[str, Any]) -> None:
        if event in CONNECTED:
            guard.bind(info["return_value"])
        if trace is not None:
            trace(event, info)

    return {**extensions, "trace": watch}


_rooms: weakref.WeakSet[Room] = weakref.WeakSet()


def _after_fork() -> None:
    for room in list(_rooms):
        room.abandon()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
