"""The examples' SDKs within the budgets that the workspace gives them, and installed sizes."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from examples import ROOT

#: Bytes that runtime and store SDK take where they are installed, without httpx and bytecode.
MOST_INSTALLED = 400_000


def test_budgets() -> None:
    contract = str(Path(sys.executable).with_name("contract"))
    run = subprocess.run([contract, "budget", "--json"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    for sdk in json.loads(run.stdout):
        assert not {"httpx", "typing", "typing_extensions", "dataclasses"} & set(sdk["modules"])
        if sdk["package"] in ("todoclient", "storeclient"):
            assert sdk["figures"]["lines_per_method"]["value"] < 60


def test_installed_size(wheels: Path) -> None:
    sizes = {
        wheel.name.partition("-")[0]: sum(
            file.file_size for file in zipfile.ZipFile(wheel).infolist()
        )
        for wheel in wheels.glob("*.whl")
    }
    assert sizes["contract_runtime"] + sizes["storeclient"] <= MOST_INSTALLED, sizes
