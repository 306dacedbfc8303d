"""Times as RFC 3339 text: what ``time.Time`` is on the wire."""

import re
import sys
from datetime import datetime, timedelta, timezone

from .mismatch import Mismatch

UTC = timezone.utc
_SECOND = timedelta(seconds=1)

# RFC 3339 § 5.6: "T" and "Z" may be lower case; a second may be 60 (§ 5.7).
_RFC3339 = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
).fullmatch

# What stands at the positions 4, 7, 10, 13, 16 and 19 of the usual time.
_USUAL = frozenset(("--T::Z", "--T::.", "--T::+", "--T::-"))

_fromisoformat = datetime.fromisoformat


def _read_usual_311(value: str) -> datetime:
    # fromisoformat reads more than RFC 3339: the places of its separators rule the rest out.
    if value[4:20:3] in _USUAL:
        end = value[-1]
        if end == "Z" or (value[-3] == ":" and value[-6] in "+-"):
            return _fromisoformat(value)
    raise ValueError


def _read_usual_38(value: str) -> datetime:
    # fromisoformat knows neither "Z" nor fractions of other than 3 or 6 digits.
    if value[4:20:3] in _USUAL:
        if value[-1] == "Z":
            return _fromisoformat(value[:-1] + "+00:00")
        if value[-3] == ":" and value[-6] in "+-":
            return _fromisoformat(value)
    raise ValueError


_read_usual = _read_usual_311 if sys.version_info >= (3, 11) else _read_usual_38


def read_time(value: object) -> datetime:
    """Read RFC 3339 text as an aware time.

    Fractions are cut to microseconds. A leap second reads as the second after it, as POSIX
    has it.

    Raises:
        Mismatch: It isn't such text, or no such time exists.
    """
    if not isinstance(value, str):
        raise Mismatch
    try:
        return _read_usual(value)
    except (ValueError, IndexError):
        pass
    match = _RFC3339(value)
    if match is None:
        raise Mismatch
    year, month, day, hour, minute, second, fraction, sign, hours, minutes = match.groups()
    try:
        zone = UTC
        if sign is not None:
            if int(minutes) > 59:
                raise Mismatch
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            zone = timezone(-offset if sign == "-" else offset)
        leap = second == "60"
        time = datetime(
            int(year),
            int(month),
            int(day),
            int(hour),
            int(minute),
            59 if leap else int(second),
            int((fraction or "0")[:6].ljust(6, "0")),
            zone,
        )
        return time + _SECOND if leap else time
    except (ValueError, OverflowError):
        raise Mismatch from None


def write_time(value: object) -> str:
    """Write an aware time as RFC 3339 text, UTC as ``Z``.

    Raises:
        Mismatch: It isn't a datetime, or one without a time zone.
    """
    if not isinstance(value, datetime):
        raise Mismatch
    offset = value.utcoffset()
    if offset is None:
        raise Mismatch(
            "a datetime without a time zone names no instant; "
            "give it one, as in datetime.now(timezone.utc)",
            ValueError,
        )
    if offset.seconds % 60 or offset.microseconds:
        # RFC 3339 has no seconds in an offset (local mean times of long ago have).
        value = value.astimezone(UTC)
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text
