"""One call of each kind, sync or async."""

from __future__ import annotations

import asyncio

from faults.leaks import AT_ONCE
from faults.rows import GET, POST, Kind
from faults.sdk import AsyncClient, Client, Todo

GOOD = Todo(id="7", title="Write")
ITEMS = [Todo(id="1", title="a"), Todo(id="2", title="b")]


def call(url: str, kind: Kind, mode: str, **options: object) -> object:
    """Make one call with a client of its own; an error comes back as a value."""
    given = {"retry": AT_ONCE, "base_url": url, "api_key": "sk-planted-credential", **options}
    try:
        return _sync(kind, given) if mode == "sync" else asyncio.run(_async(kind, given))
    except Exception as error:
        return error


def _sync(kind: Kind, options: dict[str, object]) -> object:
    with Client(**options) as client:  # type: ignore[arg-type]
        if kind is GET:
            return client.todos.get(id="7")
        if kind is POST:
            return client.todos.create(title="Write")
        return list(client.todos.watch())


async def _async(kind: Kind, options: dict[str, object]) -> object:
    try:
        async with AsyncClient(**options) as client:  # type: ignore[arg-type]
            if kind is GET:
                return await client.todos.get(id="7")
            if kind is POST:
                return await client.todos.create(title="Write")
            return [item async for item in client.todos.watch()]
    finally:
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, f"tasks are left: {left}"


def expected(kind: Kind) -> object:
    return GOOD if kind in (GET, POST) else ITEMS
