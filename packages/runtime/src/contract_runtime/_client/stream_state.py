"""What is known of a stream while it runs, and its failures told with that. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Mapping, Optional, TypeVar, Union

from .._errors.connection import APIConnectionError, APITimeoutError
from .._errors.decode import ResponseDecodeError
from .._errors.headers import get_header, request_id_of
from .._errors.redact import safe_url
from .._errors.stream import StreamError, StreamInterruptedError

if TYPE_CHECKING:
    from .._call.operation import Operation
    from .._errors.base import SDKError
    from .stream_steps import Connection

T = TypeVar("T")

#: Bytes of a body that isn't an event stream, to be shown in the error.
SHOWN_BYTES = 1024


class StreamState(Generic[T]):
    """Facts of one stream across its connections.

    Args:
        operation: The method.
        limits: The stream's clocks by name, in seconds; those that aren't set are ``None``.
    """

    def __init__(self, operation: Operation[object], limits: Mapping[str, Optional[float]]) -> None:
        self.operation = operation
        self.limits = limits
        self.connection: Optional[Connection] = None
        self.items = 0
        self.last_event_id = ""
        self.retry: Optional[int] = None
        self.result: Optional[T] = None
        self.begun = False
        self.closed = False

    def interrupted(self, why: str, cause: Optional[SDKError] = None) -> StreamInterruptedError:
        """The stream broke off, or ended before its end."""
        error = StreamInterruptedError(
            f"{why} {self._so_far()}",
            items=self.items,
            last_event_id=self.last_event_id or None,
            request_id=self._request_id(),
            method=self.operation.verb,
            url=self._url(),
        )
        error.__cause__ = cause
        return error

    def timed_out(self, clock: str, cause: Optional[SDKError] = None) -> APITimeoutError:
        """One of the clocks ran out."""
        seconds = self.limits.get(clock)
        limit = "" if seconds is None else f" of {seconds:g} s"
        error = APITimeoutError(
            f"{_EXPIRED.get(clock, clock)}: the limit{limit} ({clock}) passed {self._so_far()}",
            clock=clock,
            items=self.items,
            last_event_id=self.last_event_id or None,
            method=self.operation.verb,
            url=self._url(),
        )
        error.__cause__ = cause
        return error

    def broken(self, error: APIConnectionError) -> APIConnectionError:
        """A read failed: by one of the clocks, or because the connection broke."""
        clock = self.connection.guard.fired if self.connection is not None else None
        if clock is None and isinstance(error, APITimeoutError):
            clock = error.clock or "timeout"
        if clock is not None:
            return self.timed_out(clock, error)
        return self.interrupted(f"the stream broke off ({error.message})", error)

    def unreachable(self, error: SDKError) -> APIConnectionError:
        """A stream that broke off earlier couldn't be reconnected."""
        if isinstance(error, APITimeoutError) and error.clock in self.limits:
            return self.timed_out(error.clock or "", error)
        told = error.message or type(error).__name__
        return self.interrupted(f"the stream couldn't be resumed ({told})", error)

    def not_a_stream(self, body: bytes) -> ResponseDecodeError:
        """The answer is something else."""
        assert self.connection is not None
        return ResponseDecodeError(
            "expected an event stream",
            status_code=self.connection.status,
            content_type=get_header(self.connection.headers, "content-type"),
            body=body[:SHOWN_BYTES].decode("utf-8", "replace"),
            request_id=self._request_id(),
            method=self.operation.verb,
            url=self._url(),
        )

    def placed(
        self, error: Union[StreamError, ResponseDecodeError]
    ) -> Union[StreamError, ResponseDecodeError]:
        """Tell an event's error where it happened."""
        error.method = self.operation.verb
        error.request_id = self._request_id()
        if self.connection is not None:
            error.url = safe_url(self.connection.url)
        if isinstance(error, StreamError):
            error.items = self.items
            error.last_event_id = self.last_event_id or None
        elif self.connection is not None:
            error.status_code = self.connection.status
            error.content_type = get_header(self.connection.headers, "content-type")
        return error

    def _so_far(self) -> str:
        count = "1 item" if self.items == 1 else f"{self.items} items"
        known = f", last event id {self.last_event_id!r}" if self.last_event_id else ""
        return f"after {count}{known}"

    def _url(self) -> Optional[str]:
        return None if self.connection is None else self.connection.url

    def _request_id(self) -> Optional[str]:
        return None if self.connection is None else request_id_of(self.connection.headers)


_EXPIRED = {
    "deadline": "the stream isn't over",
    "idle": "the stream brought no byte",
    "stall": "the stream brought no item",
    "timeout": "the stream brought no byte",
}
