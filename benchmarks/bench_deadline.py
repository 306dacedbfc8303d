"""How late a deadline, or a stream's clock, ends what hangs or drips.

    uv run python benchmarks/bench_deadline.py [--json] [--rounds 20]

Milliseconds of wall-clock time from when a limit was reached until the caller had the error, the
server's answer being what limits are for: none, or a head, a body or a stream that goes on and on.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rounds import machine

TESTS = Path(__file__).parents[1] / "packages/runtime/tests"
sys.path[:0] = [str(TESTS), str(TESTS / "sdk")]

from contract_runtime import APITimeoutError  # noqa: E402
from http_kit import Seen, Server  # noqa: E402
from todosdk import AsyncClient, Client  # noqa: E402

#: Seconds that are granted, and milliseconds that a limit may be late.
GRANTED = 0.1
GOAL = 50.0
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"


def _silent(server: Server, seen: Seen, peer: socket.socket) -> bool:
    peer.sendall(STREAM)
    return bool(server.closing.wait(30))


def _pinging(server: Server, seen: Seen, peer: socket.socket) -> bool:
    peer.sendall(STREAM)
    while not server.closing.wait(0.02):
        peer.sendall(b": ping\n\n")
    return False


def _steady(server: Server, seen: Seen, peer: socket.socket) -> bool:
    peer.sendall(STREAM)
    while not server.closing.wait(0.02):
        peer.sendall(b'data: {"type":"token","text":"a"}\n\n')
    return False


#: What the server does: the limit that ends it, and the id that a todo is asked for by, or for a
#: stream what serves it.
CASES: dict[str, tuple[str, str | Callable[[Server, Seen, socket.socket], bool]]] = {
    "no answer": ("deadline", "hang"),
    "a dripped head": ("deadline", "drip-head"),
    "a dripped body": ("deadline", "drip-body"),
    "a stream of items without end": ("deadline", _steady),
    "a silent stream": ("idle", _silent),
    "a stream of pings": ("stall", _pinging),
}


def sync_seconds(client: Client, asked: str | None) -> float:
    """How long a call, or a stream, takes to fail."""
    start = time.perf_counter()
    try:
        if asked is None:
            for _ in client.todos.watch():
                pass
        else:
            client.todos.get(id=asked)
    except APITimeoutError:
        return time.perf_counter() - start
    raise AssertionError("nothing was cut")


async def async_seconds(client: AsyncClient, asked: str | None) -> float:
    """The same, awaited."""
    start = time.perf_counter()
    try:
        if asked is None:
            async for _ in client.todos.watch():
                pass
        else:
            await client.todos.get(id=asked)
    except APITimeoutError:
        return time.perf_counter() - start
    raise AssertionError("nothing was cut")


def measured(kind: str, case: str, rounds: int) -> list[float]:
    """Milliseconds that each round was late."""
    limit, what = CASES[case]
    asked = what if isinstance(what, str) else None
    server = Server()
    if not isinstance(what, str):
        server.paths["/todos/watch"] = what
    options = {"base_url": server.url, "max_retries": 0, limit: GRANTED}

    async def awaited() -> list[float]:
        async with AsyncClient(**options) as client:
            await client.warm()
            return [await async_seconds(client, asked) for _ in range(rounds)]

    if kind == "async":
        taken = asyncio.run(awaited())
    else:
        with Client(**options) as client:
            client.warm()
            taken = [sync_seconds(client, asked) for _ in range(rounds)]
    server.close()
    return [1000 * (seconds - GRANTED) for seconds in taken]


def main() -> None:
    """Print medians and the worst."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    parser.add_argument("--rounds", type=int, default=20, help="calls for each case (20)")
    options = parser.parse_args()
    results = []
    for case, (limit, _) in CASES.items():
        for kind in ("sync", "async"):
            late = measured(kind, case, options.rounds)
            results.append(
                {
                    "case": case,
                    "kind": kind,
                    "limit": limit,
                    "median": statistics.median(late),
                    "worst": max(late),
                    "goal": GOAL,
                }
            )
    if options.json:
        data = {"machine": machine(["httpx"]), "unit": "ms late", "results": results}
        json.dump(data, sys.stdout, indent=2)
        return
    print(f"ms later than a limit of {GRANTED} s (goal: at most {GOAL:.0f})")
    for row in results:
        print(
            f"  {row['case']:<30} {row['kind']:<6} {row['limit']:<9} "
            f"{row['median']:6.1f}  worst {row['worst']:6.1f}"
        )


if __name__ == "__main__":
    main()
