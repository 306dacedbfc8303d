"""The page that shows what was measured: Markdown made from the figures of ``run.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Figures = dict[str, Any]

HEAD = """\
# Benchmarks

Made by `uv run --group bench python benchmarks/run.py --page`, on {date}, with {machine}.
When it began, {load:.1f} processes on average ran on the machine; threads and `generate`, which
need both cores, are slower than they would be alone where that is more than about 0.5.

Every figure is a median, and behind it stands the middle half of what was measured. Contenders
take turns, round by round, so that a machine's moods hit all alike, and ratios are taken within a
round: they say more than times, which differ from machine to machine. The goals are ratios that
this project holds itself to; what misses its goal says so. Tests hold what can be counted exactly
(`tests/budgets/`): modules, Python-level calls, descriptors, memory, lines, bytes.

Not measured: TLS handshakes and HTTP/2, real networks (the server is a process on loopback that
costs next to nothing), other systems and Pythons than these. Peers are called as their documents
say, without tuning.
"""

#: What there is to say of each benchmark.
ABOUT = {
    "import": (
        "Starting",
        "CPU of a fresh process over one that does nothing, bytecode compiled. *large* is an SDK\n"
        "of 1,000 methods and 3,000 types. httpx also imports trio, click and rich where they are\n"
        "installed, as they are here.",
    ),
    "calls": (
        "Calls",
        "One small unary call over loopback. Ours has retries and a deadline armed and decodes\n"
        "into a dataclass; the others give parsed JSON. CPU of the client, of threads the time.\n"
        "*Bare httpx transports*, one connection each, are what ours stands on, without a pool.\n"
        "Threads whose server answers at once have nothing to wait for: they take Python's lock\n"
        "from each other.",
    ),
    "codec": (
        "JSON",
        "Bytes to objects and back. Ours check every type and keep unknown fields; `construct`\n"
        "checks nothing. *json* and *orjson alone* parse to dicts, or dump dicts that are ready.",
    ),
    "sse": (
        "Event streams",
        "Bytes to events. `split` is no decoder: it shows what cutting the bytes costs by itself.",
    ),
    "stream_items": (
        "Typed stream items",
        "Bytes to a union's dataclasses, through each SDK's own stream.",
    ),
    "deadline": (
        "Deadlines",
        "Milliseconds from a limit to the caller's error, by what the server does.",
    ),
    "memory": (
        "Memory",
        "What a process has more of after the work than after its warm-up.",
    ),
    "generate": (
        "Generating",
        "Wall-clock time. The parts that can't be spared are PyYAML's C composer, jinja2,\n"
        "ruff format and `compile`.",
    ),
}


def render(figures: Figures) -> str:
    """The page."""
    known = [name for name in ABOUT if name in figures]
    versions: dict[str, str] = {}
    for name in known:
        versions.update(figures[name].get("machine", {}))
    machine = ", ".join(
        [f"Python {versions.pop('python', '?')}", versions.pop("machine", "?")]
        + [f"{name} {version}" for name, version in sorted(versions.items())]
    )
    lines = [HEAD.format(date=figures["date"], load=figures["load"], machine=machine)]
    for name in known:
        title, about = ABOUT[name]
        lines += [f"## {title}", "", about, "", *SECTIONS[name](figures[name])]
    ahead = [line for name in known for line in _ahead(figures[name])]
    lines += ["## Where a peer is ahead", ""]
    lines += ahead or ["Nowhere, of what is measured here."]
    return "\n".join(lines) + "\n"


def _contests(found: Figures) -> Iterator[str]:
    for contest in found["contests"]:
        unit = contest["unit"].replace("us", "µs")
        yield from _table(contest["title"], contest["base"], unit, contest["results"])
        for each in contest.get("beside", []):
            verdict = _verdict(each["ratio"], each["goal"])
            yield f"{each['name']} beside {each['other']}: {each['ratio']:.2f}, {verdict}."
            yield ""


def _questions(found: Figures) -> Iterator[str]:
    for answer in found["questions"]:
        base = answer["results"][0]["name"]
        yield from _table(answer["question"], base, "ms of CPU", answer["results"])
        more = answer.get("large over small, ms")
        if more:
            verdict = _verdict(more["median"], more["goal"])
            yield f"The large SDK beside the small one: {more['median']:+.1f} ms, {verdict}."
            yield ""


def _table(title: str, base: str, unit: str, results: list[Figures]) -> Iterator[str]:
    yield f"| {title} | {unit} | | to {base} | goal |"
    yield "|---|--:|---|--:|---|"
    for row in sorted(results, key=lambda row: row["median"]):
        goal = "" if row.get("goal") is None else _verdict(row["ratio"], row["goal"])
        spread = f"{_number(row['low'])} – {_number(row['high'])}"
        name = f"**{row['name']}**" if _is_ours(row["name"]) else row["name"]
        yield f"| {name} | {_number(row['median'])} | {spread} | {row['ratio']:.2f} | {goal} |"
    yield ""


def _deadline(found: Figures) -> Iterator[str]:
    yield "| the server sends | limit | | ms late | worst | goal |"
    yield "|---|---|---|--:|--:|---|"
    for row in found["results"]:
        yield (
            f"| {row['case']} | {row['limit']} | {row['kind']} | {row['median']:.1f} "
            f"| {row['worst']:.1f} | {_verdict(row['worst'], row['goal'])} |"
        )
    yield ""


def _memory(found: Figures) -> Iterator[str]:
    names = list(found["results"][0]["gained"])
    yield f"| | times | {' | '.join(names)} |"
    yield f"|---|--:|{'--:|' * len(names)}"
    for row in found["results"]:
        gained = " | ".join(f"{row['gained'][name]:+,}" for name in names)
        yield f"| {row['name']} | {row['times']:,} | {gained} |"
    yield ""


def _generate(found: Figures) -> Iterator[str]:
    yield f"| {found['methods']:,} methods and {found['types']:,} types | median | | goal |"
    yield "|---|--:|---|---|"
    for name, values in found["found"].items():
        ordered = sorted(values)
        median = ordered[len(ordered) // 2]
        goal = found["goals"].get(name)
        verdict = "" if goal is None else _verdict(median, goal)
        spread = f"{_number(ordered[0])} – {_number(ordered[-1])}"
        yield f"| {name} | {_number(median)} | {spread} | {verdict} |"
    yield ""


SECTIONS: dict[str, Callable[[Figures], Iterator[str]]] = {
    "import": _questions,
    "calls": _contests,
    "codec": _contests,
    "sse": _contests,
    "stream_items": _contests,
    "deadline": _deadline,
    "memory": _memory,
    "generate": _generate,
}

#: What is nearer than this is level.
AHEAD = 0.97
#: Contenders that are parts of something and no library's whole.
PARTS = ("bare", "split", "json", "orjson", "msgspec decode", "alone")


def _ahead(found: Figures) -> Iterator[str]:
    """Contests that somebody else wins."""
    for contest in [*found.get("contests", []), *found.get("questions", [])]:
        results = contest["results"]
        ours = min((row["median"] for row in results if _is_ours(row["name"])), default=None)
        if ours is None:
            continue
        for row in sorted(results, key=lambda row: row["median"]):
            part = any(row["name"].startswith(each) for each in PARTS)
            if not _is_ours(row["name"]) and not part and row["median"] < AHEAD * ours:
                title = contest.get("title") or contest["question"]
                yield f"- {title}: {row['name']} takes {row['median'] / ours:.2f} of ours."


def _is_ours(name: str) -> bool:
    return name.startswith("ours")


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _verdict(value: float, goal: float) -> str:
    return f"{goal:.3g}: {'reached' if value <= goal else 'missed'}"
