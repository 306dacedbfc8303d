"""Logs: tries and retries for whoever reads them, never a secret."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from contract_runtime import SDKError
from http_kit import Both, Server, send


def test_what_is_logged(kind: str, http_server: Server, caplog: pytest.LogCaptureFixture) -> None:
    http_server.paths["/todos/busy"] = lambda server, seen, peer: send(
        peer, 503, b"secret-echo", ("Retry-After-Ms", "1"), ("Set-Cookie", "sid=secret-cookie")
    )
    url = http_server.url.replace("//", "//me:secret-pass@") + "/?api_key=secret-query"
    headers = {"X-Api-Key": "secret-header"}
    # Everybody's logs, httpx's and httpcore's too, at their most talkative.
    with caplog.at_level(1), Both(
        kind, base_url=url, api_key="secret-key", default_headers=headers, max_retries=1
    ) as both:
        both.run(lambda c: c.todos.create(title="secret-title"))
        with pytest.raises(SDKError):
            both.run(lambda c: c.todos.get(id="busy"))
    ours = [record for record in caplog.records if record.name == "contract_runtime"]
    assert [record.levelname for record in ours] == ["DEBUG", "INFO", "DEBUG"]
    assert "todos.create: POST http://127.0.0.1" in ours[0].getMessage()
    assert "503" in ours[1].getMessage()
    assert "trying again in 0.001 s" in ours[1].getMessage()
    shown = "\n".join(record.getMessage() for record in ours)
    assert "secret" not in shown


def test_off_by_default(kind: str, http_server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    with Both(kind, base_url=http_server.url) as both:
        both.run(lambda c: c.todos.get(id="7"))
    assert capfd.readouterr().err == ""
    assert logging.getLogger("contract_runtime").level == logging.NOTSET


@pytest.mark.parametrize(("level", "lines"), [("debug", 1), ("DEBUG", 1), ("info", 0), ("no", 0)])
def test_environment(http_server: Server, level: str, lines: int) -> None:
    sdk = str(Path(__file__).parents[1] / "sdk")
    code = f"import sys; sys.path.insert(0, {sdk!r}); from todosdk import Client\n"
    code += f"with Client(base_url={http_server.url!r}) as c: c.todos.get(id='7')"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "CONTRACT_LOG": level},
        stderr=subprocess.PIPE,
        check=True,
    )
    assert len(run.stderr.splitlines()) == lines
