"""The root of the tree: what errors say, and how they pickle and copy; and the errors of calls that
got no usable answer, and of streams.
"""

from __future__ import annotations

from .._base.classes import public
from .._base.idempotency import IDEMPOTENT
from .redact import one_line, safe_url

# A program that catches errors imports them at its start: this costs it no typing and no httpx.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional, Tuple

    from .facts import Attempt


@public
class SDKError(Exception):
    """Anything that goes wrong in a call; also a closed client or a consumed stream.

    ``str(error)`` is one sentence. Errors pickle and copy with their class, attributes and chained
    causes, subclasses and attributes of the user's own included. What could hold a
    credential stays behind: the ``response``, other objects of the HTTP library, the
    request's headers (which no error holds to begin with).
    """

    message: str = ""
    """What went wrong, in a few words; the server's own where it sent some."""
    method: Optional[str] = None
    """The HTTP verb of the call, where there was one."""
    url: Optional[str] = None
    """The URL of the call, without user, password and the values of secret query parameters."""
    request_id: Optional[str] = None
    """The server's name for the request, where it told one."""
    attempts: Tuple[Attempt, ...] = ()
    """The tries that failed, oldest first, with cause, delay and elapsed time of each."""

    #: The attributes that ``repr`` shows between the message and those of every error.
    _shown: Tuple[str, ...] = ()
    #: Between the call and what is told of it.
    _glue = ": "

    def __init__(
        self,
        message: str = "",
        *,
        method: Optional[str] = None,
        url: Optional[str] = None,
        request_id: Optional[str] = None,
        attempts: Tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.url = None if url is None else safe_url(url)
        self.request_id = request_id
        self.attempts = attempts

    def __str__(self) -> str:
        call = f"{self.method or ''} {self.url or ''}".strip()
        text = self._glue.join(filter(None, [call, self._told(one_line(self.message))]))
        notes = self._notes()
        return f"{text} ({'; '.join(notes)})" if notes else text

    def _told(self, message: str) -> str:
        return message

    def _notes(self) -> List[str]:
        """What is added in parentheses."""
        notes = [f"request id {one_line(self.request_id)}"] if self.request_id else []
        if len(self.attempts) > 1:
            notes.append(f"after {len(self.attempts)} tries")
        return notes

    def __repr__(self) -> str:
        names = (*self._shown, "request_id", "method", "url")
        facts = [(name, getattr(self, name)) for name in names]
        shown = [f", {name}={value!r}" for name, value in facts if value not in (None, "")]
        return f"{type(self).__name__}({self.message!r}{''.join(shown)})"

    def __reduce__(self) -> Tuple[object, ...]:
        from .chain import reduced

        return reduced(self)

    def __setstate__(self, state: Optional[Dict[str, Any]]) -> None:
        from .chain import restore

        restore(self, state or {})


@public
class APIConnectionError(SDKError):
    """No usable answer came: the connection failed, broke, or time ran out.

    Args:
        message: What went wrong.
        processed: False where the last try certainly never reached the server.
        method, url, request_id, attempts: As :class:`SDKError`.
    """

    processed: Optional[bool] = None
    """Whether the server acted on the last try: ``False``: certainly not; ``None``: unknown."""

    def __init__(
        self,
        message: str = "",
        *,
        processed: Optional[bool] = None,
        method: Optional[str] = None,
        url: Optional[str] = None,
        request_id: Optional[str] = None,
        attempts: Tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message, method=method, url=url, request_id=request_id, attempts=attempts)
        self.processed = processed

    @property
    def maybe_processed(self) -> bool:
        """Whether the server may have carried out the request, in any of the tries."""
        return {self.processed, *(attempt.processed for attempt in self.attempts)} != {False}

    def _notes(self) -> List[str]:
        notes = super()._notes()
        if self.method is not None and self.method not in IDEMPOTENT and self.maybe_processed:
            notes.append("the server may have carried it out")
        return notes


@public
class APITimeoutError(APIConnectionError):
    """Time ran out.

    Args:
        message: What the call was doing.
        clock: Which limit it was; see :attr:`clock`.
        items: How many items of a stream came before it.
        last_event_id: The id of the stream's last event, for whoever resumes by hand.
        processed, method, url, request_id, attempts: As :class:`APIConnectionError`.
    """

    clock: Optional[str] = None
    """The limit that was passed: ``"timeout"``, ``"deadline"``, or a stream's ``"idle"`` and
    ``"stall"``."""
    items: int = 0
    last_event_id: Optional[str] = None

    _shown = ("clock",)

    def __init__(
        self,
        message: str = "",
        *,
        clock: Optional[str] = None,
        items: int = 0,
        last_event_id: Optional[str] = None,
        processed: Optional[bool] = None,
        method: Optional[str] = None,
        url: Optional[str] = None,
        request_id: Optional[str] = None,
        attempts: Tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message, method=method, url=url, request_id=request_id, attempts=attempts)
        self.processed = processed
        self.clock = clock
        self.items = items
        self.last_event_id = last_event_id


@public
class StreamError(SDKError):
    """The server sent an error event.

    Args:
        message: The server's message.
        data: The event's value: the contract's error type where it has one, else JSON.
        code: The server's error code.
        details: What the server added, as JSON values.
        items: How many items came before it.
        last_event_id: The id of the last event, for whoever resumes by hand.
        method, url, request_id, attempts: As :class:`SDKError`.
    """

    data: object = None
    code: Optional[str] = None
    details: object = None
    items: int = 0
    last_event_id: Optional[str] = None

    _shown = ("code", "items", "last_event_id")
    _glue = " "

    def __init__(
        self,
        message: str = "",
        *,
        data: object = None,
        code: Optional[str] = None,
        details: object = None,
        items: int = 0,
        last_event_id: Optional[str] = None,
        method: Optional[str] = None,
        url: Optional[str] = None,
        request_id: Optional[str] = None,
        attempts: Tuple[Attempt, ...] = (),
    ) -> None:
        SDKError.__init__(
            self, message, method=method, url=url, request_id=request_id, attempts=attempts
        )
        self.data = data
        self.code = code
        self.details = details
        self.items = items
        self.last_event_id = last_event_id

    def _told(self, message: str) -> str:
        return "sent an error event" + (f": {message}" if message else "")


@public
class StreamInterruptedError(StreamError, APIConnectionError):
    """The stream ended before its end was said: a broken connection, or a close without the end.

    The ``items`` that came before it are all in the caller's hands.
    """

    #: Its first event came: the server certainly acted.
    processed: Optional[bool] = True

    _glue = SDKError._glue
    _told = SDKError._told
