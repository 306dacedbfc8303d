"""The errors that end a stream, worded with what is known of it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, TypeVar, Union

from .._errors.answers import ResponseDecodeError
from .._errors.base import APITimeoutError, StreamError, StreamInterruptedError
from .._errors.facts import get_header, request_id_of
from .._errors.redact import safe_url

if TYPE_CHECKING:
    from .._errors.base import SDKError
    from .stream_core import StreamCore

    Ended = Union[APITimeoutError, StreamInterruptedError]
    E = TypeVar("E", bound=Union[Ended, StreamError, ResponseDecodeError])

#: A stream's clocks, and what they say that ran out.
CLOCKS = {
    "deadline": "the stream isn't over within",
    "idle": "no byte came for",
    "stall": "no item came for",
}


def ended(
    core: StreamCore,
    why: str = "",
    *,
    clock: Optional[str] = None,
    cause: Optional[SDKError] = None,
) -> Ended:
    """The stream ended before its end: one of the clocks ran out, or else ``why``."""
    count = "1 item" if core.items == 1 else f"{core.items} items"
    known = f", last event id {core.last_event_id!r}" if core.last_event_id else ""
    error: Ended
    if clock is not None:
        seconds = getattr(core.options, clock) if clock in CLOCKS else None
        what = "no byte came in time" if seconds is None else f"{CLOCKS[clock]} {seconds:g} s"
        error = APITimeoutError(f"{what} ({clock}) after {count}{known}", clock=clock)
    else:
        told = "" if cause is None else f": {cause.message or type(cause).__name__}"
        error = StreamInterruptedError(f"{why} after {count}{known}{told}")
    error.__cause__ = cause
    return placed(core, error)


def placed(core: StreamCore, error: E) -> E:
    """Tell an error which answer it is of, and what came before."""
    error.method = core.operation.verb
    if not isinstance(error, ResponseDecodeError):
        error.items = core.items
        error.last_event_id = core.last_event_id or None
    connection = core.connection
    if connection is None:
        return error
    error.url = safe_url(connection.url)
    error.request_id = request_id_of(connection.headers)
    if isinstance(error, ResponseDecodeError):
        error.status_code = connection.status
        error.content_type = get_header(connection.headers, "content-type")
    connection.spoil(error, connection.status)
    return error
