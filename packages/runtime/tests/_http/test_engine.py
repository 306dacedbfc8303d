"""Calls through a client of the caller's own, whose connections aren't seen."""

import socket
from typing import Any, AsyncIterator, Callable, Iterator

import httpx
import pytest
from contract_runtime import APIConnectionError, APITimeoutError, SDKError
from http_kit import Both, Server


class Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        raise httpx.ReadError("it broke")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"{"
        raise httpx.ReadError("it broke")


class Wire:
    def get_extra_info(self, info: str) -> object:
        return None


def before(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("it broke")


def within(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, stream=Broken(), extensions={"network_stream": Wire()})


@pytest.mark.parametrize(
    ("answer", "doing"),
    [(before, "waiting for the response"), (within, "reading the response's body")],
)
def test_what_breaks_unseen_may_have_been_processed(
    kind: str, answer: Callable[[httpx.Request], httpx.Response], doing: str
) -> None:
    own: Any = httpx.Client if kind == "sync" else httpx.AsyncClient
    client = own(transport=httpx.MockTransport(answer), base_url="http://h")
    with Both(kind, http_client=client, deadline=60, max_retries=0) as both:
        with pytest.raises(APIConnectionError, match=f"while {doing}: it broke") as caught:
            both.run(lambda c: c.todos.get(id="7"))
        both.wait(client.aclose if kind == "async" else client.close)
    assert caught.value.maybe_processed


@pytest.mark.parametrize("own", [False, True])
def test_a_body_that_only_closing_ends_is_cut_off(
    kind: str, own: bool, http_server: Server
) -> None:
    make: Any = httpx.Client if kind == "sync" else httpx.AsyncClient
    client = make(base_url=http_server.url) if own else None
    with Both(kind, base_url=http_server.url, http_client=client, deadline=0.2) as both:
        with pytest.raises(APITimeoutError, match=r"the deadline of 0\.2 s passed"):
            both.run(lambda c: c.todos.get(id="drip-on"))
        if client is not None:
            both.wait(client.aclose if kind == "async" else client.close)


def test_a_request_that_the_server_does_not_read(kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with Both(kind, base_url=url, deadline=0.3, max_retries=0) as both:
            with pytest.raises(APITimeoutError, match="while sending the request"):
                both.run(lambda c: c.todos.create(title="x" * (32 << 20)))
            with pytest.raises(APITimeoutError, match="while waiting for the response"):
                both.run(lambda c: c.todos.create(title="x"))


@pytest.mark.parametrize("own", [False, True])
def test_a_host_whose_name_cannot_be(kind: str, own: bool) -> None:
    make: Any = httpx.Client if kind == "sync" else httpx.AsyncClient
    client = make() if own else None
    url = f"http://{'a' * 64}.example"
    with Both(kind, base_url=url, http_client=client, max_retries=0) as both:
        with pytest.raises(APIConnectionError, match="the host's name can't be resolved"):
            both.run(lambda c: c.todos.get(id="7"))
        if client is not None:
            both.wait(client.aclose if kind == "async" else client.close)


def test_a_redirect_to_what_is_no_url_is_not_tried_again(kind: str) -> None:
    def moved(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "http://h:port/"})

    make: Any = httpx.Client if kind == "sync" else httpx.AsyncClient
    client = make(transport=httpx.MockTransport(moved), base_url="http://h")
    with Both(kind, http_client=client, max_retries=2) as both:
        with pytest.raises(SDKError, match="redirects to, isn't valid") as caught:
            both.run(lambda c: c.todos.get(id="7"))
        both.wait(client.aclose if kind == "async" else client.close)
    assert len(caught.value.attempts) == 1
