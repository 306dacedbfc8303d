"""The stream of an async client."""

from __future__ import annotations

import time

from .._base.public import public
from .._http.pause import pause
from .loops import reaper
from .off_loop import off_loop
from .stream_core import StreamCore
from .stream_steps import CLOSE, ENDED, OPENED, READ, Open, Step, Wait

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import (
        AsyncGenerator,
        AsyncIterator,
        Awaitable,
        Callable,
        Generic,
        Optional,
        Type,
        TypeVar,
        Union,
    )

    import httpx

    from .._call.operation import Operation
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy
    from .loops import Reaper
    from .stream_steps import AsyncConnection

    T_co = TypeVar("T_co", covariant=True)
    S = TypeVar("S", bound="AsyncStream[object]")
    Opener = Callable[[Optional[str], Optional[Deadline]], Awaitable[AsyncConnection]]
else:
    T_co = None
    Generic = {T_co: object}


@public
class AsyncStream(Generic[T_co]):
    """Typed items of a stream method, one by one as they arrive.

    ::

        async with client.responses.stream(input="hi") as stream:
            async for event in stream:
                print(event)

    The request goes out when the first item is asked for, or on entering ``async with``. A
    stream is iterated once. Leaving a loop early frees the connection a turn of the event loop
    after nothing refers to the stream; ``async with`` and :meth:`close` free it at once.

    Args:
        operation: The method.
        opener: Sends the request, from behind an event id, and gives the answer's connection.
        deadline: Seconds for the whole stream, from the first iteration on.
        idle: Seconds that it may go without a byte.
        stall: Seconds that it may go without an item.
        resume: Whether, or how, it is taken up again after it broke off.
        policy: The client's, for the waits before that.
        budget: What those are paid from.
        clock, sleep: Tells monotonic time, and waits.

    Raises:
        APIConnectionError: From the iteration; :class:`StreamInterruptedError` where the stream
            broke off, :class:`APITimeoutError` where one of the clocks ran out.
        APIStatusError: The server refused.
        ResponseDecodeError: What came isn't what the contract says.
        StreamError: The server sent an error event.
        SDKError: The stream is closed, or iterated twice, or by two tasks at once.
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
        sleep: Callable[[float], Awaitable[object]] = pause,
    ) -> None:
        self._core = StreamCore(
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

    if not TYPE_CHECKING:

        def __class_getitem__(cls, item: object) -> type:
            return cls

    def __aiter__(self) -> AsyncIterator[T_co]:
        self._core.iterate()
        return self._driver  # type: ignore[return-value]

    async def __aenter__(self: S) -> S:
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
        return self._core.response  # type: ignore[return-value]

    @property
    def last_event_id(self) -> str:
        """The id that the stream had with the last item, ``""`` where the server sent none."""
        return self._core.state.last_event_id

    @property
    def result(self) -> Optional[T_co]:
        """The closing value, which the contract calls ``done``: ``None`` until it has come."""
        return self._core.state.result  # type: ignore[return-value]


class _Driver:
    """Does what the flow says.

    Apart from the stream, so that a loop over it refers to nothing else: when the loop is left
    and the stream's name is gone, so is this, and with it the connection.
    """

    _connection: Optional[AsyncConnection] = None
    _chunks: Optional[AsyncGenerator[bytes, None]] = None
    _reap: Reaper

    def __init__(
        self, core: StreamCore, opener: Opener, sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self._core = core
        self._opener = opener
        self._sleep = sleep
        self._busy = False

    def __aiter__(self) -> _Driver:
        return self

    async def __anext__(self) -> object:
        return await self._run(until=None)

    async def open(self) -> None:
        """Send the request, unless it was sent."""
        if self._core.begin():
            await self._run(until=OPENED)

    async def close(self) -> None:
        self._core.close()
        if not self._busy:
            self._core.abandon()
        # Where another task reads, its read fails, and it finds the stream closed.
        await self._release()

    async def _run(self, *, until: Optional[Step]) -> object:
        self._core.check_turn(not self._busy, "task")
        self._busy = True
        try:
            self._core.check_open()
            if not self._core.loaded:
                await self._load()
            step = self._core.advance(None)
            while isinstance(step, Step) and step is not until:
                if step is ENDED:
                    raise StopAsyncIteration
                step = await self._obey(step)
            return step
        except Exception:
            await self._release()
            raise
        except GeneratorExit:  # the coroutine was dropped: it can't wait for anything
            self._core.close()
            self._drop()
            raise
        except BaseException:  # cancelled: what was being read is lost, and no end of the stream
            self._core.close()
            await self._release()
            raise
        finally:
            self._busy = False

    async def _load(self) -> None:
        if self._core.at_hand:
            self._core.load()
        else:
            await off_loop(self._core.load)

    async def _obey(self, step: Step) -> object:
        answer: object = None
        try:
            if step is READ:
                answer = await self._read()
            elif step is CLOSE:
                await self._release()
            elif isinstance(step, Open):
                self._reap = reaper()
                connection = await self._opener(step.last_event_id, self._core.deadline)
                answer = self._connection = connection
                self._chunks = connection.chunks()
            elif isinstance(step, Wait):
                await self._sleep(step.seconds)
        except Exception as error:
            return self._core.fail(error)
        return self._core.advance(answer)

    async def _read(self) -> Optional[bytes]:
        """What ``anext(chunks, None)`` is on newer Pythons."""
        assert self._chunks is not None
        try:
            return await self._chunks.__anext__()
        except StopAsyncIteration:
            return None

    async def _release(self) -> None:
        connection, self._connection = self._connection, None
        chunks, self._chunks = self._chunks, None
        if connection is not None and chunks is not None:
            await _close(connection, chunks)

    def _drop(self) -> None:
        """Let go of the connection where nothing can be awaited: its loop closes it."""
        try:
            self._core.abandon()
            connection, self._connection = self._connection, None
            chunks = self._chunks
            if connection is not None and chunks is not None:
                self._reap(lambda: _close(connection, chunks))
        except Exception:
            pass

    __del__ = _drop


async def _close(connection: AsyncConnection, chunks: AsyncGenerator[bytes, None]) -> None:
    try:
        await chunks.aclose()
    except RuntimeError:  # another task is in it, or was and was dropped; its read fails soon
        pass
    finally:
        await connection.close()
