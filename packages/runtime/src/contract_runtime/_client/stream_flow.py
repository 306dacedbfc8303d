"""How a stream goes: when to connect, read, wait, give out an item, end or give up. Pure.

A stream is a generator, :meth:`StreamFlow.steps`. It yields items, and between them a
:class:`Step` that it wants done; a driver does it, and sends back what came of it or throws what
went wrong. What it raises ends the iteration.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Generator, NoReturn, Optional, cast

from .._call.events import END, ITEM, RESULT, event_reader
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
from .stream_steps import CLOSE, OPEN, OPENED, READ, WAIT, Step

if TYPE_CHECKING:
    from .stream_core import Connection, StreamCore

#: What may follow the end of a stream that its connection is kept for.
_DRAIN_SECONDS = 0.02
_DRAIN_BYTES = 65536


class StreamFlow:
    """Decides what one stream does; the request goes out as soon as this is made."""

    def __init__(self, core: StreamCore) -> None:
        seconds = core.seconds["deadline"]
        core.deadline = None if seconds is None else Deadline(seconds, core.clock)
        self._core = core
        self._decoder = SSEDecoder()
        self._reader = event_reader(core.operation, core.watch and core.watch())
        self._limits = Limits(core)
        #: The server's reconnection time in milliseconds, over all connections.
        self._retry: Optional[int] = None

    def steps(self) -> Generator[object, object, None]:
        """The stream, step by step."""
        core = self._core
        resumption: Optional[Resumption] = None
        while True:
            before = core.items, core.last_event_id
            failure: Optional[APIConnectionError]
            try:
                connection = cast("Connection", (yield OPEN))
            except SDKError as error:
                if resumption is None:
                    raise
                failure = failures.unreachable(core, error)
                if not _may_pass(error):
                    raise failure from error
            else:
                core.connection = connection
                self._check_open()
                if connection.status == 204 and resumption is not None:
                    return  # the server has no more to say (WHATWG HTML § 9.2.3)
                failure = yield from self._read(connection)
                yield CLOSE
                if failure is None:
                    if resumption is not None:
                        resumption.progressed()
                    return
            self._check_open()
            if resumption is None:
                resumption = self._resumption(failure)
            if before != (core.items, core.last_event_id):
                resumption.progressed()
            core.delay = self._delay(resumption, failure)
            failure = None  # its traceback leads back here: a ring, which would outlive its use
            yield WAIT
            self._check_open()

    def _check_open(self) -> None:
        if self._core.closed:
            raise SDKError("the stream was closed while it was read")

    def _read(
        self, connection: Connection
    ) -> Generator[object, object, Optional[APIConnectionError]]:
        """Read one connection: what broke it off, or ``None`` where the stream has ended."""
        core, limits, guard = self._core, self._limits, connection.guard
        kind = get_header(connection.headers, "content-type") or ""
        if kind.partition(";")[0].strip().lower() != "text/event-stream":
            yield from self._refuse(connection)
        yield OPENED
        decoder = self._decoder = SSEDecoder(last_event_id=core.last_event_id)
        asked = core.clock()
        while True:
            self._check_open()
            limit = limits.of_read(asked)
            try:
                if limit is not None:
                    if limits.passed(limit):
                        return failures.timed_out(core, limit.clock)
                    guard.arm(limit.clock, limit.at)
                chunk = yield READ
            except APIConnectionError as error:
                return failures.broken(core, error, limits.ended(error, guard, limit))
            if limit is not None:
                guard.arm("", None)
                if limits.passed(limit):  # where nobody could cut the read
                    return failures.timed_out(core, limit.clock)
            if chunk is None:
                break
            try:
                events = decoder.feed(cast("bytes", chunk))
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
                        return None
            except (StreamError, ResponseDecodeError) as error:
                failures.placed(core, error)
                raise
            core.last_event_id = decoder.last_event_id
            if events:
                # The time that the caller took isn't the server's.
                asked = core.clock()
        if decoder.in_event:
            return failures.interrupted(core, "the stream ended within an event")
        if self._reader.has_done:
            return failures.interrupted(core, "the stream ended before its end was said")
        return None

    def _drain(self, connection: Connection) -> Generator[Step, object, None]:
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
                size += len(cast("bytes", chunk))

    def _refuse(self, connection: Connection) -> Generator[Step, object, NoReturn]:
        body = b""
        with suppress(APIConnectionError):  # what came is enough to tell
            while len(body) < failures.SHOWN_BYTES:
                limit = self._limits.of_read(self._core.clock())
                if limit is not None:
                    connection.guard.arm(limit.clock, limit.at)
                chunk = yield READ
                if chunk is None:
                    break
                body += cast("bytes", chunk)
        raise failures.not_a_stream(self._core, body)

    def _resumption(self, failure: APIConnectionError) -> Resumption:
        """The stream has broken off for the first time."""
        core = self._core
        resume = resume_policy(core.resume)
        if resume is None:
            raise failure
        return Resumption(
            resume,
            core.policy or DEFAULT_POLICY,
            budget=core.budget,
            deadline=core.deadline,
            clock=core.clock,
        )

    def _delay(self, resumption: Resumption, failure: APIConnectionError) -> float:
        """How long to wait before the next connection; raises where there won't be one."""
        core = self._core
        timeout = isinstance(failure, APITimeoutError)
        if isinstance(failure, APITimeoutError) and failure.clock == "deadline":
            raise failure
        if core.items and not core.last_event_id:
            raise failure  # without an id, the server would begin anew
        if self._decoder.retry is not None:
            self._retry = self._decoder.retry
        delay = resumption.after(failure.message, timeout=timeout, retry=self._retry)
        if delay is None:
            failure.attempts = resumption.history
            raise failure
        return delay


def _may_pass(error: SDKError) -> bool:
    """Whether a stream that couldn't be reconnected may be at a later try."""
    if isinstance(error, APIStatusError):
        return error.status_code >= 500 or error.status_code in (408, 429)
    return isinstance(error, APIConnectionError)
