"""What the decoder gives out."""

from typing import NamedTuple, Optional

from .._base.public import public


@public
class ServerSentEvent(NamedTuple):
    """One event of a ``text/event-stream`` (WHATWG HTML § 9.2.6)."""

    #: The event's name: ``message`` where the stream gives none.
    event: str = "message"
    #: The ``data`` lines, joined by ``\n``.
    data: str = ""
    #: The last event id when this event was dispatched: its own, or that of an event before it.
    id: str = ""
    #: The reconnection time that came with this event, in milliseconds.
    retry: Optional[int] = None
