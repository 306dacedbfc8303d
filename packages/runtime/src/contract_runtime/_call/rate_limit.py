"""What a server says of its rate limit, in any of the usual headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Optional

from .._base.classes import public

if TYPE_CHECKING:
    from typing import Mapping


@public
class RateLimit(NamedTuple):
    """A rate limit's state; what the server didn't say is ``None``."""

    limit: Optional[int]
    """Requests that the window allows."""

    remaining: Optional[int]
    """Requests that are left in it."""

    reset: Optional[float]
    """Seconds until the window ends."""


_PREFIXES = ("ratelimit", "x-ratelimit", "x-rate-limit")
#: Beyond it, a ``reset`` is no length of time but a date, in seconds since the epoch.
_DATES = 1_000_000_000


def rate_limit(headers: Mapping[str, str]) -> RateLimit:
    """Read ``RateLimit`` (draft-ietf-httpapi-ratelimit-headers), its older three-header form
    ``RateLimit-Limit|Remaining|Reset``, or ``X-RateLimit-*``, the first that there is.

    Args:
        headers: A response's headers, looked up without case.
    """
    combined = _parameters(headers.get("ratelimit", ""))
    policy = _parameters(headers.get("ratelimit-policy", ""))

    def first(name: str, short: Optional[str]) -> Optional[float]:
        old = [headers.get(f"{prefix}-{name}") for prefix in _PREFIXES]
        numbers = map(_number, [combined.get(name), short, *old])
        return next((number for number in numbers if number is not None), None)

    limit = first("limit", policy.get("q"))
    remaining = first("remaining", combined.get("r"))
    return RateLimit(
        None if limit is None else int(limit),
        None if remaining is None else int(remaining),
        _seconds_left(first("reset", combined.get("t"))),
    )


def _parameters(text: str) -> Mapping[str, str]:
    """``"default";r=50;t=30`` and ``limit=100, remaining=50``."""
    pairs = [item.partition("=") for item in text.replace(",", ";").split(";")]
    return {name.strip().lower(): value.strip() for name, mark, value in pairs if mark}


def _number(text: Optional[str]) -> Optional[float]:
    """A number at the start, as in ``100, 100;w=60``."""
    try:
        number = float((text or "").partition(",")[0].partition(";")[0])
    except ValueError:
        return None
    return number if 0 <= number < 1e15 else None


def _seconds_left(reset: Optional[float]) -> Optional[float]:
    if reset is None or reset < _DATES:
        return reset
    import time

    if reset >= _DATES * 1000:
        reset /= 1000
    return max(0.0, reset - time.time())
