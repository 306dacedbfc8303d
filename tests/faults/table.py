"""Every fault, and what becomes of a call that meets it.

Each row is a list of steps that the server takes with a connection, and the outcome for a unary
GET, a unary POST and a stream: the error's class where nothing is retried, or ``"ok"``. With
retries on, and the fault gone at the second try, a :func:`once` becomes ``"ok"`` and an
:func:`always` stays; with the fault there at every try, both are errors after as many tries.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from typing import NamedTuple

from faults.server import END, EVENTS, TODO, Step, chunked, whole
from faults.steps import CLOSE, READ, RESET, STALL, drip, flood, send, take


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
    return lambda kind: [READ, send(whole(data, content_type or kind.content_type))]


def zipped(data: bytes) -> Callable[[Kind], Sequence[Step]]:
    """A 200 that says it is gzip."""
    extra = "Content-Encoding: gzip\r\n"
    return lambda kind: [READ, send(whole(data, kind.content_type, extra=extra))]


def redirect(line: str, location: str) -> Callable[[Kind], Sequence[Step]]:
    """Redirects for ever."""
    answer = whole(b"", status=line, extra=f"Location: {location}\r\n")
    return lambda kind: [READ, send(answer)] * 15


SERVER = once("InternalServerError")


ZIP = gzip.compress(TODO * 50)

FAULTS = [
    # the connection
    fault("reset on accept", lambda k: [RESET], CONNECTION),
    fault("closed on accept", lambda k: [CLOSE], CONNECTION),
    fault("never answers", lambda k: [STALL], TIMEOUT, timeout=0.2),
    fault("no answer to TLS", lambda k: [take(3), RESET], CONNECTION),
    # the request
    fault("reset in the request", lambda k: [take(10), RESET], CONNECTION),
    fault("closed in the request", lambda k: [take(10), CLOSE], CONNECTION),
    fault("reset after the request", lambda k: [READ, RESET], CONNECTION),
    fault("closed after the request", lambda k: [READ, CLOSE], CONNECTION),
    fault("stalls after the request", lambda k: [READ, STALL], TIMEOUT, timeout=0.2),
    fault(
        "stalls, with a deadline", lambda k: [READ, STALL], always("APITimeoutError"), deadline=0.3
    ),
    # the head of the answer
    fault("reset in the status line", lambda k: [READ, send(k.whole[:7]), RESET], CONNECTION),
    fault("closed in the status line", lambda k: [READ, send(k.whole[:7]), CLOSE], CONNECTION),
    fault("closed in the head", lambda k: [READ, send(k.head[:-4]), CLOSE], CONNECTION),
    fault("stalls in the head", lambda k: [READ, send(k.head[:-4]), STALL], TIMEOUT, timeout=0.2),
    fault("drips the head", lambda k: [READ, drip(k.head, 0.001), send(k.body)], OK),
    fault(
        "drips the head for ever",
        lambda k: [READ, send(k.head[:-2]), drip(b"X-Header: value\r\n" * 9999)],
        always("APITimeoutError"),
        deadline=0.3,
        timeout=0.2,
    ),
    fault("garbage", lambda k: [READ, send(b"\x00\x01\xff garbage\r\n\r\n"), CLOSE], CONNECTION),
    fault("a bad status line", lambda k: [READ, send(b"HTTP/1.1 abc\r\n\r\n"), CLOSE], CONNECTION),
    fault(
        "a bad header", lambda k: [READ, send(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n")], CONNECTION
    ),
    fault(
        "an endless header",
        lambda k: [READ, send(b"HTTP/1.1 200 OK\r\nX: "), flood(b"x" * 65536)],
        CONNECTION,
    ),
    fault(
        "endless headers",
        lambda k: [READ, send(b"HTTP/1.1 200 OK\r\n"), flood(b"X: y\r\n" * 9999)],
        CONNECTION,
    ),
    fault(
        "100 Continue first", lambda k: [READ, send(b"HTTP/1.1 100 Continue\r\n\r\n" + k.whole)], OK
    ),
    fault(
        "103 Early Hints first",
        lambda k: [READ, send(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 3 + k.whole)],
        OK,
    ),
    fault(
        "HTTP/1.0",
        lambda k: [
            READ,
            send(f"HTTP/1.0 200 OK\r\nContent-Type: {k.content_type}\r\n\r\n".encode() + k.body),
            CLOSE,
        ],
        OK,
    ),
    fault(
        "a length that isn't a number",
        lambda k: [READ, send(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")],
        CONNECTION,
    ),
    # the body
    fault("reset in the body", lambda k: [READ, send(k.whole[:-9]), RESET], CONNECTION, CUT),
    fault("closed in the body", lambda k: [READ, send(k.whole[:-9]), CLOSE], CONNECTION, CUT),
    fault("closed before the body", lambda k: [READ, send(k.head), CLOSE], CONNECTION, CUT),
    fault(
        "stalls in the body",
        lambda k: [READ, send(k.whole[:-9]), STALL],
        TIMEOUT,
        CUT,
        timeout=0.2,
    ),
    fault("drips the body", lambda k: [READ, send(k.head), drip(k.body, 0.001)], OK),
    fault(
        "drips the body past the deadline",
        lambda k: [READ, send(k.head), drip(k.body, 0.05)],
        always("APITimeoutError"),
        deadline=0.3,
        timeout=0.2,
    ),
    fault("chunks", lambda k: [READ, send(chunked(k.body, k.content_type))], OK),
    fault(
        "no last chunk",
        lambda k: [READ, send(chunked(k.body, k.content_type, end=b"")), CLOSE],
        CONNECTION,
        CUT,
    ),
    fault(
        "garbage for a chunk",
        lambda k: [READ, send(chunked(k.body[:20], k.content_type, end=b"zz\r\n"))],
        CONNECTION,
        CUT,
    ),
    fault(
        "a length too great",
        lambda k: [READ, send(k.head.replace(b"Length: ", b"Length: 9") + k.body), CLOSE],
        CONNECTION,
        CUT,
    ),
    fault(
        "a length too small",
        lambda k: [READ, send(whole(k.body[:-9], k.content_type) + k.body[-9:])],
        DECODE,
        CUT,
    ),
    fault("truncated gzip", zipped(ZIP[:-12]), CONNECTION, once("ResponseDecodeError")),
    fault("corrupt gzip", zipped(ZIP[:20] + b"!" * 20 + ZIP[40:]), CONNECTION),
    fault("gzip that is none", zipped(TODO), CONNECTION),
    fault("a page", body(b"<html>Sign in</html>", "text/html"), DECODE),
    fault("nothing", body(b""), DECODE, OK),
    fault("an empty object", body(b"{}"), DECODE),
    fault("null", body(b"null"), DECODE),
    fault("a list", body(b"[1]"), DECODE),
    fault("half of it", body(TODO[:9]), DECODE),
    fault("not UTF-8", body(b'{"id": "\xff", "title": "x"}'), DECODE),
    fault("204", lambda k: [READ, send(b"HTTP/1.1 204 No Content\r\n\r\n")], DECODE),
    # statuses
    fault("400", status("400 Bad Request"), always("BadRequestError")),
    fault("404", status("404 Not Found"), always("NotFoundError")),
    fault("409", status("409 Conflict"), always("ConflictError")),
    fault("429", status("429 Slow", "Retry-After: 1\r\n"), always("RateLimitError")),
    fault("500", status("500 No"), SERVER),
    fault("502, a page", status("502 Bad", body=b"<html>"), SERVER),
    fault("503, at once", status("503 No", "Retry-After: 0\r\n"), SERVER),
    fault("503, in a millisecond", status("503 No", "Retry-After-Ms: 1\r\n"), SERVER),
    fault(
        "503, long ago", status("503 No", "Retry-After: Mon, 02 Jan 2006 15:04:05 GMT\r\n"), SERVER
    ),
    fault("503, in an age", status("503 No", "Retry-After: 99999\r\n"), SERVER),
    fault("503, nonsense", status("503 No", "Retry-After: soon\r\n"), SERVER),
    fault(
        "503, don't retry",
        status("503 No", "X-Should-Retry: false\r\n"),
        always("InternalServerError"),
    ),
    fault(
        "an error cut short",
        lambda k: [READ, send(whole(TODO, status="500 No")[:-9]), CLOSE],
        SERVER,
    ),
    fault(
        "an endless error",
        lambda k: [
            READ,
            send(b"HTTP/1.1 500 No\r\nContent-Length: 999999999999\r\n\r\n"),
            flood(b"x" * 65536),
        ],
        SERVER,
    ),
    fault(
        "an error before the request is read",
        lambda k: [send(whole(b"", status="503 No")), CLOSE],
        SERVER,
    ),
    # redirects
    fault("in circles", redirect("302 Found", "/todos/7"), always("APIStatusError")),
    fault("in circles, 307", redirect("307 Again", "/todos/7"), always("APIStatusError")),
    fault("to nowhere", redirect("302 Found", "http://[bad"), always("APIStatusError")),
    fault("without a place", status("302 Found"), always("APIStatusError")),
    fault("not modified", status("304 Not Modified", body=b""), always("APIStatusError")),
]
