"""Servers of the examples, found by clients that aren't told where to look."""

from __future__ import annotations

import contextlib
import copy
import importlib
from collections.abc import Iterator

import pytest
from examples import EXAMPLES


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fresh servers of the examples, where the SDKs' clients look when no URL is given."""
    with contextlib.ExitStack() as stack:
        for example in EXAMPLES:
            url = stack.enter_context(example.serving())
            sdk = importlib.import_module(example.package)
            for client in (sdk.Client, sdk.AsyncClient):
                service = copy.copy(client._service)
                object.__setattr__(service, "base_url", url)
                monkeypatch.setattr(client, "_service", service)
        yield
