"""Each folder here is a change: two contracts, and what ``contract diff`` says of them.

``CONTRACT_GOLDEN=write`` rewrites what it says.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from contract_generator.cli import main

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/old.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(case)
    assert main.run(main._toolbox, "contract", ["diff", "old.yaml", "new.yaml"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    kept = case / "expected.txt"
    if os.environ.get("CONTRACT_GOLDEN") == "write":
        kept.write_bytes(out.encode())
    assert out == kept.read_text("utf-8")
