"""The signal by which codecs give up; it never leaves the room."""

import threading

NOT_FINITE = "JSON has no NaN and no infinities"


class Mismatch(Exception):
    """A value isn't what its shape says: what reads or writes one raises this.

    Where and why is found by walking the value again.

    Args:
        reason: What a caller is told whose value is of the right type and still can't be sent.
    """

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class _Exactness(threading.local):
    #: Whether the values that this thread decodes are known not to come from orjson.
    known = False


_exactness = _Exactness()


def doubt(value: float) -> None:
    """Give up at a float that was an integer in the document, if orjson has parsed it.

    orjson reads integers outside of [-2**63, 2**64) as floats.
    """
    if not _exactness.known and not -(2.0**63) < value < 2.0**63:
        raise Mismatch


class exact:
    """``with exact():`` says that the values decoded by this thread come as they were sent."""

    def __enter__(self) -> None:
        self._before = _exactness.known
        _exactness.known = True

    def __exit__(self, *exc: object) -> None:
        _exactness.known = self._before
