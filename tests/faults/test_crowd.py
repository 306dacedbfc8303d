"""Many calls at once, over connections that keep failing: each gets the answer to its own."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from faults.leaks import AT_ONCE, nothing_left
from faults.sdk import AsyncClient, Client
from faults.server import FaultServer, Seen, whole
from faults.steps import CLOSE, READ, RESET, SERVE, send

CALLS = 400
#: A reset, an answer cut short, one that is the last unannounced, and a good connection.
MIXED = [[READ, RESET], [READ, send(whole(b"{}")[:-1]), CLOSE], [SERVE, SERVE, CLOSE], []] * 50


@dataclass
class Echo(FaultServer):
    """Answers with the id that was asked for."""

    def answer(self, seen: Seen) -> bytes:
        name = seen.path.rpartition("/")[2]
        return whole(f'{{"id": "{name}", "title": "{name}"}}'.encode())


def test_threads() -> None:
    def ask(number: int) -> bool:
        return client.todos.get(id=str(number)).title == str(number)

    with nothing_left(), Echo(MIXED) as server:
        with (
            Client(base_url=server.url, retry=AT_ONCE, max_retries=9, deadline=60) as client,
            ThreadPoolExecutor(32) as pool,
        ):
            assert all(pool.map(ask, range(CALLS)))
        assert server.wait_until_left()


def test_tasks() -> None:
    async def main(url: str) -> None:
        async with AsyncClient(base_url=url, retry=AT_ONCE, max_retries=9, deadline=60) as client:

            async def ask(number: int) -> bool:
                return (await client.todos.get(id=str(number))).title == str(number)

            assert all(await asyncio.gather(*(ask(number) for number in range(CALLS))))

    with nothing_left(), Echo(MIXED) as server:
        asyncio.run(main(server.url))
        assert server.wait_until_left()
