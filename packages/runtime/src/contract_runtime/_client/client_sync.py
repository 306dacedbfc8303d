"""The sync client, its resources and streams: options and arguments in, values out."""

from __future__ import annotations

import time
from itertools import repeat

from .._base.classes import T, T_co, public
from .base import ClientBase
from .resource import ResourceBase
from .stream_core import CLOSE, CUT, OPEN, OPENED, READ, WAIT, Step, StreamBase, refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator, Mapping, Optional

    import httpx  # noqa: F401 - the argument of a base
    from typing_extensions import Self

    from .._call.operation import Operation
    from .._call.request_options import RequestOptions
    from .._http.body import OpenAnswer
    from .._http.engine import Engine
    from .core import Core
    from .stream_core import Resume


class BaseClient(ClientBase["httpx.Client"]):
    """A client of one service; generated code derives ``Client`` from it."""

    _core: Core[Engine]

    def warm(self) -> None:
        """Load ahead what the first calls would load: imports, codecs, certificates."""
        self._warm()

    def close(self) -> None:
        """Close this client and the connections that nobody uses now.

        A copy closed leaves the original as it is; a copy that outlives the original goes on, with
        new connections, which end when it is closed.

        Closing twice is fine; a call afterwards is an ``SDKError``.
        """
        close = self._core.end()
        if close is not None:
            close()

    def __enter__(self) -> Self:
        self._core.check_open()
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class Resource(ResourceBase):
    """A group of methods of a service; generated code derives one for each."""

    _core: Core[Engine]

    def _call(
        self, operation: Operation[T], args: Mapping[str, object], options: Optional[RequestOptions]
    ) -> T:
        core = self._core
        plan, engine = core.ready(operation) or core.load(operation)
        told, given = core.told(options)
        call = core.call(operation, plan.build(args, given), told)
        return self._value(plan, call, engine.run(call))  # type: ignore[return-value]

    def _stream(
        self,
        operation: Operation[T],
        args: Mapping[str, object],
        options: Optional[RequestOptions],
        resume: Resume,
    ) -> Stream[T]:
        core = self._core
        plan, engine = core.ready(operation) or core.load(operation)
        stream, given = core.streaming(operation, options, resume)
        request = plan.build(args, given)
        return Stream(stream, lambda: engine.open(core.opening(stream, request)))


@public
class Stream(StreamBase[T_co]):
    """Typed items of a stream method, one by one as they arrive.

    ::

        with client.responses.stream(input="hi") as stream:
            for event in stream:
                print(event)

    The request goes out when the first item is asked for, or on entering ``with``. A stream is
    iterated once. Leaving a loop early frees the connection once nothing refers to the
    stream; ``with`` and :meth:`close` free it at once. Clients make streams; nobody else has to.

    Raises:
        APIConnectionError: From the iteration; :class:`StreamInterruptedError` where the stream
            broke off, :class:`APITimeoutError` where one of the clocks ran out.
        APIStatusError: The server refused.
        ResponseDecodeError: What came isn't what the contract says.
        StreamError: The server sent an error event.
        SDKError: The stream is closed, or iterated twice, or by two threads at once.
    """

    _connection: Optional[OpenAnswer] = None
    _chunks: Iterator[bytes] = iter(())
    _sleep = staticmethod(time.sleep)

    def __iter__(self) -> Iterator[T_co]:
        self._iterate()
        return map(next, repeat(self))  # one that may be asked for its iterator, itself, again

    def __next__(self) -> T_co:
        return self._run()  # type: ignore[return-value]

    def __enter__(self) -> Self:
        if self._is_new():
            self._run(until=OPENED)
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Free the connection. Closing twice is fine; iterating afterwards is an ``SDKError``.

        From another thread than the one that reads, it ends the read with an ``SDKError``.
        """
        self._core.closed = True
        if self._turn.acquire(False):
            try:
                self._abandon()
                self._release()
            finally:
                self._turn.release()
        else:
            # Another thread reads. It finds its read cut and the stream closed, and cleans up.
            self._core.cut()

    def _run(self, until: Optional[Step] = None) -> object:
        """Do what the flow says, up to a step or the next item."""
        if not self._turn.acquire(False):
            raise refusal("a stream is read by one thread at a time")
        try:
            self._core.check_open()
            steps = self._steps or self._load()
            step = steps.send(None)
            while isinstance(step, Step) and step is not until:
                try:
                    answer = self._do(step)
                except Exception as error:
                    self._core.check_open(CUT)
                    step = steps.throw(error)
                else:
                    self._core.check_open(CUT)
                    step = steps.send(answer)
            return step
        except BaseException as error:
            if not isinstance(error, StopIteration):  # a failure, or Ctrl-C, is no end
                self._core.closed = True
            self._release()
            raise
        finally:
            self._turn.release()

    def _do(self, step: Step) -> object:
        if step is READ:
            return next(self._chunks, None)
        if step is OPEN:
            self._connection = connection = self._opener()
            self._chunks = connection.chunks()
            return connection
        if step is WAIT:
            self._sleep(self._core.delay)
        elif step is CLOSE:
            self._release()
        return None

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        self._chunks = iter(())
        if connection is not None:
            connection.close()

    def __del__(self) -> None:
        try:  # noqa: SIM105 - at exit, a module's names may be gone before its objects
            self._release()
        except Exception:
            pass
