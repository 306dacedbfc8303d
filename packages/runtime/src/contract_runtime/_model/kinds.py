"""What kind of JSON a value is or can become, told in a way that type checkers follow."""

from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Union

    from typing_extensions import TypeGuard

_BINARY = (bytes, bytearray, memoryview)


def is_object(value: object) -> "TypeGuard[Dict[str, object]]":
    """A parsed JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> "TypeGuard[List[object]]":
    """A parsed JSON array."""
    return isinstance(value, list)


def is_mapping(value: object) -> "TypeGuard[Mapping[object, object]]":
    """What a caller may give for a JSON object."""
    return isinstance(value, Mapping)


def is_sequence(value: object) -> "TypeGuard[Sequence[object]]":
    """What a caller may give for a JSON array: text and bytes are no sequences of things."""
    return isinstance(value, Sequence) and not isinstance(value, (str, *_BINARY))


def is_binary(value: object) -> "TypeGuard[Union[bytes, bytearray, memoryview[int]]]":
    """What a caller may give for bytes."""
    return isinstance(value, _BINARY)


def is_model(value: object) -> bool:
    """A model of any class."""
    return hasattr(value.__class__, "__contract_keywords__")
