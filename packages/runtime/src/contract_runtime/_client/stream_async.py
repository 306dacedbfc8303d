"""The stream of an async client."""

from __future__ import annotations

from .._base.public import public
from .._http.pause import pause
from .loops import reaper
from .off_loop import off_loop
from .stream_core import StreamFacts, T_co
from .stream_steps import CLOSE, ENDED, OPEN, OPENED, READ, WAIT, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import AsyncGenerator, AsyncIterator, Awaitable, Callable, Optional, Type, TypeVar

    from .._http.engine_async import AsyncOpenAnswer
    from .._retry.deadline import Deadline
    from .loops import Reaper
    from .stream_core import StreamCore

    S = TypeVar("S", bound="AsyncStream[object]")
    Opener = Callable[[Optional[str], Optional[Deadline]], Awaitable[AsyncOpenAnswer]]


@public
class AsyncStream(StreamFacts[T_co]):
    """Typed items of a stream method, one by one as they arrive.

    ::

        async with client.responses.stream(input="hi") as stream:
            async for event in stream:
                print(event)

    The request goes out when the first item is asked for, or on entering ``async with``. A
    stream is iterated once. Leaving a loop early frees the connection a turn of the event loop
    after nothing refers to the stream; ``async with`` and :meth:`close` free it at once.
    Clients make streams; nobody else has to.

    Args:
        core, opener, sleep: As :class:`Stream` has them, awaited.

    Raises:
        SDKError: What :class:`Stream` raises, and after a task that read it was cancelled.
    """

    def __init__(
        self,
        core: StreamCore,
        opener: Opener,
        *,
        sleep: Callable[[float], Awaitable[object]] = pause,
    ) -> None:
        self._core = core
        self._driver = _Driver(core, opener, sleep)

    def __aiter__(self) -> AsyncIterator[T_co]:
        self._core.iterate()
        return self._driver  # type: ignore[return-value]

    async def __anext__(self) -> T_co:
        return await self._driver.__anext__()  # type: ignore[return-value]

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


class _Driver:
    """Does what the flow says; apart from the stream, as its sync twin is."""

    _connection: Optional[AsyncOpenAnswer] = None
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
        core = self._core
        answer: object = None
        try:
            if step is READ:
                assert self._chunks is not None
                answer = await self._chunks.__anext__()
            elif step is CLOSE:
                await self._release()
            elif step is OPEN:
                self._reap = reaper()
                connection = await self._opener(core.last_event_id or None, core.deadline)
                answer = self._connection = connection
                self._chunks = connection.chunks()
            elif step is WAIT:
                await self._sleep(core.delay)
        except StopAsyncIteration:  # the connection's end
            return core.advance(None)
        except Exception as error:
            return core.fail(error)
        return core.advance(answer)

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


async def _close(connection: AsyncOpenAnswer, chunks: AsyncGenerator[bytes, None]) -> None:
    try:
        await chunks.aclose()
    except RuntimeError:  # another task is in it, or was and was dropped; its read fails soon
        pass
    finally:
        await connection.close()
