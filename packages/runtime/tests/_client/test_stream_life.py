"""When a stream is opened and freed, and what it refuses; each case sync and async."""

import asyncio
import gc

import pytest
from cases.streams import BROKE, A, a, b
from contract_runtime import APIConnectionError, SDKError, StreamInterruptedError
from stream_kit import Driver, Server, both, operation


@both
async def test_nothing_is_sent_before_an_item_is_asked_for(server: Server, on: Driver) -> None:
    stream = server.stream(operation())
    items = on.iter(stream)
    assert server.asked == []
    assert await on.next(items) == a
    assert server.asked == [None]


@both
async def test_request_goes_out_on_with(server: Server, on: Driver) -> None:
    stream = await on.enter(server.stream(operation()))
    assert server.asked == [None]
    assert server.made[0].read == 0
    assert stream.response is server.made[0].response
    assert await on.next(on.iter(stream)) == a
    await on.exit(stream)
    assert server.made[0].closed == 1


@both
async def test_first_item_comes_before_the_second_is_read(server: Server, on: Driver) -> None:
    items = on.iter(server.stream(operation()))
    assert await on.next(items) == a
    assert server.made[0].read == 1


@both
async def test_with_in_the_middle_of_an_iteration(server: Server, on: Driver) -> None:
    stream = server.stream(operation())
    items = on.iter(stream)
    assert await on.next(items) == a
    await on.enter(stream)
    assert await on.next(items) == b
    await on.exit(stream)


@both
async def test_response_before_the_request(server: Server, on: Driver) -> None:
    stream = server.stream(operation())
    with pytest.raises(SDKError, match="no response before"):
        _ = stream.response
    assert (stream.last_event_id, stream.result) == ("", None)


@both
async def test_stream_is_its_own_iterator_too(server: Server, on: Driver) -> None:
    stream = server.stream(operation())
    assert await on.next(stream) == a
    assert await on.next(on.iter(stream)) == b
    await on.close(stream)


@both
async def test_iterating_twice(server: Server, on: Driver) -> None:
    stream = server.stream(operation())
    on.iter(stream)
    with pytest.raises(SDKError, match="iterated once"):
        on.iter(stream)


@both
async def test_use_after_close(server: Server, on: Driver) -> None:
    stream = server.stream(operation())
    items = on.iter(stream)
    await on.next(items)
    await on.close(stream)
    await on.close(stream)
    assert server.made[0].closed == 1
    for refused in (on.next(items), on.enter(stream)):
        with pytest.raises(SDKError, match="closed"):
            await refused
    with pytest.raises(SDKError, match="closed"):
        on.iter(stream)
    assert stream.response is server.made[0].response


@both
async def test_close_before_the_request(server: Server, on: Driver) -> None:
    stream = server.stream(operation())
    await on.close(stream)
    with pytest.raises(SDKError, match="closed"):
        await on.enter(stream)
    assert server.asked == []


@both
async def test_end_stays_the_end(server: Server, on: Driver) -> None:
    items = on.iter(server.stream(operation()))
    await on.next(items), await on.next(items)
    assert [await on.next(items), await on.next(items)] == [None, None]
    assert server.made[0].closed == 1


@both
async def test_failure_is_no_end(server: Server, on: Driver) -> None:
    """Whoever catches it and asks on doesn't take a stream that broke off for a whole one."""
    items = on.iter(server.then([A, BROKE]).stream(operation()))
    assert await on.next(items) == a
    with pytest.raises(StreamInterruptedError):
        await on.next(items)
    for _ in range(2):
        with pytest.raises(SDKError, match="failed"):
            await on.next(items)
    assert server.made[0].closed == 1


@both
async def test_failed_opening_is_not_tried_again(server: Server, on: Driver) -> None:
    stream = server.then(APIConnectionError("refused")).stream(operation())
    with pytest.raises(APIConnectionError, match="refused"):
        await on.enter(stream)
    with pytest.raises(SDKError, match="closed, or has failed"):
        await on.enter(stream)


@both
async def test_leaving_early_frees_the_connection_with_the_last_reference(
    server: Server, on: Driver
) -> None:
    gc.disable()
    try:
        stream = server.stream(operation())
        items = on.iter(stream)
        await on.next(items)
        del items
        assert server.made[0].closed == 0
        del stream
        for _ in range(5):
            await asyncio.sleep(0)
        assert server.made[0].closed == 1
    finally:
        gc.enable()


@both
async def test_loop_holds_the_stream(server: Server, on: Driver) -> None:
    items = on.iter(server.stream(operation()))
    assert await on.next(items) == a
    await on.turn()
    assert await on.next(items) == b


@both
async def test_exception_in_the_body_of_with(server: Server, on: Driver) -> None:
    stream = server.stream(operation())
    with pytest.raises(ZeroDivisionError):
        if on.kind == "sync":
            with stream:
                raise ZeroDivisionError
        else:
            async with stream:
                raise ZeroDivisionError
    assert server.made[0].closed == 1


@both
async def test_ctrl_c_while_reading(server: Server, on: Driver) -> None:
    stream = server.then([A, KeyboardInterrupt()]).stream(operation())
    items = on.iter(stream)
    await on.next(items)
    with pytest.raises(KeyboardInterrupt):
        await on.next(items)
    assert server.made[0].closed == 1
    with pytest.raises(SDKError, match="closed"):  # no end of the stream
        await on.next(items)
