"""How a stream's failures are told, with what is known of it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Union

from .._errors.connection import APIConnectionError, APITimeoutError
from .._errors.decode import ResponseDecodeError
from .._errors.headers import get_header, request_id_of
from .._errors.redact import safe_url
from .._errors.stream import StreamError, StreamInterruptedError

if TYPE_CHECKING:
    from .._errors.base import SDKError
    from .stream_state import StreamState

#: Bytes of a body that isn't an event stream, to be shown in the error.
SHOWN_BYTES = 1024


def interrupted(
    state: StreamState, why: str, cause: Optional[SDKError] = None
) -> StreamInterruptedError:
    """The stream broke off, or ended before its end."""
    told = "" if cause is None else cause.message or type(cause).__name__
    error = StreamInterruptedError(
        f"{why} {_so_far(state)}" + (f": {told}" if told else ""),
        items=state.items,
        last_event_id=state.last_event_id or None,
        request_id=_request_id(state),
        method=state.operation.verb,
        url=_url(state),
    )
    error.__cause__ = cause
    return error


def timed_out(state: StreamState, clock: str, cause: Optional[SDKError] = None) -> APITimeoutError:
    """One of the clocks ran out."""
    seconds = state.limits.get(clock)
    limit = "" if seconds is None else f" for {seconds:g} s"
    what = "no item came" if clock == "stall" else "no byte came"
    if clock == "deadline":
        what, limit = "the stream isn't over", limit.replace("for", "within")
    error = APITimeoutError(
        f"{what}{limit} ({clock}) {_so_far(state)}",
        clock=clock,
        items=state.items,
        last_event_id=state.last_event_id or None,
        method=state.operation.verb,
        url=_url(state),
    )
    error.__cause__ = cause
    return error


def broken(
    state: StreamState, error: APIConnectionError, clock: Optional[str]
) -> APIConnectionError:
    """A read failed: by one of the clocks, or because the connection broke."""
    if clock is not None:
        return timed_out(state, clock, error)
    return interrupted(state, "the stream broke off", error)


def unreachable(state: StreamState, error: SDKError) -> APIConnectionError:
    """A stream that broke off earlier couldn't be reconnected."""
    if isinstance(error, APITimeoutError) and error.clock in state.limits:
        return timed_out(state, error.clock or "", error)
    return interrupted(state, "the stream couldn't be resumed", error)


def not_a_stream(state: StreamState, body: bytes) -> ResponseDecodeError:
    """The answer is something else."""
    assert state.connection is not None
    error = ResponseDecodeError(
        "expected an event stream",
        status_code=state.connection.status,
        content_type=get_header(state.connection.headers, "content-type"),
        body=body[:SHOWN_BYTES].decode("utf-8", "replace"),
        request_id=_request_id(state),
        method=state.operation.verb,
        url=_url(state),
    )
    state.connection.conceal(error)
    return error


def placed(
    state: StreamState, error: Union[StreamError, ResponseDecodeError]
) -> Union[StreamError, ResponseDecodeError]:
    """Tell an event's error where it happened."""
    error.method = state.operation.verb
    error.request_id = _request_id(state)
    if state.connection is not None:
        error.url = safe_url(state.connection.url)
    if isinstance(error, StreamError):
        error.items = state.items
        error.last_event_id = state.last_event_id or None
    elif state.connection is not None:
        error.status_code = state.connection.status
        error.content_type = get_header(state.connection.headers, "content-type")
    if state.connection is not None:
        state.connection.conceal(error)
    return error


def _so_far(state: StreamState) -> str:
    count = "1 item" if state.items == 1 else f"{state.items} items"
    known = f", last event id {state.last_event_id!r}" if state.last_event_id else ""
    return f"after {count}{known}"


def _url(state: StreamState) -> Optional[str]:
    return None if state.connection is None else state.connection.url


def _request_id(state: StreamState) -> Optional[str]:
    return None if state.connection is None else request_id_of(state.connection.headers)
