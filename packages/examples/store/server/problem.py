"""Errors, and what every handler does with a request."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request


class Problem(Exception):
    """A request that can't be answered: an HTTP status, a portable code, a message."""

    def __init__(self, status: int, code: str, message: str, **details: object) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.details = details


def authorize(request: Request) -> None:
    """Refuse a request without a key."""
    if not request.headers.get("x-api-key"):
        raise Problem(401, "UNAUTHENTICATED", "an X-Api-Key is needed")


async def body_of(request: Request) -> Any:
    """The request's JSON; ``{}`` where there is no body."""
    authorize(request)
    text = await request.body()
    return json.loads(text) if text else {}


def found(things: dict[str, dict[str, Any]], key: str, kind: str) -> dict[str, Any]:
    """``things[key]``, or a 404."""
    if key not in things:
        raise Problem(404, "NOT_FOUND", f"no {kind} has the id {key}", id=key)
    return things[key]
