"""What one JSON scalar becomes in Python, and back: one row of a table for each kind.

``doubt`` and ``care`` are Python tests over ``{0}``, put into compiled code: where they are
false the value stands as it is, where they are true ``read`` (or ``write``) decides. They are
what the usual value costs. An empty one means that every value is converted.
"""

from . import base64text, timetext
from .free import read_free, write_free
from .mismatch import NOT_FINITE, Mismatch, doubt_float

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict


def read_text(value: object) -> str:
    if isinstance(value, str):
        return str.__str__(value)
    raise Mismatch


def read_boolean(value: object) -> bool:
    if value is True or value is False:
        return value
    raise Mismatch


def read_integer(value: "Any") -> int:
    """An integer of any size, or a float that is one (``2.0``); ``true`` isn't."""
    if value.__class__ is int:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        doubt_float(value)
        return int(value)
    raise Mismatch


def read_real(value: "Any") -> float:
    """A finite float, or an integer as one."""
    if isinstance(value, float):
        if not value - value:
            return float(value)
    elif value.__class__ is int:
        try:
            return float(value)
        except OverflowError:
            pass
    raise Mismatch


def write_integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    raise Mismatch


def write_real(value: object) -> float:
    """A finite number; an integer goes out as it is written."""
    if isinstance(value, float):
        if value - value:
            raise Mismatch(NOT_FINITE, ValueError)
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    raise Mismatch


class Scalar:
    """A kind of JSON scalar: the words for it, the tests, and the conversions both ways.

    Args:
        name: What generated code calls it.
        json: What is due in a document, in words.
        python: What is due from a caller, in words.
        doubt: The test, in source, for a parsed value that ``read`` has to look at.
        read: Parsed value to Python value.
        care: The test for a value of the caller's that ``write`` has to look at.
        write: Value of the caller's to JSON value.
        text: The source of its JSON text, where ``care`` is false.
        orjson: ``care`` where orjson dumps the value, and knows more classes than json.
    """

    __slots__ = ("care", "doubt", "json", "name", "orjson", "python", "read", "text", "write")

    def __init__(
        self,
        name: str,
        *,
        json: str,
        python: str,
        doubt: str,
        read: "Callable[[object], object]",
        care: str,
        write: "Callable[[object], object]",
        text: str = "",
        orjson: str = "",
    ) -> None:
        self.name = name
        self.json = json
        self.python = python
        self.doubt = doubt
        self.read = read
        self.care = care
        self.write = write
        self.text = text
        self.orjson = orjson or care


TEXT = Scalar(
    "text",
    json="a string",
    python="str",
    doubt="{0}.__class__ is not str",
    read=read_text,
    care="{0}.__class__ is not str",
    write=read_text,
    text="quote({0})",
)
BOOLEAN = Scalar(
    "boolean",
    json="a boolean",
    python="bool",
    doubt="{0} is not True and {0} is not False",
    read=read_boolean,
    care="{0} is not True and {0} is not False",
    write=read_boolean,
    text="('true' if {0} else 'false')",
)
INTEGER = Scalar(
    "integer",
    json="an integer",
    python="int",
    doubt="{0}.__class__ is not int",
    read=read_integer,
    care="{0}.__class__ is not int",
    write=write_integer,
    text="repr({0})",
)
# x - x is 0.0 (false) for every finite float, and NaN (true) for NaN and the infinities.
REAL = Scalar(
    "real",
    json="a finite number",
    python="float",
    doubt="{0}.__class__ is not float or {0} - {0}",
    read=read_real,
    care="{0}.__class__ is not float or {0} - {0}",
    write=write_real,
    text="repr({0})",
)
TIME = Scalar(
    "time",
    json="an RFC 3339 time",
    python="datetime with a time zone",
    doubt="",
    read=timetext.read_time,
    care="",
    write=timetext.write_time,
    orjson="{0}.__class__ is not datetime or {0}.tzinfo is not UTC",
)
BYTES = Scalar(
    "bytes",
    json="base64 text",
    python="bytes",
    doubt="",
    read=base64text.read_bytes,
    care="",
    write=base64text.write_bytes,
)
FREE = Scalar(
    "free",
    json="any JSON",
    python="JSON values",
    doubt="{0}.__class__ not in PLAIN",
    read=read_free,
    care="{0}.__class__ not in PLAIN",
    write=write_free,
)

#: Every scalar by name, as compiled code and annotations look them up.
SCALARS: "Dict[str, Scalar]" = {
    scalar.name: scalar for scalar in (TEXT, BOOLEAN, INTEGER, REAL, TIME, BYTES, FREE)
}
