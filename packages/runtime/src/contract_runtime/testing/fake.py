"""A server without a socket, for ``httpx.Client`` and ``httpx.AsyncClient`` alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Callable, Dict, List, Mapping, NamedTuple, Optional, Tuple, Union

import anyio.lowlevel
import httpx

from .player import Body, Wire, read_timeout
from .script import Answer, Refusal

if TYPE_CHECKING:
    from .clock import FakeClock

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
        value: object = json.loads(self.content)
        return value


#: What answers a request; a function makes an answer that depends on it.
Answering = Union[Answer, Refusal, Callable[[RecordedRequest], Union[Answer, Refusal]]]


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
        found, wire = self._answer(request), Wire(self._clock)
        trace = request.extensions.get("trace")
        if trace is not None:
            trace(_CONNECTED, {"return_value": wire})
        if found.delay:
            wire.wait(found.delay, read_timeout(request))
        return self._respond(request, found, wire)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await anyio.lowlevel.checkpoint()
        await request.aread()
        found, wire = self._answer(request), Wire(self._clock)
        trace = request.extensions.get("trace")
        if trace is not None:
            await trace(_CONNECTED, {"return_value": wire})
        if found.delay:
            await wire.wait_async(found.delay, read_timeout(request))
        return self._respond(request, found, wire)

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True

    def _answer(self, request: httpx.Request) -> Union[Answer, Refusal]:
        recorded = _recorded(request)
        self.requests.append(recorded)
        method, path = recorded.method, recorded.path
        for route in ((method, path), ("*", path), (method, "*"), ("*", "*")):
            answers = self._routes.get(route)
            if answers is not None:
                found = answers[0] if len(answers) == 1 else answers.pop(0)
                return found if isinstance(found, (Answer, Refusal)) else found(recorded)
        known = ", ".join(" ".join(route) for route in self._routes) or "nothing"
        raise AssertionError(
            f"FakeTransport wasn't told what to answer {method} {path}; it knows: {known}"
        )

    def _respond(
        self, request: httpx.Request, found: Union[Answer, Refusal], wire: Wire
    ) -> httpx.Response:
        if isinstance(found, Refusal):
            raise httpx.ConnectError(found.message)
        return httpx.Response(
            found.status,
            headers=list(found.headers),
            stream=Body(found.steps, wire, read_timeout(request), self),
            extensions={"http_version": b"HTTP/1.1", "network_stream": wire},
            request=request,
        )


def _recorded(request: httpx.Request) -> RecordedRequest:
    query: Dict[str, List[str]] = {}
    for key, value in request.url.params.multi_items():
        query.setdefault(key, []).append(value)
    path = request.url.raw_path.decode("ascii").partition("?")[0]
    return RecordedRequest(
        request.method, str(request.url), path, query, request.headers, request.content
    )
