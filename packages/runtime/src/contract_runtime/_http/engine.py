"""What the engines of both clients decide: how a request is put to a transport or a client."""

from __future__ import annotations

import httpx

from .._call.headers import HARMLESS
from .convert import parsed, to_httpx
from .guard import GUARD, bounded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Union

    from .._call.request import Request
    from .call import Call


def for_transport(call: Call, request: Request) -> httpx.Request:
    """The request as our own pool takes it: complete, with nothing to merge."""
    extensions: Dict[str, Any] = {"timeout": call.timeouts()}
    if call.guard is not None:
        extensions[GUARD] = call.guard
    return to_httpx(request, extensions)


def for_client(
    client: Union[httpx.Client, httpx.AsyncClient], call: Call, request: Request, *, ours: bool
) -> httpx.Request:
    """The request as a client of httpx builds it: what is set on the client goes along.

    Args:
        client: The client that will send it.
        call: What it is a try of.
        request: What is asked.
        ours: Whether the client is over a pool of ours, which knows guards.
    """
    extensions: Dict[str, Any] = {}
    limits = call.timeouts(None if ours else client.timeout)
    if call.guard is not None:
        if ours:
            extensions[GUARD] = call.guard
        else:
            limits = bounded(limits, call.guard.at, "connect", "pool", "read", "write")
    built = client.build_request(
        request.verb,
        parsed(request.url)[0],
        # A client's own parameters take the place of the URL's, unless the URL's are said again.
        params=httpx.URL(request.url).params if client.params else None,
        headers=request.fields,
        content=request.body or None,
        timeout=httpx.Timeout(**limits),
        extensions=extensions,
    )
    if request.foreign:
        for name in [name for name in built.headers if name not in HARMLESS]:
            del built.headers[name]
    return built


def settle(response: httpx.Response) -> None:
    """Make the body of a response readable that a hook, or an auth, has read already."""
    if response.is_stream_consumed:
        content = response.content
        if "content-encoding" in response.headers:
            del response.headers["content-encoding"]
        response.stream = httpx.ByteStream(content)
