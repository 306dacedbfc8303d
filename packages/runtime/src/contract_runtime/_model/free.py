"""Free-form JSON: what stands in a field of any type, and in fields that no contract knows."""

from datetime import datetime

from .base64text import write_bytes
from .kinds import is_array, is_binary, is_mapping, is_object, is_sequence
from .mismatch import NOT_FINITE, Mismatch, doubt_float
from .timetext import write_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, FrozenSet, Mapping

#: Classes whose values are JSON as they stand.
PLAIN: "FrozenSet[type]" = frozenset((str, int, bool, type(None)))


def read_free(value: object) -> object:
    """Check a parsed JSON value, whatever it is, and return it.

    Raises:
        Mismatch: It holds NaN or an infinity (which ``1e400`` reads as).
        Reparse: It holds a float that may have been an integer.
    """
    if isinstance(value, float):
        if value - value:
            raise Mismatch
        doubt_float(value)
    elif is_object(value):
        for item in value.values():
            if item.__class__ not in PLAIN:
                read_free(item)
    elif is_array(value):
        for item in value:
            if item.__class__ not in PLAIN:
                read_free(item)
    return value


def write_free(value: object) -> object:
    """Turn a value of the caller's into JSON values, none of them shared with it.

    Models, times, bytes, any mapping and any sequence become what they are on the wire.

    Raises:
        Mismatch: It is, or holds, something that JSON can't say.
    """
    if value.__class__ in PLAIN:
        return value
    if isinstance(value, float):
        if value - value:
            raise Mismatch(NOT_FINITE, ValueError)
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
    from .encode import write_model

    return write_model(value)


def write_object(value: "Mapping[Any, object]") -> "Dict[str, object]":
    """Turn a mapping into a JSON object; its keys must be strings.

    Raises:
        Mismatch: One isn't, or a value is something that JSON can't say.
    """
    written: Dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise Mismatch
        plain = item if item.__class__ in PLAIN else write_free(item)
        written[key if key.__class__ is str else str.__str__(key)] = plain
    return written


def own(value: object) -> object:
    """A copy of parsed JSON in plain dicts and lists, whatever mappings and sequences it has."""
    if is_mapping(value):
        return {key: own(item) for key, item in value.items()}
    if is_sequence(value):
        return [own(item) for item in value]
    return value
