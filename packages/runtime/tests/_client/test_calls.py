"""Calls against a real server, sync and async: what is sent, and what comes of the answer."""

import json
import pickle
from typing import Any, Callable, Dict, List, Tuple

import pytest
from contract_runtime import (
    UNSET,
    SDKError,
)
from http_kit import TODO, Both, Server, send

Call = Callable[[Any], Any]

#: A call, and the verb, target and JSON body that it sends.
SENT: List[Tuple[Call, str, str, Any]] = [
    (lambda c: c.todos.get(id="7"), "GET", "/todos/7", None),
    (lambda c: c.todos.get(id="a/b?"), "GET", "/todos/a%2Fb%3F", None),
    (lambda c: c.todos.delete(id="7"), "DELETE", "/todos/7", None),
    (lambda c: c.todos.list(), "GET", "/todos", None),
    (
        lambda c: c.todos.list(tag=["a", "b c"], done=False, limit=3),
        "GET",
        "/todos?tag=a&tag=b%20c&done=false&limit=3",
        None,
    ),
    (lambda c: c.todos.create(title="x"), "POST", "/todos", {"title": "x"}),
    (
        lambda c: c.todos.create(title="x", due=None, tags=("a",), owner={"name": "Ada"}),
        "POST",
        "/todos",
        {"title": "x", "tags": ["a"], "owner": {"name": "Ada"}, "due": None},
    ),
    (
        lambda c: c.todos.create(title="x", due=UNSET, request_options={"body": {"extra": [1]}}),
        "POST",
        "/todos",
        {"title": "x", "extra": [1]},
    ),
    (
        lambda c: c.todos.list(limit=1, request_options={"query": {"limit": 2, "q": ["a", "b"]}}),
        "GET",
        "/todos?limit=2&q=a&q=b",
        None,
    ),
]


@pytest.mark.parametrize(("call", "verb", "target", "body"), SENT)
def test_what_is_sent(
    kind: str, http_server: Server, call: Call, verb: str, target: str, body: Any
) -> None:
    with Both(kind, base_url=http_server.url) as both:
        both.run(call)
        both.client.http_client  # noqa: B018 - from here on the plain path
        both.run(call)
    fast, plain = http_server.seen
    for seen in (fast, plain):
        assert (seen.verb, seen.target) == (verb, target)
        assert (json.loads(seen.body) if seen.body else None) == body
        assert seen.headers.get("content-length") == (str(len(seen.body)) if body else None)
        assert ("content-type" in seen.headers) == (body is not None)
        assert ("idempotency-key" in seen.headers) == (verb == "POST")
        assert "authorization" not in seen.headers
        assert seen.headers["x-todo-version"] == "1"
        assert seen.headers["user-agent"].startswith("todosdk/1.0.0 contract-runtime/")


def test_base_url_keeps_prefix_and_query(kind: str, http_server: Server) -> None:
    with Both(kind, base_url=http_server.url + "/v1/?api=2") as both:
        both.run(lambda c: c.todos.list(limit=1))
    assert http_server.seen[0].target == "/v1/todos?api=2&limit=1"


def test_user_and_password_of_the_base_url(kind: str, http_server: Server) -> None:
    url = http_server.url.replace("http://", "http://me:p%40ss@")
    with Both(kind, base_url=url) as both:
        both.run(lambda c: c.todos.get(id="7"))
        assert "p%40ss" not in repr(both.client)
        both.run(lambda c: c.with_options(api_key="k").todos.get(id="7"))
    assert [seen.headers["authorization"] for seen in http_server.seen] == [
        "Basic bWU6cEBzcw==",
        "Bearer k",
    ]


#: Client options, request headers, and a header as it arrives.
RANKS: List[Tuple[Dict[str, Any], Dict[str, str], str, str]] = [
    ({}, {}, "x-todo-version", "1"),
    ({"default_headers": {"x-TODO-version": "2"}}, {}, "x-todo-version", "2"),
    ({"default_headers": {"X-Todo-Version": "2"}}, {"x-todo-version": "3"}, "x-todo-version", "3"),
    ({"api_key": "k", "default_headers": {"authorization": "no"}}, {}, "authorization", "Bearer k"),
    ({"api_key": "k"}, {"AUTHORIZATION": "mine"}, "authorization", "mine"),
    ({"default_headers": {"Host": "h.example"}}, {}, "host", "h.example"),
    ({}, {"User-Agent": "me"}, "user-agent", "me"),
]


def test_framing_is_not_the_callers(kind: str, http_server: Server) -> None:
    headers = {"Content-Length": "99", "Transfer-Encoding": "chunked"}
    with Both(kind, base_url=http_server.url) as both:
        both.run(lambda c: c.todos.create(title="x", request_options={"headers": headers}))
    (seen,) = http_server.seen
    assert seen.headers["content-length"] == str(len(seen.body))
    assert "transfer-encoding" not in seen.headers


@pytest.mark.parametrize(("options", "headers", "name", "value"), RANKS)
def test_header_rank(
    kind: str,
    http_server: Server,
    options: Dict[str, Any],
    headers: Dict[str, str],
    name: str,
    value: str,
) -> None:
    with Both(kind, base_url=http_server.url, **options) as both:
        for _ in range(2):
            both.run(lambda c: c.todos.get(id="7", request_options={"headers": headers}))
            both.client.http_client  # noqa: B018
    assert [seen.headers[name] for seen in http_server.seen] == [value, value]


def test_idempotency_key(kind: str, http_server: Server) -> None:
    with Both(kind, base_url=http_server.url) as both:
        both.run(lambda c: c.todos.create(title="a", request_options={"idempotency_key": "mine"}))
        both.run(lambda c: c.todos.get(id="7", request_options={"idempotency_key": "mine"}))
    assert [seen.headers["idempotency-key"] for seen in http_server.seen] == ["mine", "mine"]


#: Wrong calls, refused before anything is sent.
REFUSED: List[Tuple[Call, type]] = [
    (lambda c: c.todos.get(id=""), ValueError),
    (lambda c: c.todos.get(id=".."), ValueError),
    (lambda c: c.todos.get(id=None), TypeError),
    (lambda c: c.todos.get(), TypeError),
    (lambda c: c.todos.get(id="7", nope=1), TypeError),
    (lambda c: c.todos.create(title=None), TypeError),
    (lambda c: c.todos.create(title=3), TypeError),
    (lambda c: c.todos.create(title="x", owner={"name": 3}), TypeError),
    (lambda c: c.todos.get(id="7", request_options={"nope": 1}), TypeError),
    (lambda c: c.todos.get(id="7", request_options={"body": {"a": 1}}), TypeError),
    (lambda c: c.todos.get(id="7", request_options={"headers": {"A": "b\r\nC: d"}}), ValueError),
    (lambda c: c.todos.get(id="7", request_options={"headers": {"A\n": "b"}}), ValueError),
    (lambda c: c.todos.get(id="7", request_options={"idempotency_key": "a\nb"}), ValueError),
    (lambda c: c.todos.get(id="7", request_options={"max_retries": -1}), ValueError),
    (lambda c: c.todos.get(id="7", request_options={"timeout": "1"}), TypeError),
    (lambda c: c.todos.get(id="7", request_options={"deadline": -1}), ValueError),
    (lambda c: c.todos.get(id="7", request_options={"deadline": float("inf")}), ValueError),
    (lambda c: c.todos.get(id="7", request_options={"headers": None}), TypeError),
    (lambda c: c.todos.get(id="7", request_options={"headers": [("A", "b")]}), TypeError),
    (lambda c: c.todos.get(id="7", request_options={"headers": {1: "b"}}), TypeError),
    (lambda c: c.todos.get(id="7", request_options={"query": "a=b"}), TypeError),
    (lambda c: c.todos.create(title="x", request_options={"body": "a"}), TypeError),
    (lambda c: c.todos.create(title="x", request_options={"idempotency_key": None}), TypeError),
    (lambda c: c.todos.get(id="7", request_options=[("timeout", 1)]), TypeError),
]


@pytest.mark.parametrize(("call", "error"), REFUSED)
def test_refused_before_sending(kind: str, http_server: Server, call: Call, error: type) -> None:
    with Both(kind, base_url=http_server.url) as both, pytest.raises(error) as caught:
        both.run(call)
    assert not isinstance(caught.value, SDKError)
    assert http_server.seen == []


#: Status, content type and body of an answer that no todo can be made of.
def test_unavailable_mode(kind: str) -> None:
    with Both(kind) as both, pytest.raises(SDKError, match=r"todos\.chat isn't available.*'ws'"):
        both.client.todos.chat()


def test_options_that_are_left_out(kind: str, http_server: Server) -> None:
    options = dict.fromkeys(
        ("headers", "query", "body", "timeout", "deadline", "idle", "stall", "max_retries"), UNSET
    )
    with Both(kind, base_url=http_server.url) as both:
        both.run(lambda c: c.todos.get(id="7", request_options=options))
        assert http_server.seen[-1].target == "/todos/7"


def test_raw_responses(kind: str, http_server: Server) -> None:
    http_server.paths["/todos/7"] = lambda server, seen, peer: (
        send(peer, 503, b"{}")
        if len(server.seen) == 1
        else send(
            peer, 200, json.dumps(TODO).encode(), ("X-Request-Id", "r-2"), ("RateLimit-Limit", "9")
        )
    )
    with Both(kind, base_url=http_server.url) as both:
        raw = both.run(lambda c: c.todos.with_raw_response.get(id="7"))
        assert (raw.status_code, raw.request_id, raw.retries) == (200, "r-2", 1)
        assert raw.headers["Content-Type"] == raw.headers["content-type"] == "application/json"
        assert raw.rate_limit.limit == 9
        assert json.loads(raw.content) == TODO
        assert raw.elapsed > 0
        assert raw.parse().title == "Write"
        with pytest.raises(TypeError, match="doesn't pickle"):  # it holds the key
            pickle.dumps(raw)
        assert both.run(lambda c: c.todos.with_raw_response.delete(id="8")).parse() is None
        assert both.run(lambda c: c.todos.get(id="7")).id == "7"


def test_drift(kind: str, http_server: Server) -> None:
    newer = {**TODO, "colour": "red"}
    http_server.paths["*"] = lambda server, seen, peer: send(peer, 200, json.dumps(newer).encode())
    told: List[Any] = []
    with Both(kind, base_url=http_server.url, on_drift=told.append) as both:
        for _ in range(2):
            assert both.run(lambda c: c.todos.get(id="7")).extra == {"colour": "red"}
        both.run(lambda c: c.with_options(timeout=3).todos.get(id="7"))
    assert [(drift.kind, drift.path) for drift in told] == [("field", "colour")]
