"""The ends of every range that is promised: Pythons, and versions of what is required.

The highest versions are what ``tests/end_to_end`` installs.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from environments import Environment
from examples import EXAMPLES, ROOT
from installed import interpreter, run_checks


@pytest.mark.parametrize("which", ["oldest", "newest"])
def test_lowest_versions(which: str, wheels: Path, tmp_path: Path) -> None:
    _, python = interpreter(which)
    environment = Environment(tmp_path / "env", python)
    packages = [example.package for example in EXAMPLES]
    lowest = [f"{name}=={version}" for name, version in floors().items()]
    environment.install("--find-links", str(wheels), *packages, *lowest)
    versions = environment.versions()
    assert {name: versions[name] for name in floors()} == floors()
    run_checks(environment)


def floors() -> dict[str, str]:
    """What the runtime requires, at the lowest version that its ranges allow."""
    project = (ROOT / "packages" / "runtime" / "pyproject.toml").read_text(encoding="utf-8")
    [required] = re.findall(r"^dependencies = \[(.*)\]$", project, re.MULTILINE)
    pairs = re.findall(r'"([\w-]+)>=([\d.]+)', required)
    return {name: version + ".0" * (2 - version.count(".")) for name, version in pairs}
