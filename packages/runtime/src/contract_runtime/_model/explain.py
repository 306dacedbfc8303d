"""From a codec's failure to the error that says where and why."""

from .findings import MISMATCH, MISSING, findings
from .mismatch import exact
from .refusals import in_arguments, refusals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Iterator, NoReturn, Union

    from .._errors.tree import ResponseDecodeError
    from .findings import Path
    from .refusals import Refusal
    from .shapes import Shape, Struct

_TOO_DEEP = "the value is nested too deeply for JSON"


def explain_decoding(shape: "Shape", value: object, error: Exception) -> "NoReturn":
    """Raise the ResponseDecodeError that a decoder's failure stands for."""
    try:
        with exact():
            for finding in findings(shape, value):
                if finding.kind == MISMATCH:
                    raise _error(finding.path, finding.expected, finding.value) from None
    except RecursionError as deeper:
        error = deeper
    if isinstance(error, RecursionError):
        raise _error((), "a document less deeply nested", value) from None
    raise error


def explain_json(data: "Union[bytes, str]", error: Exception) -> "NoReturn":
    """Raise the ResponseDecodeError for text that isn't JSON."""
    deep = isinstance(error, RecursionError)
    expected = "a document less deeply nested" if deep else "JSON"
    start = data[:200]
    shown = start if isinstance(start, str) else start.decode(errors="replace")
    raise _error((), expected, shown) from error


def _error(path: "Path", expected: str, value: object) -> "ResponseDecodeError":
    from .._errors.tree import ResponseDecodeError

    if value is MISSING:
        return ResponseDecodeError.missing(path, expected)
    return ResponseDecodeError.at(path, expected, value)


def explain_encoding(shape: "Shape", value: object, error: Exception) -> "NoReturn":
    """Raise the TypeError or ValueError that an encoder's failure stands for."""
    _refuse(refusals(shape, value), error)


def explain_arguments(
    struct: "Struct", arguments: "Dict[str, object]", error: Exception
) -> "NoReturn":
    """Raise the TypeError or ValueError for arguments, by their names in Python."""
    _refuse(in_arguments(struct, arguments), error)


def _refuse(found: "Iterator[Refusal]", error: Exception) -> "NoReturn":
    from .._errors.decode import place

    try:
        for refusal in found:
            where = place(refusal.path)
            raise refusal.error(f"{where}: {refusal.reason}" if where else refusal.reason) from None
    except RecursionError as deeper:
        error = deeper
    if isinstance(error, RecursionError):
        raise ValueError(_TOO_DEEP) from None
    raise error
