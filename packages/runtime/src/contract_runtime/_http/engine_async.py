"""What carries an async client's calls: our pool, or httpx's client where it must have a say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import httpx

from .drive_async import AsyncOpenAnswer, drive
from .engine import for_client, for_transport, settle
from .pool_async import AsyncPoolTransport
from .running import rehearse
from .settings import environment_has_proxies, tls_context

if TYPE_CHECKING:
    from .._call.request import Request
    from .._call.response import Answer
    from .call import Call


class AsyncEngine:
    """Sends calls. Shared by a client and its copies.

    Args:
        given: A client of the caller's own, which everything goes through and which is never
            closed.
    """

    def __init__(self, given: Optional[httpx.AsyncClient]) -> None:
        self._given = given
        self._rehearsed = False
        self._pool: Optional[AsyncPoolTransport] = None
        self._client = given
        self._send = self._through_client
        if given is None:
            if environment_has_proxies():
                self._client = httpx.AsyncClient(verify=tls_context(), timeout=None)
            else:
                self._pool = AsyncPoolTransport()
                self._send = self._through_pool

    @property
    def connections(self) -> int:
        """Connections of ours that are open."""
        return 0 if self._pool is None else self._pool.connections

    async def run(self, call: Call) -> Answer:
        """Send a call, with retries, and read its answer.

        Raises:
            SDKError: There was no 2xx answer.
        """
        return await drive(self._send, call)

    async def open(self, call: Call) -> AsyncOpenAnswer:
        """Send a call, with retries, and leave its answer's body to be read.

        Raises:
            SDKError: There was no 2xx answer.
        """
        return AsyncOpenAnswer(call, await drive(self._send, call))

    def http_client(self) -> httpx.AsyncClient:
        """The client underneath. From now on every call goes through it."""
        if self._client is None:
            self._client = httpx.AsyncClient(transport=self._pool, timeout=None)
        self._send = self._through_client
        return self._client

    def warm(self, *, secure: bool) -> None:
        """Load what first connections would; not on a loop's thread."""
        if not self._rehearsed:
            self._rehearsed = True
            rehearse()
        if secure:
            tls_context()

    async def rest(self) -> None:
        """Close the connections that nobody uses now; who needs one again opens it."""
        if self._pool is not None:
            await self._pool.rest()

    async def close(self) -> None:
        """Close what is ours."""
        if self._client is not None and self._client is not self._given:
            await self._client.aclose()
        if self._pool is not None:
            await self._pool.aclose()

    async def _through_pool(self, call: Call, request: Request) -> httpx.Response:
        assert self._pool is not None
        sent = for_transport(call, request)
        response = await self._pool.handle_async_request(sent)
        response.request = sent
        return response

    async def _through_client(self, call: Call, request: Request) -> httpx.Response:
        client = self._client
        assert client is not None
        built = for_client(client, call, request, ours=self._pool is not None)
        if request.foreign:
            response = await client.send(built, stream=True, auth=None, follow_redirects=False)
        else:
            response = await client.send(built, stream=True, follow_redirects=False)
        settle(response)
        return response
