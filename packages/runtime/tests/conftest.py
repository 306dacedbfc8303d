"""What all tests of the runtime share: ``from cases.sse import …`` finds ``cases/``."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which of the twins: a test that asks for it runs once for each."""
    value: str = request.param
    return value
