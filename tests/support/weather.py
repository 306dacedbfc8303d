"""ASGI middleware that lets a test script what a server does, and see what it was sent.

A request with the header ``x-plan: TOKEN STEP,STEP,…`` gets the first step when the token is
seen first, then the second, and so on; when the steps are used up the request passes through.
A step is a status (``503``), a status with a header (``503 retry-after=1``), or one of
``pass``, ``html``, ``empty``, ``braces``, ``redirect=URL``. A request with ``x-inspect`` gets
the header ``x-seen`` back: the request as JSON.
"""

from __future__ import annotations

import json
from collections import Counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Answer = tuple[int, dict[str, str], bytes]


class Weather:
    """Stands before an application and answers for it where a plan says so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._seen: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        body = await _read(receive)
        notes: dict[str, str] = {}
        if "x-inspect" in headers:
            notes["x-seen"] = json.dumps(_request(scope, headers, body))
        answer = None
        if "x-plan" in headers:
            token, _, plan = headers["x-plan"].partition(" ")
            steps = [step.strip() for step in plan.split(",")]
            if self._seen[token] < len(steps):
                answer = _answer(steps[self._seen[token]])
            self._seen[token] += 1
            notes["x-tries"] = str(self._seen[token])

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(notes)
            await send(message)

        async def replay() -> Message:
            nonlocal body
            if body is None:
                return await receive()
            message = {"type": "http.request", "body": body, "more_body": False}
            body = None
            return message

        if answer is None:
            await self.app(scope, replay, noted)
        else:
            status, answer_headers, content = answer
            raw = [(name.encode(), value.encode()) for name, value in answer_headers.items()]
            raw.append((b"content-length", str(len(content)).encode()))
            await noted({"type": "http.response.start", "status": status, "headers": raw})
            await noted({"type": "http.response.body", "body": content})


def _answer(step: str) -> Answer | None:
    if step == "pass":
        return None
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
