"""The async client, its resources and streams: options and arguments in, values out."""

from __future__ import annotations

from .._base.classes import Generic, T, T_co, public
from .._base.loop import off_loop, pause, reaper
from .base import ClientBase
from .resource import ResourceBase
from .stream_core import CLOSE, CUT, OPEN, OPENED, READ, WAIT, Step, StreamBase, refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping, Optional, Tuple

    import httpx  # noqa: F401 - the argument of a base
    from typing_extensions import Self

    from .._base.loop import Closing, Reaper
    from .._call.messages import Request
    from .._call.operation import Operation
    from .._call.plan import Plan
    from .._call.request_options import RequestOptions
    from .._http.body import AsyncOpenAnswer
    from .._http.engine import AsyncEngine
    from .core import Core
    from .stream_core import Resume, StreamCore


class AsyncBaseClient(ClientBase["httpx.AsyncClient"]):
    """A client of one service; generated code derives ``AsyncClient`` from it."""

    _core: Core[AsyncEngine]
    _is_async = True

    async def warm(self) -> None:
        """Load ahead what the first calls would load: imports, codecs, certificates.

        Without it, each first call loads what it needs by itself. Either way it happens in a
        thread, so that the event loop isn't held up.
        """
        await off_loop(self._warm, self._core)

    async def close(self) -> None:
        """Close this client and the connections that nobody uses now.

        A copy closed leaves the original as it is; a copy that outlives the original goes on, with
        new connections, which end when it is closed.

        Closing twice is fine; a call afterwards is an ``SDKError``.
        """
        close = self._core.end()
        if close is not None:
            await close()

    async def aclose(self) -> None:
        """The same as :meth:`close`."""
        await self.close()

    async def __aenter__(self) -> Self:
        self._core.check_open()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()


class AsyncResource(ResourceBase):
    """A group of methods of a service; generated code derives one for each."""

    _core: Core[AsyncEngine]

    async def _call(
        self, operation: Operation[T], args: Mapping[str, object], options: Optional[RequestOptions]
    ) -> T:
        core = self._core
        plan, engine = core.ready(operation) or await _loaded(core, operation)
        told, given = core.told(options)
        call = core.call(operation, plan.build(args, given), told)
        return self._value(plan, call, await engine.run(call))  # type: ignore[return-value]

    def _stream(
        self,
        operation: Operation[T],
        args: Mapping[str, object],
        options: Optional[RequestOptions],
        resume: Resume,
    ) -> AsyncStream[T]:
        core = self._core
        core.check_open()
        stream, given = core.streaming(operation, options, resume)
        request: Optional[Request] = None

        async def opener() -> AsyncOpenAnswer:
            nonlocal request
            plan, engine = core.load(operation)
            request = request or plan.build(args, given)
            return await engine.open(core.opening(stream, request))

        return AsyncStream(stream, opener, lambda: _loaded(core, operation))


async def _loaded(
    core: Core[AsyncEngine], operation: Operation[object]
) -> Tuple[Plan, AsyncEngine]:
    """What a method's calls need, loaded in a thread if it isn't yet."""
    if core.ready(operation) is None:
        await off_loop(lambda: core.warm(operation), (core, operation))
    return core.load(operation)


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

    _chunks: AsyncGenerator[bytes, None]
    #: Frees the connection that there is.
    _closing: Optional[Closing] = None
    _reap: Reaper
    _sleep = staticmethod(pause)

    def __init__(
        self,
        core: StreamCore,
        opener: Callable[[], Awaitable[AsyncOpenAnswer]],
        prepare: Callable[[], Awaitable[object]],
    ) -> None:
        super().__init__(core, opener)
        #: Loads, off the loop, what the first steps would.
        self._prepare = prepare

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
        if self._turn.locked():
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
        if not self._turn.acquire(False):
            raise refusal("a stream is read by one task at a time")
        try:
            self._core.check_open()
            if self._steps is None:
                await self._prepare()
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
            self._turn.release()

    async def _do(self, step: Step) -> object:
        if step is READ:
            async for chunk in self._chunks:
                return chunk
        elif step is OPEN:
            self._reap = reaper()
            connection: AsyncOpenAnswer = await self._opener()
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
