"""What both streams decide: when to connect, read, wait, give out an item, end or give up. Pure.

A stream is a generator, :meth:`StreamCore._stream`. It yields items, and between them a
:class:`Step` that it wants done; a driver does it, and sends back what came of it or throws what
went wrong. What it raises ends the iteration.
"""

from __future__ import annotations

import time
from typing import (
    TYPE_CHECKING,
    Callable,
    Generator,
    Generic,
    List,
    NoReturn,
    Optional,
    Tuple,
    TypeVar,
    Union,
    cast,
)

from .._call.events import END, RESULT, EventReader
from .._errors.base import SDKError
from .._errors.connection import APIConnectionError, APITimeoutError
from .._errors.decode import ResponseDecodeError
from .._errors.headers import get_header
from .._errors.status import APIStatusError
from .._errors.stream import StreamError
from .._retry.deadline import Deadline
from .._retry.policy import DEFAULT_POLICY, RetryPolicy
from .._retry.resume import ResumePolicy, Resumption, resume_policy
from .._sse.decoder import SSEDecoder
from .stream_state import SHOWN_BYTES, StreamState
from .stream_steps import CLOSE, ENDED, OPENED, READ, Connection, Open, Step, Wait

if TYPE_CHECKING:
    from .._call.operation import Operation
    from .._retry.budget import RetryBudget

T = TypeVar("T")


_Flow = Generator[Union[T, Step], object, Optional[APIConnectionError]]


class StreamCore(Generic[T]):
    """Decides what one stream does; see the module, and ``Stream`` for the arguments."""

    def __init__(
        self,
        operation: Operation[object],
        *,
        deadline: Optional[float] = None,
        idle: Optional[float] = None,
        stall: Optional[float] = None,
        resume: Union[bool, ResumePolicy] = False,
        policy: Optional[RetryPolicy] = None,
        budget: Optional[RetryBudget] = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        limits = {"deadline": deadline, "idle": idle, "stall": stall}
        self.state: StreamState[T] = StreamState(operation, limits)
        #: From the moment that the request goes out.
        self.deadline: Optional[Deadline] = None
        self._idle = idle
        self._stall = stall
        self._timed = any(seconds is not None for seconds in limits.values())
        self._resume = resume_policy(resume)
        self._policy = policy or DEFAULT_POLICY
        self._budget = budget
        self._clock = clock
        self._begun = False
        self._iterated = False
        self._flow = self._stream()

    @property
    def response(self) -> object:
        """The newest connection's response.

        Raises:
            SDKError: There was none yet.
        """
        connection = self.state.connection
        if connection is None:
            raise SDKError(
                "a stream has no response before its request has gone out: enter `with`, or iterate"
            )
        return connection.response

    def begin(self) -> bool:
        """Whether the request is still to be sent; refuses a stream that is closed or failed."""
        self.check_open()
        if self._begun and self.state.connection is None:
            raise SDKError("the stream couldn't be opened, and isn't opened again")
        return not self._begun

    def iterate(self) -> None:
        """Refuse to iterate a stream twice."""
        self.check_open()
        if self._iterated:
            raise SDKError(
                "a stream is iterated once: keep the items, or go on with the iterator there is"
            )
        self._iterated = True

    def advance(self, answer: object) -> Union[T, Step]:
        """The next step or item, once the last step was done and gave ``answer``."""
        try:
            return self._flow.send(answer)
        except StopIteration:
            return ENDED

    def fail(self, error: SDKError) -> Union[T, Step]:
        """The next step or item, once the last step failed."""
        try:
            return self._flow.throw(error)
        except StopIteration:
            return ENDED

    def close(self) -> None:
        """Nothing comes from now on; whoever reads is told at its next step."""
        self.state.closed = True

    def abandon(self) -> None:
        """Drop the generator, which refers back to this; not while it runs."""
        self._flow.close()

    def check_open(self) -> None:
        """Refuse what comes after ``close()``, or during it in another thread or task."""
        if self.state.closed:
            raise SDKError("the stream is closed")

    def _stream(self) -> Generator[Union[T, Step], object, None]:
        """The stream, step by step."""
        self._begun = True
        state = self.state
        reader = EventReader(state.operation)
        seconds = state.limits["deadline"]
        if seconds is not None:
            self.deadline = Deadline(seconds, self._clock)
        resumption: Optional[Resumption] = None
        while True:
            before = state.items, state.last_event_id
            failure: Optional[APIConnectionError]
            try:
                connection = yield Open(state.last_event_id or None)
            except SDKError as error:
                if resumption is None:
                    raise
                failure = state.unreachable(error)
                if not _may_pass(error):
                    raise failure from error
            else:
                state.connection = cast("Connection", connection)
                self.check_open()
                if state.connection.status == 204 and resumption is not None:
                    return  # the server has no more to say (WHATWG HTML § 9.2.3)
                failure = yield from self._connection(state.connection, reader)
                yield CLOSE
                if failure is None:
                    if resumption is not None:
                        resumption.progressed()
                    return
            self.check_open()
            if resumption is None:
                resumption = self._resumption(failure)
            if before != (state.items, state.last_event_id):
                resumption.progressed()
            delay = self._delay(resumption, failure)
            failure = None  # its traceback leads back here: a ring, which would outlive its use
            yield Wait(delay)
            self.check_open()

    def _connection(self, connection: Connection, reader: EventReader) -> _Flow[T]:
        """Read one connection: what broke it off, or ``None`` where the stream has ended."""
        state = self.state
        kind = get_header(connection.headers, "content-type") or ""
        if kind.partition(";")[0].strip().lower() != "text/event-stream":
            yield from self._refuse(connection)
        yield OPENED
        decoder = SSEDecoder(last_event_id=state.last_event_id)
        asked = self._clock()
        while True:
            self.check_open()
            limit = self._limit(asked) if self._timed else None
            try:
                if limit is not None:
                    if limit[1] <= self._clock():
                        return state.timed_out(limit[0])
                    connection.guard.arm(*limit)
                chunk = yield READ
            except APIConnectionError as error:
                return state.broken(error)
            if limit is not None:
                connection.guard.arm("", None)
                if limit[1] < self._clock():  # where nobody could cut the read
                    return state.timed_out(limit[0])
            if chunk is None:
                break
            events = decoder.feed(cast("bytes", chunk))
            for event in events:
                try:
                    what, value = reader.read(event)
                except (StreamError, ResponseDecodeError) as error:
                    state.placed(error)
                    raise
                state.last_event_id = event.id
                if what == END:
                    return None
                state.items += 1
                if what == RESULT:
                    state.result = cast("T", value)
                    yield CLOSE
                    yield cast("T", value)
                    return None
                yield cast("T", value)
            state.last_event_id = decoder.last_event_id
            if decoder.retry is not None:
                state.retry = decoder.retry
            if events:
                # The time that the caller took isn't the server's.
                asked = self._clock()
        if decoder.in_event:
            return state.interrupted("the stream ended within an event")
        if reader.has_done:
            return state.interrupted("the stream ended before its end was said")
        return None

    def _refuse(self, connection: Connection) -> Generator[Step, object, NoReturn]:
        body = b""
        try:
            while len(body) < SHOWN_BYTES:
                limit = self._limit(self._clock())
                if limit is not None:
                    connection.guard.arm(*limit)
                chunk = yield READ
                if chunk is None:
                    break
                body += cast("bytes", chunk)
        except APIConnectionError:
            pass  # what came is enough to tell
        raise self.state.not_a_stream(body)

    def _limit(self, asked: float) -> Optional[Tuple[str, float]]:
        """The clock that runs out first, and when, for a read that begins now."""
        limits: List[Tuple[float, str]] = []
        if self.deadline is not None:
            limits.append((self.deadline.at, "deadline"))
        if self._stall is not None:
            limits.append((asked + self._stall, "stall"))
        if self._idle is not None:
            limits.append((self._clock() + self._idle, "idle"))
        if not limits:
            return None
        at, name = min(limits)
        return name, at

    def _resumption(self, failure: APIConnectionError) -> Resumption:
        """The stream has broken off for the first time."""
        if self._resume is None:
            raise failure
        return Resumption(
            self._resume,
            self._policy,
            budget=self._budget,
            deadline=self.deadline,
            clock=self._clock,
        )

    def _delay(self, resumption: Resumption, failure: APIConnectionError) -> float:
        """How long to wait before the next connection; raises where there won't be one."""
        state = self.state
        timeout = isinstance(failure, APITimeoutError)
        if isinstance(failure, APITimeoutError) and failure.clock == "deadline":
            raise failure
        if state.items and not state.last_event_id:
            raise failure  # without an id, the server would begin anew
        delay = resumption.after(failure.message, timeout=timeout, retry=state.retry)
        if delay is None:
            failure.attempts = resumption.history
            raise failure
        return delay


def _may_pass(error: SDKError) -> bool:
    """Whether a stream that couldn't be reconnected may be at a later try."""
    if isinstance(error, APIStatusError):
        return error.status_code >= 500 or error.status_code in (408, 429)
    return isinstance(error, APIConnectionError)
