"""What ``generate`` takes: a large contract against the parts that can't be spared, Todo cold.

``python benchmarks/bench_generate.py [--rounds 5] [--json]``. Wall-clock time: half of the work
is done by ruff and by the interpreter that proves the package. In each round the parts (PyYAML's
C composer, jinja2, ruff, ``compile``) and the whole process take turns. Nothing is removed before
the end: ext4 looks past every inode that was freed in the last minutes whenever it makes a file,
so that a round would pay for the files of those before it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml
from big_contract import big_contract
from contract_generator.lint.document import read_contract
from contract_generator.output.staging import Staging
from contract_generator.plan.build import Target, plan
from contract_generator.render.files import render
from ruff import find_ruff_bin

METHODS, TYPES = 1000, 3000
#: Seconds, megabytes and ratios that are to be reached at most.
GOALS = {"large, s": 2.5, "large, MB": 400.0, "large / parts": 1.8, "Todo, cold, s": 0.4}
#: Bytecode is kept, as it is where the generator is installed.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
TODO = Path(__file__).parent.parent / "packages" / "examples" / "todo" / "api.yaml"


def timed(what: Callable[[], object]) -> float:
    """Seconds of wall-clock time."""
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def generate(contract: Path, output: Path) -> None:
    """The whole process, into a folder that isn't there yet."""
    command = [str(Path(sys.executable).with_name("generate")), str(contract), "-o", str(output)]
    command += ["--package", "bigclient", "--version", "1.0.0"]
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)


def format_folder(folder: Path) -> None:
    """One run of ruff over all files, as the generator has it format parts of them."""
    command = [find_ruff_bin(), "format", "--isolated", "--no-cache", "--target-version", "py38"]
    subprocess.run([*command, "."], cwd=folder, check=True, capture_output=True)


class Parts:
    """The parts of generating that no generator of this kind can spare."""

    def __init__(self, data: bytes, staging: Staging) -> None:
        self.data = data
        self.staging = staging
        result = read_contract(data, name="api.yaml")
        assert result.contract is not None
        sdk = plan(result.contract, Target("bigclient", "1.0.0"), source=result.source).sdk
        assert sdk is not None
        self.sdk = sdk
        self.rendered = render(sdk)
        staging.add(self.rendered)
        format_folder(staging.folder)
        files = {path: each.decode() for path, each in staging.read(self.rendered).items()}
        self.python = {path: text for path, text in files.items() if path.endswith(".py")}
        # What was planned here isn't to be walked whenever a part makes garbage collection due.
        gc.freeze()

    def measure(self) -> dict[str, float]:
        """Seconds of each."""
        found = {
            "yaml.compose": timed(lambda: yaml.compose(self.data, Loader=yaml.CSafeLoader)),
            "jinja2": timed(lambda: render(self.sdk)),
        }
        self.staging.add(self.rendered)
        found["ruff format"] = timed(lambda: format_folder(self.staging.folder))
        found["compile"] = timed(
            lambda: [compile(text, path, "exec") for path, text in self.python.items()]
        )
        return found


def measured(rounds: int) -> dict[str, list[float]]:
    """Every figure, a value a round."""
    data = big_contract(methods=METHODS, types=TYPES).encode()
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name, Staging({}) as staging:
        parts = Parts(data, staging)
        folder = Path(name)
        contract = folder / "api.yaml"
        contract.write_bytes(data)
        generate(TODO, folder / "once")
        for number in range(rounds):
            taken = parts.measure()
            large = timed(partial(generate, contract, folder / f"large{number}"))
            for key, value in {
                "bare interpreter, s": timed(_bare),
                "Todo, cold, s": timed(partial(generate, TODO, folder / f"todo{number}")),
                **{f"{key}, s": value for key, value in taken.items()},
                "parts, s": sum(taken.values()),
                "large, s": large,
                "large / parts": large / sum(taken.values()),
            }.items():
                found.setdefault(key, []).append(value)
    found["large, MB"] = [resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]
    return found


def _bare() -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)


def main() -> None:
    """Print medians with their spread, and the goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measured(options.rounds)
    medians = {key: statistics.median(values) for key, values in found.items()}
    if options.json:
        print(json.dumps({"methods": METHODS, "types": TYPES, "found": found, "goals": GOALS}))
        return
    print(f"{METHODS:,} methods and {TYPES:,} types; Python {sys.version.split()[0]}")
    for key, median in medians.items():
        values = found[key]
        goal = f"  goal {GOALS[key]}" if key in GOALS else ""
        print(f"  {key:22} {median:8.3f}  ({min(values):.3f} to {max(values):.3f}){goal}")


if __name__ == "__main__":
    main()
