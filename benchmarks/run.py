"""All benchmarks, one after another: a table, all figures as JSON, and the page of the guide.

    uv run --group bench python benchmarks/run.py [--rounds 9] [--json figures.json] [--page]

Eight minutes on two cores. Each benchmark is a process of its own; see its docstring for what it
measures. Where some are named and the file is there, their figures replace those in it. On an
idle machine ratios hold to a few hundredths, times don't; threads and ``generate``, which need
both cores, are worth nothing on a busy one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import page

HERE = Path(__file__).parent
#: Benchmark to the arguments that it has beside ``--json``, and whether it takes rounds.
BENCHMARKS: dict[str, tuple[list[str], bool]] = {
    "import": ([], True),
    "calls": ([], True),
    "codec": ([], True),
    "sse": ([], True),
    "stream_items": ([], True),
    "deadline": ([], True),
    "memory": ([], False),
    "generate": (["--rounds", "5"], False),
}


def measured(name: str, rounds: int) -> dict[str, object]:
    """What one benchmark found."""
    arguments, takes_rounds = BENCHMARKS[name]
    command = [sys.executable, str(HERE / f"bench_{name}.py"), "--json", *arguments]
    if takes_rounds:
        command += ["--rounds", str(rounds)]
    # Bytecode is kept, as it is where programs are installed.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=kept)
    found: dict[str, object] = json.loads(run.stdout)
    return found


def main() -> None:
    """Run all, or some."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    parser.add_argument("--rounds", type=int, default=9, help="turns a contender has (9)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures to a file")
    parser.add_argument("--page", action="store_true", help="write docs/benchmarks.md anew")
    options = parser.parse_args()
    figures: dict[str, object] = {}
    if options.names and options.json and options.json.exists():
        figures = json.loads(options.json.read_text(encoding="utf-8"))
    figures["date"] = time.strftime("%Y-%m-%d")
    figures["load"] = os.getloadavg()[0]
    for name in options.names or BENCHMARKS:
        if name not in BENCHMARKS:
            parser.error(f"no benchmark is named {name!r}")
        print(f"{name} …", file=sys.stderr, flush=True)
        figures[name] = measured(name, options.rounds)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    text = page.render(figures)
    if options.page:
        (HERE.parent / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
