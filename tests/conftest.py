"""What the tests across packages share."""

from __future__ import annotations

import fcntl
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from environments import build, run
from examples import EXAMPLES, ROOT, Example


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once in a run, whichever of its workers comes first."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder = base / name
    with open(base / f"{name}.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = Path(tempfile.mkdtemp(prefix=name, dir=base))
            make(unfinished)
            unfinished.rename(folder)
    return folder


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[Example, Path]:
    """Each example's SDK, generated from its contract into a folder outside the workspace."""
    generate = str(Path(sys.executable).with_name("generate"))

    def make(folder: Path) -> None:
        for example in EXAMPLES:
            contract = str(example.path / "api.yaml")
            output = str(folder / example.package)
            names = ["--package", example.package, "--version", example.version]
            run([generate, contract, "--output", output, *names], cwd=folder)

    folder = once(tmp_path_factory, "generated", make)
    return {example: folder / example.package for example in EXAMPLES}


@pytest.fixture(scope="session")
def large_sdk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of ``bigclient``: 1,000 methods and 3,000 types."""

    def make(folder: Path) -> None:
        contract = run([sys.executable, str(ROOT / "benchmarks" / "big_contract.py")])
        (folder / "api.yaml").write_text(contract, encoding="utf-8")
        generate = str(Path(sys.executable).with_name("generate"))
        names = ["--package", "bigclient", "--version", "1.0.0"]
        run([generate, "api.yaml", "--output", "sdk", *names], cwd=folder)

    return once(tmp_path_factory, "large", make) / "sdk" / "src"


@pytest.fixture(scope="session")
def wheels(generated: dict[Example, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheels of the runtime and of every generated SDK."""

    def make(folder: Path) -> None:
        for source in (ROOT / "packages" / "runtime", *generated.values()):
            build(source, folder)

    return once(tmp_path_factory, "wheels", make)
