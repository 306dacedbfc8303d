"""The stream of a client."""

from __future__ import annotations

import time
from _thread import allocate_lock

from .._base.public import public
from .stream_core import StreamCore
from .stream_steps import CLOSE, ENDED, OPENED, READ, Open, Step, Wait

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Callable, Generic, Iterator, Optional, Type, TypeVar, Union

    import httpx

    from .._call.operation import Operation
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy
    from .stream_steps import SyncConnection

    T_co = TypeVar("T_co", covariant=True)
    S = TypeVar("S", bound="Stream[object]")
    Opener = Callable[[Optional[str], Optional[Deadline]], SyncConnection]
else:
    T_co = None
    Generic = {T_co: object}


@public
class Stream(Generic[T_co]):
    """Typed items of a stream method, one by one as they arrive.

    ::

        with client.responses.stream(input="hi") as stream:
            for event in stream:
                print(event)

    The request goes out when the first item is asked for, or on entering ``with``. A stream is
    iterated once. Leaving a loop early frees the connection once nothing refers to the
    stream; ``with`` and :meth:`close` free it at once.

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
        SDKError: The stream is closed, or iterated twice, or by two threads at once.
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
        sleep: Callable[[float], object] = time.sleep,
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

    def __iter__(self) -> Iterator[T_co]:
        self._core.iterate()
        return self._driver  # type: ignore[return-value]

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

    _connection: Optional[SyncConnection] = None
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
        answer: object = None
        try:
            if step is READ:
                answer = next(self._chunks, None)
            elif step is CLOSE:
                self._release()
            elif isinstance(step, Open):
                answer = connection = self._opener(step.last_event_id, self._core.deadline)
                self._connection, self._chunks = connection, connection.chunks()
            elif isinstance(step, Wait):
                self._sleep(step.seconds)
        except Exception as error:
            return self._core.fail(error)
        return self._core.advance(answer)

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
