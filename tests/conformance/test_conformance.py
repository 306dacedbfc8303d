"""Every check against the SDKs of the workspace, each sync and async."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples import EXAMPLES, Example
from tls import secured

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
def urls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Example, tuple[str, ...]]]:
    with contextlib.ExitStack() as stack:
        found = {}
        for example in EXAMPLES:
            url = stack.enter_context(example.serving())
            folder = tmp_path_factory.mktemp(example.folder)
            found[example] = (url, *stack.enter_context(secured(url, folder)))
        yield found


@pytest.mark.parametrize(("example", "check", "kind"), CASES)
def test_conformance(
    example: Example, check: object, kind: str, urls: dict[Example, tuple[str, ...]]
) -> None:
    run.run_check(check, example.package, urls[example], kind)
