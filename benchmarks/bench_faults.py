"""What becomes of calls when a server fails: lost, doubled, and how much load a dead one gets.

    uv run python benchmarks/bench_faults.py [CALLS]

No times are measured. The server fails three tries in ten, in every way and by a fixed seed: it
resets or closes the connection before or after it carried the request out, answers 503, or
breaks off its answer. It keeps idempotency keys, or, for comparison, ignores them.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from contract_runtime import APIConnectionError, RetryPolicy, SDKError  # noqa: E402
from faults.sdk import Client  # noqa: E402
from faults.server import TODO, FaultServer, Over, Peer, whole  # noqa: E402

FAILS = 0.3
HALF = whole(TODO)[:-9]
UNAVAILABLE = whole(b'{"message": "no"}', status="503 Service Unavailable")


class Roulette:
    """A server's conscience: what it does with each request, and what it did."""

    def __init__(self, *, keeps_keys: bool) -> None:
        self.effects: Counter[str] = Counter()
        self.requests = 0
        self._keys: set[str] = set()
        self._keeps_keys = keeps_keys
        self._random = random.Random(7)

    async def __call__(self, peer: Peer) -> None:
        if not await peer.request():
            raise Over
        self.requests += 1
        fault = self._random.choice(FAULTS) if self._random.random() < FAILS else None
        if fault is None or fault.startswith("done"):
            self._carry_out(peer)
        if fault is None:
            await peer.send(whole(TODO))
        elif fault.endswith("503"):
            await peer.send(UNAVAILABLE)
        elif fault.endswith("half"):
            await peer.send(HALF)
            raise Over
        else:
            if fault.endswith("reset"):
                peer.reset()
            raise Over

    def _carry_out(self, peer: Peer) -> None:
        assert peer.seen is not None
        key = peer.seen.headers.get("idempotency-key", "")
        if not self._keeps_keys or key not in self._keys:
            self._keys.add(key)
            self.effects[peer.seen.body.decode()] += 1


FAULTS = ["reset", "close", "503", "done, reset", "done, close", "done, half", "done, 503"]


def through_failures(calls: int, *, keeps_keys: bool, max_retries: int) -> dict[str, int]:
    """Make so many POSTs, one after another, and compare both sides' books."""
    roulette = Roulette(keeps_keys=keeps_keys)
    told: dict[str, SDKError | None] = {}
    with (
        FaultServer(last=[roulette]) as server,
        Client(
            base_url=server.url, retry=RetryPolicy(base_delay=0), max_retries=max_retries
        ) as client,
    ):
        for number in range(calls):
            body = f'{{"title":"{number}"}}'
            try:
                client.todos.create(title=str(number))
                told[body] = None
            except SDKError as error:
                told[body] = error
    done = roulette.effects
    return {
        "calls": calls,
        "requests": roulette.requests,
        "failed after all tries": sum(error is not None for error in told.values()),
        "lost (told done, and wasn't)": sum(
            error is None and not done[body] for body, error in told.items()
        ),
        "doubled": sum(count > 1 for count in done.values()),
        "done, and told that it can't be": sum(
            isinstance(error, APIConnectionError) and not error.maybe_processed and done[body] > 0
            for body, error in told.items()
        ),
    }


def against_a_dead_server(calls: int, policy: RetryPolicy) -> float:
    """Requests for each call, where every one of them fails."""

    async def dead(peer: Peer) -> None:
        if not await peer.request():
            raise Over
        await peer.send(UNAVAILABLE)

    with (
        FaultServer(last=[dead]) as server,
        Client(base_url=server.url, retry=policy, max_retries=2) as client,
    ):
        for number in range(calls):
            try:
                client.todos.create(title=str(number))
            except SDKError:
                continue
        return len(server.seen) / calls


def main() -> None:
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for keeps_keys in (True, False):
        for retries in (2, 6):
            print(
                f"a server that fails {FAILS:.0%}, max_retries={retries}, keys kept: {keeps_keys}"
            )
            figures = through_failures(calls, keeps_keys=keeps_keys, max_retries=retries)
            for name, count in figures.items():
                print(f"  {count:7,} {name}")
    for name, policy in {
        "with the budget": RetryPolicy(base_delay=0),
        "without": RetryPolicy(base_delay=0, budget=None),
    }.items():
        print(
            f"{against_a_dead_server(calls, policy):.2f} requests a call on a dead server, {name}"
        )


if __name__ == "__main__":
    main()
