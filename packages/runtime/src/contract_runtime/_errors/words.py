"""An error in one sentence: verb, URL, what happened, the server's words, request id, tries."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from .._base.verbs import IDEMPOTENT

if TYPE_CHECKING:
    from .base import SDKError

#: Characters of the server's message that the sentence shows.
MAX_MESSAGE = 500


def sentence(error: SDKError) -> str:
    """Word an error; see the module."""
    from .connection import APIConnectionError
    from .decode import ResponseDecodeError
    from .status import APIStatusError
    from .stream import StreamError

    message = one_line(error.message)
    notes: List[str] = []
    if isinstance(error, APIStatusError):
        from .facts import status_line

        line = status_line(error.status_code)
        told = f"answered {line}" + (f": {message}" if message and message not in line else "")
    elif isinstance(error, ResponseDecodeError):
        told = _undecoded(error, message)
    elif isinstance(error, StreamError) and not isinstance(error, APIConnectionError):
        told = "sent an error event" + (f": {message}" if message else "")
    else:
        told = message
    head = f"{error.method or ''} {error.url or ''}".strip()
    if head:
        server = isinstance(error, (APIStatusError, ResponseDecodeError)) or told is not message
        glue = " " if server else ": "
        told = f"{head}{glue}{told}" if told else head
    request_id = getattr(error, "request_id", None)
    if request_id:
        notes.append(f"request id {one_line(request_id)}")
    if len(error.attempts) > 1:
        notes.append(f"after {len(error.attempts)} tries")
    once_only = error.method is not None and error.method not in IDEMPOTENT
    if once_only and isinstance(error, APIConnectionError) and error.maybe_processed:
        notes.append("the server may have carried it out")
    return f"{told} ({'; '.join(notes)})" if notes else told


def _undecoded(error: object, message: str) -> str:
    from .decode import ResponseDecodeError

    assert isinstance(error, ResponseDecodeError)
    if error.expected is not None:
        what = f"{error.place}: " if error.path else ""
        found = f"expected {error.expected}, got {error.got}"
        what += found if error.got is not None else f"{error.expected} is missing"
        what = f"{what}: {message}" if message else what
    else:
        what = message or "not what the contract says"
    if error.status_code is None:
        return what
    kind = f" ({error.content_type})" if error.content_type else ""
    body = repr(error.body or "")
    # What was got, where it is the whole, is the body's start already.
    start = f", body starts {body}" if error.body and body[:9] != str(error.got)[:9] else ""
    return one_line(f"answered {error.status_code}{kind} that can't be decoded: {what}{start}")


def one_line(text: str) -> str:
    """Text on one line, bounded, without control characters: a message may come from anybody."""
    text = " ".join(text[: 4 * MAX_MESSAGE].split())
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= MAX_MESSAGE else text[: MAX_MESSAGE - 1] + "…"
