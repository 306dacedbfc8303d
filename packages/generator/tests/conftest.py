"""What the tests of all rooms share: the modules of ``support`` are importable."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no finding.
settings.register_profile("generator", deadline=None)
settings.load_profile("generator")
pytest.register_assert_rewrite("marked")
sys.path.insert(0, str(Path(__file__).parent / "support"))
