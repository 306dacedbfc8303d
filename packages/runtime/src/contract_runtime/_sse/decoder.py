"""Events, and the decoder that makes them of ``text/event-stream`` bytes.

What waits for more bytes is the event that has begun, as its raw lines. When its blank line comes
it is read together with all whole events behind it, in one block that string methods cut up in
C. The usual block, nothing but one ``data:`` line an event, isn't even looked at event by event.

Line ends are made one kind before anything else. CR ends a line at once, and an LF right after it
is swallowed, in the next chunk too, so replacing CRLF and CR by LF is exact, and no event waits
for a byte that it doesn't need.

Bounds are looked at only when what waits could have passed one. Then whole lines are checked
once and for all and their comments dropped, so that pings without end cost nothing.
"""

from functools import partial
from itertools import repeat
from typing import Final, List, NamedTuple, Optional, Tuple

from .._base.classes import public
from .._errors.answers import ResponseDecodeError

#: Default bounds: above what a base64 image in one line takes, below what hurts a small host.
MAX_LINE_BYTES: Final = 16 * 1024 * 1024
MAX_EVENT_BYTES: Final = 32 * 1024 * 1024

_BOM = b"\xef\xbb\xbf"
_LF, _CR, _COLON = b"\n\r:"
# Comments are dropped from an event that has got this long and hasn't ended.
_COMPACT_BYTES = 64 * 1024
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
_make_event = partial(tuple.__new__, ServerSentEvent)  # pyright: ignore[reportUnknownMemberType]


@public
class SSEDecoder:
    """Decodes server-sent events as WHATWG HTML § 9.2.6 has it, from any source of bytes.

    ::

        decoder = SSEDecoder()
        for chunk in response.iter_bytes():
            for event in decoder.feed(chunk):
                print(event.event, event.data)

    A decoder reads one connection's stream. For the connection after it make another, and
    give it ``last_event_id``, which an event stream keeps across connections.

    Args:
        max_line_bytes: The most bytes that one line may have, its end not counted.
        max_event_bytes: The most bytes that the lines of one event may have together,
            comments not counted.
        last_event_id: The id to start with.

    Raises:
        ValueError: A bound is less than 1.
    """

    def __init__(
        self,
        *,
        max_line_bytes: int = MAX_LINE_BYTES,
        max_event_bytes: int = MAX_EVENT_BYTES,
        last_event_id: str = "",
    ) -> None:
        if max_line_bytes < 1 or max_event_bytes < 1:
            raise ValueError("max_line_bytes and max_event_bytes must be at least 1")
        self.max_line_bytes: Final = max_line_bytes
        self.max_event_bytes: Final = max_event_bytes
        #: The last event id, ``""`` for none: what ``Last-Event-ID`` is to say.
        self.last_event_id: str = last_event_id
        self._retry: Optional[int] = None
        self._failure: Optional[str] = None
        self._at_start = True
        self._after_cr = False
        # What is no longer than this is within both bounds.
        self._small = min(max_line_bytes, max_event_bytes)
        self._begin()

    def _begin(self) -> None:
        # The lines of the event that hasn't ended, the last one perhaps unfinished. So many
        # bytes of them have been looked at; from that size on the rest has to be.
        self._pending = bytearray()
        self._checked = 0
        self._look_at = min(self._small, _COMPACT_BYTES)

    @property
    def retry(self) -> Optional[int]:
        """The reconnection time that the stream has set, in milliseconds."""
        # One in an unfinished event is in force, too, whether or not the event ever ends.
        lines = self._pending.decode("utf-8", "replace").split("\n")
        _, pending = _read_lines(lines[:-1], "", [])
        return self._retry if pending is None else pending

    @property
    def in_event(self) -> bool:
        """Whether an event has begun that no blank line has ended.

        At the end of a stream that is an event cut short, which the standard drops.
        """
        lines = self._pending.split(b"\n")
        return not self._at_start and any(line and line[0] != _COLON for line in lines)

    def feed(self, chunk: bytes) -> List[ServerSentEvent]:
        """Take the next bytes of the stream, cut anywhere, and give the events they complete.

        Raises:
            ResponseDecodeError: A line or event is over its bound. Events that were complete
                before it are returned first; then this call and each later one raises.
        """
        if self._failure is not None:
            raise ResponseDecodeError(self._failure)
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk[1:] if chunk[0] == _LF else chunk
        if b"\r" in chunk:
            self._after_cr = chunk[-1] == _CR
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if self._at_start:
            chunk = self._without_bom(chunk)
        pending = self._pending
        end = chunk.rfind(b"\n\n") + 2
        if end == 1:  # none; but one line end may be in what waits, the other here
            end = 1 if pending and pending[-1] == _LF and chunk[:1] == b"\n" else 0
        events: List[ServerSentEvent] = []
        try:
            if end:
                block, chunk = chunk[:end], chunk[end:]
                if pending:
                    block = bytes(pending) + block
                    self._begin()
                if len(block) > self._small:
                    self._read_large(block, events)
                else:
                    self._read(block, events)
            self._pending += chunk
            if len(self._pending) > self._look_at:
                self._compact()
        except ResponseDecodeError as error:
            self._failure = error.message
            self._begin()
            if not events:
                raise
        return events

    def _without_bom(self, chunk: bytes) -> bytes:
        """The stream's first bytes; nothing while they may still become a BOM."""
        start = bytes(self._pending) + chunk
        self._pending.clear()
        if start != _BOM and _BOM.startswith(start):
            self._pending += start
            return b""
        self._at_start = False
        return start[len(_BOM) :] if start.startswith(_BOM) else start

    def _read(self, block: bytes, events: List[ServerSentEvent]) -> None:
        """Read whole events, from the start of one to a blank line."""
        text = block.decode("utf-8", "replace")
        if text.startswith("data: "):
            if text.find("\n") == len(text) - 2:  # one event: how they come when they happen
                events.append(_make_event(("message", text[6:-2], self.last_event_id, None)))
                return
            values = text[6:-2].split("\n\ndata: ")
            if "\n" not in "".join(values):  # nothing but events of one data line
                names, ids = repeat("message"), repeat(self.last_event_id)
                events += map(_make_event, zip(names, values, ids, repeat(None)))
                return
        self.last_event_id, retry = _read_lines(text.split("\n"), self.last_event_id, events)
        if retry is not None:
            self._retry = retry

    def _read_large(self, block: bytes, events: List[ServerSentEvent]) -> None:
        """Read a block so large that a line or an event may be over its bound."""
        for piece in block.split(b"\n\n"):
            piece += b"\n"
            if len(piece) > self._small:
                self._pending += piece
                self._compact()
                piece = bytes(self._pending)
                self._begin()
            self._read(piece + b"\n", events)

    def _compact(self) -> None:
        """Check the lines that wait, drop what means nothing, and say when to look again."""
        pending = self._pending
        kept = start = self._checked
        while True:
            end = pending.find(b"\n", start)
            size = (end if end >= 0 else len(pending)) - start
            _check("a line", size, self.max_line_bytes)
            if end < 0:
                break
            line = bytes(pending[start : end + 1])
            if line[0] not in b":\n":
                pending[kept : kept + len(line)] = line
                kept += len(line)
            start = end + 1
        del pending[kept:start]
        self._checked = kept
        # Twice as far each time, so that a long line isn't gone through again and again.
        room = min(max(_COMPACT_BYTES, 2 * (len(pending) - kept)), self.max_line_bytes)
        is_comment = pending.startswith(b":", kept)
        _check("an event", kept if is_comment else len(pending), self.max_event_bytes)
        if not is_comment:
            room = min(room, self.max_event_bytes - kept)
        self._look_at = kept + room


def _read_lines(
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
                events.append(_make_event((name or "message", data, last_event_id, retry)))
                data = None
            name, retry = "", None
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


def _check(what: str, size: int, most: int) -> None:
    if size > most:
        raise ResponseDecodeError(f"{what} of the event stream is over {most} bytes")
