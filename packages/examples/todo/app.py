"""A day with the todo list.

Starts the service on a free port, works with it through the sync and the async client, and
leaves nothing behind: ``uv run python packages/examples/todo/app.py``
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from datetime import datetime, timedelta, timezone

from server import create_app, serving
from todoclient import AsyncClient, Client, NotFoundError, Todo, TodoChanged, TodoCreated

KEY = "a-key"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "todos.sqlite")
        with serving(create_app(database)) as url:
            morning(url)
            asyncio.run(noon(url))
        with serving(create_app(database)) as url:
            evening(url)
    print("\nGood night.")


def morning(url: str) -> None:
    """Plans the day, with the sync client."""
    print("Morning: plan the day")
    tomorrow = datetime.now(timezone.utc) + timedelta(days=1)
    with Client(api_key=KEY, base_url=url) as client:
        client.todos.create(title="Water the plants", tags=["home"])
        client.todos.create(title="Write the report", tags=["work"], due=tomorrow)
        # A nested struct is a model or a plain dict, as one likes.
        client.todos.create(title="Call Ada", tags=["work"], owner={"name": "Grace"})
        for todo in client.todos.list():
            show(todo)


async def noon(url: str) -> None:
    """Gets things done, several at a time, and watches; with the async client."""
    print("Noon: get things done")
    async with AsyncClient(api_key=KEY, base_url=url) as client:
        work = await client.todos.list(tag=["work"])
        await asyncio.gather(*(client.todos.complete(id=todo.id) for todo in work))
        # Three created, two completed: the stream replays what happened since the beginning.
        async for event in client.todos.watch(limit=5):
            if isinstance(event, TodoCreated):
                print(f"  + {event.todo.title}")
            elif isinstance(event, TodoChanged):
                print(f"  ~ {event.todo.title}: {', '.join(event.changes)}")


def evening(url: str) -> None:
    """Tidies up; the service was started anew, its todos are still there."""
    print("Evening: tidy up")
    with Client(api_key=KEY, base_url=url) as client:
        [left] = client.todos.list(status="open")
        client.todos.update(id=left.id, title="Water the plants tomorrow", due=None)
        client.todos.clear_done()
        for todo in client.todos.list():
            show(todo)
        try:
            client.todos.get(id="nothing")
        except NotFoundError as error:
            print(f"  {error.code}: {error.message}")
        stats = client.todos.stats()
        print(f"  {stats.total} left, by tag: {stats.by_tag}")


def show(todo: Todo) -> None:
    """Print a todo on one line."""
    due = f", due {todo.due:%A}" if todo.due else ""
    owner = f", {todo.owner.name}" if todo.owner else ""
    print(f"  [{'x' if todo.status == 'done' else ' '}] {todo.title}{due}{owner}")


if __name__ == "__main__":
    main()
