"""How a key travels: every word for ``auth``, generated and held against a real server."""

from __future__ import annotations

import base64
import importlib
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from environments import run
from examples import ROOT

KEY = base64.b64encode(b"ada:secret").decode()

#: The contract's word, and the header that a key becomes.
MODES = {
    None: ("authorization", "Bearer " + KEY),
    "bearer": ("authorization", "Bearer " + KEY),
    "Bearer": ("authorization", "Bearer " + KEY),
    "basic": ("authorization", "Basic " + KEY),
    "none": None,
    "header": ("x-api-key", KEY),
    "apikey": ("x-api-key", KEY),
    "API_KEY": ("x-api-key", KEY),
    "x_api_key": ("x-api-key", KEY),
    "x_goog_key": ("x-goog-key", KEY),
    "oauth2": ("authorization", "Bearer " + KEY),
}
PACKAGES = {mode: f"auth_{number}" for number, mode in enumerate(MODES)}


class Mirror(BaseHTTPRequestHandler):
    """Answers with the headers that it was sent."""

    def do_GET(self) -> None:
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Mirror) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def generated_clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One SDK for each word, made by one command."""
    folder = tmp_path_factory.mktemp("auth")
    tables = []
    for mode, package in PACKAGES.items():
        contract = {
            "name": "MirrorAPI",
            "client": {} if mode is None else {"auth": mode},
            "resources": [
                {"name": "headers", "methods": [{"name": "list", "output": "map[string]string"}]}
            ],
        }
        (folder / f"{package}.json").write_text(json.dumps(contract), encoding="utf-8")
        tables.append(
            "[[tool.contract.sdk]]\n"
            f'contract = "{package}.json"\noutput = "{package}"\npackage = "{package}"\n'
            'version = "1.0.0"\n'
        )
    (folder / "pyproject.toml").write_text("\n".join(tables), encoding="utf-8")
    run([str(Path(sys.executable).with_name("generate"))], cwd=folder)
    assert ROOT not in folder.parents
    return folder


@pytest.mark.parametrize("mode", MODES)
def test_auth(
    mode: str | None, generated_clients: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = PACKAGES[mode]
    monkeypatch.syspath_prepend(str(generated_clients / package / "src"))
    sdk = importlib.import_module(package)
    with pytest.raises(ValueError, match="base_url"):
        sdk.Client(api_key=KEY)
    sent = {}
    for key in (KEY, None):
        with sdk.Client(api_key=key, base_url=url) as client:
            sent[key] = client.headers.list()
    expected = MODES[mode]
    names = {"authorization", "x-api-key", "x-goog-key"}
    assert not names & set(sent[None])
    assert {name: sent[KEY][name] for name in names & set(sent[KEY])} == dict(
        [expected] if expected else []
    )
