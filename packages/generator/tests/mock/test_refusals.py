"""What a mock refuses, with what status, and what it says."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from in_process import client_of

CONTRACT = """\
name: A
client: {auth: bearer, base_url: "http://localhost/v1"}
resources:
  - name: things
    methods:
      - {name: create, input: Thing, output: Thing}
      - {name: list, input: Query, output: "[]Thing"}
      - {name: get, input: Ref, output: Thing}
      - {name: put_all, input: "[]Part", http: {method: PUT, path: /things}}
      - {name: talk, input: Ref, stream: {mode: ws, item: string}}
types:
  - name: Thing
    kind: struct
    fields:
      - {name: text, type: string}
      - {name: size, type: int, nullable: true}
      - {name: state, type: string, enum: [on, off], optional: true}
      - {name: v, type: int, const: 2, optional: true}
      - {name: at, type: time.Time, optional: true}
      - {name: data, type: bytes, optional: true}
      - {name: ratio, type: float, optional: true}
      - {name: flag, type: bool, optional: true}
      - {name: parts, type: "[]Part", optional: true}
      - {name: more, type: "map[string][]int", optional: true}
      - {name: free, type: any, optional: true}
  - {name: Part, kind: union, tag: kind, variants: [{value: ref, type: Ref}]}
  - {name: Ref, kind: struct, fields: [{name: id, type: int}]}
  - name: Query
    kind: struct
    fields:
      - {name: q, type: string}
      - {name: n, type: int, optional: true}
      - {name: flag, type: bool, optional: true}
      - {name: ratio, type: float, optional: true}
      - {name: since, type: time.Time, optional: true}
      - {name: ids, type: "[]int", optional: true}
      - {name: ref, type: Ref, optional: true}
"""


@pytest.fixture(scope="module")
def http() -> httpx.Client:
    return client_of(CONTRACT)


BODIES: list[tuple[dict[str, Any], str]] = [
    ({}, "text: it is required"),
    ({"text": "a"}, "size: it is required"),
    ({"text": None}, "text: it has to be a string, not null"),
    ({"text": 3}, "text: it has to be a string, not 3"),
    ({"text": ["a"]}, "text: it has to be a string, not an array"),
    ({"size": "1"}, 'size: it has to be an integer, not "1"'),
    ({"size": 1.5}, "size: it has to be an integer, not 1.5"),
    ({"size": True}, "size: it has to be an integer, not true"),
    ({"state": "in"}, 'state: it has to be one of "on", "off", not "in"'),
    ({"v": 3}, "v: it has to be 2, not 3"),
    ({"at": "noon"}, 'at: it has to be an RFC 3339 time, not "noon"'),
    ({"at": "2030-02-30T00:00:00Z"}, "at: it has to be an RFC 3339 time"),
    ({"at": "2030-01-01T00:00:61Z"}, "at: it has to be an RFC 3339 time"),
    ({"at": "2030-01-01T00:00:00"}, "at: it has to be an RFC 3339 time"),
    ({"data": "*"}, 'data: it has to be base64 text, not "*"'),
    ({"ratio": "1"}, 'ratio: it has to be a number, not "1"'),
    ({"flag": 1}, "flag: it has to be a boolean, not 1"),
    ({"parts": {}}, "parts: it has to be an array, not {}"),
    ({"parts": [{"kind": "ref", "id": 1}, {}]}, "parts[1].kind: it is required"),
    ({"parts": [{"kind": "x"}]}, 'parts[0].kind: it has to be one of "ref", not "x"'),
    ({"parts": [{"kind": "ref", "id": "1"}]}, "parts[0].id: it has to be an integer"),
    ({"parts": [3]}, "parts[0]: it has to be an object, not 3"),
    ({"more": {"a": [1], "b": [1, "x"]}}, 'more.b[1]: it has to be an integer, not "x"'),
    ({"text": "a" * 100, "size": "b" * 100}, f'not "{"b" * 58}…'),
]  # fmt: skip


@pytest.mark.parametrize(("body", "message"), BODIES)
def test_body(http: httpx.Client, body: dict[str, Any], message: str) -> None:
    whole = body if message.endswith("required") and "." not in message else {"text": "", "size": 1}
    response = http.post("/v1/things", json={**whole, **body})
    found = response.json()
    assert (response.status_code, found["code"]) == (400, "INVALID_ARGUMENT")
    assert message in found["message"]
    assert found["details"] == {"field": found["message"].partition(":")[0]}


FITTING: list[dict[str, Any]] = [
    {},
    {"size": None},
    {"size": 2.0, "ratio": 1, "v": 2, "unknown": [1]},
    {"size": 10**60, "state": None, "parts": None},
    {"at": "2030-12-31T23:59:60.123456789+01:00", "data": "aGk="},
    {"free": {"deep": [None, {"a": 1.5}]}, "more": {}},
]


@pytest.mark.parametrize("body", FITTING)
def test_fitting_body(http: httpx.Client, body: dict[str, Any]) -> None:
    # Half of a pair of surrogates: JSON has room for it, and UTF-8 hasn't.
    content = json.dumps({"text": "\ud83d", "size": 1, **body})
    response = http.post("/v1/things", content=content)
    assert response.status_code == 201
    told = {name: value for name, value in body.items() if name != "unknown"}
    optional = {name for name, value in told.items() if value is None and name != "size"}
    expected = {name: value for name, value in told.items() if name not in optional}
    found = response.json()
    assert {**found, **expected} == found
    assert not optional & found.keys()


QUERIES = [
    ("", "q: it is required"),
    ("q=a&n=1.5", 'n: it has to be an integer, not "1.5"'),
    ("q=a&n=", 'n: it has to be an integer, not ""'),
    ("q=a&n=%F0", "n: it has to be an integer"),
    ("q=a&flag=yes", 'flag: it has to be a boolean, not "yes"'),
    ("q=a&ratio=NaN", 'ratio: it has to be a number, not "NaN"'),
    ("q=a&ratio=1e999", "ratio: it has to be a number"),
    ("q=a&since=today", "since: it has to be an RFC 3339 time"),
    ("q=a&ids=1&ids=b", 'ids[1]: it has to be an integer, not "b"'),
    ("q=a&ref=1", "ref: it has to be an object, not 1"),
    ("q=a&ref=%7B%22id%22%3A%22x%22%7D", 'ref.id: it has to be an integer, not "x"'),
    ("&".join(f"a{n}" for n in range(10_001)), "the query has too many parameters"),
]


@pytest.mark.parametrize(("query", "message"), QUERIES, ids=lambda value: value[:30])
def test_query(http: httpx.Client, query: str, message: str) -> None:
    response = http.get(f"/v1/things?{query}")
    assert response.status_code == 400
    assert message in response.json()["message"]


def test_fitting_query(http: httpx.Client) -> None:
    query = (
        "q=&n=-1&flag=false&ratio=1e3&since=2030-01-01T00:00:00Z&ids=1&ids=2&ref=%7B%22id%22:1%7D"
    )
    assert http.get(f"/v1/things?{query}&other=1").status_code == 200


OTHERS: list[tuple[str, str, dict[str, Any], int, str]] = [
    ("GET", "/things?q=a", {}, 404, 'paths begin with "/v1", as the base URL has it'),
    ("GET", "/v1/thing", {}, 404, "no method has the path /v1/thing"),
    ("GET", "/v1/things/1/2", {}, 404, "no method has the path"),
    ("GET", "/v1/things/", {}, 404, "no method has the path"),
    ("DELETE", "/v1/things", {}, 405, "the path takes POST, GET, PUT, not DELETE"),
    ("BREW", "/v1/things/1", {}, 405, "the path takes GET, not BREW"),
    ("GET", "/v1/things/one", {}, 400, 'id: it has to be an integer, not "one"'),
    ("GET", f"/v1/things/{'9' * 5000}", {}, 400, "id: it has to be an integer"),
    ("POST", "/v1/things", {"content": b"{"}, 400, "the body isn't JSON"),
    ("POST", "/v1/things", {"content": b"\xff"}, 400, "the body isn't JSON"),
    ("POST", "/v1/things", {"content": b'{"size": NaN}'}, 400, "NaN is no number in JSON"),
    ("POST", "/v1/things", {"content": b'{"size": 1e999}'}, 400, "too large a number"),
    ("POST", "/v1/things", {"content": b"1" * 5000}, 400, "the body isn't JSON"),
    ("POST", "/v1/things", {"content": b"[" * 100_000}, 400, "nested too deeply"),
    ("POST", "/v1/things", {"content": b"[1]"}, 400, "the body has to be a JSON object"),
    ("POST", "/v1/things", {"content": b""}, 400, "text: it is required"),
    ("POST", "/v1/things", {"content": b" " * 10_000_001}, 413, "more than 10,000,000 bytes"),
    ("PUT", "/v1/things", {"content": b""}, 400, "the body is empty: JSON is due"),
    ("PUT", "/v1/things", {"json": {}}, 400, "the body: it has to be an array, not {}"),
    ("PUT", "/v1/things", {"json": [1]}, 400, "[0]: it has to be an object, not 1"),
    ("POST", "/v1/things/talk", {"json": {"id": 1}}, 501, "things.talk is a ws stream"),
    ("GET", "/v1/things?q=a", {"headers": {"Authorization": ""}}, 401, "is missing; any key"),
    ("GET", "/v1/things?q=a", {"headers": {"Authorization": "Basic a"}}, 401, "Bearer KEY"),
    ("GET", "/v1/things?q=a", {"headers": {"Authorization": "Bearer "}}, 401, "Bearer KEY"),
]


@pytest.mark.parametrize(("verb", "path", "options", "status", "message"), OTHERS)
def test_other(
    http: httpx.Client, verb: str, path: str, options: dict[str, Any], status: int, message: str
) -> None:
    response = http.request(verb, path, **options)
    assert response.status_code == status
    assert message in response.json()["message"]
    if status == 405:
        assert response.headers["allow"] in response.json()["message"]
    if status == 401:
        assert response.headers["www-authenticate"] == 'Bearer realm="mock"'


def test_nested_too_deeply_to_check(http: httpx.Client) -> None:
    """What the parser still takes, and the types don't end."""
    for depth in (100, 900, 5000):
        body = json.dumps({"text": "", "size": 1})[:-1] + ', "free": ' + "[" * depth + "]" * depth
        assert http.post("/v1/things", content=body + "}").status_code in (201, 400)
