"""``contract mock``: how it starts, what it says, how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from contract_generator.cli import main, mock
from mocked import CONTRACT as SCRIPT
from mocked import mocking

CONTRACT = """\
name: TodoAPI
client: {base_url: "https://example.com/v2"}
resources:
  - name: todos
    methods:
      - {name: list, output: "[]string"}
      - {name: watch, input: Q, http: {method: GET, path: /events}, stream: {item: int}}
      - {name: talk, stream: {mode: ws, item: int}}
types:
  - {name: Q, kind: struct, fields: [{name: limit, type: int}]}
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "api.yaml").write_text(CONTRACT)
    return tmp_path / "api.yaml"


def get(url: str) -> bytes:
    with urllib.request.urlopen(url) as response:
        body: bytes = response.read()
        return body


def test_serves(path: Path) -> None:
    with mocking(path) as url:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/v2", url)
        assert get(f"{url}/todos") == b'["list 1","list 2"]'


def test_standard_input() -> None:
    with mocking("-", text=CONTRACT) as url:
        assert get(f"{url}/todos") == b'["list 1","list 2"]'


def test_another_host(path: Path) -> None:
    with mocking(path, "--host", "localhost") as url:
        assert get(f"{url}/todos")


def test_first_line(path: Path) -> None:
    port = free_port()
    process = subprocess.Popen(
        [SCRIPT, "mock", "api.yaml", "--port", str(port)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == f"TodoAPI at http://127.0.0.1:{port}/v2: todos.list, todos.watch\n"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == ("", None)
    assert process.returncode == 0


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def test_many_methods_are_counted(path: Path) -> None:
    methods = "".join(f"      - {{name: list{n}}}\n" for n in range(50))
    text = f"name: A\nresources:\n  - name: a\n    methods:\n{methods}"
    process = subprocess.Popen(
        [SCRIPT, "mock", "-", "--port", "0"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(text)
    process.stdin.close()
    assert process.stdout.readline().endswith(", a.list38, a.list39 and 10 more\n")
    process.send_signal(signal.SIGINT)
    process.stdin = None
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0


def test_an_open_stream_does_not_hold_the_end_up(path: Path) -> None:
    with mocking(path) as url:
        port = int(url.removesuffix("/v2").rpartition(":")[2])
        stream = socket.create_connection(("127.0.0.1", port))
        stream.sendall(b"GET /v2/events?limit=1000000000 HTTP/1.1\r\nHost: a\r\n\r\n")
        assert stream.recv(1) == b"H"
    stream.close()


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are of POSIX")
def test_requests_are_shown_on_a_terminal(path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [SCRIPT, "mock", "api.yaml", "--port", "0"],
        stdout=subprocess.PIPE, stderr=theirs, text=True,
    )  # fmt: skip
    os.close(theirs)
    assert process.stdout is not None
    found = re.search(r"http://\S+(?=: )", process.stdout.readline())
    assert found is not None
    get(f"{found[0]}/todos")
    with pytest.raises(urllib.error.HTTPError):
        get(f"{found[0]}/%1b[31m")
    said = b""
    while said.count(b"\n") < 2:
        said += os.read(ours, 1000)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    os.close(ours)
    assert said.decode().split("\r\n")[:2] == ["GET /v2/todos 200", "GET /v2/%1b[31m 404"]


def test_watch(path: Path) -> None:
    """Each save is served, errors are said, and what was served stays until they are mended."""
    process = subprocess.Popen(
        [SCRIPT, "mock", "api.yaml", "--port", "0", "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    found = re.search(r"http://\S+(?=: )", process.stdout.readline())
    assert found is not None
    saved = "api.yaml was saved: the mock"
    path.write_text(CONTRACT.replace("todos\n", "notes\n"))
    assert process.stderr.readline() == f"{saved} serves it from now on\n"
    assert get(f"{found[0]}/notes")
    path.write_text(CONTRACT.replace('"[]string"', "Tood"))
    assert process.stderr.readline().startswith("error[unknown-type]")
    while process.stderr.readline() != f"{saved} still serves what it was\n":
        pass
    assert get(f"{found[0]}/notes")
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0


WRONG = [
    (["-", "--watch"], 2, "standard input can't be watched"),
    (["nothing.yaml"], 2, "nothing.yaml: no such file"),
    (["broken.yaml"], 1, 'did you mean "Todo"?'),
    (["twins.yaml"], 1, "error[name-collision]"),
    (["api.yaml", "--port", "65536"], 2, "65536"),
    (["api.yaml", "--port", "x"], 2, "'x' is not a valid integer"),
    (["api.yaml", "--host", "a b", "--port", "0"], 2, "can't listen on a b:0: "),
    (["api.yaml", "--host", "x" * 70 + ".a", "--port", "0"], 2, "can't listen on x"),
    (["api.yaml", "--host", "203.0.113.7", "--port", "0"], 2, "can't listen on 203.0.113.7:0: "),
    ([], 2, "Missing argument"),
]


@pytest.mark.parametrize(("args", "code", "message"), WRONG)
def test_wrong(
    path: Path, capsys: pytest.CaptureFixture[str], args: list[str], code: int, message: str
) -> None:
    broken = CONTRACT.replace('"[]string"', "Tood") + "  - {name: Todo, kind: struct, fields: []}\n"
    path.with_name("broken.yaml").write_text(broken)
    path.with_name("twins.yaml").write_text(CONTRACT.replace("name: watch", "name: List"))
    assert main.run(mock.command, "contract mock", args) == code
    out, err = capsys.readouterr()
    assert (out, message in err, "Traceback" in err) == ("", True, False), err


def test_a_port_in_use(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main.run(mock.command, "contract mock", ["api.yaml", "--port", str(port)]) == 2
    assert capsys.readouterr().err == (
        f"error: can't listen on 127.0.0.1:{port}: address already in use; "
        "--port 0 takes any that is free\n"
    )


def test_nobody_else_loads_a_server() -> None:
    code = (
        "import sys\n"
        "from contract_generator.cli import main, generate, validate, mock\n"
        "import contract_generator.pipeline\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"starlette", "uvicorn", "anyio", "asyncio", "h11"} & set(done.stdout.split())
