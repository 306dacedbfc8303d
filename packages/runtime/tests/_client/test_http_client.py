"""The ``httpx`` client underneath: a caller's own, one that is asked for, and proxies."""

import socket
from typing import Any, List

import anyio
import httpx
import pytest
from contract_runtime import APITimeoutError, NotFoundError
from http_kit import PATHS, Both, Seen, Server, send
from todosdk import AsyncClient


class Hooked:
    """Counts what a caller's own httpx client sees."""

    def __init__(self, kind: str, **options: Any) -> None:
        self.requests: List[httpx.Request] = []
        if kind == "sync":

            def sync_hook(request: httpx.Request) -> None:
                self.requests.append(request)

            self.client: Any = httpx.Client(event_hooks={"request": [sync_hook]}, **options)
        else:

            async def async_hook(request: httpx.Request) -> None:
                self.requests.append(request)

            self.client = httpx.AsyncClient(event_hooks={"request": [async_hook]}, **options)


def test_a_caller_s_own_http_client(kind: str, http_server: Server) -> None:
    own = Hooked(
        kind,
        base_url=http_server.url + "/own",
        headers={"X-Own": "1", "X-Todo-Version": "own"},
        cookies={"a": "b"},
        params={"p": "q"},
        auth=("user", "pass"),
        timeout=7,
    )
    with Both(kind, http_client=own.client) as both:
        assert both.client.http_client is own.client
        assert both.client._http is own.client
        both.run(lambda c: c.todos.list(limit=1))
        both.run(lambda c: c.with_options(timeout=3).todos.create(title="x"))
        assert [item.type for item in both.items(lambda c: c.todos.watch())][-1] == "done"
        both.wait(both.client.close)
        assert not own.client.is_closed
        both.wait(own.client.aclose if kind == "async" else own.client.close)
    listed, created, _ = http_server.seen
    assert listed.target == "/own/todos?p=q&limit=1"
    assert listed.headers["x-own"] == "1"
    assert listed.headers["x-todo-version"] == "1"
    assert listed.headers["cookie"] == "a=b"
    assert listed.headers["authorization"].startswith("Basic ")
    assert created.body == b'{"title":"x"}'
    timeouts = [request.extensions["timeout"]["read"] for request in own.requests]
    assert timeouts == [7, 3, 7]


class Answering(httpx.Client):
    """Answers by itself, and knows of ``send`` only what it is asked for."""

    def send(self, request: httpx.Request, *, stream: bool, follow_redirects: bool) -> Any:
        return httpx.Response(404 if request.url.path.endswith("/8") else 200, content=b"{}")


class AsyncAnswering(httpx.AsyncClient):
    async def send(self, request: httpx.Request, *, stream: bool, follow_redirects: bool) -> Any:
        return Answering.send(self, request, stream=stream, follow_redirects=follow_redirects)  # type: ignore[arg-type]


def test_one_that_answers_by_itself(kind: str) -> None:
    own: Any = Answering if kind == "sync" else AsyncAnswering
    with Both(kind, http_client=own(base_url="http://h")) as both:
        both.run(lambda c: c.todos.delete(id="7"))
        with pytest.raises(NotFoundError) as caught:
            both.run(lambda c: c.todos.delete(id="8"))
    assert caught.value.status_code == 404


def test_a_query_of_its_base_url(kind: str, http_server: Server) -> None:
    own = Hooked(kind, base_url=http_server.url + "/own?v=1")
    with Both(kind, http_client=own.client) as both:
        both.run(lambda c: c.todos.list(limit=1))
        both.wait(own.client.aclose if kind == "async" else own.client.close)
    assert http_server.seen[0].target == "/own/todos?v=1&limit=1"


def test_what_is_set_on_http_client_takes_effect(kind: str, http_server: Server) -> None:
    with Both(kind, base_url=http_server.url) as both:
        derived = both.client.with_options(max_retries=0)
        both.wait(lambda: derived.todos.get(id="7"))
        both.client.http_client.headers["X-Set"] = "1"
        both.client._http.cookies.set("sid", "2")
        both.wait(lambda: derived.todos.get(id="7"))
    assert "x-set" not in http_server.seen[0].headers
    assert http_server.seen[1].headers["x-set"] == "1"
    assert http_server.seen[1].headers["cookie"] == "sid=2"
    assert http_server.connections == 1


def test_a_deadline_holds_for_what_its_auth_sends_too(kind: str, http_server: Server) -> None:
    def challenge(server: Server, seen: Seen, peer: socket.socket) -> bool:
        if "authorization" in seen.headers:
            return PATHS["/todos/drip-head"](server, seen, peer)
        return send(peer, 401, b"", ("WWW-Authenticate", 'Digest realm="r", nonce="n"'))

    http_server.paths["/todos/guarded"] = challenge
    with Both(kind, base_url=http_server.url, max_retries=0, timeout=2) as both:
        both.client.http_client.auth = httpx.DigestAuth("user", "pass")
        both.run(lambda c: c.todos.get(id="7"))
        with pytest.raises(APITimeoutError, match="the deadline"):
            both.run(lambda c: c.todos.get(id="guarded", request_options={"deadline": 0.4}))
    assert "authorization" in http_server.seen[-1].headers


def test_a_proxy_of_the_environment(
    kind: str, http_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", http_server.url)
    with Both(kind, base_url="http://todo.example/v1") as both:
        assert both.run(lambda c: c.todos.get(id="7")).id == "7"
        assert [item.type for item in both.items(lambda c: c.todos.watch())][-1] == "done"
        both.client.http_client.headers["X-Set"] = "1"
        both.run(lambda c: c.with_options(max_retries=0).todos.delete(id="7"))
    first, _, last = http_server.seen
    assert first.target == last.target == "http://todo.example/v1/todos/7"
    assert last.headers["x-set"] == "1"
    assert http_server.connections == 1


@pytest.mark.parametrize("name", ["hang", "drip-body"])
def test_a_deadline_through_a_proxy(
    kind: str, http_server: Server, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("HTTP_PROXY", http_server.url)
    options = {"base_url": "http://todo.example", "deadline": 0.2, "timeout": 0.5}
    with Both(kind, **options) as both, pytest.raises(APITimeoutError, match="deadline"):
        both.run(lambda c: c.todos.get(id=name))


@pytest.mark.parametrize("library", ["asyncio", "trio"])
@pytest.mark.parametrize("proxy", [False, True])
def test_one_loop_after_another(
    http_server: Server, monkeypatch: pytest.MonkeyPatch, library: str, proxy: bool
) -> None:
    if proxy:
        monkeypatch.setenv("HTTP_PROXY", http_server.url)
    client = AsyncClient(base_url=http_server.url if not proxy else "http://todo.example")

    async def main() -> None:
        for _ in range(2):
            assert (await client.todos.get(id="7")).id == "7"

    for _ in range(3):
        anyio.run(main, backend=library)
    assert http_server.connections == 3
    anyio.run(client.close, backend=library)
