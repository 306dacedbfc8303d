"""Events, and how they are read from their lines."""

from functools import partial
from typing import Callable, List, NamedTuple, Optional, Tuple

from .._base.classes import public

# int() of more digits is refused by newer interpreters and takes quadratic time on older ones.
_DIGITS = 4300


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


#: An event from a tuple of its fields, in C: the class's own constructor is a Python function.
make_event: Callable[[Tuple[str, str, str, Optional[int]]], ServerSentEvent] = partial(
    tuple.__new__,  # pyright: ignore[reportUnknownMemberType]
    ServerSentEvent,
)


def read_lines(
    lines: List[str], last_event_id: str, events: List[ServerSentEvent]
) -> Tuple[str, Optional[int]]:
    """Read whole events, each ended by a blank line, and append those that have data.

    Takes the id in force before them; gives the one in force after them, and their last
    reconnection time.
    """
    name = ""
    data: Optional[str] = None
    more: List[str] = []
    retry: Optional[int] = None
    last_retry: Optional[int] = None
    for line in lines:
        # What most lines are comes first; each of these could go the long way as well.
        if line.startswith("data: "):
            if data is None:
                data = line[6:]
            else:
                more.append(line[6:])
        elif not line:
            if data is not None:
                if more:
                    data = "\n".join([data, *more])
                    more = []
                events.append(make_event((name or "message", data, last_event_id, retry)))
                data = None
            name = ""
            retry = None
        elif line.startswith("event: "):
            name = line[7:]
        else:
            field, _, value = line.partition(":")
            if value.startswith(" "):
                value = value[1:]
            if field == "id":
                if "\0" not in value:
                    last_event_id = value
            elif field == "data":
                if data is None:
                    data = value
                else:
                    more.append(value)
            elif field == "event":
                name = value
            elif field == "retry" and value.isdigit() and value.isascii() and len(value) <= _DIGITS:
                retry = last_retry = int(value)
    return last_event_id, last_retry
