"""What importing an SDK, and making its client, may load. Counted, never timed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SDK = Path(__file__).parents[2] / "packages" / "runtime" / "tests" / "sdk"
RUNTIME = Path(__file__).parents[2] / "packages" / "runtime" / "src"
MOST_MODULES = 40
HEAVY = {"httpx", "httpcore", "ssl", "typing", "typing_extensions", "dataclasses", "json", "re"}
HEAVY |= {"enum", "logging", "asyncio", "threading", "datetime", "inspect", "urllib.parse"}


def loaded_by(code: str) -> set[str]:
    """The modules that code adds to a bare interpreter."""
    script = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*set(sys.modules) - before)"
    # -S and -I: nothing of the environment's own start-up is counted.
    path = os.pathsep.join([str(SDK), str(RUNTIME)])
    script = f"import sys; sys.path[:0] = {path.split(os.pathsep)!r}\n{script}"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import todosdk",
        "from todosdk import Client",
        "from todosdk import AsyncClient",
        "import todosdk; todosdk.Client(api_key='k', timeout=3, deadline=5)",
        "import todosdk; todosdk.AsyncClient(api_key='k').with_options(max_retries=0)",
        "import todosdk; repr(todosdk.Client(default_headers={'a': 'b'}))",
        "import contract_runtime",
    ],
)
def test_modules(code: str) -> None:
    loaded = loaded_by(code)
    assert not loaded & HEAVY
    assert len(loaded) <= MOST_MODULES


def test_a_resource_needs_no_httpx() -> None:
    loaded = loaded_by("import todosdk; todosdk.Client().todos")
    assert not loaded & {"httpx", "ssl", "dataclasses", "typing_extensions"}
