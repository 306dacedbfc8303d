"""What a retry transport does, as scripts of answers and failures of the transport beneath it."""

from __future__ import annotations

import gzip
from types import MappingProxyType
from typing import (
    AsyncIterator,
    Callable,
    Dict,
    Iterator,
    List,
    Mapping,
    NamedTuple,
    Optional,
    Sequence,
    Union,
)

import httpx
from contract_runtime import RetryPolicy


class Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks off in the middle; knows whether it was closed."""

    def __init__(self, parts: List[bytes], error: Optional[Exception] = None) -> None:
        self.parts, self.error, self.closed = parts, error, False

    def __iter__(self) -> Iterator[bytes]:
        yield from self.parts
        if self.error is not None:
            raise self.error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


Step = Union[int, Exception, Callable[[], httpx.Response]]


class Script(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers as scripted, and keeps what it was sent and what it gave."""

    def __init__(self, steps: List[Step]) -> None:
        self.steps = list(steps)
        self.bodies: List[bytes] = []
        self.keys: List[Optional[str]] = []
        self.open: List[Broken] = []
        self.closed = False

    def _next(self, request: httpx.Request, body: bytes) -> httpx.Response:
        self.bodies.append(body)
        self.keys.append(request.headers.get("idempotency-key"))
        assert all(stream.closed for stream in self.open), "the failed response is still open"
        step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        response = step() if callable(step) else httpx.Response(step, stream=Broken([b"ok"]))
        if isinstance(response.stream, Broken):
            self.open.append(response.stream)
        return response

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self.steps[0], httpx.ConnectError):
            return self._next(request, b"")
        return self._next(request, b"".join(request.stream))  # type: ignore[arg-type]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self.steps[0], httpx.ConnectError):
            return self._next(request, b"")
        return self._next(request, b"".join([part async for part in request.stream]))  # type: ignore[union-attr]

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def after(seconds: str, status: int = 503) -> Callable[[], httpx.Response]:
    return lambda: httpx.Response(status, headers={"retry-after": seconds}, stream=Broken([b""]))


def cut() -> httpx.Response:
    return httpx.Response(200, stream=Broken([b"half"], httpx.ReadError("cut")))


def zipped() -> httpx.Response:
    body = gzip.compress(b"ok")
    return httpx.Response(
        200, headers={"content-encoding": "gzip"}, stream=Broken([body[:9], body[9:]])
    )


REFUSED = httpx.ConnectError("refused")
RESET = httpx.ReadError("reset")
LATE = httpx.ReadTimeout("late")
READ: Dict[str, object] = {"read_body": True}
NO_BUDGET = RetryPolicy(budget=None)


class Case(NamedTuple):
    id: str
    steps: List[Step]
    outcome: Union[int, type]
    delays: Sequence[float] = ()
    options: Mapping[str, object] = MappingProxyType({})
    verb: str = "GET"
    body: str = ""


CASES = [
    Case("at once", [200], 200),
    Case("503 once", [503, 200], 200, [0.25]),
    Case("503 always", [503, 503, 503], 503, [0.25, 0.5]),
    Case("refused", [REFUSED, 200], 200, [0.25]),
    Case("refused always", [REFUSED] * 3, httpx.ConnectError, [0.25, 0.5]),
    Case("reset, then late", [RESET, LATE, 200], 200, [0.25, 0.5]),
    Case("one try", [503], 503, (), {"max_retries": 0}),
    Case("one try, refused", [REFUSED], httpx.ConnectError, (), {"max_retries": 0}),
    Case("five retries", [503] * 5 + [200], 200, [0.25, 0.5, 1, 2, 4], {"max_retries": 5}),
    Case("404", [404], 404),
    Case("429", [429], 429),
    Case(
        "429 opted in",
        [after("2", 429), 200],
        200,
        [2],
        {"retry": RetryPolicy(extra_statuses=[429])},
    ),
    Case("redirects are the client's", [302], 302),
    Case("Retry-After", [after("7"), 200], 200, [7]),
    Case("Retry-After past its bound", [after("3600"), 200], 200, [0.25]),
    Case("POST", [503, RESET, 200], 200, [0.25, 0.5], {}, "POST", "bytes"),
    Case("POST excluded", [503], 503, (), {"retry": RetryPolicy(excluded_verbs=["POST"])}, "POST"),
    Case("misuse", [httpx.UnsupportedProtocol("x")], httpx.UnsupportedProtocol),
    Case("somebody's mistake", [TypeError("x")], TypeError),
    Case("PUT of a generator", [RESET], httpx.ReadError, (), {}, "PUT", "generator"),
    Case("PUT of a generator, 503", [503], 503, (), {}, "PUT", "generator"),
    Case("PUT of a generator, not begun", [REFUSED, 200], 200, [0.25], {}, "PUT", "generator"),
    Case("cut body", [cut], httpx.ReadError),
    Case("cut body, read", [cut, 200], 200, [0.25], READ),
    Case("cut body always, read", [cut] * 3, httpx.ReadError, [0.25, 0.5], READ),
    Case("zipped", [zipped], 200),
    Case("zipped, read", [zipped], 200, (), READ),
    Case("no budget", [503, 503], 503, [0.25], {"max_retries": 1, "retry": NO_BUDGET}),
]
