"""The signals by which compiled code gives up; none of them leaves the room."""

import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Type

NOT_FINITE = "JSON has no NaN and no infinities"


class Mismatch(Exception):
    """A value isn't what its shape says. Where and why is found by walking the value again."""

    def __init__(self, reason: str = "", error: "Type[Exception]" = TypeError) -> None:
        super().__init__(reason)
        #: A sentence for the caller, where the shape's own words don't say enough.
        self.reason = reason
        #: What a caller gets who gave the value.
        self.error = error


class Reparse(Exception):
    """A float that orjson may have made of an integer past 64 bits: json must read it."""


#: orjson reads integers outside of [-2**63, 2**64) as floats.
_FIRST_DOUBTED = 2.0**63


class _Exactness(threading.local):
    #: Whether the values being decoded are known not to come from orjson.
    known = False


_exactness = _Exactness()


def doubt_float(value: float) -> None:
    """Raise :class:`Reparse` for a float that may have been an integer in the document."""
    if not _exactness.known and not -_FIRST_DOUBTED < value < _FIRST_DOUBTED:
        raise Reparse


class exact:
    """``with exact():`` says that the values decoded by this thread come as they were sent."""

    def __enter__(self) -> None:
        self._before = _exactness.known
        _exactness.known = True

    def __exit__(self, *exc: object) -> None:
        _exactness.known = self._before
