"""Streams used from two threads or tasks, cancelled, dropped."""

import asyncio
import gc
import threading
from typing import Any, Awaitable, Callable, List

import pytest
from cases.streams import BROKE, A, B, a
from contract_runtime import SDKError
from stream_kit import Server, operation


def test_two_threads() -> None:
    server = Server("sync", [A])
    reading, go_on = threading.Event(), threading.Event()
    connection = server.answer(A)

    def chunks():
        reading.set()
        go_on.wait(10)
        yield A

    connection.chunks = chunks
    items = iter(server.then(connection).stream(operation()))
    got: List[object] = []
    reader = threading.Thread(target=lambda: got.append(next(items)))
    reader.start()
    assert reading.wait(10)
    with pytest.raises(SDKError, match="one thread at a time"):
        next(items)
    go_on.set()
    reader.join(10)
    assert got == [a]


def test_close_from_another_thread_ends_the_read() -> None:
    server = Server("sync")
    reading, cut = threading.Event(), threading.Event()
    connection = server.answer()

    def chunks():
        reading.set()
        assert cut.wait(10)
        raise BROKE
        yield b""

    connection.chunks = chunks
    stream = server.then(connection).stream(operation(), resume=True)
    stream._core.cut = cut.set
    errors: List[BaseException] = []

    def read() -> None:
        try:
            list(stream)
        except SDKError as error:
            errors.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    assert reading.wait(10)
    stream.close()
    reader.join(10)
    assert [str(error) for error in errors] == ["the stream was closed while it was read"]
    assert connection.closed == 1


def blocked(server: Server) -> Any:
    """A connection that brings an item and then waits for ever, or for its closing."""
    connection = server.answer()
    closed = asyncio.Event()

    async def chunks():
        yield A
        await closed.wait()
        raise BROKE

    async def close() -> None:
        connection.closed += 1
        closed.set()

    connection.chunks, connection.close = chunks, close
    return connection


def run_blocked(test: Callable[[Server, Any, Any], Awaitable[None]]) -> None:
    async def main() -> None:
        server = Server("async")
        stream = server.then(blocked(server)).stream(operation(), resume=True)
        items = stream.__aiter__()
        assert await items.__anext__() == a
        await test(server, stream, items)
        assert server.made[0].closed == 1

    asyncio.run(main())


def test_two_tasks() -> None:
    async def test(server: Server, stream: Any, items: Any) -> None:
        reader = asyncio.ensure_future(items.__anext__())
        await asyncio.sleep(0)
        with pytest.raises(SDKError, match="one task at a time"):
            await items.__anext__()
        reader.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reader

    run_blocked(test)


def test_close_from_another_task_ends_the_read() -> None:
    async def test(server: Server, stream: Any, items: Any) -> None:
        reader = asyncio.ensure_future(items.__anext__())
        await asyncio.sleep(0)
        await stream.close()
        with pytest.raises(SDKError, match="closed while it was read"):
            await reader

    run_blocked(test)


def test_cancelling_frees_the_connection() -> None:
    async def test(server: Server, stream: Any, items: Any) -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(items.__anext__(), 0.001)
        with pytest.raises(SDKError, match="closed"):  # no end of the stream
            await items.__anext__()

    run_blocked(test)


def test_dropped_coroutine() -> None:
    async def test(server: Server, stream: Any, items: Any) -> None:
        reading = items.__anext__()
        reading.send(None)
        reading.close()
        for _ in range(5):
            await asyncio.sleep(0)

    run_blocked(test)


def test_collected_after_its_loop_is_gone() -> None:
    server = Server("async", [A, B])
    kept: List[object] = []

    async def main() -> None:
        items = server.stream(operation()).__aiter__()
        await items.__anext__()
        kept.append(items)

    asyncio.run(main())
    kept.clear()
    gc.collect()  # an exception here would be an unraisable one, and fail the test
