"""Our values as httpx's, and httpx's as ours."""

from __future__ import annotations

from functools import lru_cache

import httpx

from .._call.response import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional, Tuple

    from .._call.request import Request

_NOTHING = httpx.ByteStream(b"")


@lru_cache(maxsize=1024)
def parsed(url: str) -> Tuple[httpx.URL, Tuple[bytes, bytes]]:
    """A URL as httpx has it, and the ``Host`` field that goes with it.

    Raises:
        ValueError: It isn't a URL that anything could be sent to.
    """
    try:
        result = httpx.URL(url)
    except httpx.InvalidURL as exc:
        raise ValueError(f"this makes no valid URL: {exc}") from None
    return result, (b"Host", result.netloc)


def to_httpx(request: Request, extensions: Dict[str, Any]) -> httpx.Request:
    """A request that a transport sends as it is."""
    url, host = parsed(request.url)
    fields = request.fields
    if not request.names_host:
        fields = [host, *fields]
    return httpx.Request(
        request.verb,
        url,
        headers=fields,
        stream=httpx.ByteStream(request.body) if request.body else _NOTHING,
        extensions=extensions,
    )


def answer_of(response: httpx.Response, body: bytes) -> Answer:
    """What came back, with the body that was read."""
    return Answer(response.status_code, response.headers, body, response)


def whole_response(answer: Answer) -> httpx.Response:
    """The response of an answer as a user of httpx expects it: with its content."""
    response = answer.response
    assert isinstance(response, httpx.Response)
    fields: List[Tuple[bytes, bytes]] = [
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
    first, second = httpx.URL(one), httpx.URL(other)
    return (first.scheme, first.host, _port(first)) == (second.scheme, second.host, _port(second))


def _port(url: httpx.URL) -> Optional[int]:
    return url.port or {"http": 80, "https": 443}.get(url.scheme)
