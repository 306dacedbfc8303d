"""A connection pool for httpx whose cost doesn't grow with its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterator, Optional

import httpx

from .guard import DEADLINE, GUARD, Guard, bounded
from .guard_sync import SyncGuard
from .room_sync import Room
from .settings import KEEPALIVE_EXPIRY, MAX_CONNECTIONS, PoolOptions

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
        self._room = Room(PoolOptions(verify, limits, local_address, retries))

    @property
    def connections(self) -> int:
        """Connections that are open or about to be, used and unused."""
        return self._room.connections

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request over a connection of the pool.

        Raises:
            httpx.PoolTimeout: No connection became free within the ``pool`` timeout.
            httpx.TransportError: As ``httpx.HTTPTransport``.
        """
        extensions = request.extensions
        if DEADLINE in extensions and GUARD not in extensions:
            return _in_time(self._room, request, extensions[DEADLINE])
        return self._room.send(request)

    def rest(self) -> None:
        """Close the connections that aren't used now."""
        self._room.rest()

    def close(self) -> None:
        """Close all connections, used ones too. The pool may be used again."""
        self._room.close()


def _in_time(room: Room, request: httpx.Request, at: float) -> httpx.Response:
    guard = SyncGuard()
    timeouts = bounded(request.extensions.get("timeout", {}), at, "connect", "pool")
    guard.arm("deadline", at)
    given = request.extensions
    request.extensions = {**given, GUARD: guard, "timeout": timeouts}
    try:
        response = room.send(request)
    except Exception as exc:
        if guard.fired is None:
            raise
        raise httpx.ReadTimeout("the deadline has passed", request=request) from exc
    finally:
        request.extensions = given
    response.stream = _Bounded(response.stream, guard, request)  # type: ignore[arg-type]
    return response


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
