"""Time limits that hold: a read that takes too long is cut off at the socket.

httpx's timeouts count from byte to byte: a peer that drips outlives any of them. A guard shuts
down the socket itself, found through httpx's documented ``network_stream`` extension; the read
then ends at once. Shutting down never blocks, and the descriptor stays its owner's to close.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import suppress

import httpx

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, TimerHandle
    from typing import Any, Dict, Mapping, Optional, Protocol, Set, Tuple

    from .failures import Phase

    class Wire(Protocol):
        """httpx's network stream."""

        def get_extra_info(self, info: str) -> object: ...


#: Keys of request extensions: a guard of ours; for whoever uses a pool transport by itself, the
#: time on the monotonic clock at which the exchange is to be over.
GUARD = "contract_guard"
DEADLINE = "deadline"

#: httpcore's trace events that a new network stream is the result of.
CONNECTED = frozenset(
    f"connection.{made}.complete" for made in ("connect_tcp", "connect_unix_socket", "start_tls")
)
#: Seconds after which a watchdog without work looks again, and ends.
_IDLE = 1.0


class Watchdog:
    """Cuts guards whose time is over, from a thread of its own that ends when idle."""

    def __init__(self) -> None:
        # Reentrant: whoever holds it may come to collect a stream, whose guard is then released.
        self.lock = threading.RLock()
        self._changed = threading.Condition(self.lock)
        self.armed: Set[Guard] = set()
        self.needed = False
        self.wakes_at = float("inf")
        self._thread: Optional[threading.Thread] = None

    def wake(self, at: float) -> None:
        """Look at the guards earlier than was meant."""
        if self._thread is None:
            thread = threading.Thread(
                target=self._run, name="contract-runtime-deadlines", daemon=True
            )
            thread.start()  # where there are too many, the next guard tries again
            self._thread = thread
        else:
            self._changed.notify()
        self.wakes_at = at

    def rest(self) -> None:
        """End the thread now if it has no work."""
        with self.lock:
            if not self.armed and self._thread is not None:
                self.needed = False
                self._changed.notify()

    def _run(self) -> None:
        with self.lock:
            while self.armed or self.needed:
                now = time.monotonic()
                self.needed = False
                self.wakes_at = now + _IDLE
                for guard in tuple(self.armed):
                    at = guard.at
                    if at is None or at <= now:
                        self.armed.discard(guard)
                        if at is not None:
                            guard.cut()
                    elif at < self.wakes_at:
                        self.wakes_at = at
                self._changed.wait(self.wakes_at - now)
            self.wakes_at = float("inf")
            self._thread = None


watchdog = Watchdog()
if hasattr(os, "register_at_fork"):
    # The child has neither the thread nor whoever may have held the lock.
    os.register_at_fork(after_in_child=watchdog.__init__)  # type: ignore[misc]


class Guard:
    """Cuts one connection's exchange off when its time is over, which the watchdog tells.

    Attributes:
        fired: The clock whose time was over, or ``None``.
        doing: What the exchange is busy with.
    """

    __slots__ = ("at", "clock", "doing", "fired", "wire")

    def __init__(self) -> None:
        self.at: Optional[float] = None
        self.clock = ""
        self.doing: Phase = "connect"
        self.fired: Optional[str] = None
        self.wire: Optional[Wire] = None

    def arm(self, clock: str, at: Optional[float]) -> None:
        """Cut off at another time on the monotonic clock: at once where it has passed."""
        self.clock = clock
        self.at = at
        if at is not None:
            if at <= time.monotonic():
                self.cut()
            else:
                self._watch(at)

    def _watch(self, at: float) -> None:
        with watchdog.lock:
            watchdog.armed.add(self)
            watchdog.needed = True
            if at < watchdog.wakes_at:
                watchdog.wake(at)

    def bind(self, wire: Wire) -> None:
        """From now on the exchange runs over this network stream."""
        with watchdog.lock:
            self.wire = wire
            self.doing = "response"
            if self.fired is not None:
                shut_down(wire)

    def limits(self, timeouts: Mapping[str, Optional[float]]) -> Dict[str, Optional[float]]:
        """The limits of an exchange over a network stream that nobody shows."""
        self.doing = "response"  # or connecting: nobody tells
        return bounded(timeouts, self.at, tuple(timeouts))

    def knows(self, wire: Optional[Wire]) -> bool:
        """Bind to a kept network stream, unless it is closed or the server has said something."""
        if wire is None or wire.get_extra_info("is_readable") is not False:
            return False
        self.bind(wire)
        return True

    def reached(self, response: httpx.Response, doing: Phase) -> None:
        """Go on with a response's body."""
        if self.wire is None and "network_stream" in response.extensions:
            self.bind(response.extensions["network_stream"])
        self.doing = doing
        if doing == "stream":
            self.at = None  # each read is armed by itself

    def cut(self) -> None:
        """End the exchange now."""
        with watchdog.lock:
            if self.fired is None:
                self.fired = self.clock
            if self.wire is not None:
                shut_down(self.wire)

    def release(self) -> bool:
        """End the exchange; whether its network stream may be another's."""
        # Under the lock: a cut that is under way must not meet the connection's next exchange.
        with watchdog.lock:
            self.wire = None
            self.at = None
            watchdog.armed.discard(self)
            return self.fired is None

    def explain(self, exc: Optional[BaseException], request: httpx.Request) -> None:
        """Raise, in the words of httpx, that the exchange was cut off, where it was.

        What ends without an exception may have been cut off as well: a body without a length.
        """
        if self.fired is not None and (exc is None or isinstance(exc, httpx.TransportError)):
            raise httpx.ReadTimeout(f"its time is over: {self.fired}", request=request) from exc


class LoopGuard(Guard):
    """A guard whose time is told by a timer of asyncio's loop."""

    __slots__ = ("_fires_at", "_loop", "_timer")

    def __init__(self, loop: AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self._timer: Optional[TimerHandle] = None
        self._fires_at = 0.0

    def _watch(self, at: float) -> None:
        # A later time is looked at when the timer fires: arming for each chunk costs none.
        if self._timer is not None:
            if at >= self._fires_at:
                return
            self._timer.cancel()
        self._fires_at = at
        self._timer = self._loop.call_later(at - time.monotonic(), self._fire)

    def _fire(self) -> None:
        self._timer = None
        if self.at is not None:
            self.arm(self.clock, self.at)

    def release(self) -> bool:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        return super().release()


def shut_down(wire: Wire) -> None:
    """End both directions of a connection: whoever waits for it waits no more."""
    peer: Any = wire.get_extra_info("socket")
    if peer is None:
        return
    # SSLSocket.shutdown would forget its TLS state under the hands of its reader.
    kind: Any = socket.socket if isinstance(peer, socket.socket) else peer.__class__
    # One that isn't connected any more has nobody who waits for it.
    with suppress(OSError):
        try:
            kind.shutdown(peer, socket.SHUT_RDWR)
        except TypeError:
            # uvloop's sockets refuse, but not a duplicate of the descriptor.
            with socket.fromfd(peer.fileno(), peer.family, peer.type) as twin:
                twin.shutdown(socket.SHUT_RDWR)


def bounded(
    timeouts: Optional[Mapping[str, Optional[float]]],
    at: Optional[float],
    names: Tuple[str, ...] = ("connect", "pool"),
) -> Dict[str, Optional[float]]:
    """A ``timeout`` extension whose operations of these names end by a time."""
    result = dict(timeouts or {})
    if at is not None:
        left = max(0.001, at - time.monotonic())
        for name in names:
            limit = result.get(name)
            result[name] = left if limit is None or limit > left else limit
    return result
