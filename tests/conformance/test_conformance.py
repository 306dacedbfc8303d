"""Every check against the SDKs of the workspace, each sync and async."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples import EXAMPLES, Example

spec = importlib.util.spec_from_file_location("run", Path(__file__).parent / "run.py")
assert spec is not None and spec.loader is not None
run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)

CASES = [
    pytest.param(example, check, kind, id=f"{name}-{kind}")
    for example in EXAMPLES
    for name, check in run.checks(example.package)
    for kind in run.KINDS
]


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[Example, str]]:
    with contextlib.ExitStack() as stack:
        yield {example: stack.enter_context(example.serving()) for example in EXAMPLES}


@pytest.mark.parametrize(("example", "check", "kind"), CASES)
def test_conformance(example: Example, check: object, kind: str, urls: dict[Example, str]) -> None:
    run.run_check(check, example.package, urls[example], kind)
