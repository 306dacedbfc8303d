"""Our retries for any app of httpx.

A body that is an iterator or a file is tried again only while nobody has begun to read it. The
key that a ``POST`` gets for all its tries is set on a copy: the app's own request stays as it is.
"""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from typing import Any, Awaitable, Callable, Generic, Iterator, Optional, TypeVar, Union

import httpx

from .._base.classes import public
from .._base.idempotency import IDEMPOTENT, new_key
from .._errors.facts import facts_of_status
from .._retry.attempts import Attempts
from .._retry.policy import DEFAULT_POLICY, RetryPolicy
from .failures import facts_of
from .io import ASYNC, SYNC, finish

T = TypeVar("T")
S = TypeVar("S")


class Retrying(Generic[T, S]):
    """What both transports do, over a ``T`` and with a sleep that comes to an ``S``."""

    _io = SYNC

    def __init__(
        self,
        transport: Optional[T] = None,
        *,
        max_retries: int = 2,
        retry: Optional[RetryPolicy] = None,
        read_body: bool = False,
        sleep: Optional[Callable[[float], S]] = None,
        clock: Callable[[], float] = time.monotonic,
        random: Optional[Callable[[], float]] = None,
    ) -> None:
        if max_retries < 0:
            raise ValueError(f"max_retries is a number of retries, not {max_retries!r}")
        policy = DEFAULT_POLICY if retry is None else retry
        if not isinstance(policy, RetryPolicy):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError("retry must be a RetryPolicy or None")
        self._transport: T = self._io.transport() if transport is None else transport
        self._begin = partial(
            Attempts,
            policy,
            max_retries=max_retries,
            budget=policy.new_budget(),
            clock=clock,
            random=random,
        )
        self._repeats = max_retries > 0
        self._read_body = read_body
        self._sleep = sleep or self._io.sleep

    async def _send(self, request: httpx.Request) -> httpx.Response:
        attempts = self._begin(verb=request.method)
        if self._repeats:
            request = _repeatable(request)
        while True:
            outcome: Union[httpx.Response, Exception]
            try:
                outcome = await self._io.send(self._transport, request)
                if self._read_body:
                    outcome = await self._whole(outcome)
            except Exception as exc:
                outcome = exc
            body = request.stream
            attempts.replayable = not (isinstance(body, _Once) and body.begun)
            delay: Optional[float] = 0.0  # until it is known: on_retry may raise
            try:
                if isinstance(outcome, Exception):
                    delay = attempts.after(facts_of(outcome))
                elif outcome.status_code >= 400:
                    delay = attempts.after(facts_of_status(outcome.status_code, outcome.headers))
                else:
                    attempts.succeeded()
                    delay = None
            finally:
                if delay is not None and isinstance(outcome, httpx.Response):
                    with suppress(Exception):  # it has failed already
                        await self._io.close(outcome)
            if delay is None:
                if isinstance(outcome, Exception):
                    raise outcome
                outcome.extensions["attempts"] = attempts.history
                return outcome
            await self._io.result(self._sleep(delay))

    async def _whole(self, response: httpx.Response) -> httpx.Response:
        """A response with its body, still compressed, in memory."""
        body = bytearray()
        stream = response.stream
        try:
            await self._io.read(stream, body.extend)
        finally:
            await self._io.close(stream)
        response.stream = httpx.ByteStream(bytes(body))
        return response


@public
class RetryTransport(Retrying[httpx.BaseTransport, object], httpx.BaseTransport):
    """An httpx transport that sends through another one, and tries again what may go better.

    ``httpx.Client(transport=RetryTransport())`` has the retries of our own clients: network
    errors, timeouts and 5xx, exponential backoff with full jitter, ``Retry-After``, a retry
    budget. When no try is left, the last response is handed on, or the last exception raised, as
    they are; ``response.extensions["attempts"]`` tells of the tries before. A request without
    ``Idempotency-Key`` whose verb isn't idempotent gets one.

    Args:
        transport: What sends; an ``httpx.HTTPTransport()`` of its own, when left out. It is
            closed with this one.
        max_retries: How many tries may follow the first.
        retry: Which failures are retried, and when.
        read_body: Read the body inside the attempt, so that a response that breaks off in its
            body is retried like one that never came. It is then in memory before the app sees
            the response: not for streams or large downloads.
        sleep, clock, random: What waits, tells monotonic time, and gives numbers in [0, 1):
            for tests.

    Raises:
        TypeError, ValueError: ``retry`` is no policy, or ``max_retries`` negative.
    """

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return finish(self._send(request))

    def close(self) -> None:
        self._transport.close()


@public
class AsyncRetryTransport(
    Retrying[httpx.AsyncBaseTransport, Awaitable[object]], httpx.AsyncBaseTransport
):
    """The twin of :class:`RetryTransport`, for asyncio and trio, with the same options.

    Left out, ``transport`` is an ``httpx.AsyncHTTPTransport()``; ``sleep`` is awaited.
    """

    _io = ASYNC

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self._send(request)

    async def aclose(self) -> None:
        await self._transport.aclose()


class _Once(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that may be good for one reading only."""

    def __init__(self, stream: Any) -> None:
        self.begun = False
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        self.begun = True
        return iter(self._stream)

    def __aiter__(self) -> Any:
        self.begun = True
        return self._stream.__aiter__()


def _repeatable(request: httpx.Request) -> httpx.Request:
    """The app's own request, or a copy that can be sent, and told apart, again."""
    whole = isinstance(request.stream, httpx.ByteStream)
    keyed = request.method in IDEMPOTENT or "idempotency-key" in request.headers
    if whole and keyed:
        return request
    headers = request.headers.copy()
    if not keyed:
        headers["Idempotency-Key"] = new_key().decode()
    return httpx.Request(
        request.method,
        request.url,
        headers=headers,
        stream=request.stream if whole else _Once(request.stream),
        extensions=request.extensions,
    )
