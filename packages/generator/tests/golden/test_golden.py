"""Each folder here is a construct: a contract, and the files that it has to become.

Only the files that show the construct are kept. ``CONTRACT_GOLDEN=write`` rewrites them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from built import built

HERE = Path(__file__).parent
CONSTRUCTS = sorted(path.parent for path in HERE.glob("*/api.yaml"))


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda path: path.name)
def test_construct(construct: Path) -> None:
    files = built((construct / "api.yaml").read_text("utf-8"))
    expected = sorted(
        path.relative_to(construct / "expected").as_posix()
        for path in (construct / "expected").rglob("*")
        if path.is_file()
    )
    assert expected, "say which files to keep: make them, empty, in expected/"
    for path in expected:
        kept = construct / "expected" / path
        made = files[path if path in files else f"src/sdk/{path}"]
        if os.environ.get("CONTRACT_GOLDEN") == "write":
            kept.write_bytes(made.encode())
        assert made == kept.read_text("utf-8"), f"{construct.name}: {path}"
