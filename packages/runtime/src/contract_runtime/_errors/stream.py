"""Errors of streams."""

from __future__ import annotations

from .._base.public import public
from .base import SDKError
from .connection import APIConnectionError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional, Tuple

    from .facts import Attempt


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
