"""How a stream goes: when to connect, read, wait, give out an item, end or give up. Pure.

A stream is a generator, :meth:`StreamFlow.steps`. It yields items, and between them a
:class:`Step` that it wants done; a driver does it, and sends back what came of it or throws what
went wrong. What it raises ends the iteration.
"""

from __future__ import annotations

from contextlib import suppress
from math import inf
from typing import TYPE_CHECKING, Optional

from .._call.events import END, ITEM, RESULT, event_reader
from .._errors.answers import APIStatusError, ResponseDecodeError
from .._errors.base import (
    APIConnectionError,
    APITimeoutError,
    SDKError,
    StreamError,
    StreamInterruptedError,
)
from .._errors.facts import get_header, request_id_of
from .._errors.redact import safe_url
from .._retry.attempts import Deadline
from .._retry.resume import RESUME, Resumption
from .._sse.decoder import SSEDecoder
from .stream_core import CLOSE, OPEN, OPENED, READ, WAIT, Step

if TYPE_CHECKING:
    from typing import Any, Generator, NoReturn, TypeVar, Union

    from .stream_core import Connection, Flow, StreamCore

    Ended = Union[APITimeoutError, StreamInterruptedError]
    E = TypeVar("E", bound=Union[Ended, StreamError, ResponseDecodeError])

#: A stream's clocks, and what they say that ran out.
_CLOCKS = {
    "deadline": "the stream isn't over within",
    "idle": "no byte came for",
    "stall": "no item came for",
}
#: What may follow the end of a stream that its connection is kept for.
_DRAIN_SECONDS = 0.02
_DRAIN_BYTES = 65536
#: What an error shows of a body that is no event stream.
_SHOWN_BYTES = 1024
#: Seconds by which a timer may go off too early: what it is set to was counted a little before.
_EARLY = 0.05


class StreamFlow:
    """Decides what one stream does; the request goes out as soon as this is made."""

    def __init__(self, core: StreamCore) -> None:
        seconds = core.options.deadline
        core.deadline = None if seconds is None else Deadline(seconds, core.clock)
        self._core = core
        self._decoder = SSEDecoder()
        self._reader = event_reader(core.operation, core.watch())
        #: There once the stream has broken off.
        self._resumption: Optional[Resumption] = None
        #: The server's reconnection time in milliseconds, over all connections.
        self._retry: Optional[int] = None

    def steps(self) -> Flow:
        """The stream, step by step."""
        core = self._core
        while True:
            before = core.last_event_id
            failure: Optional[APIConnectionError] = None
            try:
                connection: Connection = yield OPEN
            except SDKError as error:
                if self._resumption is None:
                    raise
                clock = getattr(error, "clock", None)
                failure = self._ended(
                    "the stream couldn't be resumed", clock if clock in _CLOCKS else None, error
                )
                if not _may_pass(error):
                    raise failure from error
            else:
                core.connection = connection
                try:
                    # By a 204 the server has no more to say (WHATWG HTML § 9.2.3).
                    if connection.status != 204 or self._resumption is None:
                        yield from self._read(connection)
                except APIConnectionError as error:
                    failure = error
                yield CLOSE
                if failure is None:
                    if self._resumption is not None:
                        self._resumption.progressed()
                    return
            core.delay = self._delay(failure, before != core.last_event_id)
            failure = None  # its traceback leads back here: a ring, which would outlive its use
            yield WAIT

    def _read(self, connection: Connection) -> Flow:
        """Read one connection to the end of the stream, or raise what broke it off."""
        core = self._core
        kind = get_header(connection.headers, "content-type") or ""
        if kind.partition(";")[0].strip().lower() != "text/event-stream":
            yield from self._refuse(connection)
        yield OPENED
        decoder = self._decoder = SSEDecoder(last_event_id=core.last_event_id)
        asked = core.clock()
        while True:
            chunk = yield from self._chunk(connection, asked)
            if chunk is None:
                break
            try:
                events = decoder.feed(chunk)
                for event in events:
                    what, value = self._reader.read(event)
                    core.last_event_id = event.id
                    if what != END:
                        core.items += 1
                        if what == RESULT:
                            core.result = value
                        yield value
                    if what != ITEM:
                        yield from self._drain(connection)
                        return
            except (StreamError, ResponseDecodeError) as error:
                self._placed(error)
                raise
            core.last_event_id = decoder.last_event_id
            if events:
                # The time that the caller took isn't the server's.
                asked = core.clock()
        if decoder.in_event:
            raise self._ended("the stream ended within an event")
        if self._reader.has_done:
            raise self._ended("the stream ended before its end was said")

    def _chunk(self, connection: Connection, asked: float) -> Generator[Step, Any, Optional[bytes]]:
        """The next bytes, ``None`` at the end; raises where a clock, or the connection, ends it.

        The stall is counted from when the caller ``asked`` for an item: the time that it took
        itself between items isn't the server's.
        """
        core, guard = self._core, connection.guard
        idle, stall = core.options.idle, core.options.stall
        limits = [(inf, "")]
        if core.deadline is not None:
            limits.append((core.deadline.at, "deadline"))
        if stall is not None:
            limits.append((asked + stall, "stall"))
        if idle is not None:
            limits.append((core.clock() + idle, "idle"))
        at, clock = min(limits)
        chunk: Optional[bytes] = None
        if core.clock() < at:
            try:
                if clock:
                    guard.arm(clock, at)
                chunk = yield READ
            except APIConnectionError as error:
                ran_out = guard.fired
                if ran_out is None and isinstance(error, APITimeoutError):
                    # A timeout of the transport's own may be what obeyed ours, a little early.
                    late = at - _EARLY <= core.clock()
                    ran_out = clock if late else error.clock or "timeout"
                raise self._ended("the stream broke off", ran_out, error) from error
            if clock:
                guard.arm("", None)
        if core.clock() >= at:  # where nobody could cut the read, too
            raise self._ended(clock=clock)
        return chunk

    def _drain(self, connection: Connection) -> Flow:
        """Read what little follows the end, so that the connection can serve again.

        Only where a server that sends on, or leaves the stream open, can be cut off.
        """
        if connection.guard.wire is None:
            return
        connection.guard.arm("drain", self._core.clock() + _DRAIN_SECONDS)
        size = 0
        with suppress(SDKError):
            while size < _DRAIN_BYTES:
                chunk = yield READ
                if chunk is None:
                    return
                size += len(chunk)

    def _refuse(self, connection: Connection) -> Generator[Step, Any, NoReturn]:
        """Show the start of what is no event stream."""
        body = b""
        with suppress(APIConnectionError):  # what came is enough to tell
            while len(body) < _SHOWN_BYTES:
                chunk = yield from self._chunk(connection, self._core.clock())
                if chunk is None:
                    break
                body += chunk
        shown = body[:_SHOWN_BYTES].decode("utf-8", "replace")
        raise self._placed(ResponseDecodeError("expected an event stream", body=shown))

    def _delay(self, failure: APIConnectionError, progress: bool) -> float:
        """How long to wait before the next connection; raises where there won't be one."""
        core = self._core
        resume = RESUME if core.resume is True else core.resume
        clock = getattr(failure, "clock", None)
        if not resume or clock == "deadline":
            raise failure
        if core.items and not core.last_event_id:  # the server would begin anew
            raise failure
        if self._resumption is None:
            policy, budget = core.retrying()
            self._resumption = Resumption(
                resume, policy, budget=budget, deadline=core.deadline, clock=core.clock
            )
        if progress:
            self._resumption.progressed()
        if self._decoder.retry is not None:
            self._retry = self._decoder.retry
        delay = self._resumption.broken(
            failure.message, timeout=clock is not None, retry=self._retry
        )
        if delay is None:
            failure.attempts = self._resumption.history
            raise failure
        return delay

    def _ended(
        self, why: str = "", clock: Optional[str] = None, cause: Optional[SDKError] = None
    ) -> Ended:
        """The stream ended before its end: one of the clocks ran out, or else ``why``."""
        core = self._core
        after = f"after {core.items} item{'s' * (core.items != 1)}"
        if core.last_event_id:
            after += f", last event id {core.last_event_id!r}"
        error: Ended
        if clock is not None:
            seconds = getattr(core.options, clock) if clock in _CLOCKS else None
            what = "no byte came in time" if seconds is None else f"{_CLOCKS[clock]} {seconds:g} s"
            error = APITimeoutError(f"{what} ({clock}) {after}", clock=clock)
        else:
            told = "" if cause is None else f": {cause.message or type(cause).__name__}"
            error = StreamInterruptedError(f"{why} {after}{told}")
        error.__cause__ = cause
        return self._placed(error)

    def _placed(self, error: E) -> E:
        """An error, told which answer it is of, and what came before."""
        core = self._core
        connection = core.connection
        assert connection is not None  # there was an answer to begin with
        error.method = core.operation.verb
        error.url = safe_url(connection.url)
        error.request_id = request_id_of(connection.headers)
        if isinstance(error, ResponseDecodeError):
            error.status_code = connection.status
            error.content_type = get_header(connection.headers, "content-type")
        else:
            error.items = core.items
            error.last_event_id = core.last_event_id or None
        connection.spoil(error, connection.status)
        return error


def _may_pass(error: SDKError) -> bool:
    """Whether a stream that couldn't be reconnected may be at a later try."""
    if isinstance(error, APIStatusError):
        return error.status_code >= 500 or error.status_code in (408, 429)
    return isinstance(error, APIConnectionError)
