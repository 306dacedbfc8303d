"""Streams."""

from __future__ import annotations

import asyncio

PACKAGE = "todoclient"


async def check_items_in_order(kit):
    client = kit.client()
    await kit.do(client.todos.create(title="Seen"))
    events = await kit.items(client.todos.watch(limit=1))
    assert len(events) == 1 and isinstance(events[0], kit.sdk.TodoCreated)
    assert events[0].type == "created" and isinstance(events[0].todo, kit.sdk.Todo)


async def check_items_arrive_one_by_one(kit):
    client, other = kit.client(), kit.client()
    await kit.do(other.todos.create(title="first"))
    seen = 0
    async with kit.entered(client.todos.watch()) as stream:
        async for _event in kit.each(stream):
            # The server waits here: it sends what comes next only after this call.
            await kit.do(other.todos.create(title="next"))
            seen += 1
            if seen == 3:
                break


async def check_stream_before_and_after(kit):
    client = kit.client()
    await kit.do(client.todos.create(title="x"))
    stream = client.todos.watch(limit=1)
    try:
        stream.response  # noqa: B018
        raise AssertionError("a response before the request")
    except kit.sdk.SDKError:
        pass
    async with kit.entered(stream):
        assert stream.response.status_code == 200
        assert stream.response.headers["content-type"].startswith("text/event-stream")
        assert len(await kit.items(stream)) == 1
    assert stream.last_event_id == "1" and stream.result is None
    await kit.do(stream.close())
    await kit.do(stream.close())


async def check_a_stream_is_read_once(kit):
    client = kit.client()
    await kit.do(client.todos.create(title="x"))
    stream = client.todos.watch(limit=1)
    await kit.items(stream)
    try:
        await kit.items(stream)
        raise AssertionError("read twice")
    except kit.sdk.SDKError:
        pass


async def check_leaving_early_frees_the_connection(kit):
    client = kit.client()
    await kit.do(client.todos.create(title="x"))
    for _ in range(3):
        async with kit.entered(client.todos.watch()) as stream:
            async for _event in kit.each(stream):
                break
    await kit.do(client.todos.stats())


async def check_resume_from_an_id(kit):
    client = kit.client()
    first = await kit.do(client.todos.create(title="a"))
    await kit.do(client.todos.delete(id=first.id))
    options = {"headers": {"Last-Event-ID": "1"}}
    stream = client.todos.watch(limit=1, resume=True, request_options=options)
    await kit.items(stream)
    assert stream.last_event_id == "2"


async def check_errors_come_at_the_first_item(kit):
    client = kit.client(api_key=None)
    stream = client.todos.watch(limit=1)
    try:
        await kit.items(stream)
        raise AssertionError("no key, no error")
    except kit.sdk.AuthenticationError as error:
        assert error.status_code == 401


async def check_a_page_is_no_stream(kit):
    client = kit.client()
    stream = client.todos.watch(request_options=kit.plan("html"))
    try:
        await kit.items(stream)
        raise AssertionError("HTML passed for a stream")
    except kit.sdk.SDKError as error:
        assert "hotel wifi" in str(error), error


async def check_the_connection_is_retried(kit):
    from kit import quick_retries

    client = kit.client(retry=quick_retries())
    await kit.do(client.todos.create(title="x"))
    events = await kit.items(client.todos.watch(limit=1, request_options=kit.plan("503", "503")))
    assert len(events) == 1


async def check_deadline_ends_a_stream(kit):
    client = kit.client()
    stream = client.todos.watch(request_options={"deadline": 0.2})
    try:
        await kit.items(stream)
        raise AssertionError("endless")
    except kit.sdk.APITimeoutError as error:
        assert "deadline" in str(error), error


async def check_stall_ends_a_stream(kit):
    client = kit.client(stall=0.2)
    try:
        await kit.items(client.todos.watch())
        raise AssertionError("endless")
    except kit.sdk.APITimeoutError as error:
        assert "stall" in str(error), error


async def check_cancelling_a_task(kit):
    if kit.kind == "sync":
        return
    client = kit.client()
    await client.todos.create(title="x")
    begun = asyncio.Event()

    async def listen():
        async for _event in client.todos.watch():
            begun.set()

    task = asyncio.ensure_future(listen())
    await asyncio.wait_for(begun.wait(), 30)
    task.cancel()
    try:
        await task
        raise AssertionError("not cancelled")
    except asyncio.CancelledError:
        pass
    await client.todos.stats()
