"""What all tests of the runtime share: ``from cases.sse import …`` finds ``cases/``."""

import sys
from pathlib import Path
from typing import Iterator

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which of the twins a test is about."""
    return str(request.param)


@pytest.fixture(params=["stdlib", "orjson"])
def json(request: pytest.FixtureRequest) -> Iterator[str]:
    """The JSON library that the runtime uses meanwhile."""
    from contract_runtime._model import json_backend

    if request.param == "orjson":
        pytest.importorskip("orjson")
    before = "orjson" if json_backend.uses_orjson else "stdlib"
    json_backend.select(request.param)
    yield request.param
    json_backend.select(before)


@pytest.fixture
def http_server() -> "Iterator[object]":
    """A real server on loopback; see ``http_kit``."""
    from http_kit import Server

    server = Server()
    yield server
    server.close()
