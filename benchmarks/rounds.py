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
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version

#: Seconds that one contender's turn takes, about.
TURN = 0.02


@dataclass(frozen=True)
class Result:
    """One contender's turns: medians and spread in microseconds a run."""

    name: str
    median: float
    low: float
    high: float
    ratio: float


@dataclass(frozen=True)
class Comparison:
    """A goal beside the one against the base: a contender's ratio to another one."""

    name: str
    other: str
    goal: float
    ratio: float = 0.0


@dataclass
class Contest:
    """Several ways to do one thing.

    Args:
        title: What is done.
        base: The contender that the others are divided by.
        contenders: Name to a function that does it once.
        goals: Name to the ratio that is to be reached at most.
        before: Name to what is to be done before each of its turns, untimed.
        beside: More ratios that are to be reached; filled in by the run.
        clock: Nanoseconds: of CPU, or where waiting counts ``time.perf_counter_ns``.
    """

    title: str
    base: str
    contenders: dict[str, Callable[[], object]]
    goals: dict[str, float] = field(default_factory=dict)
    before: dict[str, Callable[[], object]] = field(default_factory=dict)
    beside: list[Comparison] = field(default_factory=list)
    clock: Callable[[], int] = time.process_time_ns

    @property
    def unit(self) -> str:
        """What is counted."""
        return "us of CPU" if self.clock is time.process_time_ns else "us"

    def run(self, rounds: int) -> list[Result]:
        runs = {name: self._runs_a_turn(name) for name in self.contenders}
        taken: dict[str, list[float]] = {name: [] for name in self.contenders}
        for _ in range(rounds):
            for name, once in self.contenders.items():
                self.before.get(name, gc.collect)()
                taken[name].append(_turn(once, runs[name], self.clock))
        self.beside = [
            replace(each, ratio=_ratio(taken[each.name], taken[each.other])) for each in self.beside
        ]
        return [
            Result(
                name,
                statistics.median(times),
                *_quartiles(times),
                _ratio(times, taken[self.base]),
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


def _turn(once: Callable[[], object], runs: int, clock: Callable[[], int]) -> float:
    turns = range(runs)
    start = clock()
    for _ in turns:
        once()
    return (clock() - start) / runs / 1000


def _ratio(times: list[float], others: list[float]) -> float:
    """Taken within a round, where both had the same machine."""
    return statistics.median(own / other for own, other in zip(times, others, strict=True))


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
                    "unit": contest.unit,
                    "base": contest.base,
                    "beside": [vars(each) for each in contest.beside],
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
    print(f"\n{contest.title} ({contest.unit}; ratio to {contest.base})")
    for result in sorted(results, key=lambda result: result.median):
        goal = contest.goals.get(result.name)
        line = f"  {result.name:<{width}} {result.median:>10,.2f}"
        line += f"  [{result.low:,.2f} – {result.high:,.2f}]  {result.ratio:>7.2f}"
        print(line + ("" if goal is None else _verdict(result.ratio, goal)))
    for each in contest.beside:
        print(f"  {each.name} / {each.other}: {each.ratio:.2f}{_verdict(each.ratio, each.goal)}")


def _verdict(ratio: float, goal: float) -> str:
    return f"  goal {goal:.2f}: " + (
        "reached" if ratio <= goal else f"missed by {ratio / goal:.2f}"
    )
