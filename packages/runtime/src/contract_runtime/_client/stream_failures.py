"""How a stream's failures are told, with what is known of it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, TypeVar, Union

from .._errors.connection import APIConnectionError, APITimeoutError
from .._errors.decode import ResponseDecodeError
from .._errors.headers import get_header, request_id_of
from .._errors.redact import safe_url
from .._errors.stream import StreamError, StreamInterruptedError

if TYPE_CHECKING:
    from .._errors.base import SDKError
    from .stream_core import StreamCore

    E = TypeVar("E", bound=Union[APITimeoutError, StreamError, ResponseDecodeError])

#: Bytes of a body that isn't an event stream, to be shown in the error.
SHOWN_BYTES = 1024

_WHAT = {
    "deadline": "the stream isn't over within",
    "idle": "no byte came for",
    "stall": "no item came for",
}


def interrupted(
    core: StreamCore, why: str, cause: Optional[SDKError] = None
) -> StreamInterruptedError:
    """The stream broke off, or ended before its end."""
    told = "" if cause is None else f": {cause.message or type(cause).__name__}"
    error = placed(core, StreamInterruptedError(f"{why} {_so_far(core)}{told}"))
    error.__cause__ = cause
    return error


def timed_out(core: StreamCore, clock: str, cause: Optional[SDKError] = None) -> APITimeoutError:
    """One of the clocks ran out."""
    seconds = core.seconds.get(clock)
    what = "no byte came in time"
    if seconds is not None:
        what = f"{_WHAT[clock]} {seconds:g} s"
    error = placed(core, APITimeoutError(f"{what} ({clock}) {_so_far(core)}", clock=clock))
    error.__cause__ = cause
    return error


def broken(core: StreamCore, error: APIConnectionError, clock: Optional[str]) -> APIConnectionError:
    """A read failed: by one of the clocks, or because the connection broke."""
    if clock is not None:
        return timed_out(core, clock, error)
    return interrupted(core, "the stream broke off", error)


def unreachable(core: StreamCore, error: SDKError) -> APIConnectionError:
    """A stream that broke off earlier couldn't be reconnected."""
    if isinstance(error, APITimeoutError) and error.clock in core.seconds:
        return timed_out(core, error.clock or "", error)
    return interrupted(core, "the stream couldn't be resumed", error)


def not_a_stream(core: StreamCore, body: bytes) -> ResponseDecodeError:
    """The answer is something else."""
    shown = body[:SHOWN_BYTES].decode("utf-8", "replace")
    return placed(core, ResponseDecodeError("expected an event stream", body=shown))


def placed(core: StreamCore, error: E) -> E:
    """Tell an error where in the stream it happened, and let it keep no credential."""
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
    connection.conceal(error)
    return error


def _so_far(core: StreamCore) -> str:
    count = "1 item" if core.items == 1 else f"{core.items} items"
    known = f", last event id {core.last_event_id!r}" if core.last_event_id else ""
    return f"after {count}{known}"
