"""How long the server asks to wait: ``Retry-After`` (RFC 9110 § 10.2.3) and ``retry-after-ms``."""

import time
from typing import Mapping, Optional

from .headers import get_header


def retry_after(headers: Mapping[str, str], now: Optional[float] = None) -> Optional[float]:
    """Seconds that a response asks to wait, not negative and finite; ``None`` where it doesn't.

    ``retry-after-ms`` (milliseconds) is finer and goes first; then ``Retry-After`` as seconds,
    fractions allowed, or as an HTTP date of any of the three forms. A date is read against the
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
    """Digits with at most one point among them: no sign, exponent, ``inf`` or ``1_0``."""
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
