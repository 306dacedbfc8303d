"""The stream of a ``Client``."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import (
    TYPE_CHECKING,
    Callable,
    Generic,
    Iterator,
    Optional,
    Protocol,
    TypeVar,
    Union,
    cast,
)

from .._errors.base import SDKError
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


class StreamConnection(Connection, Protocol):
    """One answer whose body is read as it comes."""

    def chunks(self) -> Iterator[bytes]:
        """The body, decompressed, as it arrives."""
        ...

    def close(self) -> None:
        """Free the connection; closing twice is fine."""
        ...


Opener = Callable[["Optional[str]", "Optional[Deadline]"], StreamConnection]


class Stream(Generic[T_co]):
    """Typed items of a stream method, one by one as they arrive.

    ::

        with client.responses.stream(input="hi") as stream:
            for event in stream:
                print(event)

    The request goes out when the first item is asked for, or on entering ``with``. A stream is
    iterated once. Leaving a loop early frees the connection once nothing refers to the
    stream; ``with`` and :meth:`close` free it at once.
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
        sleep: Callable[[float], None] = time.sleep,
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

    def __iter__(self) -> Iterator[T_co]:
        self._core.iterate()
        return self._driver

    def __enter__(self) -> Stream[T_co]:
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
        return cast("httpx.Response", self._core.response)

    @property
    def last_event_id(self) -> str:
        """The id that the stream had with the last item, ``""`` where the server sent none."""
        return self._core.state.last_event_id

    @property
    def result(self) -> Optional[T_co]:
        """The closing value, which the contract calls ``done``: ``None`` until it has come."""
        return self._core.state.result


class _Driver(Iterator[T]):
    """Does what the flow says.

    Apart from the stream, so that a loop over it refers to nothing else: when the loop is left
    and the stream's name is gone, so is this, and with it the connection.
    """

    _connection: Optional[StreamConnection] = None
    _chunks: Iterator[bytes] = iter(())

    def __init__(self, core: StreamCore[T], opener: Opener, sleep: Callable[[float], None]) -> None:
        self._core = core
        self._opener = opener
        self._sleep = sleep
        self._turn = threading.Lock()

    def __next__(self) -> T:
        return cast("T", self._run(until=None))

    def open(self) -> None:
        """Send the request, unless it was sent."""
        if self._core.begin():
            self._run(until=OPENED)

    def close(self) -> None:
        self._core.close()
        if self._turn.acquire(blocking=False):
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

    def _run(self, *, until: Optional[Step]) -> Union[T, Step]:
        if not self._turn.acquire(blocking=False):
            raise SDKError("a stream is read by one thread at a time")
        try:
            self._core.check_open()
            step = self._core.advance(None)
            while isinstance(step, Step) and step is not until:
                step = self._obey(step)
            return step
        except BaseException:
            self._release()
            raise
        finally:
            self._turn.release()

    def _obey(self, step: Step) -> Union[T, Step]:
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
            elif step is ENDED:
                raise StopIteration
        except SDKError as error:
            return self._core.fail(error)
        return self._core.advance(answer)

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        self._chunks = iter(())
        if connection is not None:
            connection.close()

    def __del__(self) -> None:
        with suppress(Exception):  # nobody is there to be told
            self._core.abandon()
            self._release()
