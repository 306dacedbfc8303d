"""What a test says: what a fake server sends, as data, and how much time passes."""

from __future__ import annotations

import json as _json
from typing import Dict, List, Mapping, NamedTuple, Optional, Tuple, Union


class Delay(NamedTuple):
    """Let time pass before what follows."""

    seconds: float


class Drop(NamedTuple):
    """Break the connection off here."""

    message: str = "peer closed connection without sending complete message body"


#: One step of a body: bytes that arrive together, a delay, or a drop.
Step = Union[bytes, Delay, Drop]


def event(
    data: object,
    *,
    event: Optional[str] = None,
    id: Optional[str] = None,
    retry: Optional[int] = None,
) -> bytes:
    """One server-sent event, as it is on the wire.

    Args:
        data: A string is sent as it is, its lines as so many ``data`` lines; anything else as
            JSON.
        event: The event's name.
        id: The event's id.
        retry: The reconnection time, in milliseconds.

    Raises:
        ValueError: A name or id holds a line end.
    """
    text = data if isinstance(data, str) else _json.dumps(data)
    lines: List[str] = []
    for name, value in (("event", event), ("id", id), ("retry", retry)):
        if value is not None:
            if "\n" in str(value) or "\r" in str(value):
                raise ValueError(f"{name} is one line, not {value!r}")
            lines.append(f"{name}: {value}")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines += [f"data: {line}" for line in text.split("\n")]
    return "\n".join([*lines, "", ""]).encode()


def comment(text: str = "ping") -> bytes:
    """A comment, such as servers send to keep a connection alive."""
    return f": {text}\n\n".encode()


class Answer(NamedTuple):
    """What a fake server answers: made by :func:`answer` and :func:`stream`."""

    status: int
    headers: Tuple[Tuple[str, str], ...]
    #: The body, step by step.
    steps: Tuple[Step, ...] = ()
    #: Seconds before the status and headers are sent.
    delay: float = 0.0

    @property
    def body(self) -> bytes:
        """All that the body would be if nothing dropped it."""
        return b"".join(step for step in self.steps if isinstance(step, bytes))

    def cut(self, at: int) -> Answer:
        """The same answer, broken off after so many bytes of its body.

        With ``at`` beyond the body's end, or at it, only the end itself is missing.
        """
        left: List[Step] = []
        for step in self.steps:
            if isinstance(step, bytes):
                step, at = step[:at], at - min(at, len(step))
                if step:
                    left.append(step)
                if at == 0:
                    break
            else:
                left.append(step)
        return self._replace(steps=(*left, Drop()))

    def chunked(self, size: int) -> Answer:
        """The same answer, its body arriving in chunks of so many bytes.

        Raises:
            ValueError: The size is less than 1.
        """
        if size < 1:
            raise ValueError("a chunk has at least one byte")
        steps: List[Step] = []
        for step in self.steps:
            if isinstance(step, bytes):
                steps += [step[start : start + size] for start in range(0, len(step), size)]
            else:
                steps.append(step)
        return self._replace(steps=tuple(steps))


class Refusal(NamedTuple):
    """No connection is made: what a server does that isn't there."""

    message: str = "connection refused"
    delay: float = 0.0


def answer(
    status: int = 200,
    *,
    json: object = None,
    text: Optional[str] = None,
    content: Optional[bytes] = None,
    headers: Optional[Mapping[str, str]] = None,
    delay: float = 0.0,
) -> Answer:
    """A whole answer, its body in one piece.

    Args:
        status: The HTTP status.
        json: The body as JSON; ``None`` is no body (send ``content=b"null"`` for a null).
        text: The body as text.
        content: The body as bytes.
        headers: Added to the content type and length, or in their place.
        delay: Seconds before anything is sent.

    Raises:
        ValueError: More than one body is given.
    """
    if sum(body is not None for body in (json, text, content)) > 1:
        raise ValueError("an answer has one body: json, text or content")
    own: Dict[str, str] = {}
    body = content or b""
    if json is not None:
        own["content-type"], body = "application/json", _json.dumps(json).encode()
    elif text is not None:
        own["content-type"], body = "text/plain; charset=utf-8", text.encode()
    own["content-length"] = str(len(body))
    return Answer(status, _merged(own, headers), (body,) if body else (), delay)


def stream(
    *steps: Union[Step, str],
    status: int = 200,
    headers: Optional[Mapping[str, str]] = None,
    delay: float = 0.0,
) -> Answer:
    """An event stream, played step by step.

    ::

        stream(event({"type": "token"}), Delay(2), comment(), event("[DONE]"))
        stream(event({"type": "token"}, id="1"), Drop())

    Args:
        steps: Bytes (see :func:`event`), each arriving by itself; delays; drops.
        status: The HTTP status.
        headers: Added to the content type, or in its place.
        delay: Seconds before status and headers are sent.
    """
    played = tuple(step.encode() if isinstance(step, str) else step for step in steps)
    return Answer(status, _merged({"content-type": "text/event-stream"}, headers), played, delay)


def _merged(own: Dict[str, str], given: Optional[Mapping[str, str]]) -> Tuple[Tuple[str, str], ...]:
    names = {name.lower() for name in given or ()}
    kept = [pair for pair in own.items() if pair[0] not in names]
    return (*kept, *(given or {}).items())


class FakeClock:
    """A clock that stands still until a test, or a wait, moves it.

    Where a real clock is asked for (``time.monotonic``) the object itself is given, and where
    a sleep is asked for its :meth:`sleep` or :meth:`async_sleep`, which take no time::

        clock = FakeClock()
        transport = RetryTransport(fake, clock=clock, sleep=clock.sleep)
        ...
        assert clock.sleeps == [0.5, 1.0]

    Args:
        start: What it shows at first, in seconds.
    """

    def __init__(self, start: float = 0.0) -> None:
        self._now = start
        #: The waits so far, in seconds, oldest first.
        self.sleeps: List[float] = []

    def __call__(self) -> float:
        """What it shows, in seconds."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move it forward.

        Raises:
            ValueError: Time doesn't run backwards.
        """
        if not seconds >= 0:
            raise ValueError(f"a clock advances by zero or more seconds, not {seconds!r}")
        self._now += seconds

    def sleep(self, seconds: float) -> None:
        """Wait: the clock moves, the thread doesn't stop."""
        self.sleeps.append(seconds)
        self.advance(seconds)

    async def async_sleep(self, seconds: float) -> None:
        """Like :meth:`sleep`, awaited."""
        self.sleep(seconds)

    def __repr__(self) -> str:
        return f"FakeClock({self._now:g})"
