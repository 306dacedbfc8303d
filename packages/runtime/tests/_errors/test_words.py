"""What ``str(error)`` says: one sentence, and what a decode error shows of a value."""

from typing import Tuple, Union

import pytest
from contract_runtime import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    NotFoundError,
    ResponseDecodeError,
    SDKError,
    StreamError,
    StreamInterruptedError,
)
from contract_runtime._errors.answers import place, preview
from contract_runtime._errors.body import status_error
from contract_runtime._errors.facts import Attempt

URL = "http://u:p@h/todos/7?token=t&q=1"
SHOWN = "http://h/todos/7?token=***&q=1"
GET = {"method": "GET", "url": URL}
POST = {"method": "POST", "url": URL}


def tries(*processed: "bool | None") -> Tuple[Attempt, ...]:
    return tuple(Attempt(n, "cut", None, 0.1, None, p) for n, p in enumerate(processed, 1))


SENTENCES = [
    (SDKError("the client is closed"), "the client is closed"),
    (SDKError(), ""),
    (
        status_error(404, {"x-request-id": "r1"}, b'{"message": "no todo"}', **GET),
        f"GET {SHOWN} answered 404 Not Found: no todo (request id r1)",
    ),
    (
        APIStatusError(status_code=503, attempts=tries(None, None, None), **GET),
        f"GET {SHOWN} answered 503 Service Unavailable (after 3 tries)",
    ),
    (NotFoundError("gone", status_code=404), "answered 404 Not Found: gone"),
    (
        APIConnectionError("connection refused", processed=False, attempts=tries(False), **POST),
        f"POST {SHOWN}: connection refused",
    ),
    (
        APITimeoutError("timed out while waiting for the response", **POST),
        f"POST {SHOWN}: timed out while waiting for the response"
        " (the server may have carried it out)",
    ),
    (APITimeoutError("timed out", **GET), f"GET {SHOWN}: timed out"),
    (
        APIConnectionError("refused", processed=False, attempts=tries(None, False), **POST),
        f"POST {SHOWN}: refused (after 2 tries; the server may have carried it out)",
    ),
    (
        ResponseDecodeError.at(("items", 3, "created_at"), "a time", 7),
        "items[3].created_at: expected a time, got 7",
    ),
    (ResponseDecodeError.missing(("id",), "a str"), "id: a str is missing"),
    (
        ResponseDecodeError(
            "not JSON", status_code=200, content_type="text/html", body="<p>\n", **GET
        ),
        f"GET {SHOWN} answered 200 (text/html) that can't be decoded: not JSON, "
        "body starts '<p>\\n'",
    ),
    (
        ResponseDecodeError("", expected="JSON", got="'<p>'", status_code=200, body="<p>", **GET),
        f"GET {SHOWN} answered 200 that can't be decoded: expected JSON, got '<p>'",
    ),
    (
        StreamError("overloaded", items=2, request_id="r", **GET),
        f"GET {SHOWN} sent an error event: overloaded (request id r)",
    ),
    (StreamInterruptedError("the connection broke"), "the connection broke"),
]


@pytest.mark.parametrize(("error", "text"), SENTENCES, ids=[text[:40] for _, text in SENTENCES])
def test_sentences(error: SDKError, text: str) -> None:
    assert str(error) == text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("a", "b"), "a.b"),
        ((0, "a", 1, 2), "[0].a[1][2]"),
        (("@id", "x-y", "a b", ""), "['@id'].x-y['a b']['']"),
    ],
)
def test_places(path: Tuple[Union[str, int], ...], text: str) -> None:
    assert place(path) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (1.5, "1.5"),
        pytest.param(10**5000, "an integer of more than 100 digits", id="huge"),
        ("x", "'x'"),
        ("x" * 1000, "'" + "x" * 98 + "…"),
        ({}, "an empty object"),
        ({"a": 1, "b": 2}, "an object ('a', 'b')"),
        ([1, 2], "an array of 2"),
        ([], "an array of 0"),
    ],
)
def test_previews(value: object, text: str) -> None:
    assert preview(value) == text


def test_a_stream_that_breaks_is_both() -> None:
    error = StreamInterruptedError("cut", items=3, last_event_id="9")
    assert isinstance(error, StreamError) and isinstance(error, APIConnectionError)
    assert (error.items, error.last_event_id, error.maybe_processed) == (3, "9", True)
    assert repr(error) == "StreamInterruptedError('cut', items=3, last_event_id='9')"
