"""Fresh environments with the SDKs in them, and the checks run there."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import interpreters
import pytest
from environments import Environment, name_of
from examples import EXAMPLES, ROOT, Example
from tls import secured

CHECKS = ROOT / "tests" / "conformance" / "run.py"


def interpreter(which: str) -> tuple[interpreters.Version, Path]:
    """The oldest supported or the newest Python; skips, saying so, where the oldest is missing."""
    if which == "newest":
        return interpreters.newest()
    path = interpreters.find(interpreters.OLDEST)
    if path is None:
        pytest.skip(f"Python {name_of(interpreters.OLDEST)} isn't on this machine")
    return interpreters.OLDEST, path


@contextlib.contextmanager
def served(examples: tuple[Example, ...]) -> Iterator[list[str]]:
    """Servers in this process, as the checks' program is told of them."""
    with contextlib.ExitStack() as stack:
        arguments = []
        for example in examples:
            url = stack.enter_context(example.serving())
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            secure_url, authority = stack.enter_context(secured(url, folder))
            arguments.append(f"{example.package}={url},{secure_url},{authority}")
        yield arguments


def run_checks(environment: Environment, examples: tuple[Example, ...] = EXAMPLES) -> str:
    """Run the checks of the examples in an environment, against servers in this process."""
    with served(examples) as arguments:
        return environment.run("-I", "-W", "error", str(CHECKS), *arguments)
