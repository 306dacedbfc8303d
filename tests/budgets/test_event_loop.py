"""An async client doesn't hold up its event loop: no import, no file, no certificate on it."""

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2] / "packages" / "runtime" / "tests"

PROGRAM = """
import sys
sys.path[:0] = [{tests!r}, {sdk!r}]
import asyncio, ssl, threading, time
from http_kit import Server
from todosdk import APIStatusError, AsyncClient
import contract_runtime

server = Server()
server.paths["/todos/missing"] = lambda s, seen, peer: __import__("http_kit").send(peer, 404, b"x")
seen = []
here = threading.get_ident()
watching = False

def audit(event, args):
    if not watching or threading.get_ident() != here:
        return
    if event == "import" and args[0] not in sys.modules:
        seen.append(("import", args[0]))
    elif event == "open" and isinstance(args[0], str):
        seen.append(("open", args[0]))

sys.addaudithook(audit)
for name in ("create_default_context", "SSLContext"):
    made = getattr(ssl, name)
    def patched(*args, name=name, made=made, **kwargs):
        if watching and threading.get_ident() == here:
            seen.append(("ssl", name))
        return made(*args, **kwargs)
    if name == "create_default_context":
        setattr(ssl, name, patched)

async def one(client, number):
    kind = number % 5
    if kind == 0:
        await client.todos.get(id="7")
    elif kind == 1:
        await client.todos.create(title="x", tags=["a"])
    elif kind == 2:
        [item async for item in client.todos.watch(tag="a")]
    elif kind == 3:
        try:
            await client.todos.get(id="missing")
        except contract_runtime.APIStatusError:
            pass
    else:
        await client.todos.with_raw_response.list(limit=1)

async def main():
    global watching
    client = AsyncClient(base_url=server.url, deadline=20)
    secure = AsyncClient(base_url="https://127.0.0.1:1", max_retries=0)
    {first}
    watching = True
    try:
        await secure.todos.get(id="7")
    except contract_runtime.APIConnectionError:
        pass
    await asyncio.gather(*[one(client, number) for number in range(100)])
    watching = False
    await client.close()
    await secure.close()

contract_runtime.APIStatusError, contract_runtime.APIConnectionError
asyncio.run(main())
print(seen)
"""


@pytest.mark.parametrize(
    "first", ["client.todos, secure.todos", "await client.warm(); await secure.warm()"]
)
def test_nothing_is_loaded_on_the_loop(first: str) -> None:
    program = PROGRAM.format(tests=str(TESTS), sdk=str(TESTS / "sdk"), first=first)
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout.strip() == "[]", run.stdout + run.stderr
