"""Every fault, and what becomes of a call that meets it.

Each row is a list of steps that the server takes with a connection, and the outcome for a unary
GET, a unary POST and a stream: the error's class where nothing is retried, or ``"ok"``. With
retries on, and the fault gone at the second try, a :func:`once` becomes ``"ok"`` and an
:func:`always` stays; with the fault there at every try, both are errors after as many tries.
"""

from __future__ import annotations

import gzip

from faults.rows import (
    CONNECTION,
    CUT,
    DECODE,
    LATE,
    NONE,
    OK,
    SERVER,
    TIMEOUT,
    always,
    body,
    fault,
    redirect,
    status,
    zipped,
)
from faults.server import TODO, chunked, whole
from faults.steps import CLOSE, READ, RESET, STALL, drip, flood, send, take

ZIP = gzip.compress(TODO * 50)
#: 70 MB of spaces.
BOMB = gzip.compress(b" " * (1 << 20)) * 70

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
    fault("stalls, with a deadline", lambda k: [READ, STALL], LATE, deadline=0.3),
    # the head of the answer
    fault("reset in the status line", lambda k: [READ, send(k.whole[:7]), RESET], CONNECTION),
    fault("closed in the status line", lambda k: [READ, send(k.whole[:7]), CLOSE], CONNECTION),
    fault("closed in the head", lambda k: [READ, send(k.head[:-4]), CLOSE], CONNECTION),
    fault("stalls in the head", lambda k: [READ, send(k.head[:-4]), STALL], TIMEOUT, timeout=0.2),
    fault("drips the head", lambda k: [READ, drip(k.head, 0.001), send(k.body)], OK),
    fault(
        "drips the head for ever",
        lambda k: [READ, send(k.head[:-2]), drip(b"X-Header: value\r\n" * 9999)],
        LATE,
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
        LATE,
        timeout=0.2,
    ),
    fault("drips the body", lambda k: [READ, send(k.head), drip(k.body, 0.001)], OK),
    fault(
        "drips the body past the deadline",
        lambda k: [READ, send(k.head), drip(k.body, 0.05)],
        LATE,
        deadline=0.3,
        timeout=0.2,
    ),
    fault("chunks", lambda k: [READ, send(chunked(k.body, k.content_type))], OK),
    # (a stream has said its end by then)
    fault(
        "no last chunk",
        lambda k: [READ, send(chunked(k.body, k.content_type, end=b"")), CLOSE],
        CONNECTION,
        OK,
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
        OK,
    ),
    fault(
        "a length too small",
        lambda k: [READ, send(whole(k.body[:-9], k.content_type) + k.body[-9:])],
        DECODE,
        CUT,
    ),
    fault("truncated gzip", zipped(ZIP[:-12]), CONNECTION, CUT),
    fault("corrupt gzip", zipped(ZIP[:20] + b"!" * 20 + ZIP[40:]), CONNECTION, CUT),
    fault("gzip that is none", zipped(TODO), CONNECTION, CUT),
    fault("a bomb", zipped(BOMB), always("APIConnectionError"), DECODE),
    fault(
        "a coding that wasn't asked for",
        lambda k: [READ, send(whole(k.body, k.content_type, extra="Content-Encoding: br\r\n"))],
        always("APIConnectionError"),
        CUT,
    ),
    fault("a page", body(b"<html>Sign in</html>", "text/html"), DECODE),
    fault("nothing", body(b""), DECODE, NONE),
    fault("an empty object", body(b"{}"), DECODE),
    fault("null", body(b"null"), DECODE),
    fault("a list", body(b"[1]"), DECODE),
    fault("half of it", body(TODO[:9]), DECODE),
    fault("not UTF-8", body(b'{"id": "\xff", "title": "x"}'), DECODE, NONE),
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
    fault("an error in an unknown coding", status("500 No", "Content-Encoding: zap\r\n"), SERVER),
    fault("an error of corrupt gzip", status("500 No", "Content-Encoding: gzip\r\n"), SERVER),
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
        lambda k: [send(whole(b"", status="503 No", extra="Connection: close\r\n")), STALL],
        SERVER,
    ),
    # redirects
    fault("in circles", redirect("302 Found", "/todos/7"), always("APIStatusError")),
    fault("in circles, 307", redirect("307 Again", "/todos/7"), always("APIStatusError")),
    fault("to nowhere", redirect("302 Found", "http://127.0.0.1:port/"), always("APIStatusError")),
    fault("without a place", status("302 Found"), always("APIStatusError")),
    fault("not modified", status("304 Not Modified", body=b""), always("APIStatusError")),
]
