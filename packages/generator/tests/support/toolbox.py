"""``contract`` called as a program is, in this process."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from contract_generator.cli import main


def call(args: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit code, standard output, standard error: never a traceback, and no colour."""
    code = main.run(main._toolbox, "contract", list(args))
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert "\x1b" not in out + err
    return code, out, err
