"""What the tests across packages share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from environments import build, run
from examples import EXAMPLES, ROOT, Example

#: Tests that install wheels share what they build: one worker runs them all.
INSTALLED = pytest.mark.xdist_group("installed")


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[Example, Path]:
    """Each example's SDK, generated from its contract into a folder outside the workspace."""
    folders = {}
    for example in EXAMPLES:
        folder = tmp_path_factory.mktemp("generated") / example.package
        generate = Path(sys.executable).with_name("generate")
        contract = str(example.path / "api.yaml")
        names = ["--package", example.package, "--version", example.version]
        run([str(generate), contract, "--output", str(folder), *names], cwd=folder.parent)
        folders[example] = folder
    return folders


@pytest.fixture(scope="session")
def wheels(generated: dict[Example, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheels of the runtime and of every generated SDK."""
    out = tmp_path_factory.mktemp("wheels")
    for source in (ROOT / "packages" / "runtime", *generated.values()):
        build(source, out)
    return out
