"""What importing an SDK, and making its client, may load. Counted, never timed."""

import subprocess
import sys
from pathlib import Path

import pytest

SDK = Path(__file__).parents[2] / "packages" / "runtime" / "tests" / "sdk"
RUNTIME = Path(__file__).parents[2] / "packages" / "runtime" / "src"
HEAVY = {"httpx", "httpcore", "ssl", "typing", "typing_extensions", "dataclasses", "json", "re"}
HEAVY |= {"enum", "logging", "asyncio", "threading", "datetime", "inspect", "urllib.parse"}


def loaded_by(code: str, sdk: Path = SDK) -> set[str]:
    """The modules that code adds to a bare interpreter."""
    script = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*set(sys.modules) - before)"
    # -S and -I: nothing of the environment's own start-up is counted.
    script = f"import sys; sys.path[:0] = {[str(sdk), str(RUNTIME)]!r}\n{script}"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


#: What a program does, and how many modules that may load.
STARTS = {
    "import todosdk": 6,
    "from todosdk import Client": 34,
    "from todosdk import AsyncClient": 34,
    "import todosdk; todosdk.Client(api_key='k', timeout=3, deadline=5)": 34,
    "import todosdk; todosdk.AsyncClient(api_key='k').with_options(max_retries=0)": 34,
    "import todosdk; repr(todosdk.Client(default_headers={'a': 'b'}))": 34,
    "import contract_runtime": 4,
}


@pytest.mark.parametrize(("code", "most"), STARTS.items())
def test_modules(code: str, most: int) -> None:
    loaded = loaded_by(code)
    assert not loaded & HEAVY
    assert len(loaded) <= most, sorted(loaded)


@pytest.mark.parametrize("package", ["contract_runtime", "bigclient"])
def test_names_are_listed_before_they_are_loaded(package: str, large_sdk: Path) -> None:
    """So that a prompt completes them."""
    code = f"import {package} as m; assert {{*m.__all__}} <= {{*dir(m)}}"
    assert not loaded_by(code, large_sdk) & HEAVY


@pytest.mark.parametrize(
    "code",
    ["import {0}", "from {0} import Client", "import {0}; {0}.AsyncClient(api_key='k')"],
)
def test_a_large_sdk_loads_no_more(code: str, large_sdk: Path) -> None:
    """1,000 methods and 3,000 types: what a small SDK loads, and a module for the one client."""
    small = {name.replace("todosdk", "bigclient") for name in loaded_by(code.format("todosdk"))}
    large = loaded_by(code.format("bigclient"), large_sdk)
    assert {name for name in large - small if not name.startswith("bigclient._client.")} == set()
    assert len(large) <= min(34, len(small) + 1)


def test_a_large_sdk_loads_what_is_used(large_sdk: Path) -> None:
    """One resource of a hundred; of the models those that refer to each other, 88 in a row."""
    loaded = loaded_by("import bigclient; bigclient.Client(api_key='k').things_7", large_sdk)
    assert sum(name.startswith("bigclient") for name in loaded) <= 5, sorted(loaded)
    loaded = loaded_by("import bigclient; bigclient.Thing95", large_sdk)
    assert sum(name.startswith("bigclient") for name in loaded) <= 93, sorted(loaded)


def test_a_resource_needs_no_httpx() -> None:
    loaded = loaded_by("import todosdk; todosdk.Client().todos")
    assert not loaded & {"httpx", "ssl", "dataclasses", "typing_extensions"}
