"""What kind of JSON a value is or can become, and the signal that it isn't what is due."""

import threading
from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Union

    from typing_extensions import TypeGuard

_BINARY = (bytes, bytearray, memoryview)


class Mismatch(Exception):
    """A value isn't what its shape says: what reads or writes one raises this.

    It never leaves the room: where and why is found by walking the value again. Its message is
    what a caller is told whose value is of the right type and still can't be sent.
    """


class _Exactness(threading.local):
    depth = 0

    def __enter__(self) -> None:
        self.depth += 1

    def __exit__(self, *exc: object) -> None:
        self.depth -= 1


#: ``with exact:`` says that the values decoded by this thread come as they were sent.
exact = _Exactness()


def doubt(value: float) -> None:
    """Give up at a float that was an integer in the document, if orjson has parsed it.

    orjson reads integers outside of [-2**63, 2**64) as floats.
    """
    if not exact.depth and not -(2.0**63) < value < 2.0**63:
        raise Mismatch


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
