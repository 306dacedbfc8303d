"""SDKs that were generated long ago, never again since, run on today's runtime.

``packages/runtime/tests/abi/<n>/`` holds one for each protocol number, as it was when the number
was new. Beside it in the same process runs an SDK of today.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from contract_runtime.abi import ABI, MIN_ABI
from examples import CHAT, ROOT, TODO
from installed import CHECKS, served

FROZEN = ROOT / "packages" / "runtime" / "tests" / "abi"


def test_every_promised_number_is_kept() -> None:
    kept = {int(path.name) for path in FROZEN.iterdir() if path.name.isdigit()}
    assert kept >= set(range(MIN_ABI, ABI + 1))


@pytest.mark.parametrize("number", range(MIN_ABI, ABI + 1))
def test_frozen_sdk(number: int, tmp_path: Path) -> None:
    source = FROZEN / str(number)
    environment = dict(os.environ, PYTHONPATH=str(source), PYTHONDONTWRITEBYTECODE="1")
    where = "import todoclient; print(todoclient.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where], env=environment, capture_output=True, check=True
    )
    assert str(source) in found.stdout.decode()
    with served((TODO, CHAT)) as arguments:
        process = subprocess.run(
            [sys.executable, str(CHECKS), *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert process.returncode == 0, process.stdout + process.stderr
