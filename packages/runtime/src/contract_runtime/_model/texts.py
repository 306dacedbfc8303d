"""Times and bytes as text: RFC 3339 for ``time.Time``, base64 for ``[]byte``."""

import re
import sys
from binascii import a2b_base64, b2a_base64
from datetime import date, datetime, timedelta, timezone
from typing import Any, Dict

from .kinds import Mismatch, is_binary

UTC = timezone.utc

# RFC 3339 § 5.6: "T" and "Z" may be lower case; a second may be 60 (§ 5.7).
_RFC3339 = (
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.([0-9]+))?(?:[Zz]|([+-][0-9]{2}):([0-5][0-9]))"
)
_WITH_OFFSET = ("--T::+", "--T::-", "--T::.")
_fromisoformat = datetime.fromisoformat
if sys.version_info >= (3, 14):

    def _fromisoformat(text: str) -> datetime:
        if text[11:13] == "24":
            raise ValueError("a day has no hour 24 in RFC 3339")
        return datetime.fromisoformat(text)


#: Until 3.11 it knows no "Z", and no fractions of other than 3 or 6 digits.
_KNOWS_Z = sys.version_info >= (3, 11)


def read_time(value: Any) -> datetime:
    """Read RFC 3339 text as an aware time.

    Fractions are cut to microseconds. A leap second reads as the second after it, as POSIX
    has it.
    """
    try:
        # What stands at 4, 7, 10, 13, 16 and 19, and at the end, rules out all that
        # fromisoformat reads beyond RFC 3339; it reads anything after a sixth digit of a second.
        marks = value[4:20:3]
        if marks == "--T::Z" or (
            marks == "--T::."
            and value[-1] == "Z"
            and (21 < len(value) < 28 or _are_digits(value[20:-1]))
        ):
            return _fromisoformat(value if _KNOWS_Z else value.replace("Z", "+00:00"))
        if marks in _WITH_OFFSET and _ends_with_offset(value):
            return _fromisoformat(value)
    except (TypeError, ValueError, LookupError):
        pass
    return _read_any(value)


def _ends_with_offset(text: str) -> bool:
    return (
        text[-6] in "+-"
        and text[-3] == ":"
        and text[-2] < "6"
        and text[-7] != "."
        and (len(text) < 33 or _are_digits(text[26:-6]))
    )


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _read_any(value: object) -> datetime:
    match = re.fullmatch(_RFC3339, value) if isinstance(value, str) else None
    if match is None:
        raise Mismatch
    *parts, second, fraction, hours, minutes = match.groups()
    leap = second == "60"
    try:
        year, month, day, hour, minute = map(int, parts)
        micro = int((fraction or "")[:6].ljust(6, "0"))
        time = datetime(year, month, day, hour, minute, 59 if leap else int(second), micro, UTC)
        if hours is not None:
            offset = timedelta(hours=int(hours), minutes=int(hours[0] + minutes))
            time = time.replace(tzinfo=timezone(offset))
        return time + timedelta(seconds=1) if leap else time
    except (ValueError, OverflowError):
        raise Mismatch from None


class _Days(Dict[int, str]):
    """Ordinal to the text of its day: most times of a program are of few days."""

    def __missing__(self, ordinal: int) -> str:
        if len(self) >= 1024:
            self.clear()
        text = self[ordinal] = date.fromordinal(ordinal).isoformat()
        return text


_DAYS = _Days()
# What a time is put together from, with what stands around it.
_HOURS = [f"T{number:02}:" for number in range(24)]
_MINUTES = [f"{number:02}:" for number in range(60)]
_SECONDS = [f"{number:02}" for number in range(60)]
_MILLIS = [f".{number:03}" for number in range(1000)]
_MICROS = [f"{number:03}Z" for number in range(1000)]


def write_time(value: Any) -> str:
    """Write an aware time as RFC 3339 text, UTC as ``Z``."""
    if value.__class__ is datetime and value.tzinfo is UTC:
        # What isoformat writes, in a third of its time; a text in between would cost a tenth more.
        micro: int = value.microsecond
        if micro:
            return (
                f"{_DAYS[value.toordinal()]}{_HOURS[value.hour]}{_MINUTES[value.minute]}"
                f"{_SECONDS[value.second]}{_MILLIS[micro // 1000]}{_MICROS[micro % 1000]}"
            )
        return (
            f"{_DAYS[value.toordinal()]}{_HOURS[value.hour]}{_MINUTES[value.minute]}"
            f"{_SECONDS[value.second]}Z"
        )
    if not isinstance(value, datetime):
        raise Mismatch
    offset = value.utcoffset()
    if offset is None:
        raise Mismatch(
            "a datetime without a time zone names no instant; "
            "give it one, as in datetime.now(timezone.utc)"
        )
    if offset.seconds % 60 or offset.microseconds:
        # RFC 3339 has no seconds in an offset (local mean times of long ago have).
        try:
            value = value.astimezone(UTC)
        except OverflowError:
            raise Mismatch("in UTC it lies outside of the years 1 to 9999") from None
    text: str = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


# URL-safe to standard; line ends, which some encoders put in, to nothing.
_STANDARD = str.maketrans("-_", "+/", "\r\n")


def read_bytes(value: object) -> bytes:
    """Read base64 text, standard or URL-safe (RFC 4648 §§ 4, 5), padded or not.

    ``None`` reads as empty: servers send ``null`` for an empty slice of bytes.
    """
    if value is None:
        return b""
    if not isinstance(value, str):
        raise Mismatch
    text = value.translate(_STANDARD)
    if "=" not in text:
        text += "=" * (-len(text) % 4)
    try:
        data = a2b_base64(text)
    except ValueError:
        raise Mismatch from None
    # a2b_base64 skips what isn't in the alphabet: then there are fewer bytes than due.
    if len(text) % 4 or len(data) != len(text) // 4 * 3 - text.count("="):
        raise Mismatch
    return data


def write_bytes(value: object) -> str:
    """Write bytes as standard base64 text with padding."""
    if not is_binary(value):
        raise Mismatch
    return b2a_base64(bytes(value), newline=False).decode("ascii")
