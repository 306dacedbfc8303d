"""What waits or moves bytes, of either kind, and what connections are made with.

All else here is written once, as coroutines over one kind or the other. Those of the sync kind
never suspend: :func:`finish` runs what is made of them to its end in one go.
"""

from __future__ import annotations

import os
import ssl
import sys
import threading
import time
from functools import lru_cache
from typing import Any, Callable, Coroutine, Dict, Optional, TypeVar

import anyio
import httpx

from .._base.loop import asyncio_loop, pause
from .guard import Guard, LoopGuard

T = TypeVar("T")

_lock = threading.Lock()
_contexts: Dict[object, ssl.SSLContext] = {}


def _setting() -> object:
    return os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")


def tls_context() -> ssl.SSLContext:
    """The context that verifies servers, as httpx makes it: some 25 ms, once for each setting."""
    with _lock:
        context = _contexts.get(_setting())
        if context is None:
            context = _contexts[_setting()] = httpx.create_ssl_context()
        return context


@lru_cache(maxsize=None)
def no_context() -> ssl.SSLContext:
    """A context for connections without TLS. It trusts nobody, should one come to use it."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def running_loop() -> object:
    """The loop that runs; of trio its token, the same until the run ends."""
    loop = asyncio_loop()
    if loop is not None:
        return loop
    trio = sys.modules.get("trio")
    if trio is None:
        raise RuntimeError("an async client is used within a running asyncio or trio loop")
    return trio.lowlevel.current_trio_token()


def _loop_guard() -> Guard:
    # Trio has no timers to hang a guard on.
    loop = asyncio_loop()
    return Guard() if loop is None else LoopGuard(loop.call_later)


def finish(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run what is made of :data:`SYNC` to its end."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]
    raise RuntimeError("a coroutine without a loop waits for something")


class SyncIO:
    """Waits in the thread that calls."""

    client: Callable[..., Any] = httpx.Client
    transport: Callable[..., Any] = httpx.HTTPTransport
    event: Callable[[], Any] = threading.Event
    sleep: Callable[[float], Any] = staticmethod(time.sleep)
    guard: Callable[[], Guard] = Guard
    #: Tells the loop that connections belong to; ``None``: they belong to all threads.
    home: Optional[Callable[[], object]] = None

    async def connect(
        self,
        verify: Optional[ssl.SSLContext],
        local_address: Optional[str],
        retries: int,
        scheme: bytes,
    ) -> Any:
        """A transport of one connection, which it doesn't forget by itself."""
        if verify is None:
            verify = no_context() if scheme == b"http" else await self.tls_context()
        return self.transport(
            verify=verify,
            limits=httpx.Limits(max_connections=1, keepalive_expiry=None),
            local_address=local_address,
            retries=retries,
            trust_env=False,
        )

    async def send(self, transport: Any, request: httpx.Request) -> httpx.Response:
        return transport.handle_request(request)  # type: ignore[no-any-return]

    async def read(self, stream: Any, take: Callable[[bytes], object]) -> None:
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

    async def tls_context(self) -> ssl.SSLContext:
        """The context that verifies servers, loaded where that holds up nobody."""
        return tls_context()

    def untraced(self, event: str, info: object) -> Any:
        """The ``trace`` extension of who wants none."""

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
    guard = staticmethod(_loop_guard)
    home = staticmethod(running_loop)

    async def send(self, transport: Any, request: httpx.Request) -> httpx.Response:
        return await transport.handle_async_request(request)  # type: ignore[no-any-return]

    async def read(self, stream: Any, take: Callable[[bytes], object]) -> None:
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

    async def untraced(self, event: str, info: object) -> None:
        pass

    async def tls_context(self) -> ssl.SSLContext:
        if _setting() not in _contexts:
            await anyio.to_thread.run_sync(tls_context)
        return tls_context()

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
