"""Rounds that alternate the contenders, so that a machine's moods hit all of them alike.

A benchmark makes a :class:`Contest` for each thing that it measures and gives them to
:func:`main`, which prints a table, or with ``--json`` the same as data.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

#: Seconds that one contender's turn takes, about.
TURN = 0.02


@dataclass(frozen=True)
class Result:
    """One contender's turns: medians and spread in microseconds of CPU a run."""

    name: str
    median: float
    low: float
    high: float
    ratio: float


@dataclass
class Contest:
    """Several ways to do one thing.

    Args:
        title: What is done.
        base: The contender that the others are divided by.
        contenders: Name to a function that does it once.
        goals: Name to the ratio that is to be reached at most.
        before: Name to what is to be done before each of its turns, untimed.
    """

    title: str
    base: str
    contenders: dict[str, Callable[[], object]]
    goals: dict[str, float] = field(default_factory=dict)
    before: dict[str, Callable[[], object]] = field(default_factory=dict)

    def run(self, rounds: int) -> list[Result]:
        runs = {name: self._runs_a_turn(name) for name in self.contenders}
        taken: dict[str, list[float]] = {name: [] for name in self.contenders}
        for _ in range(rounds):
            for name, once in self.contenders.items():
                self.before.get(name, gc.collect)()
                taken[name].append(_turn(once, runs[name]))
        # Ratios are taken within a round, where both had the same machine.
        return [
            Result(
                name,
                statistics.median(times),
                *_quartiles(times),
                statistics.median(
                    own / base for own, base in zip(times, taken[self.base], strict=True)
                ),
            )
            for name, times in taken.items()
        ]

    def _runs_a_turn(self, name: str) -> int:
        self.before.get(name, gc.collect)()
        once = self.contenders[name]
        once()
        start = time.perf_counter()
        once()
        return max(1, int(TURN / max(time.perf_counter() - start, 1e-7)))


def _turn(once: Callable[[], object], runs: int) -> float:
    turns = range(runs)
    start = time.process_time_ns()
    for _ in turns:
        once()
    return (time.process_time_ns() - start) / runs / 1000


def _quartiles(times: list[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return ordered[len(ordered) // 4], ordered[len(ordered) * 3 // 4]


def machine(packages: Iterable[str]) -> dict[str, str]:
    """What the figures depend on."""
    facts = {
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
    }
    for package in packages:
        try:
            facts[package] = version(package)
        except PackageNotFoundError:
            facts[package] = "not installed"
    return facts


def main(contests: Callable[[], Iterable[Contest]], *, packages: Iterable[str], about: str) -> None:
    """Run contests and print what came of them.

    Args:
        contests: Makes them; not called for ``--help``.
        packages: Distributions whose versions the figures depend on.
        about: One line for ``--help``.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    parser.add_argument("--rounds", type=int, default=15, help="turns a contender has (15)")
    parser.add_argument("--only", default="", help="run the contests whose title holds this")
    args = parser.parse_args()
    facts = machine(packages)
    data = []
    if not args.json:
        print(", ".join(f"{name} {value}" for name, value in facts.items()))
    for contest in contests():
        if args.only not in contest.title:
            continue
        results = contest.run(args.rounds)
        if args.json:
            data.append(
                {
                    "title": contest.title,
                    "unit": "us of CPU",
                    "base": contest.base,
                    "results": [
                        {**vars(result), "goal": contest.goals.get(result.name)}
                        for result in results
                    ],
                }
            )
        else:
            _print_table(contest, results)
    if args.json:
        json.dump({"machine": facts, "contests": data}, sys.stdout, indent=2)
        print()


def _print_table(contest: Contest, results: list[Result]) -> None:
    width = max(len(result.name) for result in results)
    print(f"\n{contest.title} (µs of CPU; ratio to {contest.base})")
    for result in sorted(results, key=lambda result: result.median):
        goal = contest.goals.get(result.name)
        line = f"  {result.name:<{width}} {result.median:>10,.2f}"
        line += f"  [{result.low:,.2f} – {result.high:,.2f}]  {result.ratio:>7.2f}"
        if goal is not None:
            verdict = "reached" if result.ratio <= goal else f"missed by {result.ratio / goal:.2f}"
            line += f"  goal {goal:.2f}: {verdict}"
        print(line)
