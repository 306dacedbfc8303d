"""What becomes of a stream's connection: left, closed from elsewhere, read to its end."""

import asyncio
import gc
import threading
import time
from typing import Any, List

import pytest
from cases.streams import A, a
from contract_runtime import SDKError
from contract_runtime._client import stream_flow
from contract_runtime._retry.policy import RetryPolicy
from stream_client import watch, watch_operation, with_client
from stream_kit import Driver
from stream_server import HEAD, Exchange, StreamServer, chunk

LAST = chunk(b"")


@pytest.mark.parametrize("how", ["close", "collect", "cancel"])
def test_leaving_frees_the_connection(kind: str, how: str) -> None:
    """The server sees the connection close; it would hang here otherwise."""

    def answer(to: Exchange) -> None:
        to.send(HEAD + chunk(A))
        to.wait_for_close()

    async def test(client: Any, on: Driver) -> None:
        stream = client.watch()
        items = on.iter(stream)
        assert await on.next(items) == a
        if how == "close":
            await on.close(stream)
        elif how == "cancel" and on.kind == "async":
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(on.next(items), 0.05)
        del stream, items
        gc.collect()
        for _ in range(10):
            await asyncio.sleep(0)
        await asyncio.get_running_loop().run_in_executor(None, server.join)

    with StreamServer(answer).running() as server:
        with_client(kind, server.url, test)


@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("sent", [b"", HEAD, HEAD + chunk(A)], ids=["", "head", "item"])
def test_close_from_elsewhere_ends_the_wait(kind: str, sent: bytes, resume: bool) -> None:
    waiting = threading.Event()

    def answer(to: Exchange) -> None:
        to.send(sent)
        waiting.set()
        to.wait_for_close()

    async def test(client: Any, on: Driver) -> None:
        stream = client.watch(resume=resume)
        in_thread = asyncio.get_running_loop().run_in_executor

        async def read() -> List[object]:
            if kind == "sync":
                return await in_thread(None, list, stream)
            return [item async for item in stream]

        reader = asyncio.ensure_future(read())
        await in_thread(None, waiting.wait)
        await on.close(stream)
        with pytest.raises(SDKError, match="closed") as caught:
            await reader
        assert type(caught.value) is SDKError
        await in_thread(None, server.join)

    with StreamServer(answer).running() as server:
        with_client(kind, server.url, test)
    assert server.connections == 1


def test_close_from_elsewhere_between_two_tries(kind: str) -> None:
    """The wait for the next one is the last."""

    async def test(client: Any, on: Driver) -> None:
        in_thread = asyncio.get_running_loop().run_in_executor
        loop = asyncio.get_running_loop()

        def close(event: object) -> None:
            closing.append(asyncio.run_coroutine_threadsafe(on.close(stream), loop))

        closing: List[Any] = []
        policy = RetryPolicy(on_retry=close)
        stream = client.with_options(retry=policy, max_retries=9).watch()
        with pytest.raises(SDKError, match="closed while it was read"):
            if kind == "sync":
                await in_thread(None, list, stream)
            else:
                await on.next(on.iter(stream))
        for each in closing:
            await asyncio.wrap_future(each)

    status = b"HTTP/1.1 500 No\r\nretry-after-ms: 300\r\ncontent-length: 0\r\n\r\n"
    with StreamServer(lambda to: to.send(status)).running() as server:
        with_client(kind, server.url, test)
    assert len(server.asked) == 1


@pytest.mark.parametrize("end", [b"data: [DONE]\n\n", b'data: {"type":"done","total":1}\n\n'])
def test_connection_serves_the_next_stream(
    kind: str, end: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_flow, "_DRAIN_SECONDS", 20)

    def answer(to: Exchange) -> None:
        to.keep_alive = True
        to.send(HEAD + chunk(A) + chunk(end))
        time.sleep(0.002)
        to.send(LAST)

    async def test(client: Any, on: Driver) -> None:
        for _ in range(3):
            items = on.iter(client.watch(watch_operation("Event", "Done")))
            assert await on.next(items) == a
            while await on.next(items) is not None:
                pass

    with StreamServer(answer).running() as server:
        with_client(kind, server.url, test)
    assert server.connections == 1


def test_stream_that_its_server_leaves_open_after_the_end(kind: str) -> None:
    def answer(to: Exchange) -> None:
        to.send(HEAD + chunk(A) + chunk(b"data: [DONE]\n\n"))
        to.wait_for_close()

    with StreamServer(answer).running() as server:
        assert watch(kind, server.url) == ([a], None)
