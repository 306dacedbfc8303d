"""How a stream goes: when to connect, read, wait, give out an item, end or give up. Pure.

A stream is a generator, :meth:`StreamFlow.steps`. It yields items, and between them a
:class:`Step` that it wants done; a driver does it, and sends back what came of it or throws what
went wrong. What it raises ends the iteration.
"""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Callable,
    Generator,
    List,
    NoReturn,
    Optional,
    Tuple,
    Union,
    cast,
)

from .._call.events import END, RESULT, EventReader, event_reader
from .._errors.base import SDKError
from .._errors.connection import APIConnectionError, APITimeoutError
from .._errors.decode import ResponseDecodeError
from .._errors.headers import get_header
from .._errors.status import APIStatusError
from .._errors.stream import StreamError
from .._retry.deadline import Deadline
from .._retry.policy import DEFAULT_POLICY
from .._retry.resume import Resumption, resume_policy
from .._sse.decoder import SSEDecoder
from . import stream_failures as failures
from .stream_steps import CLOSE, OPENED, READ, Open, Step, Wait

if TYPE_CHECKING:
    from .._retry.budget import RetryBudget
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy
    from .stream_state import StreamState
    from .stream_steps import Connection

#: Seconds by which a timer may go off too early.
_EARLY = 0.01

_Steps = Generator[object, object, Optional[APIConnectionError]]


class StreamFlow:
    """Decides what one stream does; see the module.

    Args:
        state: The stream's facts, kept up to date.
        resume: How it is taken up again after it broke off, if it is.
        policy: The client's, for the waits between.
        budget: The client's, which they are paid from.
        clock: Monotonic seconds.
    """

    def __init__(
        self,
        state: StreamState,
        *,
        resume: Union[bool, ResumePolicy],
        policy: Optional[RetryPolicy],
        budget: Optional[RetryBudget],
        clock: Callable[[], float],
    ) -> None:
        self.state = state
        seconds = state.limits["deadline"]
        #: The stream's, from now on: the request goes out as soon as this is made.
        self.deadline = None if seconds is None else Deadline(seconds, clock)
        self._resume = resume_policy(resume)
        self._policy = policy or DEFAULT_POLICY
        self._budget = budget
        self._clock = clock
        self._decoder = SSEDecoder()
        self._reader = event_reader(state.operation)
        self._timed = any(seconds is not None for seconds in state.limits.values())

    def steps(self) -> Generator[object, object, None]:
        """The stream, step by step."""
        state, reader = self.state, self._reader
        state.begun = True
        resumption: Optional[Resumption] = None
        while True:
            before = state.items, state.last_event_id
            failure: Optional[APIConnectionError]
            try:
                connection = yield Open(state.last_event_id or None)
            except SDKError as error:
                if resumption is None:
                    raise
                failure = failures.unreachable(state, error)
                if not _may_pass(error):
                    raise failure from error
            else:
                state.connection = cast("Connection", connection)
                self._check_open()
                if state.connection.status == 204 and resumption is not None:
                    return  # the server has no more to say (WHATWG HTML § 9.2.3)
                failure = yield from self._connection(state.connection, reader)
                yield CLOSE
                if failure is None:
                    if resumption is not None:
                        resumption.progressed()
                    return
            self._check_open()
            if resumption is None:
                resumption = self._resumption(failure)
            if before != (state.items, state.last_event_id):
                resumption.progressed()
            delay = self._delay(resumption, failure)
            failure = None  # its traceback leads back here: a ring, which would outlive its use
            yield Wait(delay)
            self._check_open()

    def _check_open(self) -> None:
        if self.state.closed:
            raise SDKError("the stream was closed while it was read")

    def _connection(self, connection: Connection, reader: EventReader) -> _Steps:
        """Read one connection: what broke it off, or ``None`` where the stream has ended."""
        state = self.state
        kind = get_header(connection.headers, "content-type") or ""
        if kind.partition(";")[0].strip().lower() != "text/event-stream":
            yield from self._refuse(connection)
        yield OPENED
        decoder = self._decoder = SSEDecoder(last_event_id=state.last_event_id)
        asked = self._clock()
        while True:
            self._check_open()
            limit = self._limit(asked) if self._timed else None
            try:
                if limit is not None:
                    if limit[1] <= self._clock():
                        return failures.timed_out(state, limit[0])
                    connection.guard.arm(*limit)
                chunk = yield READ
            except APIConnectionError as error:
                return failures.broken(state, error, self._expired(connection, error, limit))
            if limit is not None:
                connection.guard.arm("", None)
                if limit[1] < self._clock():  # where nobody could cut the read
                    return failures.timed_out(state, limit[0])
            if chunk is None:
                break
            try:
                events = decoder.feed(cast("bytes", chunk))
            except ResponseDecodeError as error:
                failures.placed(state, error)
                raise
            for event in events:
                try:
                    what, value = reader.read(event)
                except (StreamError, ResponseDecodeError) as error:
                    failures.placed(state, error)
                    raise
                state.last_event_id = event.id
                if what == END:
                    return None
                state.items += 1
                if what == RESULT:
                    state.result = value
                    yield CLOSE
                    yield value
                    return None
                yield value
            state.last_event_id = decoder.last_event_id
            if events:
                # The time that the caller took isn't the server's.
                asked = self._clock()
        if decoder.in_event:
            return failures.interrupted(state, "the stream ended within an event")
        if reader.has_done:
            return failures.interrupted(state, "the stream ended before its end was said")
        return None

    def _refuse(self, connection: Connection) -> Generator[Step, object, NoReturn]:
        body = b""
        try:
            while len(body) < failures.SHOWN_BYTES:
                limit = self._limit(self._clock())
                if limit is not None:
                    connection.guard.arm(*limit)
                chunk = yield READ
                if chunk is None:
                    break
                body += cast("bytes", chunk)
        except APIConnectionError:
            pass  # what came is enough to tell
        raise failures.not_a_stream(self.state, body)

    def _limit(self, asked: float) -> Optional[Tuple[str, float]]:
        """The clock that runs out first, and when, for a read that begins now."""
        limits: List[Tuple[float, str]] = []
        if self.deadline is not None:
            limits.append((self.deadline.at, "deadline"))
        stall, idle = self.state.limits["stall"], self.state.limits["idle"]
        if stall is not None:
            limits.append((asked + stall, "stall"))
        if idle is not None:
            limits.append((self._clock() + idle, "idle"))
        if not limits:
            return None
        at, name = min(limits)
        return name, at

    def _expired(
        self, connection: Connection, error: APIConnectionError, limit: Optional[Tuple[str, float]]
    ) -> Optional[str]:
        """The clock that ended a read, if one did."""
        clock = connection.guard.fired
        if clock is None and isinstance(error, APITimeoutError):
            # A timeout of the transport's own may be what obeyed ours, and a little early.
            if limit is not None and self._clock() >= limit[1] - _EARLY:
                return limit[0]
            return error.clock or "timeout"
        return clock

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
        if self._decoder.retry is not None:
            state.retry = self._decoder.retry
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
