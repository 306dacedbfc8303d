"""Any bytes in any chunks decode as a plain reading of the whole input does."""

from typing import List, Optional, Tuple

from cases.sse import CASES
from contract_runtime._sse.decoder import SSEDecoder
from hypothesis import example, given
from hypothesis import strategies as st

Reading = Tuple[List[Tuple[str, str, str, Optional[int]]], str, Optional[int]]


def read(stream: bytes) -> Reading:
    """The standard's algorithm, on the whole input, word by word."""
    text = stream.decode("utf-8", "replace")
    text = text[1:] if text[:1] == "\ufeff" else text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines.pop()  # the last one isn't ended
    events = []
    data = event = id_buffer = last_event_id = ""
    retry = own_retry = None
    for line in lines:
        if line == "":
            last_event_id = id_buffer
            if data != "":
                data = data[:-1] if data.endswith("\n") else data
                events.append((event or "message", data, last_event_id, own_retry))
            data = event = ""
            own_retry = None
            continue
        if line.startswith(":"):
            continue
        field, value = line, ""
        if ":" in line:
            field, value = line[: line.index(":")], line[line.index(":") + 1 :]
            value = value[1:] if value.startswith(" ") else value
        if field == "event":
            event = value
        elif field == "data":
            data += value + "\n"
        elif field == "id" and "\0" not in value:
            id_buffer = value
        elif field == "retry" and value and all(char in "0123456789" for char in value):
            retry = own_retry = int(value)
    return events, last_event_id, retry


FIELDS = [b"data", b"data: ", b"data:", b"event: ", b"event", b"id: ", b"id", b"retry: ", b":"]
LINE_ENDS = [b"\n", b"\r", b"\r\n", b"\n\n", b"\r\n\r\n"]
EVENTS = [b"data: x\n\n", b"event: y\ndata: z\n\n", b"id: 1\ndata: x\n\n"]
VALUES = [b" ", b"\0", b"0", b"12", b"{}", b"\xef\xbb\xbf", b"\x0b\x0c", "é€😀\u2028\x85".encode()]
BROKEN = [b"\xe2", b"\x82\xac", b"\xf0\x9f", b"\xff"]

pieces = st.sampled_from([*FIELDS, *LINE_ENDS, *EVENTS, *VALUES, *BROKEN])
streams = st.lists(pieces, max_size=60).map(b"".join) | st.binary(max_size=200)


@given(streams, st.lists(st.integers(0, 400), max_size=12))
@example(CASES[0].stream, [3])
def test_any_chunking_reads_the_same(stream: bytes, places: List[int]) -> None:
    decoder = SSEDecoder()
    edges = sorted({0, len(stream), *(min(place, len(stream)) for place in places)})
    events = [
        tuple(event)
        for start, end in zip(edges, edges[1:])
        for event in decoder.feed(stream[start:end])
    ]
    assert (events, decoder.last_event_id, decoder.retry) == read(stream)


@given(streams, st.integers(1, 40), st.integers(1, 60), st.lists(st.integers(0, 400), max_size=12))
@example(b"data\n:", 4, 1, [2])
def test_bounds_hold_whatever_the_chunks(
    stream: bytes, line: int, event: int, places: List[int]
) -> None:
    """What comes before an error, and whether one comes, doesn't depend on the cuts."""
    assert bounded(stream, line, event, places) == bounded(stream, line, event, [])


def bounded(stream: bytes, line: int, event: int, places: List[int]) -> Tuple[object, bool]:
    decoder = SSEDecoder(max_line_bytes=line, max_event_bytes=event)
    edges = sorted({0, len(stream), *(min(place, len(stream)) for place in places)})
    events: List[object] = []
    try:
        for start, end in zip(edges, edges[1:]):
            events += decoder.feed(stream[start:end])
        decoder.feed(b"")
    except Exception as error:
        return events, "over" in str(error)
    return events, False
