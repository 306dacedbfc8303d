"""What one JSON scalar becomes in Python, and back: one row of a table for each kind.

A row's test is Python source, put into compiled code: where it is true the value stands as it
is, else ``read`` (or ``write``) decides. It is what the usual value costs. In it ``{0}`` is the
value where it occurs first, ``{1}`` where it occurs again. Where there is none, every value is
converted.
"""

from typing import Any, Callable, NamedTuple

from .base64text import read_bytes, write_bytes
from .free import read_free, write_free
from .mismatch import NOT_FINITE, Mismatch, doubt
from .timetext import read_time, write_time


def _text(value: object) -> str:
    if isinstance(value, str):
        return str.__str__(value)
    raise Mismatch


def _boolean(value: object) -> bool:
    if value is True or value is False:
        return value
    raise Mismatch


def _read_integer(value: Any) -> int:
    # ``2.0`` is one too; ``true`` isn't.
    if isinstance(value, float) and value.is_integer():
        doubt(value)
        return int(value)
    return _write_integer(value)


def _write_integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    raise Mismatch


def _read_real(value: Any) -> float:
    try:
        return float(_write_real(value))
    except OverflowError:
        raise Mismatch from None


def _write_real(value: object) -> float:
    # An integer goes out as it is written.
    if isinstance(value, float):
        if value - value:
            raise Mismatch(NOT_FINITE)
        return float(value)
    return _write_integer(value)


class Scalar(NamedTuple):
    """A kind of JSON scalar: the words for it, the test, and the conversions both ways."""

    #: What generated code calls it.
    name: str
    #: What is due in a document, in words.
    json: str
    #: What is due from a caller, in words.
    python: str
    #: Parsed value to Python value.
    read: Callable[[object], object]
    #: Value of the caller's to JSON value.
    write: Callable[[object], object]
    test: str = ""
    #: The source of the JSON text of a value that passes the test.
    text: str = "f'{{{0}!r}}'"
    #: The test where orjson dumps the value, which knows more classes.
    orjson: str = ""


# x - x is 0.0 (false) for every finite float, and NaN (true) for NaN and the infinities.
_FINITE = "{0}.__class__ is float and not {1} - {1}"
_UTC = "{0}.__class__ is datetime and {1}.tzinfo is UTC"
_BOOL = "{0} is True or {1} is False"
_BOOL_TEXT = "('true' if {0} else 'false')"

TEXT = Scalar("text", "a string", "str", _text, _text, "{0}.__class__ is str")
BOOLEAN = Scalar("boolean", "a boolean", "bool", _boolean, _boolean, _BOOL, _BOOL_TEXT)
INTEGER = Scalar(
    "integer", "an integer", "int", _read_integer, _write_integer, "{0}.__class__ is int"
)
REAL = Scalar("real", "a finite number", "float", _read_real, _write_real, _FINITE)
TIME = Scalar(
    "time", "an RFC 3339 time", "datetime with a time zone", read_time, write_time, orjson=_UTC
)
BYTES = Scalar("bytes", "base64 text", "bytes", read_bytes, write_bytes)
FREE = Scalar("free", "any JSON", "JSON values", read_free, write_free, "{0}.__class__ in PLAIN")
