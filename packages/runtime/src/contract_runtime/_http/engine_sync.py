"""What carries a sync client's calls, and the loop that waits for them."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Iterator, Optional

import httpx

from .body import Reader, unpacker
from .call import Opened
from .convert import answer_of, for_client, for_transport, settle
from .guard_sync import SyncGuard, watchdog
from .pool_sync import PoolTransport
from .settings import environment_has_proxies, no_context, tls_context

if TYPE_CHECKING:
    from .._call.request import Request
    from .._call.response import Answer
    from .call import Call, Outcome


class Engine:
    """Sends calls: through our pool, or a client of httpx where one must have a say.

    Args:
        given: A client of the caller's own, which everything goes through and which is never
            closed.
    """

    def __init__(self, given: Optional[httpx.Client]) -> None:
        self._given = given
        self._client = given
        self._pool: Optional[PoolTransport] = None
        if given is None:
            if environment_has_proxies():
                self._client = httpx.Client(verify=tls_context(), timeout=None)
            else:
                self._pool = PoolTransport()

    @property
    def connections(self) -> int:
        """Connections of ours that are open."""
        return 0 if self._pool is None else self._pool.connections

    def http_client(self) -> httpx.Client:
        """The client underneath. From now on every call goes through it."""
        if self._client is None:
            self._client = httpx.Client(transport=self._pool, timeout=None)
        return self._client

    def warm(self, *, secure: bool) -> None:
        """Load what first connections would: what httpx's transport stands on, and TLS."""
        httpx.HTTPTransport(verify=no_context()).close()
        __import__("encodings.idna")
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

    def open(self, call: Call) -> OpenAnswer:
        """Send a call, with retries, and leave its answer's body to be read; as :meth:`run`."""
        return OpenAnswer(call, self.run(call))

    def run(self, call: Call) -> Answer:
        """Send a call until it is answered, or no try is left.

        Raises:
            SDKError: It wasn't answered with a 2xx.
        """
        outcome: Outcome
        try:
            outcome = self._exchange(call, call.request)
            if outcome.status < 300:
                call.succeeded(outcome)
                return outcome
        except Exception as exc:
            outcome = exc
        flow = call.recover(outcome)
        step = next(flow)
        while True:
            if isinstance(step, (int, float)):
                time.sleep(step)
                step = next(flow)
                continue
            try:
                outcome = self._exchange(call, step)
            except Exception as exc:
                outcome = exc
            try:
                step = flow.send(outcome)
            except StopIteration as stop:
                return stop.value  # type: ignore[no-any-return]

    def _exchange(self, call: Call, request: Request) -> Answer:
        """One request and its answer, the body read unless it is to be streamed."""
        guard = None
        if call.guarded:
            guard = SyncGuard()
            call.arm(guard)
        opened = False
        try:
            response = self._send(call, request)
            try:
                if guard is not None:
                    guard.find(response.extensions)
                    guard.doing = "body"
                    if call.streams and response.status_code < 300:
                        guard.arm("", None)
                        opened = True
                        return answer_of(response, b"")
                return answer_of(response, _read(response))
            finally:
                if not opened:
                    _close(response)
        finally:
            if guard is not None and not opened:
                guard.release()

    def _send(self, call: Call, request: Request) -> httpx.Response:
        client, pool = self._client, self._pool
        if client is None:
            assert pool is not None
            sent = for_transport(call, request)
            response = pool.handle_request(sent)
            response.request = sent
            return response
        built, options = for_client(client, call, request, ours=pool is not None)
        response = client.send(built, stream=True, **options)
        settle(response)
        return response


class OpenAnswer(Opened):
    """An answer whose body is read as it comes."""

    def chunks(self) -> Iterator[bytes]:
        """The body, decompressed, as it arrives.

        Raises:
            APIConnectionError: The connection broke, or (APITimeoutError) a clock cut it.
        """
        stream: Iterator[bytes] = self.response.stream  # type: ignore[assignment]
        try:
            unpack = unpacker(self.headers)
            if unpack is None:
                yield from stream
                return
            for chunk in stream:
                yield from unpack.feed(chunk)
            unpack.finish()
        except Exception as exc:
            raise self.broken(exc) from exc

    def close(self) -> None:
        """Free the connection; closing twice is fine."""
        self.guard.release()
        _close(self.response)


def _read(response: httpx.Response) -> bytes:
    stream: Iterator[bytes] = response.stream  # type: ignore[assignment]
    if response.status_code < 300 and "content-encoding" not in response.headers:
        return b"".join(stream)
    reader = Reader(response)
    try:
        for chunk in stream:
            if not reader.take(chunk):
                break
    except Exception:
        # That its body broke off says less about a call than the error's status does.
        if reader.whole:
            raise
    return reader.body()


def _close(response: httpx.Response) -> None:
    """Free the connection. What was received is in hand, whatever closing comes to."""
    with suppress(Exception):
        response.close()
