"""Import of an SDK, a client made, a first call: beside httpx and peers, each in a fresh process.

    uv run --group bench python benchmarks/bench_import.py [--json] [--rounds 15]

Milliseconds of CPU that a process takes more than one that does nothing, bytecode compiled, in
rounds that alternate the contenders.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from loopback import loopback
from rounds import machine

SDK = Path(__file__).parents[1] / "packages" / "runtime" / "tests" / "sdk"

CLIENT = "import httpx; c = httpx.Client(base_url={url!r})"
OURS = "import todosdk; c = todosdk.Client(base_url={url!r}, api_key='k')"

#: Question to contenders; the first is what the others are divided by.
QUESTIONS: dict[str, dict[str, str]] = {
    "import": {
        "httpx": "import httpx",
        "ours": "import todosdk",
        "openai": "import openai",
        "anthropic": "import anthropic",
        "cohere": "import cohere",
    },
    "import and a client": {
        "httpx, import alone": "import httpx",
        "httpx": CLIENT,
        "ours": OURS,
        "openai": "import openai; openai.OpenAI(api_key='k')",
        "anthropic": "import anthropic; anthropic.Anthropic(api_key='k')",
        "cohere": "import cohere; cohere.ClientV2(api_key='k')",
    },
    "import, a client and a first call": {
        "httpx": CLIENT + "; c.get('/todos/7').json(); c.close()",
        "ours": OURS + "; c.todos.get(id='7'); c.close()",
    },
}
GOALS = {"import": 0.1, "import and a client": 0.1, "import, a client and a first call": 1.1}


def cpu(code: str) -> float:
    """Milliseconds of CPU of a process that runs the code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(SDK)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    parser.add_argument("--rounds", type=int, default=15, help="turns a contender has (15)")
    parser.add_argument("--only", default="", help="the questions that hold this")
    args = parser.parse_args()
    facts = machine(["httpx", "openai", "anthropic", "cohere"])
    answers = []
    with loopback() as url:
        for question, contenders in QUESTIONS.items():
            if args.only in question:
                answers.append(_answer(question, contenders, url, args.rounds))
    if args.json:
        json.dump(
            {"machine": facts, "unit": "ms of CPU", "questions": answers}, sys.stdout, indent=2
        )
        return
    print(", ".join(f"{name} {value}" for name, value in facts.items()))
    for answer in answers:
        print(f"\n{answer['question']} (ms of CPU over a bare interpreter)")
        for row in answer["results"]:
            goal = f"  goal {row['goal']:.2f}" if row["goal"] is not None else ""
            print(
                f"  {row['name']:<22} {row['median']:>9.1f}  [{row['low']:.1f} – {row['high']:.1f}]"
                f"  {row['ratio']:>6.2f}{goal}"
            )


def _answer(question: str, contenders: dict[str, str], url: str, rounds: int) -> dict:
    codes = {name: code.format(url=url) for name, code in contenders.items()}
    for code in codes.values():
        cpu(code)  # compiles what isn't yet
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds):
        bare = cpu("pass")
        for name, code in codes.items():
            taken[name].append(cpu(code) - bare)
    base = taken[next(iter(codes))]
    results = []
    for name, times in taken.items():
        ordered = sorted(times)
        results.append(
            {
                "name": name,
                "median": statistics.median(times),
                "low": ordered[len(ordered) // 4],
                "high": ordered[len(ordered) * 3 // 4],
                "ratio": statistics.median(a / b for a, b in zip(times, base, strict=True)),
                "goal": GOALS[question] if name == "ours" else None,
            }
        )
    return {"question": question, "results": results}


if __name__ == "__main__":
    main()
