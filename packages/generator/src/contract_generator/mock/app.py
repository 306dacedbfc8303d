"""The ASGI application: reads requests, waits, sends answers, breaks them off where asked to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import chain
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from contract_generator.contract.model import Contract
from contract_generator.mock.calls import Asked, Calls, Reply
from contract_generator.mock.prefer import NOTHING, Wishes
from contract_generator.mock.problem import Problem
from contract_generator.mock.sample import Unfillable

#: The longest body that is read.
MOST_BODY = 10_000_000
#: Query parameters past this are no request of a client's.
_MOST_PAIRS = 10_000


class Cut(Exception):
    """The answer ends here, and with it the connection."""


class MockApp:
    """A server of one contract.

    Args:
        contract: The contract.
        log: Is told each request: verb, path as it was sent, status.
    """

    def __init__(
        self, contract: Contract, *, log: Callable[[str, str, int], None] | None = None
    ) -> None:
        self.serve(contract)
        self._log = log
        self._requests = 0

    def serve(self, contract: Contract) -> None:
        """Serve another contract from now on; what was remembered is forgotten."""
        self.calls = Calls(contract)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        self._requests += 1
        number = self._requests
        path = scope.get("raw_path", scope["path"].encode()).decode("latin-1")
        wished = NOTHING
        try:
            asked = Asked(request.method, path, _pairs(request), _headers(request))
            wished = self.calls.wished(asked)
            body = await _body(request)
            await asyncio.sleep(wished.delay)
            reply = _begun(self.calls.reply(asked, body, wished))
        except ClientDisconnect:
            return
        except Exception as error:
            reply = self.calls.refusal(_problem(error))
        if self._log is not None:
            self._log(request.method, path, reply.status)
        headers = {**reply.headers, "x-request-id": f"mock-{number}"}
        if wished.applied:
            headers["preference-applied"] = ", ".join(wished.applied)
        resumed = "last-event-id" in request.headers
        response = _response(reply, headers, wished, whole=not wished.cut or resumed)
        await response(scope, receive, send)


def _problem(error: Exception) -> Problem:
    """What there is to be said of whatever went wrong."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, Unfillable):
        return Problem(501, str(error))
    if isinstance(error, RecursionError):
        return Problem(400, "the body is nested too deeply")
    told = f"{type(error).__name__}: {error}"
    return Problem(500, f"{told}; this is a fault of contract-generator")


def _pairs(request: Request) -> list[tuple[str, str]]:
    try:
        text = request.scope["query_string"].decode("latin-1")
        return parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_PAIRS)
    except ValueError:
        raise Problem(400, "the query has too many parameters") from None


def _headers(request: Request) -> dict[str, str]:
    """The headers; what is said in several lines as if it were in one (RFC 9110 § 5.3)."""
    return {name: ", ".join(request.headers.getlist(name)) for name in request.headers}


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY:
            raise Problem(413, f"the body has more than {MOST_BODY:,} bytes")
    return bytes(body)


def _begun(reply: Reply) -> Reply:
    """The reply with its stream's first event made: what goes wrong then can still be said."""
    if reply.events is None:
        return reply
    first = next(reply.events)
    return Reply(reply.status, reply.headers, events=chain([first], reply.events))


def _response(reply: Reply, headers: dict[str, str], wished: Wishes, *, whole: bool) -> Response:
    if reply.events is not None:
        headers["cache-control"] = "no-store"
        events = reply.events if whole else _half(reply.events)
        return StreamingResponse(
            _paced(events, wished.delay), reply.status, headers, "text/event-stream"
        )
    if whole:
        if reply.body is None:
            return Response(None, reply.status, headers)
        return Response(reply.body, reply.status, headers, "application/json")
    body = reply.body or b"{}"
    headers["content-length"] = str(len(body))
    status = 200 if reply.body is None else reply.status
    return StreamingResponse(_broken(body), status, headers, "application/json")


async def _paced(events: Iterator[bytes], delay: float) -> AsyncIterator[bytes]:
    for number, event in enumerate(events):
        if number:
            # Also without a delay: others are served while a stream is long.
            await asyncio.sleep(delay)
        yield event


async def _broken(body: bytes) -> AsyncIterator[bytes]:
    yield body[: len(body) // 2]
    raise Cut


def _half(events: Iterator[bytes]) -> Iterator[bytes]:
    """A stream's first event, and half of the second one."""
    first = next(events)
    broken = next(events, None)
    if broken is None:
        first, broken = b"", first
    yield first
    yield broken[: len(broken) // 2]
    raise Cut
