"""What a row of the table of faults is, and what rows are made with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from faults.server import END, EVENTS, TODO, Step, whole
from faults.steps import READ, send


class Outcome(NamedTuple):
    """The class of the error; ``"ok"`` for none."""

    error: str
    retried: bool


def once(error: str) -> Outcome:
    """An error that another try mends."""
    return Outcome(error, True)


def always(error: str) -> Outcome:
    """An error that isn't retried."""
    return Outcome(error, False)


OK = Outcome("ok", False)
CONNECTION = once("APIConnectionError")
TIMEOUT = once("APITimeoutError")
DECODE = always("ResponseDecodeError")
CUT = always("StreamInterruptedError")
LATE = always("APITimeoutError")
#: Means nothing for this kind of call.
NONE = Outcome("", False)


class Kind(NamedTuple):
    """What is asked for: its right answer, and the parts of it."""

    verb: str
    body: bytes
    content_type: str

    @property
    def whole(self) -> bytes:
        return whole(self.body, self.content_type)

    @property
    def head(self) -> bytes:
        return self.whole[: -len(self.body)]


GET = Kind("GET", TODO, "application/json")
POST = Kind("POST", TODO, "application/json")
STREAM = Kind("STREAM", EVENTS + END, "text/event-stream")


class Fault(NamedTuple):
    """One row; see the module."""

    name: str
    steps: Callable[[Kind], Sequence[Step]]
    get: Outcome
    post: Outcome
    stream: Outcome
    timeout: float | None = None
    deadline: float | None = None

    def outcome(self, kind: Kind) -> Outcome:
        return {"GET": self.get, "POST": self.post}.get(kind.verb, self.stream)


def fault(
    name: str,
    steps: Callable[[Kind], Sequence[Step]],
    unary: Outcome,
    stream: Outcome | None = None,
    post: Outcome | None = None,
    *,
    timeout: float | None = None,
    deadline: float | None = None,
) -> Fault:
    """A row whose outcomes are alike, but for those given."""
    return Fault(name, steps, unary, post or unary, stream or unary, timeout, deadline)


def status(
    line: str, extra: str = "", body: bytes = b'{"message": "no"}'
) -> Callable[[Kind], Sequence[Step]]:
    """An answer of this status."""
    return lambda kind: [READ, send(whole(body, status=line, extra=extra))]


def body(data: bytes, content_type: str | None = None) -> Callable[[Kind], Sequence[Step]]:
    """A 200 whose body is something else."""
    event = b"data: %b\n\n" % data

    def steps(kind: Kind) -> Sequence[Step]:
        raw = event if kind is STREAM and content_type is None else data
        return [READ, send(whole(raw, content_type or kind.content_type))]

    return steps


def zipped(data: bytes) -> Callable[[Kind], Sequence[Step]]:
    """A 200 that says it is gzip."""
    extra = "Content-Encoding: gzip\r\n"
    return lambda kind: [READ, send(whole(data, kind.content_type, extra=extra))]


def redirect(line: str, location: str) -> Callable[[Kind], Sequence[Step]]:
    """Redirects for ever."""
    answer = whole(b"", status=line, extra=f"Location: {location}\r\n")
    return lambda kind: [READ, send(answer)] * 15


SERVER = once("InternalServerError")
