"""Free-form JSON: what stands in a field of any type, and in fields that no contract knows."""

from datetime import datetime
from typing import Any, Dict, FrozenSet, List, Mapping, cast

from .base64text import write_bytes
from .kinds import is_array, is_binary, is_mapping, is_model, is_object, is_sequence
from .mismatch import NOT_FINITE, Mismatch, doubt
from .timetext import write_time
from .unknown import UnknownVariant

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
            raise Mismatch(NOT_FINITE)
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
    if is_model(value):
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
