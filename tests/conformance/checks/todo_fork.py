"""A process that forks: the child opens connections of its own, the parent keeps its."""

from __future__ import annotations

import asyncio
import os
import warnings

PACKAGE = "todoclient"


def in_child(work):
    """What a forked child's work comes to: 0 where all went well. It ends without clean-up."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of forking with threads, or a loop, running
        child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException as error:
            os.write(2, f"in the child: {error!r}\n".encode())
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1]


async def check_calls_in_the_child(kit):
    if not hasattr(os, "fork"):
        return
    client = kit.client(deadline=20.0)
    todo = await kit.do(client.todos.create(title="forked"))

    def work():
        for _ in range(2):
            got = client.todos.get(id=todo.id)
            if kit.kind == "async":
                got = asyncio.run(_awaited(got))
            assert got.title == "forked"

    for _ in range(3):
        assert in_child(work) == 0
        assert (await kit.do(client.todos.get(id=todo.id))).title == "forked"


async def check_a_stream_of_the_parents_goes_on(kit):
    if not hasattr(os, "fork"):
        return
    client = kit.client(deadline=20.0)
    tag = "fork-stream-" + kit.kind
    for _ in range(3):
        await kit.do(client.todos.create(title=tag))
    seen = 0
    async with kit.entered(client.todos.watch(limit=3)) as stream:
        async for _ in kit.each(stream):
            seen += 1

            def work():
                asyncio.run(_closed(client))

            assert in_child(work) == 0
    assert seen == 3
    await kit.do(client.todos.stats())


async def check_a_client_over_httpx(kit):
    if not hasattr(os, "fork"):
        return
    client = kit.client(deadline=20.0)
    client.http_client.headers["X-Own"] = "1"
    await kit.do(client.todos.stats())

    def work():
        got = client.todos.stats()
        if kit.kind == "async":
            asyncio.run(_awaited(got))

    assert in_child(work) == 0
    await kit.do(client.todos.stats())


async def _awaited(call):
    return await call


async def _closed(client):
    """The client closed in the child alone."""
    closing = client.close()
    if closing is not None:
        await closing
