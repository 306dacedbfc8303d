"""What is committed is what would be generated."""

from __future__ import annotations

from pathlib import Path

import pytest
from environments import uv
from examples import EXAMPLES, ROOT, Example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.folder)
def test_committed_sdk_is_up_to_date(example: Example, generated: dict[Example, Path]) -> None:
    fresh = generated[example]
    files = [path for path in sorted(fresh.rglob("*")) if path.is_file()]
    assert files
    for path in files:
        relative = path.relative_to(fresh)
        committed = example.path / relative
        assert committed.read_bytes() == path.read_bytes(), relative


def test_generate_check_of_the_workspace() -> None:
    uv("run", "--no-sync", "generate", "--check", cwd=ROOT)
