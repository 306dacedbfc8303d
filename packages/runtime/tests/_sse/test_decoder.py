"""The decoder, held against the tables, however the bytes are cut."""

import copy
import pickle
import tracemalloc
from typing import Iterable, List, Optional, Tuple, get_type_hints

import pytest
from cases.sse import CASES, Case
from contract_runtime._errors.answers import ResponseDecodeError
from contract_runtime._sse.decoder import ServerSentEvent, SSEDecoder


def decode(decoder: SSEDecoder, chunks: Iterable[bytes]) -> List[Tuple[str, str, str]]:
    return [event[:3] for chunk in chunks for event in decoder.feed(chunk)]


def cut(stream: bytes, size: int) -> List[bytes]:
    return [stream[start : start + size] for start in range(0, len(stream), size)]


def check(case: Case, chunks: List[bytes]) -> None:
    decoder = SSEDecoder()
    assert decode(decoder, chunks) == case.events
    assert decoder.last_event_id == case.last_event_id
    assert decoder.retry == case.retry
    assert decoder.in_event == case.cut


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1 << 20])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, size: int) -> None:
    check(case, cut(case.stream, size))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_cut_in_two_anywhere(case: Case) -> None:
    places = range(len(case.stream)) if len(case.stream) < 300 else range(0, 300, 7)
    for place in places:
        check(case, [case.stream[:place], b"", case.stream[place:]])


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if not case.stream.startswith(b"\xef")],  # a BOM is one at the start
    ids=lambda case: case.name,
)
def test_case_after_another_event(case: Case) -> None:
    """The same, where the bytes before make it a block in the middle of a chunk."""
    before = b"data: first\n\n"
    decoder = SSEDecoder()
    assert decode(decoder, [before + case.stream]) == [("message", "first", ""), *case.events]


@pytest.mark.parametrize(
    "chunks, counts",
    [
        ([b"data: a\n", b"\n"], [0, 1]),
        ([b"data: a\r", b"\r", b"\n"], [0, 1, 0]),
        ([b"data: a\r\n\r", b"\ndata: b\r\n\r"], [1, 1]),
        ([b"data: a\r\n", b"\r\n"], [0, 1]),
        ([b"data: a\r", b"\n", b"\n"], [0, 0, 1]),
        ([b"data: a\n\ndata: b", b"\n\n"], [1, 1]),
    ],
)
def test_event_is_given_out_with_the_byte_that_makes_it_certain(
    chunks: List[bytes], counts: List[int]
) -> None:
    decoder = SSEDecoder()
    assert [len(decoder.feed(chunk)) for chunk in chunks] == counts


def test_event_tells_its_own_retry() -> None:
    events = SSEDecoder().feed(b"retry: 5\ndata: a\n\ndata: b\n\n")
    assert events == [
        ServerSentEvent("message", "a", "", 5),
        ServerSentEvent("message", "b", "", None),
    ]


def test_id_of_an_earlier_connection_stays() -> None:
    decoder = SSEDecoder(last_event_id="7")
    assert decoder.feed(b"data: a\n\n") == [ServerSentEvent(data="a", id="7")]
    assert decoder.last_event_id == "7"
    decoder.feed(b"id\n\n")
    assert decoder.last_event_id == ""


@pytest.mark.parametrize("size", [1, 7, 64, 1 << 20])
@pytest.mark.parametrize(
    "stream, fits",
    [
        (b"data: " + b"x" * 94 + b"\n\n", True),
        (b"data: " + b"x" * 95 + b"\n\n", False),
        (b"data: " + b"x" * 200, False),
        (b":" + b"x" * 99 + b"\n", True),
        (b":" + b"x" * 100 + b"\n", False),
        (b"data: 456789\n" * 23 + b"\n", True),  # 299 bytes
        (b"data: 456789\n" * 24 + b"\n", False),
        (b"event: a\n" + b"nothing: 456789\n" * 30, False),
        (b"data: 456789\n" * 10 + (b": " + b"x" * 60 + b"\n") * 50 + b"\n", True),
        (b"data: 456789\n\n" * 500, True),
        ((b": " + b"x" * 60 + b"\n") * 500, True),
    ],
)
def test_bounds(stream: bytes, fits: bool, size: int) -> None:
    decoder = SSEDecoder(max_line_bytes=100, max_event_bytes=300)
    good = SSEDecoder().feed(b"data: first\n\n")
    events: List[ServerSentEvent] = []
    chunks = cut(b"data: first\n\n" + stream, size)
    if fits:
        for chunk in chunks:
            events += decoder.feed(chunk)
        assert events[1:] == SSEDecoder().feed(stream)
        return
    with pytest.raises(ResponseDecodeError, match=r"over (100|300) bytes"):
        for chunk in [*chunks, b""]:
            events += decoder.feed(chunk)
    assert events == good
    with pytest.raises(ResponseDecodeError):
        decoder.feed(b"\n\ndata: next\n\n")


@pytest.mark.parametrize(
    "piece",
    [b"x" * 1000, b"\xe2\x82\xac" * 300, b"\ndata: 1234", b"\ndata", b"data:\xf0\x9f\x98\x80\n"],
)
def test_memory_stays_within_the_bounds(piece: bytes) -> None:
    decoder = SSEDecoder(max_line_bytes=1 << 20, max_event_bytes=1 << 20)
    tracemalloc.start()
    try:
        with pytest.raises(ResponseDecodeError):
            decoder.feed(b"data: ")
            while True:
                decoder.feed(piece)
        assert tracemalloc.get_traced_memory()[1] < 1.5 * (1 << 20)
    finally:
        tracemalloc.stop()


def test_bounds_are_checked() -> None:
    with pytest.raises(ValueError):
        SSEDecoder(max_line_bytes=0)
    with pytest.raises(ValueError):
        SSEDecoder(max_event_bytes=-1)


def test_event_travels() -> None:
    event = ServerSentEvent("a", "b", "c", 1)
    assert pickle.loads(pickle.dumps(event)) == copy.copy(event) == event
    assert repr(event) == "ServerSentEvent(event='a', data='b', id='c', retry=1)"
    assert ServerSentEvent() == ("message", "", "", None)
    assert get_type_hints(ServerSentEvent)["retry"] == Optional[int]
