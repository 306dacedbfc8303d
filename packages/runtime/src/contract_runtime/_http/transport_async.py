"""``AsyncRetryTransport``: our retries for any ``httpx.AsyncClient``."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, AsyncIterable, Awaitable, Callable, Optional, Union, cast

import httpx

from .._base.public import public
from .pause import pause
from .retrying import Exchange, Retrying, whole

if TYPE_CHECKING:
    from .._retry.policy import RetryPolicy


@public
class AsyncRetryTransport(httpx.AsyncBaseTransport):
    """The twin of :class:`RetryTransport`, for asyncio and trio.

    Args:
        transport: What sends; an ``httpx.AsyncHTTPTransport()`` of its own, when left out. It is
            closed with this one.
        max_retries, retry, read_body, clock, random: As :class:`RetryTransport`.
        sleep: What waits; for tests.

    Raises:
        ValueError: ``max_retries`` is negative.
    """

    def __init__(
        self,
        transport: Optional[httpx.AsyncBaseTransport] = None,
        *,
        max_retries: int = 2,
        retry: Optional[RetryPolicy] = None,
        read_body: bool = False,
        sleep: Callable[[float], Awaitable[object]] = pause,
        clock: Callable[[], float] = time.monotonic,
        random: Optional[Callable[[], float]] = None,
    ) -> None:
        self._settings = Retrying(max_retries=max_retries, retry=retry, clock=clock, random=random)
        self._transport = httpx.AsyncHTTPTransport() if transport is None else transport
        self._read_body = read_body
        self._sleep = sleep

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        exchange = Exchange(self._settings, request)
        while True:
            outcome: Union[httpx.Response, Exception]
            try:
                outcome = await self._transport.handle_async_request(exchange.request)
                if self._read_body:
                    outcome = await _read(outcome)
            except Exception as exc:
                outcome = exc
            delay: Optional[float] = 0.0  # until it is known: on_retry may raise
            try:
                delay = exchange.after(outcome)
            finally:
                if delay is not None and isinstance(outcome, httpx.Response):
                    with suppress(Exception):  # it has failed already
                        await outcome.aclose()
            if delay is None and isinstance(outcome, httpx.Response):
                return outcome
            await self._sleep(delay or 0.0)

    async def aclose(self) -> None:
        await self._transport.aclose()


async def _read(response: httpx.Response) -> httpx.Response:
    try:
        chunks = [chunk async for chunk in cast("AsyncIterable[bytes]", response.stream)]
    finally:
        await response.aclose()
    return whole(response, b"".join(chunks))
