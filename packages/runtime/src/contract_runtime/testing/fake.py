"""A server without a socket, for ``httpx.Client`` and ``httpx.AsyncClient`` alike."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from math import inf
from typing import TYPE_CHECKING, Callable, Dict, List, Mapping, NamedTuple, Optional, Tuple, Union

import anyio
import anyio.lowlevel
import httpx

from .script import Answer, Delay, Drop, FakeClock, Refusal, Step

if TYPE_CHECKING:
    from typing import AsyncIterator, Generator, Iterator

#: The trace event (httpx's ``trace`` extension) by which a client learns of its network stream.
_CONNECTED = "connection.connect_tcp.complete"


class RecordedRequest(NamedTuple):
    """A request as the fake server got it."""

    method: str
    url: str
    path: str
    #: The query, each key with its values in order.
    query: Dict[str, List[str]]
    #: The headers, looked up in any case.
    headers: Mapping[str, str]
    content: bytes

    def json(self) -> object:
        """The body, parsed.

        Raises:
            ValueError: It isn't JSON.
        """
        return json.loads(self.content)


Told = Union[Answer, Refusal]
#: What answers a request; a function makes an answer that depends on it.
Answering = Union[Told, Callable[[RecordedRequest], Told]]


class Wire:
    """Stands for the socket: whoever shuts it down ends the read, as with a real one."""

    def __init__(self, clock: Optional[FakeClock], request: httpx.Request) -> None:
        self._clock = clock
        timeouts: Mapping[str, Optional[float]] = request.extensions.get("timeout") or {}
        limit = timeouts.get("read")
        self._limit: float = inf if limit is None else limit
        self._cut = threading.Event()
        self._cut_async: Optional[anyio.Event] = None

    def get_extra_info(self, info: str) -> object:
        """What httpx's ``network_stream`` extension is asked for."""
        return self if info == "socket" else False if info == "is_readable" else None

    def shutdown(self, how: int = 2) -> None:
        """End whatever waits."""
        self._cut.set()
        if self._cut_async is not None:
            self._cut_async.set()

    def wait(self, seconds: float) -> None:
        """Let time pass, as far as httpx's read timeout and :meth:`shutdown` let it."""
        with self._bounded(seconds) as bounded:
            if self._clock is not None:
                self._clock.sleep(bounded)
            else:
                self._cut.wait(bounded)

    async def wait_async(self, seconds: float) -> None:
        with self._bounded(seconds) as bounded:
            if self._clock is not None:
                await self._clock.async_sleep(bounded)
            else:
                self._cut_async = anyio.Event()
                with anyio.move_on_after(bounded):
                    await self._cut_async.wait()

    @contextmanager
    def _bounded(self, seconds: float) -> Generator[float, None, None]:
        """The time to wait, between two looks at what may end it."""
        self._check()
        yield min(seconds, self._limit)
        self._check()
        if seconds > self._limit:
            raise httpx.ReadTimeout("The read operation timed out")

    def _check(self) -> None:
        if self._cut.is_set():
            raise httpx.ReadError("the connection was shut down")


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response's body, played from a script."""

    def __init__(self, steps: Tuple[Step, ...], wire: Wire, fake: FakeTransport) -> None:
        self._steps = steps
        self._wire = wire
        self._fake = fake
        self._closed = False
        fake.open_responses += 1

    def __iter__(self) -> Iterator[bytes]:
        for step in self._steps:
            if isinstance(step, Delay):
                self._wire.wait(step.seconds)
            else:
                yield self._play(step)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for step in self._steps:
            if isinstance(step, Delay):
                await self._wire.wait_async(step.seconds)
            else:
                await anyio.lowlevel.checkpoint()
                yield self._play(step)

    def _play(self, step: Step) -> bytes:
        if self._closed:
            raise httpx.StreamClosed()
        if isinstance(step, Drop):
            raise httpx.RemoteProtocolError(step.message)
        assert isinstance(step, bytes)
        self._fake.bytes_sent += len(step)
        return step

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._fake.open_responses -= 1

    async def aclose(self) -> None:
        self.close()


class FakeTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A server that answers as it is told, and records what it is asked.

    ::

        fake = FakeTransport()
        fake.on("GET", "/todos/1", answer(json={"id": "1", "title": "Write"}))
        fake.on("POST", "/watch", stream(event({"n": 1}, id="1"), Drop()), stream(event({"n": 2})))

        with Client(base_url="http://test", http_client=httpx.Client(transport=fake)) as client:
            assert client.todos.get(id="1").title == "Write"
        assert fake.requests[0].headers["authorization"] == "Bearer key"

    A read timeout is obeyed, and so are a client's deadline and a stream's clocks: what they
    cut ends at once, as on a socket.

    Args:
        clock: Delays move it and take no time; without one they take theirs.
    """

    def __init__(self, *, clock: Optional[FakeClock] = None) -> None:
        self._clock = clock
        self._routes: Dict[Tuple[str, str], List[Answering]] = {}
        #: The requests so far, oldest first.
        self.requests: List[RecordedRequest] = []
        #: Whether the transport was closed.
        self.closed = False
        #: How many responses aren't closed: connections that are in use.
        self.open_responses = 0
        #: How many bytes of bodies the client has taken.
        self.bytes_sent = 0

    def on(self, method: str, path: str, *answers: Answering) -> FakeTransport:
        """Answer a method and path: with one answer after another, with the last from then on.

        Saying it again for the same method and path replaces what was said.

        Args:
            method: The HTTP verb; ``"*"`` for any.
            path: The path, percent-encoded as it is sent; ``"*"`` for any.
            answers: At least one.

        Raises:
            ValueError: No answer is given.
        """
        if not answers:
            raise ValueError("a route needs an answer")
        self._routes[method.upper(), path] = list(answers)
        return self

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        found, wire = self._answer(request), Wire(self._clock, request)
        trace = request.extensions.get("trace")
        if trace is not None:
            trace(_CONNECTED, {"return_value": wire})
        if found.delay:
            wire.wait(found.delay)
        return self._respond(request, found, wire)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await anyio.lowlevel.checkpoint()
        await request.aread()
        found, wire = self._answer(request), Wire(self._clock, request)
        trace = request.extensions.get("trace")
        if trace is not None:
            await trace(_CONNECTED, {"return_value": wire})
        if found.delay:
            await wire.wait_async(found.delay)
        return self._respond(request, found, wire)

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True

    def _answer(self, request: httpx.Request) -> Told:
        method, url, params = request.method, str(request.url), request.url.params
        path = request.url.raw_path.decode("ascii").partition("?")[0]
        query = {key: params.get_list(key) for key in params}
        recorded = RecordedRequest(method, url, path, query, request.headers, request.content)
        self.requests.append(recorded)
        for route in ((method, path), ("*", path), (method, "*"), ("*", "*")):
            answers = self._routes.get(route)
            if answers is not None:
                found = answers[0] if len(answers) == 1 else answers.pop(0)
                return found if isinstance(found, (Answer, Refusal)) else found(recorded)
        known = ", ".join(" ".join(route) for route in self._routes) or "nothing"
        raise AssertionError(
            f"FakeTransport wasn't told what to answer {method} {path}; it knows: {known}"
        )

    def _respond(self, request: httpx.Request, found: Told, wire: Wire) -> httpx.Response:
        if isinstance(found, Refusal):
            raise httpx.ConnectError(found.message)
        return httpx.Response(
            found.status,
            headers=list(found.headers),
            stream=Body(found.steps, wire, self),
            extensions={"http_version": b"HTTP/1.1", "network_stream": wire},
            request=request,
        )
