"""What one JSON scalar becomes in Python, and back: one row of a table for each kind.

A row's test is Python source, put into compiled code: where it is true the value stands as it
is, else ``decode`` (or ``encode``) decides. It is what the usual value costs. In it ``{0}`` is the
value where it occurs first, ``{1}`` where it occurs again. Where there is none, every value is
converted.
"""

from datetime import datetime
from typing import Any, Callable, Dict, FrozenSet, List, Mapping, NamedTuple, cast

from .base import Model, UnknownVariant
from .kinds import Mismatch, doubt, is_array, is_binary, is_mapping, is_object, is_sequence
from .texts import read_bytes, read_time, write_bytes, write_time

_NOT_FINITE = "JSON has no NaN and no infinities"
#: Classes whose values are JSON as they stand.
PLAIN: FrozenSet[type] = frozenset((str, int, bool, type(None)))


def read_free(value: object) -> object:
    """Check that parsed JSON has no infinities (which ``1e400`` reads as), and return it."""
    if isinstance(value, float):
        if value - value:
            raise Mismatch
        doubt(value)
        return value
    for item in value.values() if is_object(value) else value if is_array(value) else ():
        if item.__class__ not in PLAIN:
            read_free(item)
    return value


def write_free(value: Any) -> object:
    """Turn a value of the caller's into JSON values, none of them shared with it.

    Models, times, bytes, any mapping and any sequence become what they are on the wire.
    """
    if value.__class__ in PLAIN:
        return value
    if isinstance(value, float):
        if value - value:
            raise Mismatch(_NOT_FINITE)
        return float(value)
    if is_mapping(value):
        return write_object(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, datetime):
        return write_time(value)
    if is_binary(value):
        return write_bytes(value)
    if is_sequence(value):
        return [item if item.__class__ in PLAIN else write_free(item) for item in value]
    if isinstance(value, UnknownVariant):
        return write_free(value.data)
    if isinstance(value, Model):
        return value.to_dict()
    raise Mismatch


def write_object(value: Mapping[Any, object]) -> Dict[str, object]:
    """Turn a mapping into a JSON object."""
    items = as_map(value).items()
    return {key: item if item.__class__ in PLAIN else write_free(item) for key, item in items}


def as_map(value: object) -> Dict[str, object]:
    """Any mapping whose keys are strings, as a dict."""
    if value.__class__ is dict:
        found = cast("Dict[str, object]", value)
        for name in found:
            if name.__class__ is not str:
                break
        else:
            return found
    if not is_mapping(value):
        raise Mismatch
    items: Dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise Mismatch
        items[str.__str__(key)] = item
    return items


def as_list(value: object) -> List[object]:
    """Any sequence but text and bytes, as a list."""
    if value.__class__ is list:
        return cast(List[object], value)
    if is_sequence(value):
        return list(value)
    raise Mismatch


def own(value: object) -> object:
    """A copy of parsed JSON in plain dicts and lists, whatever mappings and sequences it has."""
    if is_mapping(value):
        for key in value:
            if not isinstance(key, str):
                raise TypeError(f"the keys of a JSON object are strings, not {key!r}")
        return {key: own(item) for key, item in value.items()}
    return [own(item) for item in value] if is_sequence(value) else value


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
            raise Mismatch(_NOT_FINITE)
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
    decode: Callable[[object], object]
    #: Value of the caller's to JSON value.
    encode: Callable[[object], object]
    test: str = ""
    #: The source of the JSON text of a value that passes the test.
    text: str = "f'{{{0}!r}}'"


# x - x is 0.0 (false) for every finite float, and NaN (true) for NaN and the infinities.
_FINITE = "{0}.__class__ is float and not {1} - {1}"
_BOOL = "{0} is True or {1} is False"
_BOOL_TEXT = "('true' if {0} else 'false')"

TEXT = Scalar("text", "a string", "str", _text, _text, "{0}.__class__ is str")
BOOLEAN = Scalar("boolean", "a boolean", "bool", _boolean, _boolean, _BOOL, _BOOL_TEXT)
INTEGER = Scalar(
    "integer", "an integer", "int", _read_integer, _write_integer, "{0}.__class__ is int"
)
REAL = Scalar("real", "a finite number", "float", _read_real, _write_real, _FINITE)
TIME = Scalar("time", "an RFC 3339 time", "datetime with a time zone", read_time, write_time)
BYTES = Scalar("bytes", "base64 text", "bytes", read_bytes, write_bytes)
FREE = Scalar("free", "any JSON", "JSON values", read_free, write_free, "{0}.__class__ in PLAIN")
