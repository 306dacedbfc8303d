"""How a stream goes: when to connect, read, wait, give out an item, end or give up. Pure.

A stream is a generator, :meth:`StreamFlow.steps`. It yields items, and between them a
:class:`Step` that it wants done; a driver does it, and sends back what came of it or throws what
went wrong. What it raises ends the iteration.
"""

from __future__ import annotations

from contextlib import suppress
from typing import (
    TYPE_CHECKING,
    Callable,
    Generator,
    NoReturn,
    Optional,
    Union,
    cast,
)

from .._call.events import END, ITEM, RESULT, EventReader, event_reader
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
from .stream_limits import Limits
from .stream_steps import CLOSE, OPENED, READ, Open, Step, Wait

if TYPE_CHECKING:
    from .._retry.budget import RetryBudget
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy
    from .stream_state import StreamState
    from .stream_steps import Connection

#: What may follow the end of a stream that its connection is kept for.
_DRAIN_SECONDS = 0.02
_DRAIN_BYTES = 65536

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
        self._limits = Limits(self.deadline, state.limits["idle"], state.limits["stall"], clock)

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
        limits, guard = self._limits, connection.guard
        asked = self._clock()
        while True:
            self._check_open()
            limit = limits.of_read(asked)
            try:
                if limit is not None:
                    if limits.passed(limit):
                        return failures.timed_out(state, limit.clock)
                    guard.arm(*limit)
                chunk = yield READ
            except APIConnectionError as error:
                return failures.broken(state, error, limits.ended(error, guard, limit))
            if limit is not None:
                guard.arm("", None)
                if limits.passed(limit):  # where nobody could cut the read
                    return failures.timed_out(state, limit.clock)
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
                if what != END:
                    state.items += 1
                    if what == RESULT:
                        state.result = value
                    yield value
                if what != ITEM:
                    yield from self._drain(connection)
                    return None
            state.last_event_id = decoder.last_event_id
            if events:
                # The time that the caller took isn't the server's.
                asked = self._clock()
        if decoder.in_event:
            return failures.interrupted(state, "the stream ended within an event")
        if reader.has_done:
            return failures.interrupted(state, "the stream ended before its end was said")
        return None

    def _drain(self, connection: Connection) -> Generator[Step, object, None]:
        """Read what little follows the end, so that the connection can serve again.

        Only where a server that sends on, or leaves the stream open, can be cut off.
        """
        if getattr(connection.guard, "wire", None) is None:
            return
        connection.guard.arm("drain", self._clock() + _DRAIN_SECONDS)
        size = 0
        with suppress(SDKError):
            while size < _DRAIN_BYTES:
                chunk = yield READ
                if chunk is None:
                    return
                size += len(cast("bytes", chunk))

    def _refuse(self, connection: Connection) -> Generator[Step, object, NoReturn]:
        body = b""
        try:
            while len(body) < failures.SHOWN_BYTES:
                limit = self._limits.of_read(self._clock())
                if limit is not None:
                    connection.guard.arm(*limit)
                chunk = yield READ
                if chunk is None:
                    break
                body += cast("bytes", chunk)
        except APIConnectionError:
            pass  # what came is enough to tell
        raise failures.not_a_stream(self.state, body)

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
