"""Import of an SDK, a client made, a first call: beside httpx and peers, each in a fresh process.

    uv run --group bench python benchmarks/bench_import.py [--json] [--rounds 15]

Milliseconds of CPU that a process takes more than one that does nothing, bytecode compiled, in
rounds that alternate the contenders. ``ours`` is an SDK of five methods, ``ours, large`` one of
1,000 methods and 3,000 types.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from big_contract import big_contract
from loopback import loopback
from rounds import machine

ROOT = Path(__file__).parents[1]
#: What is measured is this folder's, whichever is installed.
SOURCES = [ROOT / "packages/runtime/tests/sdk", ROOT / "packages/runtime/src"]

CLIENT = "import httpx; c = httpx.Client(base_url={url!r})"
OURS = "import todosdk; c = todosdk.Client(base_url={url!r}, api_key='k')"
LARGE = "import bigclient; c = bigclient.Client(base_url={url!r}, api_key='k')"

#: Question to contenders; the first is what the others are divided by.
QUESTIONS: dict[str, dict[str, str]] = {
    "import": {
        "httpx": "import httpx",
        "ours": "import todosdk",
        "ours, large": "import bigclient",
        "openai": "import openai",
        "anthropic": "import anthropic",
        "cohere": "import cohere",
    },
    "import and a client": {
        "httpx, import alone": "import httpx",
        "httpx": CLIENT,
        "ours": OURS,
        "ours, large": LARGE,
        "openai": "import openai; openai.OpenAI(api_key='k')",
        "anthropic": "import anthropic; anthropic.Anthropic(api_key='k')",
        "cohere": "import cohere; cohere.ClientV2(api_key='k')",
    },
    "import, a client and a first call": {
        "httpx": CLIENT + "; c.get('/todos/7').json(); c.close()",
        "ours": OURS + "; c.todos.get(id='7'); c.close()",
    },
}
#: Ratios; for the second, 0.1 for the import and as much for the client.
GOALS = {"import": 0.1, "import and a client": 0.2, "import, a client and a first call": 1.1}
#: Milliseconds that the large SDK's import may take more than the small one's.
MOST_MORE = 2.0


@contextmanager
def environment() -> Iterator[dict[str, str]]:
    """Where both SDKs are found, and bytecode is kept, whatever the caller's own says of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "api.yaml").write_text(big_contract(methods=1000, types=3000))
        generate = Path(sys.executable).with_name("generate")
        command = [generate, "api.yaml", "--output", "sdk", "--package", "bigclient"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        kept["PYTHONPATH"] = os.pathsep.join(map(str, [*SOURCES, folder / "sdk" / "src"]))
        kept["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        yield kept


def cpu(code: str, environment: dict[str, str]) -> float:
    """Milliseconds of CPU of a process that runs the code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
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
    with loopback() as url, environment() as variables:
        for question, contenders in QUESTIONS.items():
            if args.only in question:
                answers.append(_answer(question, contenders, url, args.rounds, variables))
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
                f"  {row['name']:<20} {row['median']:>9.1f}  [{row['low']:.1f} – {row['high']:.1f}]"
                f"  {row['ratio']:>6.2f}{goal}"
            )
        more = answer.get("large over small, ms")
        if more is not None:
            print(f"  large over small: {more['median']:+.1f} ms  goal {more['goal']:.1f}")


def _answer(
    question: str,
    contenders: dict[str, str],
    url: str,
    rounds: int,
    variables: dict[str, str],
) -> dict:
    codes = {name: code.format(url=url) for name, code in contenders.items()}
    for code in codes.values():
        cpu(code, variables)  # compiles what isn't yet
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds):
        bare = cpu("pass", variables)
        for name, code in codes.items():
            taken[name].append(cpu(code, variables) - bare)
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
                "goal": GOALS[question] if name.startswith("ours") else None,
            }
        )
    answer = {"question": question, "results": results}
    if "ours, large" in taken:
        more = [a - b for a, b in zip(taken["ours, large"], taken["ours"], strict=True)]
        answer["large over small, ms"] = {"median": statistics.median(more), "goal": MOST_MORE}
    return answer


if __name__ == "__main__":
    main()
