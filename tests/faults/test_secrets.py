"""A planted key in every auth mode, and errors of every class: it shows nowhere.

The server echoes whatever it was sent, in its messages, bodies and events, as careless ones do.
"""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import pickle
import subprocess
import sys
from typing import NamedTuple

import contract_runtime
import pytest
from contract_runtime import SDKError
from contract_runtime.abi import Service
from faults import sdk
from faults.leaks import AT_ONCE
from faults.rows import GET, STREAM, Kind
from faults.server import FaultServer, Peer, Step, whole
from faults.steps import CLOSE, READ, STALL

KEY = "sk-planted+credential/42"


class Auth(NamedTuple):
    """One way to give a key to a client."""

    name: str
    auth: tuple[str, str] | None
    options: dict[str, object]
    user: str = ""


AUTHS = [
    Auth("bearer", ("Authorization", "Bearer "), {"api_key": KEY}),
    Auth("basic", ("Authorization", "Basic "), {"api_key": KEY}),
    Auth("header", ("X-Api-Key", ""), {"api_key": KEY}),
    Auth("another header", ("X-Goog-Key", ""), {"api_key": KEY}),
    Auth("none", None, {"api_key": KEY}),
    Auth("default header", None, {"default_headers": {"Authorization": f"Token {KEY}"}}),
    Auth("cookie", None, {"default_headers": {"Cookie": f"a=b; session={KEY}"}}),
    Auth("base URL", None, {}, user="user:sk-planted%2Bcredential%2F42@"),
]


async def _echo(peer: Peer) -> str:
    await READ(peer)
    assert peer.seen is not None
    return json.dumps({"message": f"no: {peer.seen.headers}", "id": [str(peer.seen.headers)]})


def answering(status: str, kind: str = "application/json", wrap: str = "%s") -> Step:
    """Echo the request's headers with this status, and end."""

    async def step(peer: Peer) -> None:
        body = (wrap % await _echo(peer)).encode()
        await peer.send(
            whole(body, kind, status, "Connection: close\r\nSet-Cookie: s=" + KEY + "\r\n")
        )
        await CLOSE(peer)

    return step


class Case(NamedTuple):
    """A step of the server, and the error that it leads to."""

    error: str
    step: Step
    kind: Kind = GET
    timeout: float | None = None


EVENTS = "text/event-stream"
CASES = [
    Case("BadRequestError", answering("400 No")),
    Case("AuthenticationError", answering("401 No")),
    Case("PermissionDeniedError", answering("403 No")),
    Case("NotFoundError", answering("404 No")),
    Case("ConflictError", answering("409 No")),
    Case("UnprocessableEntityError", answering("422 No")),
    Case("RateLimitError", answering("429 No", "text/plain")),
    Case("InternalServerError", answering("500 No", "text/html", "<title>%s</title>")),
    Case("APIStatusError", answering("418 No")),
    Case("ResponseDecodeError", answering("200 OK")),
    Case("ResponseDecodeError", answering("200 OK", "text/html", "<p>%s")),
    Case("APIConnectionError", CLOSE),
    Case("APITimeoutError", STALL, timeout=0.1),
    Case("StreamError", answering("200 OK", EVENTS, "event: error\ndata: %s\n\n"), STREAM),
    Case("ResponseDecodeError", answering("200 OK", EVENTS, "data: %s\n\n"), STREAM),
    Case("ResponseDecodeError", answering("200 OK"), STREAM),
    Case("StreamInterruptedError", answering("200 OK", EVENTS, "data: %s"), STREAM),
]


def fail(case: Case, auth: Auth, mode: str) -> SDKError:
    """Make a call that ends in this error."""
    base = sdk.Client if mode == "sync" else sdk.AsyncClient
    service = Service("FaultAPI", package="sdk", version="1.0.0", auth=auth.auth)
    cls = type("Client", (base,), {"_service": service})

    async def asynchronous(url: str) -> None:
        async with cls(base_url=url, **options) as client:
            if case.kind is GET:
                await client.todos.get(id="7", request_options=query)
            else:
                [item async for item in client.todos.watch(request_options=query)]

    query = {"query": {"access_token": KEY}}
    options = {"retry": AT_ONCE, "timeout": case.timeout, **auth.options}
    with FaultServer(last=[case.step]) as server:
        url = server.url.replace("//", f"//{auth.user}")
        with pytest.raises(SDKError) as caught:
            if mode == "async":
                asyncio.run(asynchronous(url))
            else:
                with cls(base_url=url, **options) as client:
                    assert KEY not in repr(client) and "planted" not in repr(client)
                    if case.kind is GET:
                        client.todos.get(id="7", request_options=query)
                    else:
                        list(client.todos.watch(request_options=query))
    return caught.value


def planted(text: str | bytes) -> bool:
    """Whether any form of the key is in there."""
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    return b"planted" in data


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("auth", AUTHS, ids=[auth.name for auth in AUTHS])
def test_no_key_shows(auth: Auth, mode: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "contract_runtime")
    errors = []
    for case in CASES:
        error = fail(case, auth, mode)
        errors.append(error)
        assert type(error) is getattr(contract_runtime, case.error), repr(error)
        logging.getLogger("app").error("call failed: %s %r", error, error, exc_info=error)
        for twin in (error, copy.copy(error), copy.deepcopy(error)):
            state = {name: value for name, value in vars(twin).items() if name != "response"}
            assert not planted(f"{twin} {twin!r} {state}"), (case, str(twin), state)
    assert not planted(caplog.text)
    data = pickle.dumps(errors)
    assert not planted(data)
    seen = in_another_process(data)
    assert seen == [[type(error).__name__, str(error), repr(error)] for error in errors]


def in_another_process(data: bytes) -> object:
    script = (
        "import json, pickle, sys\n"
        "errors = pickle.load(sys.stdin.buffer)\n"
        "print(json.dumps([[type(e).__name__, str(e), repr(e)] for e in errors]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=data,
        capture_output=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8"},
    )
    return json.loads(ran.stdout)


def test_every_class_of_error_is_among_them() -> None:
    tree = {
        name
        for name in contract_runtime.__all__
        if isinstance(cls := getattr(contract_runtime, name), type) and issubclass(cls, SDKError)
    }
    assert {case.error for case in CASES} == tree - {"SDKError"}
