"""Facts of one failed attempt: what a retry policy asks, and what the history keeps; and an
answer's headers: as an error keeps them, and what is read from them.
"""

import time
from typing import Dict, Iterable, Iterator, Mapping, NamedTuple, Optional, Tuple, Union, cast

from .._base.classes import public
from .redact import status_line

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
class Attempt(NamedTuple):
    """One try of a call that failed, as ``error.attempts`` keeps it."""

    number: int
    """1 for the first try."""

    cause: str
    """What ended it, in a few words: ``"503 Service Unavailable"``, ``"connection refused"``."""

    status: Optional[int]
    """The HTTP status, where the server answered."""

    elapsed: float
    """Seconds from the start of this try to its failure."""

    delay: Optional[float]
    """Seconds that were waited before the next try; ``None`` where no other followed."""

    processed: Optional[bool] = None
    """Whether the server acted on the request; ``None`` where nobody can tell."""


class Facts(NamedTuple):
    """What is known of one failed attempt.

    Attributes:
        cause: In a few words, for the history and for people.
        status: The HTTP status; ``None`` where no usable answer came.
        transient: Whether another try may go better: not where a certificate isn't trusted.
            ``None`` for a status: the policy knows which it retries.
        processed: As :attr:`Attempt.processed`.
        timeout: Whether time ran out.
        retry_after: Seconds that the server asked to wait, unbounded; ``None`` where it didn't say.
        should_retry: The server's own word (``x-should-retry``); ``None`` where it didn't say.
    """

    cause: str
    status: Optional[int] = None
    transient: Optional[bool] = None
    processed: Optional[bool] = None
    timeout: bool = False
    retry_after: Optional[float] = None
    should_retry: Optional[bool] = None


def facts_of_status(status: int, headers: Mapping[str, str]) -> Facts:
    """The facts of an answer whose status is an error."""
    word = (get_header(headers, "x-should-retry") or "").strip().lower()
    return Facts(
        cause=status_line(status),
        status=status,
        retry_after=retry_after(headers),
        should_retry={"true": True, "false": False}.get(word),
    )


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

    def __reduce__(self) -> Tuple[object, ...]:
        return Headers, (self._values,)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"


def get_header(headers: Mapping[str, str], name: str) -> Optional[str]:
    """Look a header up without case; ``name`` is given in lower case."""
    return headers.get(name) or next(
        (value for key, value in headers.items() if key.lower() == name), None
    )


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
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        number = _number(get_header(headers, name))
        if number is not None:
            return number / unit
    due = _date(get_header(headers, "retry-after"))
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
