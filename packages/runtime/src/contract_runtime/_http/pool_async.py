"""The async connection pool: one for each event loop that it is used in."""

from __future__ import annotations

from typing import TYPE_CHECKING, AsyncGenerator, Dict, Optional, Tuple, Union

import httpx

from .._base.loop import asyncio_loop
from .room_async import LoopRoom, TrioRoom
from .running import trio_run
from .settings import KEEPALIVE_EXPIRY, MAX_CONNECTIONS, PoolOptions

if TYPE_CHECKING:
    import asyncio
    import ssl

    Room = Union[LoopRoom, TrioRoom]


class AsyncPoolTransport(httpx.AsyncBaseTransport):
    """The async twin of :class:`~contract_runtime.PoolTransport`, with the same options.

    Connections belong to the event loop that opened them: one pool may be used from several
    loops, one after another or at once, and a loop that ends closes its own. Under trio, where
    it can't do better than httpx, requests go through an ``httpx.AsyncHTTPTransport``.
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
        self._options = PoolOptions(verify, limits, local_address, retries)
        self._rooms: Dict[object, Tuple[Room, AsyncGenerator[None, None]]] = {}
        self._last: Optional[Room] = None

    @property
    def connections(self) -> int:
        """Connections that are open or about to be, used and unused, in all loops."""
        return sum(room.connections for room, _ in self._rooms.values())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request over a connection of the running loop.

        Raises:
            httpx.PoolTimeout: No connection became free within the ``pool`` timeout.
            httpx.TransportError: As ``httpx.AsyncHTTPTransport``.
        """
        room = self._last
        loop = asyncio_loop()
        if room is None or loop is None or room.loop is not loop:
            room = await self._enter(loop)
        return await room.send(request)

    async def rest(self) -> None:
        """Close the running loop's connections that aren't used now."""
        loop = asyncio_loop()
        entry = self._rooms.get(trio_run() if loop is None else loop)
        if entry is not None:
            await entry[0].rest()

    async def aclose(self) -> None:
        """Close the connections of the running loop, used ones too; those of others end with
        their loops. The pool may be used again."""
        loop = asyncio_loop()
        _, keeper = self._rooms.pop(trio_run() if loop is None else loop, (None, None))
        self._last = None
        if keeper is not None:
            await keeper.aclose()

    async def _enter(self, loop: Optional[asyncio.AbstractEventLoop]) -> Room:
        """The room of the running loop, which is kept until the loop ends."""
        key = trio_run() if loop is None else loop
        entry = self._rooms.get(key)
        if entry is None:
            for old in [old for old, (room, _) in self._rooms.items() if room.over]:
                del self._rooms[old]
            room: Room = TrioRoom(self._options) if loop is None else LoopRoom(self._options, loop)
            keeper = _keep(room)
            self._rooms[key] = entry = room, keeper
            await keeper.__anext__()
        self._last = entry[0]
        return entry[0]


async def _keep(room: Room) -> AsyncGenerator[None, None]:
    """Stay until the loop ends, and close its connections then.

    A loop that ends closes the asynchronous generators that began in it, while it can still
    run them (PEP 525); one that is collected is closed by its loop too.
    """
    try:
        yield
    finally:
        await room.close()
