"""Scripts of answers, as data."""

import pytest
from contract_runtime._sse.decoder import ServerSentEvent, SSEDecoder
from contract_runtime.testing import Answer, Delay, Drop, answer, comment, event, stream


@pytest.mark.parametrize(
    "sent, event_",
    [
        (event({"a": 1}), ServerSentEvent(data='{"a": 1}')),
        (event("text"), ServerSentEvent(data="text")),
        (event("a\nb\r\nc\rd"), ServerSentEvent(data="a\nb\nc\nd")),
        (event(""), ServerSentEvent(data="")),
        (event([1], event="x", id="7", retry=30), ServerSentEvent("x", "[1]", "7", 30)),
        (event("é", id=""), ServerSentEvent(data="é")),
    ],
)
def test_event_decodes_as_it_was_said(sent: bytes, event_: ServerSentEvent) -> None:
    assert SSEDecoder().feed(sent) == [event_]


def test_comment_is_no_event() -> None:
    decoder = SSEDecoder()
    assert decoder.feed(comment() + comment("hi")) == []
    assert not decoder.in_event


@pytest.mark.parametrize("field", [{"event": "a\nb"}, {"id": "a\rb"}])
def test_event_of_two_lines_is_refused(field: dict) -> None:
    with pytest.raises(ValueError, match="one line"):
        event("x", **field)


@pytest.mark.parametrize(
    "made, body, kind",
    [
        (answer(), b"", None),
        (answer(json={"a": 1}), b'{"a": 1}', "application/json"),
        (answer(text="é"), "é".encode(), "text/plain; charset=utf-8"),
        (answer(content=b"\0"), b"\0", None),
        (answer(json=[], headers={"Content-Type": "text/x"}), b"[]", "text/x"),
        (stream(event("a"), ": b\n"), b"data: a\n\n: b\n", "text/event-stream"),
    ],
)
def test_answer(made: Answer, body: bytes, kind: object) -> None:
    assert made.body == body
    headers = {name.lower(): value for name, value in made.headers}
    assert headers.get("content-type") == kind
    if "content-length" in headers:
        assert headers["content-length"] == str(len(body))


def test_one_body_only() -> None:
    with pytest.raises(ValueError, match="one body"):
        answer(json=1, text="x")


@pytest.mark.parametrize(
    "at, steps",
    [
        (0, (Drop(),)),
        (1, (b"a", Drop())),
        (2, (b"ab", Drop())),
        (3, (b"ab", Delay(1), b"c", Drop())),
        (4, (b"ab", Delay(1), b"cd", Drop())),
        (9, (b"ab", Delay(1), b"cd", Drop())),
    ],
)
def test_cut(at: int, steps: tuple) -> None:
    assert stream(b"ab", Delay(1), b"cd").cut(at).steps == steps


def test_chunked() -> None:
    made = stream(b"abc", Delay(1), b"de").chunked(2)
    assert made.steps == (b"ab", b"c", Delay(1), b"de")
    with pytest.raises(ValueError):
        made.chunked(0)
