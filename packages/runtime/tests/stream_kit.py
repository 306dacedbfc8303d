"""Plays scripted connections into a ``Stream`` or an ``AsyncStream``, with no HTTP in between.

A script is one connection after another, each a list of steps: ``bytes`` arrive, a number of
seconds passes, an exception ends the read.
"""

import asyncio
import gc
from typing import (
    Any,
    AsyncIterator,
    Awaitable,
    Callable,
    Dict,
    Iterator,
    List,
    NamedTuple,
    Optional,
    Sequence,
    Union,
)

from cases.streams import A, B
from contract_runtime import APIConnectionError, SDKError
from contract_runtime._call.operation import Operation
from contract_runtime._call.options import DEFAULTS
from contract_runtime._client.client_async import AsyncStream
from contract_runtime._client.client_sync import Stream
from contract_runtime._client.stream_core import StreamCore
from contract_runtime._retry.policy import RetryPolicy
from contract_runtime.testing import FakeClock

Play = Union[bytes, float, BaseException]
#: A connection: a script, one made ready, a refusal, or a function of the Last-Event-ID.
Answer = Union[Sequence[Play], SDKError, "FakeConnection", Callable[[Optional[str]], object]]


def operation(item: str = "Event", **more: str) -> Operation:
    return Operation("todos.watch", "POST", "/watch", types="cases.stream_types", item=item, **more)


class FakeGuard:
    wire = None

    def __init__(self) -> None:
        self.name, self.at = "", None
        self.fired: Optional[str] = None

    def arm(self, name: str, at: Optional[float]) -> None:
        self.name, self.at = name, at


class FakeConnection:
    url = "http://user:secret@test/watch?api_key=hidden"

    def __init__(
        self,
        script: Sequence[Play],
        clock: FakeClock,
        status: int = 200,
        content_type: str = "text/event-stream",
    ) -> None:
        self._script = script
        self._clock = clock
        self.status = status
        self.headers: Dict[str, str] = {"content-type": content_type, "x-request-id": "req-1"}
        self.response = object()
        self.guard = FakeGuard()
        self.read = 0
        self.closed = 0

    def spoil(self, error: SDKError, status: int) -> None:
        """A fake sends no secrets, at the first try."""

    def chunks(self) -> Iterator[bytes]:
        for step in self._script:
            if isinstance(step, bytes):
                self.read += 1
                yield step
            elif isinstance(step, BaseException):
                raise step
            elif self.guard.at is not None and self._clock() + step >= self.guard.at:
                self._clock.advance(self.guard.at - self._clock())
                self.guard.fired = self.guard.name
                raise APIConnectionError("the connection was shut down")
            else:
                self._clock.advance(step)

    def close(self) -> None:
        self.closed += 1


class AsyncFakeConnection(FakeConnection):
    async def chunks(self) -> AsyncIterator[bytes]:  # type: ignore[override]
        for chunk in super().chunks():
            await asyncio.sleep(0)
            yield chunk

    async def close(self) -> None:  # type: ignore[override]
        await asyncio.sleep(0)
        super().close()


async def prepare() -> None:
    """What a stream needs may be loaded on the loop here."""


class Outcome(NamedTuple):
    items: List[object]
    error: Optional[BaseException]


class Server:
    """Answers one connection after another; an exception instead of one refuses it."""

    def __init__(self, kind: str, *connections: Answer):
        self.kind = kind
        self.clock = FakeClock(100.0)
        self.asked: List[Optional[str]] = []
        self.made: List[FakeConnection] = []
        self._next = iter(connections)

    def answer(self, *script: Play, **facts: object) -> FakeConnection:
        make = FakeConnection if self.kind == "sync" else AsyncFakeConnection
        return make(script, self.clock, **facts)

    def _open(self, core: StreamCore) -> FakeConnection:
        last_event_id = core.last_event_id or None
        self.asked.append(last_event_id)
        found = next(self._next)
        if callable(found):
            found = found(last_event_id)
        if isinstance(found, SDKError):
            raise found
        connection = found if isinstance(found, FakeConnection) else self.answer(*found)
        self.made.append(connection)
        return connection

    async def _open_async(self, core: StreamCore) -> FakeConnection:
        return self._open(core)

    def then(self, *connections: Answer) -> "Server":
        self._next = iter(connections)
        return self

    def stream(self, operation: Operation, **options: object) -> Union[Stream, AsyncStream]:
        retrying = options.pop("policy", RetryPolicy(base_delay=0)), options.pop("budget", None)
        limits = {name: options.pop(name, None) for name in ("deadline", "idle", "stall")}
        core = StreamCore(
            operation,
            DEFAULTS.but(limits),
            retrying=lambda: retrying,
            watch=lambda: None,
            clock=self.clock,
            **{"resume": False, **options},
        )
        if self.kind == "sync":
            stream = Stream(core, lambda: self._open(core))
            stream._sleep = self.clock.sleep
        else:
            stream = AsyncStream(core, lambda: self._open_async(core), prepare)
            stream._sleep = self.clock.async_sleep
        return stream

    def play(self, operation: Operation, **options: object) -> Outcome:
        return collect(self.stream(operation, **options))


def collect(stream: Union[Stream, AsyncStream]) -> Outcome:
    """All items, and the error that ended them."""
    items: List[object] = []

    async def read() -> None:
        async for item in stream:
            items.append(item)

    try:
        if isinstance(stream, Stream):
            for item in stream:
                items.append(item)
        else:
            asyncio.run(read())
    except Exception as error:
        return Outcome(items, error)
    return Outcome(items, None)


class Driver:
    """One way to write a test for both kinds of streams."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    async def next(self, items: Any) -> object:
        """The next item, ``None`` at the end."""
        if self.kind == "sync":
            return next(items, None)
        try:
            return await items.__anext__()
        except StopAsyncIteration:
            return None

    def iter(self, stream: Any) -> Any:
        return iter(stream) if self.kind == "sync" else stream.__aiter__()

    async def enter(self, stream: Any) -> Any:
        return stream.__enter__() if self.kind == "sync" else await stream.__aenter__()

    async def exit(self, stream: Any) -> None:
        if self.kind == "sync":
            stream.__exit__(None, None, None)
        else:
            await stream.__aexit__(None, None, None)

    async def close(self, stream: Any) -> None:
        if self.kind == "sync":
            stream.close()
        else:
            await stream.close()

    async def turn(self) -> None:
        gc.collect()
        for _ in range(5):
            await asyncio.sleep(0)


Test = Callable[[Server, Driver], Awaitable[None]]


def both(test: Test) -> Callable[[str], None]:
    def run(kind: str) -> None:
        asyncio.run(test(Server(kind, [A, B]), Driver(kind)))

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run
