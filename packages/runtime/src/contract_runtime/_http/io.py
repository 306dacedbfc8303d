"""What waits or moves bytes, of either kind.

All else here is written once, as coroutines over one kind or the other. Those of the sync kind
never suspend: :func:`finish` runs what is made of them to its end in one go.
"""

from __future__ import annotations

import sys
import threading
import time

import anyio
import httpx

from .._base.loop import asyncio_loop, pause
from .guard import CONNECTED, Guard, LoopGuard
from .settings import no_context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Coroutine, Mapping, Optional, Type, TypeVar

    T = TypeVar("T")


def running_loop() -> object:
    """The loop that runs; of trio its token, the same until the run ends."""
    loop = asyncio_loop()
    if loop is not None:
        return loop
    trio = sys.modules.get("trio")
    if trio is None:
        raise RuntimeError("an async client is used within a running asyncio or trio loop")
    return trio.lowlevel.current_trio_token()


class SyncIO:
    """Waits in the thread that calls."""

    client: Type[Any] = httpx.Client
    transport: Type[Any] = httpx.HTTPTransport
    event: Callable[[], Any] = threading.Event
    sleep: Callable[[float], Any] = staticmethod(time.sleep)
    #: Tells the loop that connections belong to; ``None``: they belong to all threads.
    home: Optional[Callable[[], object]] = None

    def guard(self) -> Guard:
        return Guard()

    async def send(self, transport: Any, request: httpx.Request) -> httpx.Response:
        return transport.handle_request(request)  # type: ignore[no-any-return]

    async def read(self, stream: Any, take: Callable[[bytes], Optional[bool]]) -> None:
        """Take what comes, until it ends or ``take`` says that it was enough."""
        for chunk in stream:
            if take(chunk):
                return

    async def close(self, what: Any) -> None:
        """Close a transport, a client, a response or a stream."""
        what.close()

    async def result(self, value: Any) -> Any:
        """What a function of the same kind comes to."""
        return value

    async def wait(self, event: Any, seconds: Optional[float]) -> None:
        """Wait for an event, but no longer."""
        event.wait(seconds)

    async def aside(self, work: Callable[[], object]) -> None:
        """Do what takes its time where it holds up nobody."""
        work()

    def trace(self, guard: Guard, trace: Any) -> Any:
        """A ``trace`` extension that shows a guard its new network stream."""

        def watch(event: str, info: Mapping[str, Any]) -> None:
            if event in CONNECTED:
                guard.bind(info["return_value"])
            elif event == "connection.start_tls.started":
                guard.doing = "connect"
            if trace is not None:
                trace(event, info)

        return watch

    def rehearse(self) -> None:
        """Load what a first connection would."""
        self.transport(verify=no_context())
        __import__("encodings.idna")


class AsyncIO(SyncIO):
    """Waits in asyncio or trio."""

    client = httpx.AsyncClient
    transport = httpx.AsyncHTTPTransport
    # Found when it is asked for: anyio loads its parts one by one, and sync clients need none.
    event = staticmethod(lambda: anyio.Event())
    sleep = staticmethod(pause)
    home = staticmethod(running_loop)

    def guard(self) -> Guard:
        # Trio has no timers to hang a guard on.
        loop = asyncio_loop()
        return Guard() if loop is None else LoopGuard(loop)

    async def send(self, transport: Any, request: httpx.Request) -> httpx.Response:
        return await transport.handle_async_request(request)  # type: ignore[no-any-return]

    async def read(self, stream: Any, take: Callable[[bytes], Optional[bool]]) -> None:
        async for chunk in stream:
            if take(chunk):
                return

    async def close(self, what: Any) -> None:
        await what.aclose()

    async def result(self, value: Any) -> Any:
        return await value

    async def wait(self, event: Any, seconds: Optional[float]) -> None:
        with anyio.move_on_after(seconds):
            await event.wait()

    async def aside(self, work: Callable[[], object]) -> None:
        await anyio.to_thread.run_sync(work)

    def trace(self, guard: Guard, trace: Any) -> Any:
        watch = super().trace(guard, None)

        async def awatch(event: str, info: Mapping[str, Any]) -> None:
            watch(event, info)
            if trace is not None:
                await trace(event, info)

        return awatch

    def rehearse(self) -> None:
        super().rehearse()
        # What anyio has for a loop, the resolution of names, and a codec for reading errors.
        for library in ("asyncio", "trio"):
            if library in sys.modules:
                anyio.run(anyio.sleep, 0, backend=library)
        for name in ("concurrent.futures.thread", "encodings.utf_8_sig"):
            __import__(name)


SYNC = SyncIO()
ASYNC = AsyncIO()


def finish(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run what is made of :data:`SYNC` to its end."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]
    raise RuntimeError("a coroutine without a loop waits for something")
