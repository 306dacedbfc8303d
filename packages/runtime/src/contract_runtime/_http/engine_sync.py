"""What carries a sync client's calls: our pool, or a client of httpx where one must have a say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import httpx

from .drive_sync import OpenAnswer, drive
from .engine import for_client, for_transport, settle
from .guard_sync import watchdog
from .pool_sync import PoolTransport
from .settings import environment_has_proxies, tls_context

if TYPE_CHECKING:
    from .._call.request import Request
    from .._call.response import Answer
    from .call import Call


class Engine:
    """Sends calls. Shared by a client and its copies.

    Args:
        given: A client of the caller's own, which everything goes through and which is never
            closed.
    """

    def __init__(self, given: Optional[httpx.Client]) -> None:
        self._given = given
        self._pool: Optional[PoolTransport] = None
        self._client = given
        self._send = self._through_client
        if given is None:
            if environment_has_proxies():
                self._client = httpx.Client(verify=tls_context(), timeout=None)
            else:
                self._pool = PoolTransport()
                self._send = self._through_pool

    @property
    def connections(self) -> int:
        """Connections of ours that are open."""
        return 0 if self._pool is None else self._pool.connections

    def run(self, call: Call) -> Answer:
        """Send a call, with retries, and read its answer.

        Raises:
            SDKError: There was no 2xx answer.
        """
        return drive(self._send, call)

    def open(self, call: Call) -> OpenAnswer:
        """Send a call, with retries, and leave its answer's body to be read.

        Raises:
            SDKError: There was no 2xx answer.
        """
        return OpenAnswer(call, drive(self._send, call))

    def http_client(self) -> httpx.Client:
        """The client underneath. From now on every call goes through it."""
        if self._client is None:
            self._client = httpx.Client(transport=self._pool, timeout=None)
        self._send = self._through_client
        return self._client

    def warm(self, *, secure: bool) -> None:
        """Load what first connections would."""
        if secure:
            tls_context()

    def rest(self) -> None:
        """Close the connections that nobody uses now; who needs one again opens it."""
        if self._pool is not None:
            self._pool.rest()

    def close(self) -> None:
        """Close what is ours."""
        if self._client is not None and self._client is not self._given:
            self._client.close()
        if self._pool is not None:
            self._pool.close()
        watchdog.rest()

    def _through_pool(self, call: Call, request: Request) -> httpx.Response:
        assert self._pool is not None
        sent = for_transport(call, request)
        response = self._pool.handle_request(sent)
        response.request = sent
        return response

    def _through_client(self, call: Call, request: Request) -> httpx.Response:
        client = self._client
        assert client is not None
        built = for_client(client, call, request, ours=self._pool is not None)
        if request.foreign:
            response = client.send(built, stream=True, auth=None, follow_redirects=False)
        else:
            response = client.send(built, stream=True, follow_redirects=False)
        settle(response)
        return response
