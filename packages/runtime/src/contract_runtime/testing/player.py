"""Plays a script as the body of a response: sync and async, cut off where somebody cuts it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, AsyncIterator, Generator, Iterator, Mapping, Optional, Tuple

import anyio
import anyio.lowlevel
import httpx

from .script import Delay, Drop

if TYPE_CHECKING:
    from .clock import FakeClock
    from .fake import FakeTransport
    from .script import Step


class Wire:
    """Stands for the socket: whoever shuts it down ends the read, as with a real one."""

    def __init__(self, clock: Optional[FakeClock] = None) -> None:
        self._clock = clock
        self._cut = threading.Event()
        self._cut_async: Optional[anyio.Event] = None

    def get_extra_info(self, info: str) -> object:
        """What httpx's ``network_stream`` extension is asked for."""
        return self if info == "socket" else False if info == "is_readable" else None

    def shutdown(self, how: int = 2) -> None:
        """End whatever waits."""
        self._cut.set()
        if self._cut_async is not None:
            self._cut_async.set()

    def wait(self, seconds: float, limit: Optional[float] = None) -> None:
        """Let time pass, as far as httpx's read timeout (``limit``) and :meth:`shutdown` let it."""
        with self._bounded(seconds, limit) as bounded:
            if self._clock is not None:
                self._clock.sleep(bounded)
            else:
                self._cut.wait(bounded)

    async def wait_async(self, seconds: float, limit: Optional[float] = None) -> None:
        with self._bounded(seconds, limit) as bounded:
            if self._clock is not None:
                await self._clock.async_sleep(bounded)
            else:
                self._cut_async = anyio.Event()
                with anyio.move_on_after(bounded):
                    await self._cut_async.wait()

    @contextmanager
    def _bounded(self, seconds: float, limit: Optional[float]) -> Generator[float, None, None]:
        """The time to wait, between two looks at what may end it."""
        self._check()
        yield seconds if limit is None else min(seconds, limit)
        self._check()
        if limit is not None and seconds > limit:
            raise httpx.ReadTimeout("The read operation timed out")

    def _check(self) -> None:
        if self._cut.is_set():
            raise httpx.ReadError("the connection was shut down")


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response's body, played from a script."""

    def __init__(
        self, steps: Tuple[Step, ...], wire: Wire, limit: Optional[float], fake: FakeTransport
    ) -> None:
        self._steps = steps
        self._wire = wire
        self._limit = limit
        self._fake = fake
        self._closed = False
        fake.open_responses += 1

    def __iter__(self) -> Iterator[bytes]:
        for step in self._steps:
            if isinstance(step, Delay):
                self._wire.wait(step.seconds, self._limit)
            else:
                yield self._play(step)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for step in self._steps:
            if isinstance(step, Delay):
                await self._wire.wait_async(step.seconds, self._limit)
            else:
                await anyio.lowlevel.checkpoint()
                yield self._play(step)

    def _play(self, step: Step) -> bytes:
        if self._closed:
            raise httpx.StreamClosed()
        if isinstance(step, Drop):
            raise httpx.RemoteProtocolError(step.message)
        assert isinstance(step, bytes)
        self._fake.bytes_sent += len(step)
        return step

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._fake.open_responses -= 1

    async def aclose(self) -> None:
        self.close()


def read_timeout(request: httpx.Request) -> Optional[float]:
    """What a request allows for one read, in seconds."""
    timeouts: Mapping[str, Optional[float]] = request.extensions.get("timeout") or {}
    return timeouts.get("read")
