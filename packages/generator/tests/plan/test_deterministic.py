"""The same contract gives the same bytes, in whatever order this process hashes strings."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from contract_generator.pipeline import plan_document
from contract_generator.render.files import render
for path in sys.argv[1:]:
    sdk = plan_document(open(path, "rb").read(), name="api.yaml").sdk
    for name, text in render(sdk).items():
        print(name, ascii(text))
"""
TESTS = Path(__file__).parents[1]
CONTRACTS = [TESTS / "generated" / "nasty.yaml", *sorted(TESTS.glob("golden/*/api.yaml"))]


#: Of two structs in one module one hides ``datetime``, so that it is imported under two names.
TWICE = """
name: API
resources: [{name: r, methods: [{name: get, input: A, output: B, http: {method: GET, path: /}}]}]
types:
  - {name: A, kind: struct, fields: [{name: datetime, type: time.Time}]}
  - {name: B, kind: struct, fields: [{name: at, type: time.Time}]}
"""


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contracts") / "twice.yaml"
    path.write_text(TWICE)
    return path


@pytest.fixture(scope="module")
def expected(twice: Path) -> str:
    return digest("1", twice)


def digest(seed: str, *more: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, CONTRACTS), *map(str, more)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
    )
    assert done.stdout.count(b"\n") > 50
    return hashlib.sha256(done.stdout).hexdigest()


@pytest.mark.parametrize("seed", ["2", "3", "4", "5"])
def test_same_bytes(expected: str, twice: Path, seed: str) -> None:
    assert digest(seed, twice) == expected
