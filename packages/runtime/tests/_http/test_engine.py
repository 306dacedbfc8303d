"""Calls through a client of the caller's own, whose connections aren't seen."""

import asyncio

import httpx
import pytest
from todosdk import APIConnectionError, AsyncClient, Client


def broken(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("it broke")


def test_what_breaks_unseen_may_have_been_processed(kind: str) -> None:
    transport = httpx.MockTransport(broken)
    options = {"deadline": 60, "max_retries": 0}

    async def call() -> object:
        async with httpx.AsyncClient(transport=transport, base_url="http://h") as own:
            return await AsyncClient(http_client=own, **options).todos.get(id="7")

    with pytest.raises(APIConnectionError, match="waiting for the response") as caught:
        if kind == "async":
            asyncio.run(call())
        else:
            with httpx.Client(transport=transport, base_url="http://h") as own:
                Client(http_client=own, **options).todos.get(id="7")
    assert caught.value.maybe_processed
