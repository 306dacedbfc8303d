"""Response headers: as an error keeps them, and what is read from them."""

from __future__ import annotations

import time
from typing import Dict, Iterable, Iterator, Mapping, Optional, Tuple, Type, Union, cast

from .._base.classes import public

#: Response headers that hold credentials. They stay out of errors, and so out of logs, reprs and
#: pickles; a live error's ``response.headers`` still has them.
_SECRET = frozenset({
    "authentication-info", "authorization", "cookie", "proxy-authentication-info",
    "proxy-authorization", "set-cookie", "set-cookie2", "x-access-token", "x-amz-security-token",
    "x-api-key", "x-auth-token", "x-csrf-token", "x-refresh-token", "x-subject-token",
    "x-xsrf-token",
})  # fmt: skip

#: Headers that services name a request by, the first one found wins.
REQUEST_ID_HEADERS = (
    "x-request-id", "request-id", "x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id",
    "x-ms-request-id", "x-goog-request-id", "x-correlation-id", "x-trace-id", "cf-ray",
)  # fmt: skip


@public
class Headers(Mapping[str, str]):
    """Response headers: immutable, looked up without case, repeated ones joined by ``", "``."""

    __slots__ = ("_values",)

    def __init__(self, source: Union[Mapping[str, str], Iterable[Tuple[str, str]]] = ()) -> None:
        if isinstance(source, Mapping):
            source = cast("Mapping[str, str]", source).items()
        values: Dict[str, str] = {}
        for name, value in source:
            key = name.lower()
            if key not in _SECRET:
                values[key] = f"{values[key]}, {value}" if key in values else value
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __reduce__(self) -> Tuple[Type[Headers], Tuple[Dict[str, str]]]:
        return Headers, (self._values,)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"


def get_header(headers: Mapping[str, str], name: str) -> Optional[str]:
    """Look a header up without case; ``name`` is given in lower case."""
    value = headers.get(name)
    if value is not None:
        return value
    return next((value for key, value in headers.items() if key.lower() == name), None)


def request_id_of(headers: Mapping[str, str]) -> Optional[str]:
    for name in REQUEST_ID_HEADERS:
        value = get_header(headers, name)
        if value:
            return value[:200]
    return None


def retry_after(headers: Mapping[str, str], now: Optional[float] = None) -> Optional[float]:
    """Seconds that a response asks to wait, not negative and finite; ``None`` where it doesn't.

    ``retry-after-ms`` (milliseconds) is finer and goes first; then ``Retry-After`` (RFC 9110
    § 10.2.3) as seconds, fractions allowed, or as an HTTP date. A date is read against the
    response's own ``Date``, so that a wrong clock on either side does no harm, and without one
    against ``now``, in seconds since the epoch.
    """
    milliseconds = _number(get_header(headers, "retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    text = get_header(headers, "retry-after")
    seconds = _number(text)
    if seconds is not None:
        return seconds
    due = _date(text)
    if due is None:
        return None
    sent = _date(get_header(headers, "date"))
    if sent is None:
        sent = time.time() if now is None else now
    return max(0.0, due - sent)


def _number(text: Optional[str]) -> Optional[float]:
    # Digits with at most one point among them: no sign, exponent, "inf" or "1_0".
    text = (text or "").strip()
    if not text.isascii() or not text.replace(".", "", 1).isdigit() or len(text) > 18:
        return None
    return float(text)


def _date(text: Optional[str]) -> Optional[float]:
    if not text:
        return None
    from datetime import timezone
    from email.utils import parsedate_to_datetime

    try:
        due = parsedate_to_datetime(text)
        # asctime's form, obsolete and to be read all the same (RFC 9110 § 5.6.7), names no zone.
        return (due if due.tzinfo else due.replace(tzinfo=timezone.utc)).timestamp()
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
