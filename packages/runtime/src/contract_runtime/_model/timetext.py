"""Times as RFC 3339 text: what ``time.Time`` is on the wire."""

import re
import sys
from datetime import date, datetime, timedelta, timezone

from .mismatch import Mismatch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict

    _TextByNumber = Dict[int, str]
else:
    _TextByNumber = dict

UTC = timezone.utc
_SECOND = timedelta(seconds=1)

# RFC 3339 § 5.6: "T" and "Z" may be lower case; a second may be 60 (§ 5.7).
_RFC3339 = (
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
_WITH_OFFSET = frozenset(("--T::.", "--T::+", "--T::-"))

_fromisoformat = datetime.fromisoformat
_NEW = sys.version_info >= (3, 11)


def read_time(value: "Any") -> datetime:
    """Read RFC 3339 text as an aware time.

    Fractions are cut to microseconds. A leap second reads as the second after it, as POSIX
    has it.

    Raises:
        Mismatch: It isn't such text, or no such time exists.
    """
    try:
        # What stands at the positions 4, 7, 10, 13, 16 and 19, and at the end, rules out all
        # that fromisoformat reads beyond RFC 3339.
        marks = value[4:20:3]
        if (
            marks == "--T::Z"
            or (marks == "--T::." and value[-1] == "Z" and len(value) > 21)
            or (marks in _WITH_OFFSET and _has_offset(value))
        ):
            if _NEW:
                return _fromisoformat(value)
            # Until 3.11 it knows no "Z", and no fractions of other than 3 or 6 digits.
            if value.find("Z") in (-1, len(value) - 1):
                return _fromisoformat(value.replace("Z", "+00:00"))
    except (TypeError, ValueError, IndexError):
        pass
    return _read_any(value)


def _has_offset(text: str) -> bool:
    return text[-6] in "+-" and text[-3] == ":" and text[-2] < "6" and text[-7] != "."


def _read_any(value: object) -> datetime:
    match = re.fullmatch(_RFC3339, value) if isinstance(value, str) else None
    if match is None:
        raise Mismatch
    year, month, day, hour, minute, second, fraction, sign, hours, minutes = match.groups()
    try:
        zone = UTC if sign is None else _zone(sign, int(hours), int(minutes))
        micro = int(fraction[:6].ljust(6, "0")) if fraction else 0
        leap = second == "60"
        time = datetime(
            int(year),
            int(month),
            int(day),
            int(hour),
            int(minute),
            59 if leap else int(second),
            micro,
            zone,
        )
        return time + _SECOND if leap else time
    except (ValueError, OverflowError):
        raise Mismatch from None


def _zone(sign: str, hours: int, minutes: int) -> timezone:
    if minutes > 59:
        raise ValueError("an hour has 60 minutes")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if sign == "-" else offset) if offset else UTC


class _Days(_TextByNumber):
    """Ordinal to the text of its day: most times of a program are of few days."""

    def __missing__(self, ordinal: int) -> str:
        if len(self) >= 1024:
            self.clear()
        text = self[ordinal] = date.fromordinal(ordinal).isoformat() + "T"
        return text


_DAYS = _Days()
_TWO = [f"{number:02}" for number in range(60)]
_THREE = [hundreds + two for hundreds in "0123456789" for two in (*_TWO, *map(str, range(60, 100)))]


def write_time(value: "Any") -> str:
    """Write an aware time as RFC 3339 text, UTC as ``Z``.

    Raises:
        Mismatch: It isn't a datetime, or one without a time zone.
    """
    if value.__class__ is datetime and value.tzinfo is UTC:
        # What isoformat writes, in a third of its time.
        clock = f"{_TWO[value.hour]}:{_TWO[value.minute]}:{_TWO[value.second]}"
        if value.microsecond:
            milli, micro = divmod(value.microsecond, 1000)
            return f"{_DAYS[value.toordinal()]}{clock}.{_THREE[milli]}{_THREE[micro]}Z"
        return f"{_DAYS[value.toordinal()]}{clock}Z"
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
    text: str = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text
