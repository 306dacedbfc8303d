"""Connection pools for httpx whose cost doesn't grow with their size."""

from __future__ import annotations

import ssl
from functools import partial
from typing import AsyncGenerator, Dict, Optional

import httpx

from .._base.classes import public
from .io import ASYNC, SYNC, finish, running_loop
from .room import Room


class Pool:
    """The rooms of a pool: one for each loop that it is used in, or one for all threads."""

    _io = SYNC
    #: Of what kind the rooms are.
    room = Room

    def __init__(
        self,
        *,
        verify: Optional[ssl.SSLContext] = None,
        # Enough for many streams, less than the usual 1,024 file descriptors.
        max_connections: Optional[int] = 1000,
        max_keepalive_connections: Optional[int] = None,
        # The keep-alive time of many servers.
        keepalive_expiry: Optional[float] = 5.0,
        local_address: Optional[str] = None,
        retries: int = 0,
    ) -> None:
        limits = httpx.Limits(
            max_connections=max_connections,
            max_keepalive_connections=max_keepalive_connections,
            keepalive_expiry=keepalive_expiry,
        )
        connect = partial(self._io.connect, verify, local_address, retries)
        self._means = self._io, limits, connect
        self._rooms: Dict[object, Room] = {}
        self._keepers: Dict[object, AsyncGenerator[None, None]] = {}

    @property
    def connections(self) -> int:
        """Connections that are open or about to be, used and unused; those of all loops."""
        return sum(room.slots.count for room in list(self._rooms.values()))

    def _room(self) -> Room:
        """The one that is used here and now."""
        home = self._io.home and self._io.home()
        return self._rooms.get(home) or self._enter(home)

    def _enter(self, home: object) -> Room:
        return self._rooms.setdefault(home, self.room(*self._means))


@public
class PoolTransport(Pool, httpx.BaseTransport):
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

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request over a connection of the pool.

        Raises:
            httpx.PoolTimeout: No connection became free within the ``pool`` timeout.
            httpx.TransportError: As ``httpx.HTTPTransport``.
        """
        return finish(self._room().send(request))

    def rest(self) -> None:
        """Close the connections that aren't used now."""
        finish(self._room().rest())

    def close(self) -> None:
        """Close all connections, used ones too. The pool may be used again."""
        finish(self._room().close())


@public
class AsyncPoolTransport(Pool, httpx.AsyncBaseTransport):
    """The async twin of :class:`~contract_runtime.PoolTransport`, with the same options.

    Connections belong to the event loop that opened them, asyncio's or trio's: one pool may be
    used from several loops, one after another or at once, and a loop that ends closes its own.
    """

    _io = ASYNC

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request over a connection of the running loop; raises what the twin does."""
        return await self._room().send(request)

    async def rest(self) -> None:
        """Close the running loop's connections that aren't used now."""
        await self._room().rest()

    async def aclose(self) -> None:
        """Close the connections of the running loop, used ones too; those of others end with
        their loops. The pool may be used again."""
        home = running_loop()
        self._rooms.pop(home, None)
        keeper = self._keepers.pop(home, None)
        if keeper is not None:
            await keeper.aclose()

    def _enter(self, home: object) -> Room:
        for old in list(self._rooms):
            if getattr(old, "is_closed", bool)():
                self._rooms.pop(old, None)
                self._keepers.pop(old, None)
        room = super()._enter(home)
        keeper = self._keepers[home] = _keep(room)
        finish(keeper.__anext__())
        return room


async def _keep(room: Room) -> AsyncGenerator[None, None]:
    """Stay until the loop ends, and close its connections then.

    A loop that ends closes the asynchronous generators that began in it, while it can still
    run them (PEP 525).
    """
    try:
        yield
    finally:
        await room.close()
