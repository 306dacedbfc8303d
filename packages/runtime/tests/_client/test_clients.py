"""Clients themselves: their options, and copies with others."""

import copy
import inspect
import pickle
from typing import Any, Callable, Dict, List

import httpx
import pytest
from contract_runtime import SDKError
from http_kit import Both, Server


def test_options_at_construction(kind: str) -> None:
    with Both(kind) as both:
        assert repr(both.client).endswith("of TodoAPI at http://localhost:8080>")
    assert repr(both.client).endswith("(closed)>")


@pytest.mark.parametrize("name", ["Client", "AsyncClient"])
def test_the_basics_by_place(name: str) -> None:
    import todosdk

    client: Any = getattr(todosdk, name)
    signature = inspect.signature(client)
    by_place = [p.name for p in signature.parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
    assert by_place == ["api_key", "base_url", "timeout", "max_retries", "default_headers"]
    made = client("key", "http://h/v1", 3.0, 5, {"A": "b"})
    told = made._core.options
    assert (told.api_key, told.base_url, told.timeout) == ("key", "http://h/v1", 3.0)
    assert (told.max_retries, told.default_headers) == (5, {"a": (b"A", b"b")})
    with pytest.raises(TypeError):
        client("key", "http://h", 3.0, 5, None, None)
    with pytest.raises(TypeError):
        made.with_options("key")


#: Wrong options, and what they are answered with.
WRONG: List[Any] = [
    ({"base_url": ""}, ValueError),
    ({"base_url": "example.com"}, ValueError),
    ({"base_url": "ftp://h"}, ValueError),
    ({"base_url": 3}, TypeError),
    ({"api_key": 3}, TypeError),
    ({"api_key": "secret\n"}, ValueError),
    ({"default_headers": {"A": "b\rc"}}, ValueError),
    ({"default_headers": {"A:": "b"}}, ValueError),
    ({"max_retries": -1}, ValueError),
    ({"max_retries": True}, TypeError),
    ({"timeout": -1}, ValueError),
    ({"timeout": 0}, ValueError),
    ({"timeout": "1"}, TypeError),
    ({"deadline": float("nan")}, ValueError),
    ({"timeout": float("inf")}, ValueError),
    ({"deadline": float("inf")}, ValueError),
    ({"timeout": httpx.Timeout(0)}, ValueError),
    ({"timeout": httpx.Timeout(5, read=-1)}, ValueError),
    ({"deadline": httpx.Timeout(5)}, TypeError),
    ({"idle": "x"}, TypeError),
    ({"stall": httpx.Timeout(5)}, TypeError),
    ({"retry": 3}, TypeError),
    ({"on_drift": "x"}, TypeError),
    ({"default_headers": "A: b"}, TypeError),
    ({"default_headers": [("A", "b")]}, TypeError),
    ({"default_headers": {1: "b"}}, TypeError),
    ({"nope": 1}, TypeError),
]


@pytest.mark.parametrize(("options", "error"), WRONG)
def test_wrong_options(kind: str, options: Dict[str, Any], error: type) -> None:
    with pytest.raises(error) as caught:
        Both(kind, **options)
    assert "secret" not in str(caught.value)
    with Both(kind) as both, pytest.raises(error):
        both.client.with_options(**options)


def test_no_base_url() -> None:
    from contract_runtime.abi import BaseClient, Service

    class Client(BaseClient):
        _service = Service("X", package="x", version="1")

    with pytest.raises(ValueError, match="no base URL"):
        Client()
    with Client(base_url="http://h") as client, pytest.raises(ValueError, match="no base URL"):
        client.with_options(base_url=None)


def test_the_other_kind_of_http_client(kind: str) -> None:
    other: Any = httpx.Client() if kind == "async" else httpx.AsyncClient()
    for wrong in (other, object(), httpx.Client, httpx.AsyncClient):
        with pytest.raises(TypeError, match="http_client must be an httpx"):
            Both(kind, http_client=wrong)
    if kind == "async":
        other.close()


@pytest.mark.parametrize("path", ["/", "/v1?api_key=hidden"])
def test_a_key_is_shown_nowhere(kind: str, path: str) -> None:
    with Both(kind, api_key="hidden-key", base_url=f"http://me:hidden-pass@h{path}") as both:
        shown = repr(both.client) + str(both.client) + repr(both.client.todos)
    assert "hidden" not in shown


@pytest.mark.parametrize("travel", [pickle.dumps, copy.copy, copy.deepcopy])
def test_clients_do_not_travel(kind: str, travel: Callable[[Any], Any]) -> None:
    with Both(kind) as both, pytest.raises(TypeError, match="make one in each process"):
        travel(both.client)


@pytest.mark.parametrize("travel", [pickle.dumps, copy.deepcopy])
def test_nor_does_what_belongs_to_them(kind: str, travel: Callable[[Any], Any]) -> None:
    with Both(kind) as both:
        todos = both.client.todos
        for part in (todos, todos.with_raw_response, todos.watch()):
            with pytest.raises(TypeError, match="make one in each process"):
                travel(part)


def test_resources_are_made_once(kind: str) -> None:
    with Both(kind) as both:
        assert both.client.todos is both.client.todos
        assert both.client.with_options(timeout=1).todos is not both.client.todos


def test_with_options(kind: str, http_server: Server) -> None:
    first = {"X-A": "1", "X-B": "1"}
    with Both(kind, base_url=http_server.url, api_key="k", default_headers=first) as both:
        both.run(lambda c: c.with_options(default_headers={"x-a": "2"}).todos.get(id="7"))
        both.run(lambda c: c.with_options(default_headers=None, api_key=None).todos.get(id="7"))
        both.run(lambda c: c.with_options(base_url=http_server.url + "/v2").todos.get(id="7"))
        both.run(lambda c: c.todos.get(id="7"))
    merged, bare, moved, same = http_server.seen
    assert (merged.headers["x-a"], merged.headers["x-b"]) == ("2", "1")
    assert not {"x-a", "authorization"} & set(bare.headers)
    assert moved.target == "/v2/todos/7"
    assert (same.headers["x-a"], same.headers["authorization"]) == ("1", "Bearer k")
    assert http_server.connections == 1


def test_timeout_none_is_no_timeout(kind: str, http_server: Server) -> None:
    with Both(kind, base_url=http_server.url, timeout=0.05, max_retries=0) as both:
        with pytest.raises(SDKError, match="timed out"):
            both.run(lambda c: c.todos.get(id="hang"))
        options = {"timeout": None, "deadline": 0.3}
        with pytest.raises(SDKError, match="deadline"):
            both.run(lambda c: c.todos.get(id="hang", request_options=options))
        with pytest.raises(SDKError, match="deadline"):
            both.run(lambda c: c.with_options(**options).todos.get(id="hang"))
