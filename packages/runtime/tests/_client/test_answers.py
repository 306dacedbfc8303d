"""Answers from a real server, sync and async: unreadable, redirected, packed, late, streamed."""

import json
import socket

import pytest
from contract_runtime import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ResponseDecodeError,
    StreamInterruptedError,
)
from http_kit import Both, Server, redirect, send

UNREADABLE = [
    (200, "text/html", b"<html>Sign in</html>"),
    (200, "application/json", b""),
    (204, "application/json", b""),
    (200, "application/json", b"{}"),
    (200, "application/json", b"[]"),
    (200, "application/json", b"null"),
    (200, "application/json", b'"text"'),
    (200, "application/json", b'{"id": 7'),
    (200, "application/json", b"\xff\xfe\x00"),
]


@pytest.mark.parametrize(("status", "content_type", "body"), UNREADABLE)
def test_unreadable_answers(
    kind: str, http_server: Server, status: int, content_type: str, body: bytes
) -> None:
    http_server.paths["*"] = lambda server, seen, peer: send(
        peer, status, body, ("Content-Type", content_type), ("X-Request-Id", "r-9")
    )
    with Both(kind, base_url=http_server.url) as both:
        with pytest.raises(ResponseDecodeError) as caught:
            both.run(lambda c: c.todos.get(id="7"))
        assert both.run(lambda c: c.todos.delete(id="7")) is None
    error = caught.value
    assert (error.status_code, error.content_type) == (status, content_type)
    assert error.request_id == "r-9"
    assert error.method == "GET"
    assert (error.body or "").startswith(body[:5].decode("utf-8", "replace"))


def test_redirects(kind: str, http_server: Server) -> None:
    http_server.paths.update(
        {
            "/todos/moved": redirect(302, "/todos/7"),
            "/todos/loop": redirect(302, "/todos/loop"),
            "/todos": redirect(307, "/elsewhere"),
            "/todos/nowhere": redirect(302, ""),
        }
    )
    with Both(kind, base_url=http_server.url, api_key="k", max_retries=0) as both:
        assert both.run(lambda c: c.todos.get(id="moved")).id == "7"
        both.run(lambda c: c.todos.create(title="x"))
        first, second = http_server.seen[-2:]
        assert (second.verb, second.target, second.body) == ("POST", "/elsewhere", first.body)
        assert second.headers["idempotency-key"] == first.headers["idempotency-key"]
        assert second.headers["authorization"] == "Bearer k"
        before = len(http_server.seen)
        for path in ("loop", "nowhere"):
            with pytest.raises(APIStatusError) as caught:
                both.run(lambda c, path=path: c.todos.get(id=path))
            assert caught.value.status_code == 302
        assert len(http_server.seen) - before == 12


@pytest.mark.parametrize("plain", [False, True])
def test_credentials_stay_with_their_origin(kind: str, http_server: Server, plain: bool) -> None:
    other = Server()
    http_server.paths["/todos/away"] = redirect(302, other.url + "/todos/7")
    headers = {"X-Api-Key": "k2", "Cookie": "a=b"}
    with Both(kind, base_url=http_server.url, api_key="k", default_headers=headers) as both:
        if plain:
            both.client.http_client.headers["X-Token"] = "k3"
            both.client.http_client.cookies.set("sid", "k4")
            both.client.http_client.auth = ("user", "pass")
            both.client.http_client.params = {"key": "k5"}
        assert both.run(lambda c: c.todos.get(id="away")).id == "7"
    other.close()
    (seen,) = other.seen
    leaked = {"authorization", "x-api-key", "cookie", "x-token"} & set(seen.headers)
    assert leaked == set()
    assert seen.target == "/todos/7"
    assert seen.headers["host"] == f"127.0.0.1:{other.port}"


def test_compressed_answers(kind: str, http_server: Server) -> None:
    with Both(kind, base_url=http_server.url, max_retries=0) as both:
        for _ in range(2):
            assert both.run(lambda c: c.todos.get(id="gzip")).id == "7"
            with pytest.raises(APIConnectionError, match="unpacks"):
                both.run(lambda c: c.todos.get(id="bomb"))
            both.client.http_client  # noqa: B018


def test_an_endless_error_body_is_bounded(kind: str, http_server: Server) -> None:
    with Both(kind, base_url=http_server.url) as both, pytest.raises(APIStatusError) as caught:
        both.run(lambda c: c.todos.get(id="endless"))
    assert len(str(caught.value)) < 5000
    assert caught.value.response is not None
    assert len(caught.value.response.content) < 4 << 20


@pytest.mark.parametrize("path", ["hang", "drip-head", "drip-body"])
@pytest.mark.parametrize("warm", [False, True])
def test_deadline(kind: str, http_server: Server, path: str, warm: bool) -> None:
    import time

    with Both(kind, base_url=http_server.url, max_retries=3) as both:
        if warm:
            both.run(lambda c: c.todos.get(id="7"))
        both.client.warm() if kind == "sync" else both.wait(both.client.warm)
        began = time.monotonic()
        with pytest.raises(APITimeoutError) as caught:
            both.run(lambda c: c.todos.get(id=path, request_options={"deadline": 0.3}))
        assert 0.25 < time.monotonic() - began < 5
        assert caught.value.clock == "deadline"
        doing = "reading the response's body" if path == "drip-body" else "waiting for"
        assert doing in str(caught.value)
        assert both.run(lambda c: c.todos.get(id="7")).id == "7"


def test_what_the_program_is_busy_with_is_no_cause(kind: str, http_server: Server) -> None:
    """A call made while an exception is handled, as a second server is asked after a first."""
    http_server.paths["/todos/watch"] = lambda server, seen, peer: send(
        peer, 200, b"", ("Content-Type", "text/event-stream"), ("Content-Length", "9")
    ) and False  # fmt: skip
    with Both(kind, base_url=http_server.url, timeout=0.2, max_retries=0) as both:
        try:
            raise socket.gaierror("the first server isn't known")
        except socket.gaierror:
            with pytest.raises(APITimeoutError, match="waiting for") as caught:
                both.run(lambda c: c.todos.get(id="hang"))
            assert caught.value.processed is None
            with pytest.raises(StreamInterruptedError) as streamed:
                both.items(lambda c: c.todos.watch())
            assert "first" not in str(streamed.value)


def test_stream(kind: str, http_server: Server) -> None:
    with Both(kind, base_url=http_server.url, deadline=10) as both:
        for _ in range(2):
            items = both.items(lambda c: c.todos.watch(tag="a"))
            assert [item.type for item in items] == ["token", "token", "done"]
            both.client.http_client  # noqa: B018
    for seen in http_server.seen:
        assert seen.headers["accept"] == "text/event-stream"
        assert json.loads(seen.body) == {"stream": True, "tag": "a"}
