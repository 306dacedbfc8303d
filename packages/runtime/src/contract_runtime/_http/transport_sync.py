"""``RetryTransport``: our retries for any ``httpx.Client``."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Callable, Iterable, Optional, Union, cast

import httpx

from .._base.public import public
from .retrying import Exchange, Retrying, whole

if TYPE_CHECKING:
    from .._retry.policy import RetryPolicy


@public
class RetryTransport(httpx.BaseTransport):
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
        ValueError: ``max_retries`` is negative.
    """

    def __init__(
        self,
        transport: Optional[httpx.BaseTransport] = None,
        *,
        max_retries: int = 2,
        retry: Optional[RetryPolicy] = None,
        read_body: bool = False,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        random: Optional[Callable[[], float]] = None,
    ) -> None:
        self._settings = Retrying(max_retries=max_retries, retry=retry, clock=clock, random=random)
        self._transport = httpx.HTTPTransport() if transport is None else transport
        self._read_body = read_body
        self._sleep = sleep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        exchange = Exchange(self._settings, request)
        while True:
            outcome: Union[httpx.Response, Exception]
            try:
                outcome = self._transport.handle_request(exchange.request)
                if self._read_body:
                    outcome = _read(outcome)
            except Exception as exc:
                outcome = exc
            delay: Optional[float] = 0.0  # until it is known: on_retry may raise
            try:
                delay = exchange.after(outcome)
            finally:
                if delay is not None and isinstance(outcome, httpx.Response):
                    with suppress(Exception):  # it has failed already
                        outcome.close()
            if delay is None and isinstance(outcome, httpx.Response):
                return outcome
            self._sleep(delay or 0.0)

    def close(self) -> None:
        self._transport.close()


def _read(response: httpx.Response) -> httpx.Response:
    try:
        body = b"".join(cast("Iterable[bytes]", response.stream))
    finally:
        response.close()
    return whole(response, body)
