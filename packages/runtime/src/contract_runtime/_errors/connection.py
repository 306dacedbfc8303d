"""Errors of calls that got no usable answer, and of streams."""

from __future__ import annotations

from .._base.classes import public
from .._base.idempotency import IDEMPOTENT
from .base import SDKError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Optional, Tuple

    from .facts import Attempt


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
        tries = [attempt.processed for attempt in self.attempts]
        return any(processed is not False for processed in [*tries, self.processed])

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

    _shown = ("clock", *SDKError._shown)

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
        super().__init__(
            message,
            processed=processed,
            method=method,
            url=url,
            request_id=request_id,
            attempts=attempts,
        )
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

    _shown = ("code", "items", "last_event_id", *SDKError._shown)
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
        return f"sent an error event: {message}" if message else "sent an error event"


@public
class StreamInterruptedError(StreamError, APIConnectionError):
    """The stream ended before its end was said: a broken connection, or a close without the end.

    The ``items`` that came before it are all in the caller's hands.
    """

    #: Its first event came: the server certainly acted.
    processed: Optional[bool] = True

    _glue = ": "

    def _told(self, message: str) -> str:
        return message
