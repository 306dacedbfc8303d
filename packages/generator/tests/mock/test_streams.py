"""Streams: every event as bytes, where they begin again, and how they end."""

from __future__ import annotations

import pytest
from in_process import client_of

TYPES = """\
types:
  - name: E
    kind: union
    tag: kind
    variants:
      - {value: up, type: N}
      - {value: down, type: N}
      - {value: end, type: D}
      - {value: error, type: X}
  - {name: N, kind: struct, fields: [{name: n, type: int}]}
  - {name: D, kind: struct, fields: [{name: sum, type: int}]}
  - {name: X, kind: struct, fields: [{name: why, type: string}]}
  - {name: Q, kind: struct, fields: [{name: limit, type: int, optional: true}]}
  - {name: O, kind: union, tag: kind, variants: [{value: end, type: D}]}
"""

UP, DOWN, END, ERROR = (
    '{"kind":"up","n":1}',
    '{"kind":"down","n":2}',
    '{"kind":"end","sum":%d}',
    '{"kind":"error","why":"why %d"}',
)
DONE = "data: [DONE]"
ROWS: list[tuple[str, str, list[str]]] = [
    # the stream, the query, its events
    ("item: int", "", ["id: 1|data: 1", "id: 2|data: 2", "id: 3|data: 3", DONE]),
    ("item: int", "limit=1", ["id: 1|data: 1", DONE]),
    ("item: int", "limit=0", [DONE]),
    ("item: N", "limit=1", ['id: 1|data: {"n":1}', DONE]),
    (
        "item: E",
        "",
        [f"id: 1|data: {UP}", f"id: 2|data: {DOWN}", f"id: 3|data: {END % 3}",
         f"id: 4|data: {ERROR % 4}", DONE],
    ),
    # The result is an item where it is one of them, and comes last.
    (
        "item: E, done: D, error: X",
        "",
        [f"id: 1|data: {UP}", f"id: 2|data: {DOWN}", f"id: 3|data: {END % 3}"],
    ),
    ("item: E, done: D, error: X", "limit=1", [f"id: 1|data: {UP}", f"id: 2|data: {END % 2}"]),
    ("item: O, done: D", "", [f"id: 4|data: {END % 4}"]),
    # Else it has a name.
    ("item: N, done: D", "limit=1", ['id: 1|data: {"n":1}', 'event: done|id: 2|data: {"sum":2}']),
    ("item: N, done: N", "limit=1", ['id: 1|data: {"n":1}', 'event: done|id: 2|data: {"n":2}']),
    ("item: int, done: string", "limit=0", ['event: done|id: 1|data: "text 1"']),
]  # fmt: skip


def contract(stream: str) -> str:
    methods = f"[{{name: list, input: Q, stream: {{{stream}}}}}]"
    return f"name: A\nresources: [{{name: a, methods: {methods}}}]\n{TYPES}"


def events(stream: str, query: str = "", **headers: str) -> list[str]:
    response = client_of(contract(stream)).get(
        f"/a?{query}", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    first, *found = response.text.removesuffix("\n\n").split("\n\n")
    assert first == "retry: 100"
    return [each.replace("\n", "|") for each in found]


@pytest.mark.parametrize(("stream", "query", "expected"), ROWS)
def test_events(stream: str, query: str, expected: list[str]) -> None:
    assert events(stream, query) == expected


@pytest.mark.parametrize("after", ["1", "2", "3", "4", "9" * 18])
def test_again_from_an_event(after: str) -> None:
    whole = events("item: E, done: D, error: X")
    expected = whole[int(after) :] or whole[-1:]
    assert events("item: E, done: D, error: X", last_event_id=after) == expected


@pytest.mark.parametrize("after", ["", "x", "-1", "1.0", "9" * 30])
def test_from_no_event_of_ours(after: str) -> None:
    assert events("item: int", last_event_id=after) == events("item: int")


FAILURES = [
    ("item: int, error: X", ["id: 1|data: 1", 'event: error|id: 2|data: {"why":"why 1"}']),
    ("item: E", [f"id: 1|data: {UP}", f"id: 2|data: {DOWN}", f"id: 3|data: {ERROR % 3}"]),
    (
        "item: int",
        [
            "id: 1|data: 1",
            'event: error|id: 2|data: {"code":"INTERNAL",'
            '"message":"the stream failed, as Prefer asked for"}',
        ],
    ),
]


@pytest.mark.parametrize(("stream", "expected"), FAILURES)
def test_an_error(stream: str, expected: list[str]) -> None:
    assert events(stream, prefer="error") == expected
    # Who comes back gets the rest.
    assert events(stream, prefer="error", last_event_id="1") == events(stream, last_event_id="1")


BOTH = """\
name: A
resources:
  - name: a
    methods:
      - {name: create, input: I, output: int}
      - {name: create_stream, input: I, stream: {item: string}}
types:
  - {name: I, kind: struct, fields: [{name: stream, type: bool, optional: true}]}
"""
CHOICES = [
    ({"accept": "application/json"}, {}, False),
    ({"accept": "application/json"}, {"stream": True}, False),
    ({"accept": "text/event-stream"}, {}, True),
    ({"accept": "*/*"}, {}, False),
    ({"accept": "*/*"}, {"stream": False}, False),
    ({"accept": "*/*"}, {"stream": True}, True),
]


@pytest.mark.parametrize(("headers", "body", "streams"), CHOICES)
def test_one_path_for_both(headers: dict[str, str], body: dict[str, bool], streams: bool) -> None:
    response = client_of(BOTH).post("/a", headers=headers, json=body)
    assert response.headers["content-type"].startswith("text/event-stream") is streams


def test_what_has_no_value_is_said_before_the_stream_begins() -> None:
    text = contract("item: int, done: T").replace("types:", f"types:\n  - {RECURSIVE}")
    response = client_of(text).get("/a")
    assert (response.status_code, "T requires itself" in response.text) == (501, True)


RECURSIVE = "{name: T, kind: struct, fields: [{name: t, type: T}]}"
