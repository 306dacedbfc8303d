"""Our values as httpx's, and httpx's as ours."""

from __future__ import annotations

from functools import lru_cache

import httpx

from .._call.headers import HARMLESS
from .guard import GUARD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Optional, Tuple, Union

    from .._call.response import Answer
    from .call import Call

_NOTHING = httpx.ByteStream(b"")


@lru_cache(maxsize=1024)
def parsed(url: str) -> Tuple[httpx.URL, Tuple[bytes, bytes]]:
    """A URL as httpx has it, and its ``Host`` field; a ``ValueError`` where it is none."""
    try:
        result = httpx.URL(url)
    except httpx.InvalidURL as exc:
        raise ValueError(f"this makes no valid URL: {exc}") from None
    return result, (b"Host", result.netloc)


def for_transport(call: Call) -> httpx.Request:
    """The request as our own pool takes it."""
    request = call.request
    url, host = parsed(request.url)
    return httpx.Request(
        request.verb,
        url,
        headers=request.fields if request.names_host else [host, *request.fields],
        stream=httpx.ByteStream(request.body) if request.body else _NOTHING,
        extensions={"timeout": call.timeouts(), GUARD: call.guard},
    )


def for_client(
    client: Union[httpx.Client, httpx.AsyncClient], call: Call, *, ours: bool
) -> Tuple[httpx.Request, Dict[str, Any]]:
    """The request as a client of httpx builds it, with all that is set there, and how to send it.

    ``ours``: the client is over a pool of ours, which knows guards.
    """
    request, guard = call.request, call.guard
    limits = call.timeouts(None if ours else client.timeout)
    if not ours and guard is not None:
        limits = guard.limits(limits)
    built = client.build_request(
        request.verb,
        parsed(request.url)[0],
        # A client's own parameters take the place of the URL's, unless the URL's are said again.
        params=httpx.URL(request.url).params if client.params else None,
        headers=request.fields,
        content=request.body or None,
        timeout=httpx.Timeout(**limits),
        extensions={GUARD: guard} if ours else {},
    )
    if request.foreign:
        for name in [name for name in built.headers if name not in HARMLESS]:
            del built.headers[name]
        return built, {"follow_redirects": False, "auth": None}
    return built, {"follow_redirects": False}


def settle(response: httpx.Response) -> None:
    """Make a body readable that a hook, or an auth, has read already."""
    if response.is_stream_consumed:
        content = response.content
        if "content-encoding" in response.headers:
            del response.headers["content-encoding"]
        response.stream = httpx.ByteStream(content)


def whole_response(answer: Answer) -> httpx.Response:
    """The response of an answer, with its content."""
    response = answer.response
    assert isinstance(response, httpx.Response)
    fields = [
        (name, value)
        for name, value in response.headers.raw
        if name.lower() not in (b"content-encoding", b"content-length", b"transfer-encoding")
    ]
    request: Optional[httpx.Request] = getattr(response, "_request", None)
    return httpx.Response(
        response.status_code,
        headers=fields,
        content=answer.body,
        request=request,
        extensions=response.extensions,
    )


def resolve(base: str, reference: str) -> Optional[str]:
    """A redirect's target as an absolute http or https URL; ``None`` where it is none."""
    try:
        url = httpx.URL(base).join(reference)
    except (httpx.InvalidURL, ValueError):
        return None
    if url.scheme not in ("http", "https") or not url.host:
        return None
    return str(url.copy_with(username=None, password=None, fragment=None))


def same_origin(one: str, other: str) -> bool:
    """Whether scheme, host and port are the same (RFC 6454 § 5)."""
    first, second = httpx.URL(one), httpx.URL(other)  # their default port is no port
    return (first.scheme, first.host, first.port) == (second.scheme, second.host, second.port)
