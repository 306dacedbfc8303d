"""The stream of an async client."""

from __future__ import annotations

from .._base.classes import Generic, T_co, public
from .._base.loop import pause
from .loops import off_loop, reaper
from .stream_core import CLOSE, CUT, OPEN, OPENED, READ, WAIT, Step, StreamBase, refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import AsyncGenerator, AsyncIterator, Awaitable, Callable, Optional

    from typing_extensions import Self

    from .._http.engine import AsyncOpenAnswer
    from .._retry.attempts import Deadline
    from .loops import Closing, Reaper
    from .stream_core import StreamCore

    Opener = Callable[[Optional[str], Optional[Deadline]], Awaitable[AsyncOpenAnswer]]


@public
class AsyncStream(StreamBase[T_co]):
    """Typed items of a stream method, one by one as they arrive.

    ::

        async with client.responses.stream(input="hi") as stream:
            async for event in stream:
                print(event)

    The request goes out when the first item is asked for, or on entering ``async with``. A
    stream is iterated once. Leaving a loop early frees the connection a turn of the event loop
    after nothing refers to the stream; ``async with`` and :meth:`close` free it at once.
    Clients make streams; nobody else has to.

    Raises:
        SDKError: What :class:`Stream` raises, and after a task that read it was cancelled.
    """

    _busy = False
    _chunks: AsyncGenerator[bytes, None]
    #: Frees the connection that there is.
    _closing: Optional[Closing] = None
    _reap: Reaper

    def __init__(
        self,
        core: StreamCore,
        opener: Opener,
        *,
        sleep: Callable[[float], Awaitable[object]] = pause,
    ) -> None:
        self._core = core
        self._opener = opener
        self._sleep = sleep

    def __aiter__(self) -> AsyncIterator[T_co]:
        self._iterate()
        return _Iterator(self)

    async def __anext__(self) -> T_co:
        return await self._run()  # type: ignore[return-value]

    async def __aenter__(self) -> Self:
        if self._is_new():
            await self._run(until=OPENED)
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Free the connection. Closing twice is fine; iterating afterwards is an ``SDKError``.

        From another task than the one that reads, it ends the read with an ``SDKError``.
        """
        self._core.closed = True
        if self._busy:
            # Another task reads: its read fails, and it finds the stream closed.
            self._core.cut()
        else:
            self._abandon()
        await self._release()

    async def aclose(self) -> None:
        """The same as :meth:`close`, for ``contextlib.aclosing``."""
        await self.close()

    async def _run(self, until: Optional[Step] = None) -> object:
        """Do what the flow says, up to a step or the next item."""
        if self._busy:
            raise refusal("a stream is read by one task at a time")
        self._busy = True
        try:
            self._core.check_open()
            if self._steps is None and not self._at_hand:
                await off_loop(self._load)
            steps = self._steps or self._load()
            step = steps.send(None)
            while isinstance(step, Step) and step is not until:
                try:
                    answer = await self._do(step)
                except Exception as error:
                    self._core.check_open(CUT)
                    step = steps.throw(error)
                else:
                    self._core.check_open(CUT)
                    step = steps.send(answer)
            return step
        except StopIteration:
            raise StopAsyncIteration from None
        except BaseException as error:
            self._core.closed = True  # a failure is no end, nor is being cancelled
            if isinstance(error, GeneratorExit):  # the coroutine was dropped: it can't wait
                self._drop()
            else:
                await self._release()
            raise
        finally:
            self._busy = False

    async def _do(self, step: Step) -> object:
        if step is READ:
            async for chunk in self._chunks:
                return chunk
        elif step is OPEN:
            core = self._core
            self._reap = reaper()
            connection = await self._opener(core.last_event_id or None, core.deadline)
            self._chunks = chunks = connection.chunks()
            self._closing = lambda: _close(connection, chunks)
            return connection
        elif step is WAIT:
            await self._sleep(self._core.delay)
        elif step is CLOSE:
            await self._release()
        return None

    async def _release(self) -> None:
        closing, self._closing = self._closing, None
        if closing is not None:
            await closing()

    def _drop(self) -> None:
        """Let go of the connection where nothing can be awaited: its loop closes it."""
        closing, self._closing = self._closing, None
        try:
            if closing is not None:
                self._reap(closing)
        except Exception:
            pass

    __del__ = _drop


class _Iterator(Generic[T_co]):
    """The one iteration over a stream, which may be asked for its iterator, itself, again."""

    def __init__(self, stream: AsyncStream[T_co]) -> None:
        self._stream = stream

    def __aiter__(self) -> _Iterator[T_co]:
        return self

    def __anext__(self) -> Awaitable[T_co]:
        return self._stream._run()  # type: ignore[return-value]


async def _close(connection: AsyncOpenAnswer, chunks: AsyncGenerator[bytes, None]) -> None:
    try:
        await chunks.aclose()
    except RuntimeError:  # another task is in it, or was and was dropped; its read fails soon
        pass
    finally:
        await connection.close()
