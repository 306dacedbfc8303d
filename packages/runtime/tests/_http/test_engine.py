"""Calls through a client of the caller's own, whose connections aren't seen."""

from typing import Any

import httpx
import pytest
from contract_runtime import APIConnectionError
from http_kit import Both


def broken(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("it broke")


def test_what_breaks_unseen_may_have_been_processed(kind: str) -> None:
    own: Any = httpx.Client if kind == "sync" else httpx.AsyncClient
    client = own(transport=httpx.MockTransport(broken), base_url="http://h")
    with Both(kind, http_client=client, deadline=60, max_retries=0) as both:
        with pytest.raises(APIConnectionError, match="waiting for the response") as caught:
            both.run(lambda c: c.todos.get(id="7"))
        both.wait(client.aclose if kind == "async" else client.close)
    assert caught.value.maybe_processed
