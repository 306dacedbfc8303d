"""The stream of a client."""

from __future__ import annotations

import time
from _thread import allocate_lock

from .._base.public import public
from .stream_core import StreamFacts, T_co
from .stream_steps import CLOSE, ENDED, OPEN, OPENED, READ, WAIT, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Callable, Iterator, Optional, Type, TypeVar

    from .._http.engine_sync import OpenAnswer
    from .._retry.deadline import Deadline
    from .stream_core import StreamCore

    S = TypeVar("S", bound="Stream[object]")
    Opener = Callable[[Optional[str], Optional[Deadline]], OpenAnswer]


@public
class Stream(StreamFacts[T_co]):
    """Typed items of a stream method, one by one as they arrive.

    ::

        with client.responses.stream(input="hi") as stream:
            for event in stream:
                print(event)

    The request goes out when the first item is asked for, or on entering ``with``. A stream is
    iterated once. Leaving a loop early frees the connection once nothing refers to the
    stream; ``with`` and :meth:`close` free it at once. Clients make streams; nobody else has to.

    Args:
        core: What the stream is of, and what it may take.
        opener: Sends the request, from behind an event id, and gives the answer's connection.
        sleep: Waits so many seconds.

    Raises:
        APIConnectionError: From the iteration; :class:`StreamInterruptedError` where the stream
            broke off, :class:`APITimeoutError` where one of the clocks ran out.
        APIStatusError: The server refused.
        ResponseDecodeError: What came isn't what the contract says.
        StreamError: The server sent an error event.
        SDKError: The stream is closed, or iterated twice, or by two threads at once.
    """

    def __init__(
        self, core: StreamCore, opener: Opener, *, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self._core = core
        self._driver = _Driver(core, opener, sleep)

    def __iter__(self) -> Iterator[T_co]:
        self._core.iterate()
        return self._driver  # type: ignore[return-value]

    def __next__(self) -> T_co:
        return self._driver.__next__()  # type: ignore[return-value]

    def __enter__(self: S) -> S:
        self._driver.open()
        return self

    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def close(self) -> None:
        """Free the connection. Closing twice is fine; iterating afterwards is an ``SDKError``.

        From another thread than the one that reads, it ends the read with an ``SDKError``.
        """
        self._driver.close()


class _Driver:
    """Does what the flow says.

    Apart from the stream, so that a loop over it refers to nothing else: when the loop is left
    and the stream's name is gone, so is this, and with it the connection.
    """

    _connection: Optional[OpenAnswer] = None
    _chunks: Iterator[bytes] = iter(())

    def __init__(self, core: StreamCore, opener: Opener, sleep: Callable[[float], object]) -> None:
        self._core = core
        self._opener = opener
        self._sleep = sleep
        self._turn = allocate_lock()

    def __iter__(self) -> _Driver:
        return self

    def __next__(self) -> object:
        return self._run(until=None)

    def open(self) -> None:
        """Send the request, unless it was sent."""
        if self._core.begin():
            self._run(until=OPENED)

    def close(self) -> None:
        self._core.close()
        if self._turn.acquire(False):
            try:
                self._core.abandon()
                self._release()
            finally:
                self._turn.release()
        else:
            # Another thread reads. It finds its read cut and the stream closed, and cleans up.
            connection = self._connection
            if connection is not None:
                connection.guard.arm("close", 0.0)

    def _run(self, *, until: Optional[Step]) -> object:
        self._core.check_turn(self._turn.acquire(False), "thread")
        try:
            self._core.check_open()
            if not self._core.loaded:
                self._core.load()
            step = self._core.advance(None)
            while isinstance(step, Step) and step is not until:
                if step is ENDED:
                    raise StopIteration
                step = self._obey(step)
            return step
        except Exception:
            self._release()
            raise
        except BaseException:  # Ctrl-C: what was being read is lost, and no end of the stream
            self._core.close()
            self._release()
            raise
        finally:
            self._turn.release()

    def _obey(self, step: Step) -> object:
        core = self._core
        answer: object = None
        try:
            if step is READ:
                answer = next(self._chunks, None)
            elif step is CLOSE:
                self._release()
            elif step is OPEN:
                connection = self._opener(core.last_event_id or None, core.deadline)
                answer = self._connection = connection
                self._chunks = connection.chunks()
            elif step is WAIT:
                self._sleep(core.delay)
        except Exception as error:
            return core.fail(error)
        return core.advance(answer)

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        self._chunks = iter(())
        if connection is not None:
            connection.close()

    def __del__(self) -> None:
        try:
            self._core.abandon()
            self._release()
        except Exception:
            pass
