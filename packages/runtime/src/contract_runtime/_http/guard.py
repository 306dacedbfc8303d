"""Time limits that hold: a read that takes too long is cut off at the socket.

httpx's timeouts count from byte to byte, so a peer that drips one byte at a time outlives
any of them. A guard shuts down the socket itself, which it finds through httpx's
documented ``network_stream`` extension; the read then ends at once, whatever it was
waiting for. Shutting down never blocks, and the file descriptor stays its owner's to close.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress

import httpx

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Mapping, Optional, Protocol, Tuple

    from .failures import Phase

    class Wire(Protocol):
        """httpx's network stream, as far as it is needed here."""

        def get_extra_info(self, info: str) -> object: ...


#: Keys of request extensions: a guard of ours; the time on the monotonic clock at which the
#: exchange is to be over, for whoever uses a pool transport by itself.
GUARD = "contract_guard"
DEADLINE = "deadline"

#: httpcore's trace events that a new network stream is the result of.
CONNECTED = frozenset(
    {
        "connection.connect_tcp.complete",
        "connection.connect_unix_socket.complete",
        "connection.start_tls.complete",
    }
)


class Guard:
    """Cuts one connection's exchange off when its time is over. Its twins wait for that time.

    Attributes:
        fired: The clock whose time was over, or ``None``.
        doing: What the exchange was busy with, as :func:`~.failures.failure` names it.
    """

    __slots__ = ("__weakref__", "at", "clock", "doing", "fired", "wire")

    def __init__(self) -> None:
        self.at: Optional[float] = None
        self.clock = ""
        self.doing: Phase = "connect"
        self.fired: Optional[str] = None
        self.wire: Optional[Wire] = None

    def arm(self, clock: str, at: Optional[float]) -> None:
        """Cut the exchange off at a time, in the place of the one before.

        It is one on the monotonic clock: what has passed cuts at once, ``None`` never does.
        """
        self.clock = clock
        self.at = at
        if at is not None:
            self._watch(at)

    def bind(self, wire: Wire) -> None:
        """From now on the exchange runs over this network stream."""
        self.wire = wire
        self.doing = "response"
        if self.fired is not None:
            shut_down(wire)

    def knows(self, wire: Optional[Wire]) -> bool:
        """Bind to a kept network stream, where it is still of use.

        It is not once it is closed, or the server has said something.
        """
        if wire is None or wire.get_extra_info("is_readable") is not False:
            return False
        self.bind(wire)
        return True

    def find(self, extensions: Mapping[str, object]) -> None:
        """Bind to the network stream of a response, where nobody did before it came."""
        wire = extensions.get("network_stream")
        if self.wire is None and wire is not None:
            self.bind(wire)  # type: ignore[arg-type]

    def release(self) -> bool:
        """End the exchange, and say whether its network stream, now another's, is whole."""
        self.wire = None
        self.at = None
        return self.fired is None

    def late(self, request: httpx.Request) -> httpx.ReadTimeout:
        """That the exchange was cut off, in the words of httpx."""
        return httpx.ReadTimeout(f"its time is over: {self.fired}", request=request)

    def cut(self) -> None:
        """End the exchange now."""
        self.at = None
        if self.fired is None:
            self.fired = self.clock
        if self.wire is not None:
            shut_down(self.wire)

    def _watch(self, at: float) -> None:
        """See to it that :meth:`cut` is called when this time comes, if it is still armed."""
        raise NotImplementedError


def shut_down(wire: Wire) -> None:
    """End both directions of a connection, so that whoever waits for it waits no more."""
    peer = wire.get_extra_info("socket")
    # One that isn't connected any more has nobody who waits for it.
    with suppress(OSError):
        if isinstance(peer, socket.socket):
            # SSLSocket.shutdown would forget its TLS state under the hands of its reader.
            socket.socket.shutdown(peer, socket.SHUT_RDWR)
        elif peer is not None:
            _shut_down_other(peer)


def _shut_down_other(peer: Any) -> None:
    try:
        peer.shutdown(socket.SHUT_RDWR)
    except NotImplementedError:
        # uvloop's sockets refuse: through a duplicate of the descriptor it is the same connection.
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
