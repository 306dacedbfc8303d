"""The decoder: ``text/event-stream`` bytes to events.

There are two ways through it, with one result.

Line by line is the standard's own: a line changes the event that is being gathered, a blank
line dispatches it. It is taken for whatever a chunk's edge cuts in two, and for events of an
unusual make.

Block by block is for the rest, which is nearly everything: from an event's start to the
last blank line of the chunk nothing is pending before or after, so the block can be split
at its blank lines by string methods that run in C.

Line ends are made one kind before either. CR ends a line at once, and an LF right after it is
swallowed, in the next chunk too, so replacing CRLF and CR by LF is exact, and no event waits
for a byte that it doesn't need.
"""

from __future__ import annotations

from functools import partial
from itertools import repeat
from typing import Callable, Final, List, Optional, Tuple

from .._errors.decode import ResponseDecodeError
from .event import ServerSentEvent

#: Default bounds: above what a base64 image in one line takes, below what hurts a small host.
MAX_LINE_BYTES: Final = 16 * 1024 * 1024
MAX_EVENT_BYTES: Final = 32 * 1024 * 1024

_BOM = b"\xef\xbb\xbf"
_COLON = 0x3A
_CR = 0x0D
# int() of more digits is refused by newer interpreters and takes quadratic time on older ones.
_MAX_RETRY_DIGITS = 4300

# An event from a tuple of its fields, in C: the class's own constructor is a Python function.
_event: Callable[[Tuple[str, str, str, Optional[int]]], ServerSentEvent] = partial(
    tuple.__new__,  # pyright: ignore[reportUnknownMemberType]
    ServerSentEvent,
)


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

    __slots__ = (
        "_after_cr",
        "_at_start",
        "_block_bytes",
        "_data",
        "_failure",
        "_id",
        "_line",
        "_name",
        "_retry",
        "_size",
        "last_event_id",
        "max_event_bytes",
        "max_line_bytes",
        "retry",
    )

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
        #: The reconnection time that the stream has set, in milliseconds.
        self.retry: Optional[int] = None
        # No line and no event of a block this small can pass its bound.
        self._block_bytes = min(max_line_bytes, max_event_bytes)
        self._at_start = True
        self._after_cr = False
        self._line = bytearray()  # a line whose end hasn't come
        self._size = 0  # bytes of the event being gathered, 0: none is
        # The standard's buffers. The id's outlives events and is in force from a blank line on.
        self._data = bytearray()
        self._name = b""
        self._id = last_event_id
        self._retry: Optional[int] = None
        self._failure: Optional[str] = None

    @property
    def in_event(self) -> bool:
        """Whether an event has begun that no blank line has ended.

        At the end of a stream that is an event cut short, which the standard drops.
        """
        if self._size:
            return True
        line = bytes(self._line[:4])
        if self._at_start:
            line = b"" if _BOM.startswith(line) else _without_bom(line)
        return line != b"" and line[0] != _COLON

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
            if chunk[0] == 0x0A:
                chunk = chunk[1:]
        if b"\r" in chunk:
            self._after_cr = chunk[-1] == _CR
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        events: List[ServerSentEvent] = []
        start, size = 0, len(chunk)
        try:
            if self._size or self._line or self._at_start:
                start = self._read_event(chunk, 0, events)
            end = chunk.rfind(b"\n\n", start) + 2
            if start + 2 <= end <= start + self._block_bytes:
                self._read_block(chunk[start:end], events)
                start = end
            while start < size:
                start = self._read_event(chunk, start, events)
        except ResponseDecodeError as error:
            self._failure = str(error)
            self._line, self._data = bytearray(), bytearray()
            if not events:
                raise
        return events

    def _read_block(self, block: bytes, events: List[ServerSentEvent]) -> None:
        """Read whole events, from the start of one to a blank line."""
        if block.startswith(b"data: "):
            text = block.decode("utf-8", "replace")
            values = text[6:-2].split("\n\ndata: ")
            # Two line ends a value, so none within one: each event is a single data line.
            if text.count("\n") == 2 * len(values):
                fields = zip(repeat("message"), values, repeat(self._id), repeat(None))
                events += map(_event, fields)
                return
        pieces = block.split(b"\n\n")
        pieces.pop()  # what follows the last blank line: nothing, or one more line end
        for piece in pieces:
            if piece.startswith(b"data: ") and b"\n" not in piece:
                value = piece[6:].decode("utf-8", "replace")
                events.append(_event(("message", value, self._id, None)))
                continue
            if piece.startswith(b"event: ") and piece.count(b"\n") == 1:
                name, line_end, data = piece[7:].decode("utf-8", "replace").partition("\ndata: ")
                if line_end:
                    events.append(_event((name or "message", data, self._id, None)))
                    continue
            for line in piece.split(b"\n"):
                self._read_line(line, events)
            self._dispatch(events)

    def _read_event(self, chunk: bytes, start: int, events: List[ServerSentEvent]) -> int:
        """Read line by line up to where no event is begun; where that is in the chunk."""
        while True:
            end = chunk.find(b"\n", start)
            stop = end if end >= 0 else len(chunk)
            if len(self._line) + stop - start > self.max_line_bytes:
                raise ResponseDecodeError(
                    f"a line of the event stream is over {self.max_line_bytes} bytes"
                )
            if end < 0:
                self._line += chunk[start:]
                return stop
            line = chunk[start:end]
            if self._line:
                line = bytes(self._line) + line
                self._line = bytearray()
            if self._at_start:
                self._at_start = False
                line = _without_bom(line)
            self._read_line(line, events)
            start = end + 1
            if not self._size:
                return start

    def _read_line(self, line: bytes, events: List[ServerSentEvent]) -> None:
        if not line:
            self._dispatch(events)
            return
        if line[0] == _COLON:
            return
        self._size += len(line) + 1
        if self._size > self.max_event_bytes:
            raise ResponseDecodeError(
                f"an event of the event stream is over {self.max_event_bytes} bytes"
            )
        field, _, value = line.partition(b":")
        if value.startswith(b" "):
            value = value[1:]
        if field == b"data":
            self._data += value
            self._data += b"\n"
        elif field == b"event":
            self._name = value
        elif field == b"id":
            if b"\0" not in value:
                self._id = value.decode("utf-8", "replace")
        elif field == b"retry" and value.isdigit() and len(value) <= _MAX_RETRY_DIGITS:
            self.retry = self._retry = int(value)

    def _dispatch(self, events: List[ServerSentEvent]) -> None:
        self.last_event_id = self._id
        if self._data:
            del self._data[-1:]  # the line end of the last data line
            data = self._data.decode("utf-8", "replace")
            name = self._name.decode("utf-8", "replace") or "message"
            events.append(ServerSentEvent(name, data, self._id, self._retry))
            self._data = bytearray()
        self._name = b""
        self._retry = None
        self._size = 0


def _without_bom(line: bytes) -> bytes:
    return line[3:] if line.startswith(_BOM) else line
