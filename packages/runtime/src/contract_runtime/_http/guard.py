"""Time limits that hold: a read that takes too long is cut off at the socket.

httpx's timeouts count from byte to byte: a peer that drips outlives any of them. A guard shuts
down the socket itself, found through httpx's documented ``network_stream`` extension; the read
then ends at once. Shutting down never blocks, and the descriptor stays its owner's to close.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import Any, Callable, Dict, Mapping, Optional, Set

import httpx

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .failures import Phase

#: httpx's network stream.
Wire = Any
#: The ``timeout`` extension of a request.
Timeouts = Dict[str, Optional[float]]

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
        self._needed = False
        self._wakes_at = float("inf")
        self._runs = False

    def watch(self, guard: Guard, at: float) -> None:
        """Cut a guard at that time, unless it is armed anew."""
        with self.lock:
            self.armed.add(guard)
            self._needed = True
            if at >= self._wakes_at:
                return
            if self._runs:
                self._changed.notify()
            else:  # where there are too many threads, the next guard tries again
                name = "contract-runtime-deadlines"
                threading.Thread(target=self._run, name=name, daemon=True).start()
                self._runs = True
            self._wakes_at = at

    def rest(self) -> None:
        """End the thread now if it has no work."""
        with self.lock:
            if not self.armed:
                self._needed = False
                self._changed.notify()

    def _run(self) -> None:
        with self.lock:
            while self.armed or self._needed:
                now = time.monotonic()
                self._needed = False
                self._wakes_at = now + _IDLE
                for guard in tuple(self.armed):
                    at = guard.at
                    if at is None or at <= now:
                        self.armed.discard(guard)
                        if at is not None:
                            guard.cut()
                    elif at < self._wakes_at:
                        self._wakes_at = at
                self._changed.wait(self._wakes_at - now)
            self._wakes_at = float("inf")
            self._runs = False


watchdog = Watchdog()


class Guard:
    """Cuts one connection's exchange off when its time is over, which the watchdog tells.

    Attributes:
        fired: The clock whose time was over, or ``None``.
        doing: What the exchange is busy with.
    """

    at: Optional[float] = None
    #: The time of an exchange that is over: an auth may send another, for the same answer.
    until: Optional[float] = None
    clock = ""
    doing: Phase = "connect"
    fired: Optional[str] = None
    wire: Wire = None

    def arm(self, clock: str, at: Optional[float]) -> None:
        """Cut off at another time on the monotonic clock: at once where it has passed."""
        self.clock = clock
        self.at = at
        if at is not None:
            if at <= time.monotonic():
                self.cut()
            else:
                self._wait(at)

    def _wait(self, at: float) -> None:
        watchdog.watch(self, at)

    def bind(self, wire: Wire) -> None:
        """From now on the exchange runs over this network stream."""
        with watchdog.lock:
            self.wire = wire
            self.doing = "response"
            if self.fired is not None:
                shut_down(wire)

    def traced(self, trace: Callable[..., Any]) -> Callable[..., Any]:
        """A ``trace`` extension that takes note of the network stream, and passes all on."""

        def watch(event: str, info: Mapping[str, Any]) -> Any:
            if event in CONNECTED:
                self.bind(info["return_value"])
            elif event == "connection.start_tls.started":
                self.doing = "connect"
            return trace(event, info)

        return watch

    def unseen(self, timeouts: Timeouts) -> Timeouts:
        """The limits of an exchange over a network stream that nobody shows."""
        self.doing = "response"  # or connecting: nobody tells
        return self.limits(timeouts, *timeouts)

    def limits(self, timeouts: Timeouts, *names: str) -> Timeouts:
        """A ``timeout`` extension whose operations of these names end in time."""
        result = timeouts.copy()
        if self.at is not None:
            left = max(0.001, self.at - time.monotonic())
            for name in names:
                limit = result.get(name)
                result[name] = left if limit is None else min(limit, left)
        return result

    def knows(self, wire: Wire) -> bool:
        """Bind to a kept network stream, unless it is closed or the server has said something."""
        if wire is None or wire.get_extra_info("is_readable") is not False:
            return False
        self.bind(wire)
        return True

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
            self.until, self.at = self.at, None
            watchdog.armed.discard(self)
            return self.fired is None

    def explain(self, exc: Optional[BaseException] = None) -> None:
        """Raise, in the words of httpx, that the exchange was cut off, where it was.

        What ends without an exception may have been cut off as well: a body without a length.
        """
        if self.fired is not None and (exc is None or isinstance(exc, httpx.TransportError)):
            raise httpx.ReadTimeout(f"its time is over: {self.fired}") from exc


class LoopGuard(Guard):
    """A guard whose time is told by a timer of asyncio's loop."""

    _timer: Any = None
    _fires_at = 0.0

    def __init__(self, call_later: Callable[..., Any]) -> None:
        self._call_later = call_later

    def _wait(self, at: float) -> None:
        # A later time is looked at when the timer fires: arming for each chunk costs none.
        if self._timer is not None:
            if at >= self._fires_at:
                return
            self._timer.cancel()
        self._fires_at = at
        self._timer = self._call_later(at - time.monotonic(), self._fire)

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
    peer = wire.get_extra_info("socket")
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
