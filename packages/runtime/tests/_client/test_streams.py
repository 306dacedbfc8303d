"""What a stream gives out and how it ends; each case sync and async."""

import json
from typing import List

import pytest
from cases.sse import CASES, CONTENT_TYPES, Case
from cases.stream_types import Failure
from cases.streams import BROKE, WAYS, A, Way, a
from contract_runtime import (
    APIConnectionError,
    ResponseDecodeError,
    StreamError,
    StreamInterruptedError,
)
from contract_runtime._model.base import UnknownVariant
from stream_kit import Server, collect, operation


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_way(kind: str, way: Way) -> None:
    server = Server(kind, way.sent)
    stream = server.stream(operation(**way.types))
    items, error = collect(stream)
    assert items == way.items
    assert type(error) is (way.error or type(None))
    assert way.says in str(error or "")
    assert stream.result == way.result
    assert server.made[0].closed == 1
    if error is not None:
        assert str(error).startswith("POST http://test/watch?api_key=***")
        assert error.request_id == "req-1"
    if isinstance(error, StreamError):
        assert error.items == len(way.items)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_table_of_the_decoder(kind: str, case: Case) -> None:
    """Data that is JSON arrives as it is; the first that isn't ends the stream with an error."""
    server = Server(kind, [case.stream[:7], case.stream[7:]])
    stream = server.stream(operation("object"))
    items, error = collect(stream)
    expected: List[object] = []
    for _, data, _ in case.events:
        try:
            expected.append(json.loads(data))
        except ValueError:
            assert isinstance(error, ResponseDecodeError)
            break
    else:
        assert type(error) is (StreamInterruptedError if case.cut else type(None))
        assert stream.last_event_id == case.last_event_id
    assert items == expected


@pytest.mark.parametrize("content_type, fine", CONTENT_TYPES)
def test_content_type(kind: str, content_type: str, fine: bool) -> None:
    server = Server(kind)
    page = [b"<html>", b"<title>Sorry</title>" + b"x" * 2000, b"never read"]
    connection = server.answer(*([A] if fine else page), content_type=content_type)
    items, error = server.then(connection).play(operation())
    if fine:
        assert (items, error) == ([a], None)
        return
    assert isinstance(error, ResponseDecodeError)
    assert error.content_type == content_type
    assert error.status_code == 200
    assert error.body.startswith("<html><title>Sorry</title>xxx") and len(error.body) == 1024
    assert connection.read == 2 and connection.closed == 1


def test_content_type_of_a_body_that_breaks(kind: str) -> None:
    server = Server(kind)
    server.then(server.answer(b"{}", BROKE, content_type="application/json"))
    _, error = server.play(operation())
    assert isinstance(error, ResponseDecodeError) and error.body == "{}"


def test_unknown_variant_goes_on(kind: str) -> None:
    items, error = Server(kind, [b'data: {"type":"new","x":1}\n\n', A]).play(operation())
    assert error is None
    assert isinstance(items[0], UnknownVariant) and items[0].tag == "new"
    assert items[1:] == [a]


def test_typed_error(kind: str) -> None:
    sent = [b'id: 7\ndata: {"type":"error","message":"no","code":"full"}\n\n']
    types = {"item": "FailingEvent", "error": "Failure"}
    _, error = Server(kind, sent).play(operation(**types))
    assert isinstance(error, StreamError) and not isinstance(error, APIConnectionError)
    assert error.data == Failure("no")
    assert (error.message, error.code) == ("no", "full")


def test_interruption_tells_where(kind: str) -> None:
    _, error = Server(kind, [b"id: 7\n" + A, BROKE]).play(operation())
    assert isinstance(error, StreamError) and isinstance(error, APIConnectionError)
    assert (error.items, error.last_event_id) == (1, "7")
    assert error.__cause__ is BROKE
    assert str(error) == (
        "POST http://test/watch?api_key=***: the stream broke off after 1 item, last event id '7': "
        "connection reset by peer "
        "(request id req-1; the server may have carried it out)"
    )


def test_refused_connection_raises_as_it_is(kind: str) -> None:
    refused = APIConnectionError("connection refused")
    items, error = Server(kind, refused).play(operation())
    assert (items, error) == ([], refused)


def test_over_the_bound(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from contract_runtime._sse import decoder

    monkeypatch.setattr(
        decoder.SSEDecoder.__init__,
        "__kwdefaults__",
        {"max_line_bytes": 100, "max_event_bytes": 100, "last_event_id": ""},
    )
    items, error = Server(kind, [A + b"data: " + b"x" * 200, b"\n\n"]).play(operation())
    assert items == [a]
    assert isinstance(error, ResponseDecodeError) and "100 bytes" in str(error)
