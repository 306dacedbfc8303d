"""Streams that break, that are left, and that are taken up again."""

from __future__ import annotations

import asyncio
import gc
import threading

from kit import quick_retries

PACKAGE = "todoclient"


async def check_a_break_is_no_end(kit):
    client = kit.client()
    await kit.do(client.todos.create(title="x"))
    for cut in (20, 60, 200):
        heard = []
        stream = client.todos.watch(limit=1000, request_options=kit.plan("cut=" + str(cut)))
        try:
            async for event in kit.each(stream):
                heard.append(event)
            raise AssertionError("it looked like an end")
        except kit.sdk.APIConnectionError as error:
            assert isinstance(error, kit.sdk.StreamInterruptedError)
            assert error.items == len(heard), error
            assert (error.last_event_id or "") == stream.last_event_id, error


async def check_a_break_before_the_first_byte_is_retried(kit):
    client = kit.client(retry=quick_retries())
    await kit.do(client.todos.create(title="x"))
    stream = client.todos.watch(limit=1, request_options=kit.plan("500", "500"))
    assert len(await kit.items(stream)) == 1
    assert stream.response.headers["x-tries"] == "3"


async def check_nothing_lost_nothing_twice(kit):
    """The stream breaks off at odd places, and with ``resume`` nobody sees it."""
    client = kit.client(retry=quick_retries())
    for number in range(5):
        await kit.do(client.todos.create(title="event " + str(number)))
    whole = await kit.items(client.todos.watch(limit=5))
    for resume in (True, __import__("contract_runtime").ResumePolicy(max_tries=9)):
        plan = kit.plan("cut=100", "cut=500", "cut=30", "cut=0", "cut=700")
        heard = []
        stream = client.todos.watch(resume=resume, request_options=plan)
        async with kit.entered(stream):
            async for event in kit.each(stream):
                heard.append(event)
                if len(heard) == 5:
                    break
        assert heard == whole
        assert stream.last_event_id == "5"


async def check_resuming_gives_up(kit):
    client = kit.client(retry=quick_retries())
    await kit.do(client.todos.create(title="x"))
    policy = __import__("contract_runtime").ResumePolicy(max_tries=1)
    plan = kit.plan(*["cut=0"] * 9)
    stream = client.todos.watch(resume=policy, request_options=plan)
    try:
        await kit.items(stream)
        raise AssertionError("it went on")
    except kit.sdk.StreamInterruptedError as error:
        assert error.attempts, error


async def check_a_stream_that_breaks_knows_the_tries_before(kit):
    client = kit.client(retry=quick_retries())
    await kit.do(client.todos.create(title="x"))
    for steps, tries in ((["503", "503", "cut=9"], 3), (["503", "html"], 2), (["cut=9"], 1)):
        plan = kit.plan(*steps)
        error = await kit.error(
            lambda plan=plan: kit.items(client.todos.watch(limit=1, request_options=plan)),
            kit.sdk.SDKError,
        )
        assert [each.number for each in error.attempts] == list(range(1, tries + 1)), error
        assert (f"after {tries} tries" in str(error)) == (tries > 1), error
        assert [each.status for each in error.attempts[:-1]] == [503] * (len(steps) - 1), error


async def check_idle_of_a_call(kit):
    client = kit.client()
    for options in ({"idle": 0.2}, {"stall": 0.2}):
        try:
            await kit.items(client.todos.watch(request_options=options))
            raise AssertionError("endless")
        except kit.sdk.APITimeoutError as error:
            assert [error.clock] == list(options), error.clock


async def check_idle_and_stall_of_a_client(kit):
    for options in ({"idle": 0.2}, {"stall": 0.2}):
        client = kit.client(**options)
        error = None
        try:
            await kit.items(client.todos.watch())
        except kit.sdk.APITimeoutError as timeout:
            error = timeout
        assert error is not None and [error.clock] == list(options)


async def check_closing_from_elsewhere_ends_a_stream(kit):
    client = kit.client()
    await kit.do(client.todos.create(title="x"))
    stream = client.todos.watch()
    begun = asyncio.Event() if kit.kind == "async" else threading.Event()
    ended = []

    async def listen():
        try:
            async for _event in kit.each(stream):
                begun.set()
        except kit.sdk.SDKError as error:
            ended.append(error)
        else:
            ended.append(None)

    if kit.kind == "async":
        task = asyncio.ensure_future(listen())
        await begun.wait()
        await stream.close()
        await task
    else:
        thread = threading.Thread(target=lambda: asyncio.run(listen()))
        thread.start()
        assert begun.wait(30)
        stream.close()
        thread.join(30)
        assert not thread.is_alive()
    assert len(ended) == 1


async def check_leaving_by_an_error_closes(kit):
    client = kit.client()
    await kit.do(client.todos.create(title="x"))
    kept = []
    try:
        async with kit.entered(client.todos.watch()) as stream:
            kept.append(stream)
            async for _event in kit.each(stream):
                raise KeyError("mine")
    except KeyError:
        pass
    try:
        await kit.items(kept[0])
        raise AssertionError("it goes on")
    except kit.sdk.SDKError as error:
        assert "closed" in str(error), error


async def check_a_forgotten_stream_frees_its_connection(kit):
    import httpx

    limits = httpx.Limits(max_connections=1)
    make = httpx.Client if kit.kind == "sync" else httpx.AsyncClient
    own = make(limits=limits, base_url=kit.url, timeout=30.0)
    client = kit.client_class(api_key="k", http_client=own)
    await kit.do(client.todos.create(title="x"))
    for _ in range(3):
        if kit.kind == "sync":
            for _event in client.todos.watch():
                break
        else:
            async for _event in client.todos.watch():
                break
            gc.collect()
            await asyncio.sleep(0)
        await kit.do(client.todos.stats())
    await kit.do(client.close())
    await kit.do(own.close() if kit.kind == "sync" else own.aclose())
