"""From a codec's failure to the error that says where and why."""

from typing import Union

from .._errors.answers import ResponseDecodeError, place
from .findings import MISMATCH, MISSING, Path, reading, writing
from .kinds import exact
from .shapes import Shape, Struct

_LESS_DEEP = "a document less deeply nested"


def decode_error(shape: Shape, value: object, error: Exception) -> Exception:
    """The ResponseDecodeError that a decoder's failure stands for."""
    try:
        with exact:
            for finding in reading(shape, value):
                if finding.kind == MISMATCH:
                    return _at(finding.path, finding.words, finding.value)
    except RecursionError as deeper:
        error = deeper
    return _at((), _LESS_DEEP, value) if isinstance(error, RecursionError) else error


def json_error(data: Union[bytes, str], error: Exception) -> Exception:
    """The ResponseDecodeError for text that isn't JSON."""
    start = data[:200]
    shown = start if isinstance(start, str) else start.decode(errors="replace")
    return _at((), _LESS_DEEP if isinstance(error, RecursionError) else "JSON", shown)


def _at(path: Path, expected: str, value: object) -> Exception:
    if value is MISSING:
        return ResponseDecodeError.missing(path, expected)
    return ResponseDecodeError.at(path, expected, value)


def encode_error(
    shape: Shape, value: object, error: Exception, *, arguments: bool = False
) -> Exception:
    """The TypeError or ValueError that an encoder's failure stands for.

    Where the value is the arguments of a call, they go by their names in Python.
    """
    fields = shape.fields if arguments and isinstance(shape, Struct) else ()
    names = {field.wire: field.name for field in fields}
    try:
        for finding in writing(shape, value):
            first, rest = finding.path[:1], finding.path[1:]
            where = place((*(names.get(str(step), step) for step in first), *rest))
            return finding.error(f"{where}: {finding.words}" if where else finding.words)
    except RecursionError as deeper:
        error = deeper
    if isinstance(error, RecursionError):
        return ValueError("the value is nested too deeply for JSON")
    return error
