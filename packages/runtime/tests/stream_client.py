"""A client of a streaming service, as generated code has it."""

import asyncio
from typing import Any, Awaitable, Callable, List, NamedTuple, Optional, Union

from contract_runtime._call.operation import Operation, Service
from contract_runtime._client.client_async import AsyncBaseClient, AsyncResource, AsyncStream
from contract_runtime._client.client_sync import BaseClient, Resource, Stream
from contract_runtime._retry.resume import ResumePolicy
from stream_kit import Driver

Resume = Union[bool, ResumePolicy]

SERVICE = Service("Watcher", package="watcher", version="1.0.0")


def watch_operation(item: str, done: Optional[str]) -> Operation:
    return Operation(
        "events.watch", "GET", "/watch", types="cases.stream_types", item=item, done=done
    )


EVENTS = watch_operation("Event", None)
TICKS = watch_operation("Tick", "Done")


class Client(BaseClient):
    _service = SERVICE

    def watch(
        self,
        operation: Operation = EVENTS,
        resume: Union[bool, ResumePolicy] = False,
        **options: Any,
    ) -> Stream:
        return Resource(self)._stream(operation, {}, options or None, resume)


class AsyncClient(AsyncBaseClient):
    _service = SERVICE

    def watch(
        self,
        operation: Operation = EVENTS,
        resume: Union[bool, ResumePolicy] = False,
        **options: Any,
    ) -> AsyncStream:
        return AsyncResource(self)._stream(operation, {}, options or None, resume)


def with_client(
    kind: str, url: str, test: Callable[[Any, Driver], Awaitable[None]], **options: Any
) -> None:
    """Run a test, written once for both kinds, with a client that is then closed."""

    async def main() -> None:
        if kind == "sync":
            with Client(base_url=url, **options) as client:
                await test(client, Driver(kind))
        else:
            async with AsyncClient(base_url=url, **options) as client:
                await test(client, Driver(kind))

    asyncio.run(main())


class Outcome(NamedTuple):
    items: List[object]
    error: Optional[BaseException]


def watch(kind: str, url: str, operation: Operation = EVENTS, **more: Any) -> Outcome:
    """All items of a stream, and the error that ended them, by a client that is then closed."""
    items: List[object] = []

    async def main() -> None:
        async with AsyncClient(base_url=url) as client:
            async for item in client.watch(operation, **more):
                items.append(item)

    try:
        if kind == "async":
            asyncio.run(main())
        else:
            with Client(base_url=url) as client:
                for item in client.watch(operation, **more):
                    items.append(item)
    except Exception as error:
        return Outcome(items, error)
    return Outcome(items, None)
