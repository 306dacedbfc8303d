"""The example services: where they are, and how a test runs their servers."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from weather import Weather

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Example:
    """One folder under ``packages/examples``."""

    folder: str
    package: str
    version: str
    prefix: str

    @property
    def path(self) -> Path:
        return ROOT / "packages" / "examples" / self.folder

    @property
    def server(self) -> ModuleType:
        """The example's ``server`` package, under a name of its own."""
        name = f"{self.folder}_example_server"
        if name not in sys.modules:
            path = self.path / "server" / "__init__.py"
            spec = importlib.util.spec_from_file_location(name, path)
            assert spec is not None and spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
        return sys.modules[name]

    @contextmanager
    def serving(self, *, port: int = 0) -> Iterator[str]:
        """Run a fresh server behind ``Weather``; yields the base URL for clients."""
        arguments = (":memory:",) if self.folder == "todo" else ()
        app = Weather(self.server.create_app(*arguments))
        with self.server.serving(app, port=port) as url:
            yield url + self.prefix


TODO = Example("todo", "todoclient", "1.0.0", "")
CHAT = Example("chat", "chatclient", "0.3.0", "/v1")
STORE = Example("store", "storeclient", "2.1.0", "/api")
EXAMPLES = (TODO, CHAT, STORE)
