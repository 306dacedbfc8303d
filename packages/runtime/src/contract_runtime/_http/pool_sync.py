"""A connection pool for httpx whose cost doesn't grow with its size."""

from __future__ import annotations

import os
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any, Dict, Iterator, Mapping, Optional

import httpx

from .guard import CONNECTED, DEADLINE, GUARD, Guard, bounded, is_stale
from .guard_sync import SyncGuard
from .settings import KEEPALIVE_EXPIRY, MAX_CONNECTIONS, ONE_CONNECTION, context_for
from .slots import Slot, Slots, Ticket

if TYPE_CHECKING:
    import ssl

    Carried = Slot[httpx.HTTPTransport]


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
        self._verify = verify
        self._local_address = local_address
        self._retries = retries
        self._limits = (max_connections, max_keepalive_connections, keepalive_expiry)
        self._lock = threading.Lock()
        self._slots: Slots[httpx.HTTPTransport] = Slots(*self._limits)
        self._wakers: Dict[Ticket[httpx.HTTPTransport], threading.Lock] = {}
        _pools.add(self)

    @property
    def connections(self) -> int:
        """Connections that are open or about to be, used and unused."""
        return self._slots.count

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request over a connection of the pool.

        Raises:
            httpx.PoolTimeout: No connection became free within the ``pool`` timeout.
            httpx.TransportError: As ``httpx.HTTPTransport``.
        """
        extensions = request.extensions
        guard: Optional[Guard] = extensions.get(GUARD)
        if guard is None and DEADLINE in extensions:
            return self._bounded(request, extensions[DEADLINE])
        slot = self._take(request)
        try:
            if guard is not None:
                request.extensions = self._watched(extensions, slot, guard)
            assert slot.carrier is not None
            response = slot.carrier.handle_request(request)
        except BaseException:
            if guard is not None:
                guard.release()
            self._give(slot, whole=False)
            raise
        slot.wire = response.extensions.get("network_stream")
        response.stream = _Body(response.stream, self, slot, guard)  # type: ignore[arg-type]
        return response

    def close(self) -> None:
        """Close all connections, used ones too. The pool may be used again."""
        with self._lock:
            slots, tickets = self._slots.empty()
            wakers = [self._wakers.pop(ticket, None) for ticket in tickets]
        for waker in wakers:
            if waker is not None:
                waker.release()
        for slot in slots:
            if slot.carrier is not None:
                slot.carrier.close()

    def _take(self, request: httpx.Request) -> Carried:
        url = request.url
        origin = (url.raw_scheme, url.raw_host, url.port)
        with self._lock:
            slot = self._slots.take(origin, time.monotonic())
            ticket = None
            if slot is None:
                ticket = self._slots.queue(origin)
                waker = self._wakers[ticket] = threading.Lock()
                waker.acquire()
            doomed, self._slots.doomed = self._slots.doomed, []
        for old in doomed:
            if old.carrier is not None:
                old.carrier.close()
        if slot is None:
            slot = self._wait(request, ticket, waker)
        if slot.carrier is None:
            slot.carrier = self._connection(origin[0])
        return slot

    def _wait(
        self, request: httpx.Request, ticket: Ticket[httpx.HTTPTransport], waker: threading.Lock
    ) -> Carried:
        patience = request.extensions.get("timeout", {}).get("pool")
        try:
            if waker.acquire(timeout=-1 if patience is None else patience):
                slot = ticket.slot
                if slot is None:
                    raise httpx.ConnectError("the pool was closed", request=request)
                return slot
            raise httpx.PoolTimeout("no connection became free", request=request)
        except BaseException:
            with self._lock:
                self._wakers.pop(ticket, None)
                self._wake(self._slots.leave(ticket, time.monotonic()))
            raise

    def _give(self, slot: Carried, *, whole: bool) -> None:
        now = time.monotonic()
        with self._lock:
            slots = self._slots
            ticket = slots.give(slot, now) if whole else slots.drop(slot)
            if ticket is not None:
                self._wake(ticket)
            doomed = slots.doomed
            if doomed:
                slots.doomed = []
        for old in doomed:
            if old.carrier is not None:
                old.carrier.close()

    def _wake(self, ticket: Optional[Ticket[httpx.HTTPTransport]]) -> None:
        waker = None if ticket is None else self._wakers.pop(ticket, None)
        if waker is not None:
            waker.release()

    def _connection(self, scheme: bytes) -> httpx.HTTPTransport:
        return httpx.HTTPTransport(
            verify=self._verify or context_for(scheme),
            limits=ONE_CONNECTION,
            local_address=self._local_address,
            retries=self._retries,
            trust_env=False,
        )

    def _watched(
        self, extensions: Mapping[str, Any], slot: Carried, guard: Guard
    ) -> Dict[str, Any]:
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

    def _bounded(self, request: httpx.Request, at: float) -> httpx.Response:
        guard = SyncGuard()
        timeouts = bounded(request.extensions.get("timeout", {}), at, "connect", "pool")
        guard.arm("deadline", at)
        given = request.extensions
        request.extensions = {**given, GUARD: guard, "timeout": timeouts}
        try:
            response = self.handle_request(request)
        except Exception as exc:
            if guard.fired is None:
                raise
            raise httpx.ReadTimeout("the deadline has passed", request=request) from exc
        finally:
            request.extensions = given
        response.stream = _Bounded(response.stream, guard, request)  # type: ignore[arg-type]
        return response

    def _after_fork(self) -> None:
        """Begin anew in a child process; what was inherited is the parent's."""
        for slot in [*self._slots.busy, *self._slots.empty()[0]]:
            peer = None if slot.wire is None else slot.wire.get_extra_info("socket")
            if peer is not None:
                # Closes the child's descriptor and tells the server nothing.
                peer.close()  # type: ignore[attr-defined]
        self._lock = threading.Lock()
        self._wakers = {}


class _Body(httpx.SyncByteStream):
    """A response's body; closing it gives the connection back."""

    def __init__(
        self,
        stream: httpx.SyncByteStream,
        pool: PoolTransport,
        slot: Carried,
        guard: Optional[Guard],
    ) -> None:
        self._stream = stream
        self._pool: Optional[PoolTransport] = pool
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
        pool, self._pool = self._pool, None
        if pool is None:
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
            pool._give(self._slot, whole=whole)


class _Bounded(httpx.SyncByteStream):
    """A body that is cut off in the words of httpx."""

    def __init__(self, stream: httpx.SyncByteStream, guard: Guard, request: httpx.Request) -> None:
        self._stream = stream
        self._guard = guard
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except httpx.TransportError as exc:
            if self._guard.fired is None:
                raise
            raise httpx.ReadTimeout("the deadline has passed", request=self._request) from exc

    def close(self) -> None:
        self._stream.close()


_pools: weakref.WeakSet[PoolTransport] = weakref.WeakSet()


def _after_fork() -> None:
    for pool in list(_pools):
        pool._after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
