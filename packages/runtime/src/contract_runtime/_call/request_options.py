"""The options of a single call, as a type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Mapping, Optional, TypedDict, Union

if TYPE_CHECKING:
    import httpx


class RequestOptions(TypedDict, total=False):
    """What one call does differently from its client; what is left out stays as it is.

    Keys:
        headers: Sent with this request; they win over all others of the same name.
        query: Added to the query. ``None`` isn't sent, lists repeat the key.
        body: Merged into the JSON object that is sent; a ``TypeError`` on another body.
        timeout: Seconds that one network operation may take, an ``httpx.Timeout``, or
            ``None`` for no limit.
        deadline: Seconds for the whole call, its retries, waits, body and stream included;
            ``None`` for no limit.
        idle: Seconds that a stream may go without a byte.
        stall: Seconds that a stream may go without an item.
        max_retries: How often the call is tried again at most.
        idempotency_key: Sent as ``Idempotency-Key`` in place of a made-up one.
    """

    headers: Mapping[str, str]
    query: Mapping[str, object]
    body: Mapping[str, object]
    timeout: Union[float, httpx.Timeout, None]
    deadline: Optional[float]
    idle: Optional[float]
    stall: Optional[float]
    max_retries: int
    idempotency_key: str
