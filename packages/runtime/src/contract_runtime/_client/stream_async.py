"""The stream of an ``AsyncClient``."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import (
    TYPE_CHECKING,
    AsyncIterator,
    Awaitable,
    Callable,
    Generic,
    Optional,
    Protocol,
    TypeVar,
    Union,
    cast,
)

from .._errors.base import SDKError
from .._http.pause import pause
from . import loops
from .stream_core import StreamCore
from .stream_steps import CLOSE, ENDED, OPENED, READ, Connection, Open, Step, Wait

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Type

    import httpx

    from .._call.operation import Operation
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class AsyncStreamConnection(Connection, Protocol):
    """One answer whose body is read as it comes."""

    def chunks(self) -> AsyncIterator[bytes]:
        """The body, decompressed, as it arrives."""
        ...

    async def close(self) -> None:
        """Free the connection; closing twice is fine."""
        ...


Opener = Callable[["Optional[str]", "Optional[Deadline]"], Awaitable[AsyncStreamConnection]]


class AsyncStream(Generic[T_co]):
    """Typed items of a stream method, one by one as they arrive.

    ::

        async with client.responses.stream(input="hi") as stream:
            async for event in stream:
                print(event)

    The request goes out when the first item is asked for, or on entering ``async with``. A
    stream is iterated once. Leaving a loop early frees the connection a turn of the event loop
    after nothing refers to the stream; ``async with`` and :meth:`close` free it at once.
    """

    def __init__(
        self,
        operation: Operation[object],
        opener: Opener,
        *,
        deadline: Optional[float] = None,
        idle: Optional[float] = None,
        stall: Optional[float] = None,
        resume: Union[bool, ResumePolicy] = False,
        policy: Optional[RetryPolicy] = None,
        budget: Optional[RetryBudget] = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = pause,
    ) -> None:
        self._core: StreamCore[T_co] = StreamCore(
            operation,
            deadline=deadline,
            idle=idle,
            stall=stall,
            resume=resume,
            policy=policy,
            budget=budget,
            clock=clock,
        )
        self._driver = _Driver(self._core, opener, sleep)

    def __aiter__(self) -> AsyncIterator[T_co]:
        self._core.iterate()
        return self._driver

    async def __aenter__(self) -> AsyncStream[T_co]:
        await self._driver.open()
        return self

    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Free the connection. Closing twice is fine; iterating afterwards is an ``SDKError``.

        From another task than the one that reads, it ends the read with an ``SDKError``.
        """
        await self._driver.close()

    @property
    def response(self) -> httpx.Response:
        """The response: after a reconnection, the newest one.

        Raises:
            SDKError: The request hasn't gone out yet.
        """
        return cast("httpx.Response", self._core.response)

    @property
    def last_event_id(self) -> str:
        """The id that the stream had with the last item, ``""`` where the server sent none."""
        return self._core.state.last_event_id

    @property
    def result(self) -> Optional[T_co]:
        """The closing value, which the contract calls ``done``: ``None`` until it has come."""
        return self._core.state.result


class _Driver(AsyncIterator[T]):
    """Does what the flow says.

    Apart from the stream, so that a loop over it refers to nothing else: when the loop is left
    and the stream's name is gone, so is this, and with it the connection.
    """

    _connection: Optional[AsyncStreamConnection] = None
    _chunks: Optional[AsyncIterator[bytes]] = None
    _reap: Callable[[loops.Closing], None]

    def __init__(
        self, core: StreamCore[T], opener: Opener, sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        self._core = core
        self._opener = opener
        self._sleep = sleep
        self._busy = False

    async def __anext__(self) -> T:
        return cast("T", await self._run(until=None))

    async def open(self) -> None:
        """Send the request, unless it was sent."""
        if self._core.begin():
            await self._run(until=OPENED)

    async def close(self) -> None:
        self._core.close()
        # Where another task reads, its read fails, and it finds the stream closed.
        await self._release()

    async def _run(self, *, until: Optional[Step]) -> Union[T, Step]:
        if self._busy:
            raise SDKError("a stream is read by one task at a time")
        self._busy = True
        try:
            self._core.check_open()
            step = self._core.advance(None)
            while isinstance(step, Step) and step is not until:
                step = await self._obey(step)
            return step
        except GeneratorExit:  # the coroutine was dropped: it can't wait for anything
            self._drop()
            raise
        except BaseException:
            await self._release()
            raise
        finally:
            self._busy = False

    async def _obey(self, step: Step) -> Union[T, Step]:
        answer: object = None
        try:
            if step is READ:
                assert self._chunks is not None
                answer = await _next(self._chunks)
            elif step is CLOSE:
                await self._release()
            elif isinstance(step, Open):
                self._reap = loops.reaper()
                connection = await self._opener(step.last_event_id, self._core.deadline)
                answer = self._connection = connection
                self._chunks = connection.chunks()
            elif isinstance(step, Wait):
                await self._sleep(step.seconds)
            elif step is ENDED:
                raise StopAsyncIteration
        except SDKError as error:
            return self._core.fail(error)
        return self._core.advance(answer)

    async def _release(self) -> None:
        connection, self._connection = self._connection, None
        self._chunks = None
        if connection is not None:
            await connection.close()

    def __del__(self) -> None:
        self._drop()

    def _drop(self) -> None:
        with suppress(Exception):  # nobody is there to be told
            self._core.abandon()
            connection, self._connection = self._connection, None
            if connection is not None:
                self._reap(connection.close)


async def _next(chunks: AsyncIterator[bytes]) -> Optional[bytes]:
    """What ``anext(chunks, None)`` is on newer Pythons."""
    try:
        return await chunks.__anext__()
    except StopAsyncIteration:
        return None
