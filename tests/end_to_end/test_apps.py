"""The examples' apps run, say what happened, and leave nothing behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from examples import EXAMPLES, ROOT, Example

SAID = {
    "todo": [
        "Morning",
        "Water the plants",
        "NOT_FOUND: no todo has the id 'nothing'",
        "Good night",
    ],
    "chat": ["parrot-1, parrot-mini", "Polly| wants| a| cracker.", "too many parrots", "At once: "],
    "store": ["Teapot: 3900 cents, from NO", "paid 7000 cents", "newer than this client: recall"],
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.folder)
def test_app(example: Example, tmp_path: Path) -> None:
    files = set(example.path.rglob("*"))
    process = subprocess.run(
        [sys.executable, "-W", "error", "-B", str(example.path / "app.py")],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert process.returncode == 0 and process.stderr == "", process.stderr
    for text in SAID[example.folder]:
        assert text in process.stdout
    assert set(example.path.rglob("*")) == files and not list(tmp_path.iterdir())
    assert str(ROOT) not in process.stdout
