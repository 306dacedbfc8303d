"""A connection pool for httpx whose cost doesn't grow with its size."""

from __future__ import annotations

import os
import socket
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any, Iterator, List, Mapping, Optional

import httpx

from .guard import CONNECTED, DEADLINE, GUARD, Guard, bounded
from .guard_sync import SyncGuard
from .settings import KEEPALIVE_EXPIRY, MAX_CONNECTIONS, PoolOptions
from .slots import Slot, Slots, Ticket

if TYPE_CHECKING:
    import ssl


class PoolTransport(httpx.BaseTransport):
    """A connection pool, for ``httpx.Client(transport=PoolTransport())`` and for our clients.

    Each connection is an ``httpx.HTTPTransport`` of its own. The last one used is used next,
    whoever waits for one gets it in turn, and no lock is held while bytes move, so that a call
    costs the same with one connection open and with a thousand. HTTP/1.1, no proxies.

    The request extension ``deadline``, a time on the monotonic clock, bounds an exchange
    to the end of the response's body: it ends in an ``httpx.ReadTimeout`` then, even where bytes
    keep dripping in.

    Args:
        verify: A TLS context; ``None`` for one as httpx makes it by default.
        max_connections: Connections at once; ``None`` for no limit.
        max_keepalive_connections: Connections kept for later use; ``None`` for all.
        keepalive_expiry: Seconds that an unused connection is kept; ``None`` for no limit.
        local_address: The address to connect from.
        retries: Tries to connect after the first.
    """

    def __init__(
        self,
        *,
        verify: Optional[ssl.SSLContext] = None,
        max_connections: Optional[int] = MAX_CONNECTIONS,
        max_keepalive_connections: Optional[int] = None,
        keepalive_expiry: Optional[float] = KEEPALIVE_EXPIRY,
        local_address: Optional[str] = None,
        retries: int = 0,
    ) -> None:
        limits = httpx.Limits(
            max_connections=max_connections,
            max_keepalive_connections=max_keepalive_connections,
            keepalive_expiry=keepalive_expiry,
        )
        self._room = _Room(PoolOptions(verify, limits, local_address, retries))

    @property
    def connections(self) -> int:
        """Connections that are open or about to be, used and unused."""
        return self._room.slots.count

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request over a connection of the pool.

        Raises:
            httpx.PoolTimeout: No connection became free within the ``pool`` timeout.
            httpx.TransportError: As ``httpx.HTTPTransport``.
        """
        return self._room.send(request)

    def rest(self) -> None:
        """Close the connections that aren't used now."""
        self._room.rest()

    def close(self) -> None:
        """Close all connections, used ones too. The pool may be used again."""
        self._room.close()


class _Room:
    """A pool's connections, for all threads. No lock is held while bytes move."""

    def __init__(self, options: PoolOptions) -> None:
        self._options = options
        self._begin()
        _rooms.add(self)

    def _begin(self) -> None:
        self._lock = threading.Lock()
        self.slots = Slots(self._options.limits)

    def send(self, request: httpx.Request) -> httpx.Response:
        given = request.extensions
        guard: Optional[Guard] = given.get(GUARD)
        if guard is None and DEADLINE in given:
            guard = SyncGuard()
            guard.arm("deadline", given[DEADLINE])
        slot = None
        try:
            if guard is not None:
                request.extensions = {**given, "timeout": bounded(given.get("timeout"), guard.at)}
            slot = self._take(request)
            if guard is not None and not guard.knows(slot.wire):
                request.extensions["trace"] = _watch(guard, given.get("trace"))
            if slot.carrier is None:
                slot.carrier = self._options.connection(slot.origin[0])
            response: httpx.Response = slot.carrier.handle_request(request)
        except BaseException as exc:
            if slot is not None:
                self.give(slot, whole=False)
            if guard is None or guard.release() or not isinstance(exc, httpx.TransportError):
                raise
            raise guard.late(request) from exc
        finally:
            request.extensions = given
        slot.wire = response.extensions.get("network_stream")
        response.stream = _Body(response.stream, self, slot, guard, request)
        return response

    def rest(self) -> None:
        with self._lock:
            self.slots.rest()
            doomed = self.slots.bury()
        _close(doomed)

    def close(self) -> None:
        with self._lock:
            slots, tickets = self.slots.empty()
            for ticket in tickets:
                _wake(ticket)
        _close(slots)

    def _take(self, request: httpx.Request) -> Slot:
        url = request.url
        origin = (url.raw_scheme, url.raw_host, url.port)
        ticket = None
        with self._lock:
            slot = self.slots.take(origin, time.monotonic())
            if slot is None:
                ticket = self.slots.queue(origin)
                ticket.waker = threading.Lock()
                ticket.waker.acquire()
            doomed = self.slots.doomed and self.slots.bury()
        if doomed:
            _close(doomed)
        if ticket is not None:
            slot = self._wait(request, ticket)
        assert slot is not None
        return slot

    def _wait(self, request: httpx.Request, ticket: Ticket) -> Slot:
        patience = request.extensions.get("timeout", {}).get("pool")
        try:
            if not ticket.waker.acquire(timeout=-1 if patience is None else patience):
                raise httpx.PoolTimeout("no connection became free", request=request)
            if ticket.slot is None:
                raise httpx.ConnectError("the pool was closed", request=request)
            return ticket.slot
        except BaseException:
            with self._lock:
                _wake(self.slots.leave(ticket, time.monotonic()))
            raise

    def give(self, slot: Slot, *, whole: bool) -> None:
        """Take a connection back, that is or isn't good for another request."""
        now = time.monotonic()
        with self._lock:
            slots = self.slots
            _wake(slots.give(slot, now) if whole else slots.drop(slot))
            doomed = slots.doomed and slots.bury()
        if doomed:
            _close(doomed)

    def abandon(self) -> None:
        """Begin anew in a child process: what was inherited is the parent's."""
        for slot in self.slots.empty()[0]:
            peer = None if slot.wire is None else slot.wire.get_extra_info("socket")
            if isinstance(peer, socket.socket):
                # The child's descriptor is closed, and the server is told nothing.
                peer.close()
        self._begin()


class _Body(httpx.SyncByteStream):
    """A response's body; closing it gives the connection back."""

    def __init__(
        self,
        stream: Any,
        room: _Room,
        slot: Slot,
        guard: Optional[Guard],
        request: httpx.Request,
    ) -> None:
        self._stream = stream
        self._room: Optional[_Room] = room
        self._slot = slot
        self._guard = guard
        self._request = request
        self._whole = False

    def __iter__(self) -> Iterator[bytes]:
        guard = self._guard
        if guard is not None:
            guard.doing = "body"
        try:
            yield from self._stream
        except httpx.TransportError as exc:
            if guard is None or guard.fired is None:
                raise
            raise guard.late(self._request) from exc
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


def _close(doomed: List[Slot]) -> None:
    for slot in doomed:
        if slot.carrier is not None:
            slot.carrier.close()


def _wake(ticket: Optional[Ticket]) -> None:
    if ticket is not None:
        ticket.waker.release()


def _watch(guard: Guard, trace: Any) -> Any:
    """Show the guard the network stream that is made now."""

    def watch(event: str, info: Mapping[str, Any]) -> None:
        if event in CONNECTED:
            guard.bind(info["return_value"])
        if trace is not None:
            trace(event, info)

    return watch


_rooms: weakref.WeakSet[_Room] = weakref.WeakSet()


def _after_fork() -> None:
    for room in list(_rooms):
        room.abandon()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
