"""What load, read and lint take on a large contract, against PyYAML's C composer alone.

``python benchmarks/bench_load.py``. Memory is what the whole process has at its peak; nothing
but this runs in it.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterable

import yaml
from big_contract import big_contract
from contract_generator.lint.document import read_contract
from contract_generator.load.document import load
from rounds import Contest, main


def contests() -> Iterable[Contest]:
    """1,000 methods and 3,000 types, as YAML and as JSON."""
    data = big_contract(methods=1000, types=3000).encode()
    result = read_contract(data, name="api.yaml")
    assert result.contract is not None, result.diagnostics
    del result
    print(f"{len(data):,} bytes; {_peak()} MB at the peak of reading them", file=sys.stderr)
    yield Contest(
        "1,000 methods and 3,000 types in YAML",
        base="yaml.compose, CSafeLoader",
        contenders={
            "yaml.compose, CSafeLoader": lambda: yaml.compose(data, Loader=yaml.CSafeLoader),
            "load": lambda: load(data, name="api.yaml"),
            "load, read, lint": lambda: read_contract(data, name="api.yaml"),
        },
        goals={"load, read, lint": 2.0},
    )
    in_json = json.dumps(yaml.load(data, Loader=yaml.CBaseLoader), indent=2).encode()
    yield Contest(
        "the same in JSON",
        base="json.loads",
        contenders={
            "json.loads": lambda: json.loads(in_json),
            "load": lambda: load(in_json, name="api.json"),
            "load, read, lint": lambda: read_contract(in_json, name="api.json"),
        },
    )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(contests, packages=["PyYAML"], about=__doc__)
