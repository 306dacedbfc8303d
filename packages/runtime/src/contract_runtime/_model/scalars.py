"""What one JSON scalar becomes in Python, and back: one row of a table for each kind.

``reads`` and ``writes`` are Python tests, put into compiled code: where they are true the value
stands as it is, else ``read`` (or ``write``) decides. They are what the usual value costs. In
them ``{0}`` is the value where it occurs first, ``{1}`` where it occurs again. An empty one means
that every value is converted.
"""

from . import base64text, timetext
from .free import read_free, write_free
from .mismatch import NOT_FINITE, Mismatch, doubt_float

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable


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
        reads: The test, in source, for a parsed value that needs no ``read``.
        read: Parsed value to Python value.
        writes: The test for a value of the caller's that needs no ``write``.
        write: Value of the caller's to JSON value.
        text: The source of the JSON text of a value that needs no ``write``.
        orjson: ``writes`` where orjson dumps the value: it knows more classes than json.
    """

    __slots__ = ("json", "name", "orjson", "python", "read", "reads", "text", "write", "writes")

    def __init__(
        self,
        name: str,
        *,
        json: str,
        python: str,
        reads: str,
        read: "Callable[[object], object]",
        writes: str,
        write: "Callable[[object], object]",
        text: str = "",
        orjson: str = "",
    ) -> None:
        self.name = name
        self.json = json
        self.python = python
        self.reads = reads
        self.read = read
        self.writes = writes
        self.write = write
        self.text = text
        self.orjson = orjson or writes


TEXT = Scalar(
    "text",
    json="a string",
    python="str",
    reads="{0}.__class__ is str",
    read=read_text,
    writes="{0}.__class__ is str",
    write=read_text,
)
BOOLEAN = Scalar(
    "boolean",
    json="a boolean",
    python="bool",
    reads="{0} is True or {1} is False",
    read=read_boolean,
    writes="{0} is True or {1} is False",
    write=read_boolean,
    text="('true' if {0} else 'false')",
)
INTEGER = Scalar(
    "integer",
    json="an integer",
    python="int",
    reads="{0}.__class__ is int",
    read=read_integer,
    writes="{0}.__class__ is int",
    write=write_integer,
    text="repr({0})",
)
# x - x is 0.0 (false) for every finite float, and NaN (true) for NaN and the infinities.
REAL = Scalar(
    "real",
    json="a finite number",
    python="float",
    reads="{0}.__class__ is float and not {1} - {1}",
    read=read_real,
    writes="{0}.__class__ is float and not {1} - {1}",
    write=write_real,
    text="repr({0})",
)
TIME = Scalar(
    "time",
    json="an RFC 3339 time",
    python="datetime with a time zone",
    reads="",
    read=timetext.read_time,
    writes="",
    write=timetext.write_time,
    orjson="{0}.__class__ is datetime and {1}.tzinfo is UTC",
)
BYTES = Scalar(
    "bytes",
    json="base64 text",
    python="bytes",
    reads="",
    read=base64text.read_bytes,
    writes="",
    write=base64text.write_bytes,
)
FREE = Scalar(
    "free",
    json="any JSON",
    python="JSON values",
    reads="{0}.__class__ in PLAIN",
    read=read_free,
    writes="{0}.__class__ in PLAIN",
    write=write_free,
)
