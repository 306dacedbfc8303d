"""What memory a long-lived program gains: calls, `with_options` copies, clients made and closed.

    uv run python benchmarks/bench_memory.py [--json] [--calls 100000]

Blocks of memory that Python has allocated, objects that it tracks, resident memory and open
descriptors: how many more there are after the work than after its warm-up, garbage collected.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loopback import loopback
from rounds import machine

sys.path.insert(0, str(Path(__file__).parents[1] / "packages/runtime/tests/sdk"))

from todosdk import AsyncClient, Client

#: Of the counts below, the part that is done beforehand.
WARM_UP = 0.05


@dataclass(frozen=True)
class Work:
    """Something that is done many times."""

    name: str
    times: int
    once: Callable[[int], object]


def works(url: str, calls: int) -> Iterator[Work]:
    """What is done, and how often."""
    client = Client(base_url=url, api_key="key", deadline=30)
    yield Work("calls", calls, lambda count: _sync_calls(client, count))
    yield Work("with_options, and a call each", calls // 10, lambda count: _copies(client, count))
    yield Work("clients made, used and closed", calls // 100, lambda count: _clients(url, count))
    client.close()
    loop = asyncio.new_event_loop()
    aclient = AsyncClient(base_url=url, api_key="key", deadline=30)
    yield Work(
        "async calls, 50 at once",
        calls,
        lambda count: loop.run_until_complete(_calls(aclient, count)),
    )
    loop.run_until_complete(aclient.close())
    loop.close()
    yield Work("event loops and async clients", calls // 100, lambda count: _loops(url, count))


def _sync_calls(client: Client, count: int) -> None:
    for _ in range(count):
        client.todos.get(id="7")


def _copies(client: Client, count: int) -> None:
    for number in range(count):
        client.with_options(max_retries=number % 5, timeout=number + 1).todos.get(id="7")


def _clients(url: str, count: int) -> None:
    for _ in range(count):
        with Client(base_url=url, api_key="key", deadline=30) as client:
            client.todos.get(id="7")


async def _calls(client: AsyncClient, count: int) -> None:
    for _ in range(count // 50):
        await asyncio.gather(*[client.todos.get(id="7") for _ in range(50)])


async def _one(url: str) -> None:
    async with AsyncClient(base_url=url, api_key="key", deadline=30) as client:
        await client.todos.get(id="7")


def _loops(url: str, count: int) -> None:
    for _ in range(count):
        asyncio.run(_one(url))


def _state() -> dict[str, int]:
    for _ in range(3):
        gc.collect()
    with open("/proc/self/statm", encoding="ascii") as file:
        pages = int(file.read().split()[1])
    return {
        "blocks": sys.getallocatedblocks(),
        "objects": len(gc.get_objects()),
        "resident KB": pages * os.sysconf("SC_PAGE_SIZE") // 1024,
        "descriptors": len(os.listdir("/proc/self/fd")),
    }


def measured(work: Work) -> dict[str, int]:
    """What there is more of after the work than after its warm-up."""
    work.once(int(work.times * WARM_UP))
    before = _state()
    work.once(work.times)
    after = _state()
    return {name: after[name] - before[name] for name in before}


def main() -> None:
    """Print what was gained."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    parser.add_argument("--calls", type=int, default=100_000, help="how many of them (100,000)")
    options = parser.parse_args()
    results = []
    with loopback() as url:
        for work in works(url, options.calls):
            results.append({"name": work.name, "times": work.times, "gained": measured(work)})
    if options.json:
        json.dump({"machine": machine(["httpx"]), "results": results}, sys.stdout, indent=2)
        return
    for result in results:
        gained = ", ".join(f"{count:+,} {name}" for name, count in result["gained"].items())
        print(f"{result['times']:>9,} {result['name']}: {gained}")


if __name__ == "__main__":
    main()
