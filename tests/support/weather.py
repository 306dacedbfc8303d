"""ASGI middleware that lets a test script what a server does, and see what it was sent.

A request with the header ``x-plan: TOKEN STEP;STEP;…`` gets the first step when the token is
seen first, then the second, and so on; when the steps are used up the request passes through.
A step is a status (``503``), a status with a header (``503 retry-after=1``), or one of
``pass``, ``html``, ``text``, ``empty``, ``braces``, ``redirect=URL``, ``cut=N`` (the application's
answer, broken off after N bytes of its body), ``hang`` (no answer as long as the client stays).
The answer's ``x-tries`` and ``x-keys`` say how many requests there were with the token, and what
idempotency keys they had. A request with ``x-inspect`` gets the header ``x-seen`` back: the
request as JSON.
"""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Answer = tuple[int, dict[str, str], bytes]


class Weather:
    """Stands before an application and answers for it where a plan says so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._keys: defaultdict[str, list[str]] = defaultdict(list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        body = await _read(receive)
        notes: dict[str, str] = {}
        if "x-inspect" in headers:
            notes["x-seen"] = json.dumps(_request(scope, headers, body))
        step = "pass"
        if "x-plan" in headers:
            token, _, plan = headers["x-plan"].partition(" ")
            steps = [step.strip() for step in plan.split(";")]
            keys = self._keys[token]
            step = (steps[len(keys) :] or ["pass"])[0]
            keys.append(headers.get("idempotency-key", "-"))
            notes.update({"x-tries": str(len(keys)), "x-keys": " ".join(keys)})
        word, _, number = step.partition("=")
        left = int(number) if word == "cut" else None

        async def noted(message: Message) -> None:
            nonlocal left
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(notes)
            elif left is not None:
                cut = message["body"][:left]
                left -= len(cut)
                if len(cut) < len(message["body"]):
                    # The server drops the connection of an answer that has no end.
                    await send({**message, "body": cut, "more_body": True})
                    raise _Cut
            await send(message)

        async def replay() -> Message:
            nonlocal body
            if body is None:
                return await receive()
            message = {"type": "http.request", "body": body, "more_body": False}
            body = None
            return message

        answer = _answer(step)
        if step == "hang":
            await receive()  # the client's leaving
        elif answer is None:
            with contextlib.suppress(_Cut):
                await self.app(scope, replay, noted)
        else:
            status, answer_headers, content = answer
            raw = [(name.encode(), value.encode()) for name, value in answer_headers.items()]
            raw.append((b"content-length", str(len(content)).encode()))
            await noted({"type": "http.response.start", "status": status, "headers": raw})
            await noted({"type": "http.response.body", "body": content})


class _Cut(Exception):
    """The answer ends here."""


def _answer(step: str) -> Answer | None:
    if step in ("pass", "hang") or step.startswith("cut="):
        return None
    if step == "text":
        return 400, {"content-type": "text/plain"}, b"no, thanks"
    if step == "html":
        return 200, {"content-type": "text/html"}, b"<html>Welcome to the hotel wifi</html>"
    if step == "empty":
        return 200, {"content-type": "application/json"}, b""
    if step == "braces":
        return 200, {"content-type": "application/json"}, b"{}"
    if step.startswith("redirect="):
        return 307, {"location": step[len("redirect=") :]}, b""
    status, _, extra = step.partition(" ")
    name, _, value = extra.partition("=")
    headers = {"content-type": "application/json", **({name: value} if name else {})}
    body = {"code": "SCRIPTED", "message": f"scripted {status}", "details": {"step": step}}
    return int(status), headers, json.dumps(body).encode()


def _request(scope: Scope, headers: Headers, body: bytes) -> dict[str, object]:
    return {
        "method": scope["method"],
        "path": scope["raw_path"].decode(),
        "query": scope["query_string"].decode(),
        "headers": dict(headers),
        "body": body.decode("utf-8", "replace"),
    }


async def _read(receive: Receive) -> bytes | None:
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return body
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body
